/** Pages about staff: the list with roles, a new invitation's link, and the audit log. */
import { html, raw } from "hono/html";
import type { readAudit } from "../../core/manage-staff.ts";
import type { Staff } from "../../core/sign-in-staff.ts";
import { ROLE_LABELS, Role, STAFF_ACTION_LABELS, StaffAction } from "../../domain/role.ts";
import type { SignedIn } from "./console-session.ts";
import { nameGroup, showTime } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type People = { staff: SignedIn; people: readonly Staff[]; link: string | null };

/** The page; `link` is a new invitation, shown this once. */
export function renderPeople(web: Web, { staff, people, link }: People): Html {
  return renderConsole(web.assets, {
    title: "人员",
    current: "people",
    staff,
    body: html`<h1>人员</h1>
${link === null ? "" : html`<div class="notice" role="status"><p>邀请链接（只显示这一次，7 天内有效，只能用一次）：</p><p><code>${link}</code></p></div>`}
<table class="plain"><thead><tr><th>姓名</th><th>角色、小组</th></tr></thead><tbody>${people.map(
      (
        person,
      ) => html`<tr><td>${person.name}${person.email === null ? "" : html`<br><small>${person.email}</small>`}</td>
<td><form class="filters" method="post" action="/console/people/${person.id}">${roles(person.role)}${groups(web, person.groupId)}
<label>在岗<select name="active"><option value="true">在岗</option><option value="false"${raw(person.active ? "" : " selected")}>已离开</option></select></label>
<button class="secondary">保存</button></form></td></tr>`,
    )}</tbody></table>
<h2>邀请</h2>
<form class="filters" method="post" action="/console/people/invites">
<label>姓名（可不填）<input name="name" maxlength="40"></label>${roles("group_member")}${groups(web, null)}<button>生成链接</button></form>`,
  });
}

function roles(chosen: Role): Html {
  return html`<label>角色<select name="role">${Role.options.map(
    (role) => html`<option value="${role}"${raw(role === chosen ? " selected" : "")}>${ROLE_LABELS[role]}</option>`,
  )}</select></label>`;
}

function groups({ deps }: Web, chosen: string | null): Html {
  return html`<label>小组<select name="group"><option value="">不属于小组</option>${[
    ...deps.directory.groups.groups.keys(),
  ].map(
    (id) => html`<option value="${id}"${raw(id === chosen ? " selected" : "")}>${nameGroup(deps, id)}</option>`,
  )}</select></label>`;
}

/** The audit log, newest first. */
export function renderAudit(web: Web, staff: SignedIn, entries: Awaited<ReturnType<typeof readAudit>>): Html {
  return renderConsole(web.assets, {
    title: "审计",
    current: "audit",
    staff,
    body: html`<h1>审计</h1>
<table class="plain"><thead><tr><th>时间</th><th>谁</th><th>做什么</th><th>对象</th><th>结果</th></tr></thead><tbody>${entries.map(
      ({ at, actor, action, subject, allowed }) =>
        html`<tr><td>${showTime(at)}</td><td>${actor}</td><td>${nameAction(action)}</td><td>${subject}</td><td>${allowed ? "已办" : "拒绝"}</td></tr>`,
    )}</tbody></table>`,
  });
}

function nameAction(action: string): string {
  const known = StaffAction.safeParse(action);
  return known.success ? STAFF_ACTION_LABELS[known.data] : action;
}
