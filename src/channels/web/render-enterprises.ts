/** Enterprises for staff: the list with its search, and one firm with fields, contacts, needs and visits. */
import { html } from "hono/html";
import type { EnterpriseFile } from "../../core/read-enterprises.ts";
import type { Staff } from "../../core/sign-in-staff.ts";
import { toDay } from "../../domain/day.ts";
import type { Enterprise } from "../../domain/enterprise.ts";
import { STATE_LABELS } from "../../domain/need-labels.ts";
import { may, type StaffAction } from "../../domain/role.ts";
import type { SignedIn } from "./console-session.ts";
import { DISCLOSURE_LABELS, nameCluster, nameGroup } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type List = { staff: SignedIn; text: string; enterprises: readonly Enterprise[]; more: boolean };

/** The list. */
export function renderEnterprises(web: Web, { staff, text, enterprises, more }: List): Html {
  return renderConsole(web.assets, {
    title: "企业",
    current: "enterprises",
    staff,
    body: html`<h1>企业</h1>
<form class="filters" method="get" action="/console/enterprises"><label>搜索<input type="search" name="text" value="${text}" maxlength="100" placeholder="名称、简称、信用代码、街道、产品"></label><button>查找</button></form>
${
  enterprises.length === 0
    ? html`<p class="empty">${text === "" ? "名录是空的，可以从 Excel 导入。" : "没有找到。换个简称，或少写几个字再找。"}</p>`
    : html`<p class="quiet">${more ? `只列出前 ${enterprises.length} 家，请搜索缩小范围` : `共 ${enterprises.length} 家`}</p>
<table class="plain"><thead><tr><th>企业</th><th>街道</th><th>产业集群</th><th>主要产品</th><th>一对一联络人</th></tr></thead><tbody>${enterprises.map((one) => renderRow(web, one))}</tbody></table>`
}
${allows(staff, "directory.edit") ? html`<p class="tools"><a href="/console/enterprises/import" role="button" class="secondary">从 Excel 导入</a></p>` : ""}`,
  });
}

function renderRow({ deps }: Web, one: Enterprise): Html {
  return html`<tr><td><a href="/console/enterprises/${encodeURIComponent(one.id)}">${one.name}</a>${one.key_enterprise ? html` <span class="badge good">重点</span>` : ""}</td>
<td>${one.street}</td><td>${one.clusters.map((id) => nameCluster(deps, id, "246")).join("、")}</td><td>${one.main_products.join("、")}</td><td>${one.liaison}</td></tr>`;
}

function allows({ role, groupId }: Staff, action: StaffAction): boolean {
  return may(role, action, { staffGroup: groupId, needGroup: groupId, needCc: [] });
}

type One = { staff: SignedIn; file: EnterpriseFile; key: string };

/** One firm. `key` names the next press. */
export function renderEnterprise(web: Web, { staff, file, key }: One): Html {
  const { enterprise } = file;
  return renderConsole(web.assets, {
    title: enterprise.name,
    current: "enterprises",
    staff,
    body: html`<p class="quiet"><a href="/console/enterprises">← 企业</a></p>
<h1>${enterprise.name}${enterprise.key_enterprise ? html` <span class="badge good">重点企业</span>` : ""}</h1>
<div class="need-grid"><div>
${renderFields(web, staff, enterprise)}
${renderNeeds(web, file)}
</div><aside>
${renderContacts(enterprise)}
${renderVisits(web, { staff, file, key })}
</aside></div>`,
  });
}

function renderFields({ deps }: Web, staff: Staff, one: Enterprise): Html {
  const dated = one.qualifications.map(({ name, from, until }) => {
    const dates = [from, until].filter((day) => day !== null).join(" 至 ");
    return dates === "" ? name : `${name}（${dates}）`;
  });
  const institutions = one.rd_institutions.map(({ name, level }) => (level === null ? name : `${name}（${level}）`));
  const expense = one.rd_expense_last_year;
  const rows: [string, string | null][] = [
    ["其他名称", one.aliases.join("、")],
    ["信用代码", one.uscc],
    ["街道（园区）", one.street],
    ["产业集群", one.clusters.map((id) => nameCluster(deps, id, "246")).join("、")],
    ["资质", dated.join("、")],
    ["研发机构", institutions.join("、")],
    ["主要产品", one.main_products.join("、")],
    // Confidential: for those who keep the directory.
    ["上年研发费用", expense === null || !allows(staff, "directory.edit") ? null : `${expense} 万元（保密）`],
    ["一对一联络人", one.liaison],
    ["联系局领导", one.leader],
    ["公开范围", DISCLOSURE_LABELS[one.disclosure_default]],
    ["内部备注", one.notes],
  ];
  return html`<section class="card-table"><h2>企业信息</h2><dl>${rows.map(([label, value]) =>
    value === null || value === "" ? "" : html`<dt>${label}</dt><dd>${value}</dd>`,
  )}</dl></section>`;
}

function renderNeeds({ deps }: Web, { needs }: EnterpriseFile): Html {
  return html`<section><h2>需求（${needs.length} 条）</h2>${
    needs.length === 0
      ? html`<p class="quiet">没有您能看的需求。</p>`
      : html`<table class="plain"><tbody>${needs.map(
          (need) =>
            html`<tr><td><a href="/console/needs/${encodeURIComponent(need.number)}">${need.number}</a></td><td>${need.summary}</td><td>${nameGroup(deps, need.groupId)}</td><td>${STATE_LABELS[need.state]}</td></tr>`,
        )}</tbody></table>`
  }</section>`;
}

function renderContacts({ contacts }: Enterprise): Html {
  return html`<section><h2>联系人</h2>${contacts.length === 0 ? html`<p class="quiet">没有登记。</p>` : ""}<ul class="matches">${contacts.map(
    ({ name, title, phone, email }) =>
      html`<li><b>${name}</b> ${title}<br>${[phone, email].filter((part) => part !== null).join("　")}</li>`,
  )}</ul></section>`;
}

function renderVisits({ deps }: Web, { staff, file, key }: One): Html {
  const { enterprise, visits } = file;
  const today = toDay(deps.clock());
  const form = html`<details><summary>记一次走访</summary><form method="post" action="/console/enterprises/${encodeURIComponent(enterprise.id)}/visits">
<input type="hidden" name="key" value="${key}"><label>日期<input type="date" name="visitedOn" value="${today}" max="${today}" required></label>
<label>情况<textarea name="text" rows="4" required maxlength="4000" placeholder="去了谁、谈了什么、要跟进什么。不要写涉密内容；记下后不能改"></textarea></label><button>记下</button></form></details>`;
  return html`<section class="moves"><h2>走访</h2>${allows(staff, "visit.record") ? form : ""}
${visits.length === 0 ? html`<p class="quiet">还没有走访记录。</p>` : ""}<ol class="log">${visits.map(
    ({ visitedOn, staffName, text }) => html`<li><time>${visitedOn}</time> <b>${staffName}</b><p>${text}</p></li>`,
  )}</ol></section>`;
}
