/** One need for staff: card, clocks, what can be done now, look-alikes, matches, log and conversation. */
import { html, raw } from "hono/html";
import type { LookAlike } from "../../core/list-look-alikes.ts";
import type { NeedFile } from "../../core/read-need.ts";
import type { Activity } from "../../domain/activity.ts";
import type { ClusterScheme } from "../../domain/cluster-scheme.ts";
import { ACTIVITY_LABELS, CLOCK_LABELS, OUTCOME_LABELS, renderClock, STATE_LABELS } from "../../domain/need-labels.ts";
import { describeEvent, listFieldRows } from "../../domain/need-words.ts";
import { SOLVER_KINDS } from "../../domain/solver.ts";
import type { SignedIn } from "./console-session.ts";
import { toDocumentPath } from "./labels.ts";
import { BOTTLENECK_LABELS, DISCLOSURE_LABELS, nameCategory, nameCluster, nameGroup, showTime } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import { renderPastReply } from "./render-markdown.ts";
import { renderMoves } from "./render-moves.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type NeedPage = { staff: SignedIn; file: NeedFile; scheme: ClusterScheme; problem: string | null; key: string };

/** The whole page. `key` is the name of the next press; `problem` says why the last one changed nothing. */
export async function renderNeedPage(web: Web, { staff, file, scheme, problem, key }: NeedPage): Promise<Html> {
  const { need } = file;
  const mark = BOTTLENECK_LABELS[need.bottleneck];
  return renderConsole(web.assets, {
    title: `${need.number} ${need.summary}`,
    current: "needs",
    staff,
    body: html`<p class="quiet"><a href="/console">← 需求</a></p>
<h1>${need.number}　${need.summary}</h1>
<p><span class="badge good">${STATE_LABELS[need.state]}${need.outcome === null ? "" : `：${OUTCOME_LABELS[need.outcome]}`}</span>${mark === "" ? "" : html` <span class="badge note">${mark}</span>`}
${need.mergedNumber === null ? "" : html`并入 <a href="/console/needs/${need.mergedNumber}">${need.mergedNumber}</a>`}</p>
${problem === null ? "" : html`<p class="trouble" role="alert">${problem}</p>`}
<div class="need-grid"><div>
${renderCard(web, file, scheme)}
${renderLog(web, file.log)}
${await renderTalk(file)}
</div><aside>
${renderClocks(web, file)}
${renderMoves(web, { file, key })}
${renderLikenesses(web, file)}
${renderMatches(file)}
</aside></div>`,
  });
}

function renderCard({ deps }: Web, { need, enterprise }: NeedFile, scheme: ClusterScheme): Html {
  const rows: [string, string | null][] = [
    ["企业", need.enterprise],
    ["联系人", [need.contact, need.phone, need.email].filter((part) => part !== null).join("　")],
    ["现状与瓶颈", need.problem],
    ["集群、类别", `${nameCluster(deps, need.cluster, scheme)} · ${nameCategory(deps, need.category)}`],
    ...listFieldRows(need.fields),
    ["公开范围", DISCLOSURE_LABELS[need.disclosure]],
    ["主办组", [nameGroup(deps, need.groupId), ...need.cc.map((id) => `抄送${nameGroup(deps, id)}`)].join("，")],
    ["承办人", need.assigneeName],
    ["一对一联络人", enterprise?.liaison ?? null],
    ["原话", need.sourceText],
  ];
  return html`<section class="card-table"><h2>需求单</h2><dl>${rows.map(([label, value]) =>
    value === null || value === "" ? "" : html`<dt>${label}</dt><dd>${value}</dd>`,
  )}</dl></section>`;
}

function renderClocks({ deps }: Web, { clocks }: NeedFile): Html {
  const { calendar } = deps.vocabulary.clockRules;
  return html`<section><h2>时限</h2><ul class="clocks">${clocks.map(
    (clock) =>
      html`<li class="${clock.state === "missed" ? "late" : clock.nearly ? "soon" : "calm"}"><b>${CLOCK_LABELS[clock.clock]}</b> ${renderClock(clock, calendar)} <small>${showTime(clock.dueAt)}</small></li>`,
  )}</ul></section>`;
}

function renderLog(web: Web, log: readonly Activity[]): Html {
  return html`<section><h2>办理记录</h2><ol class="log">${log.map(
    (
      activity,
    ) => html`<li><time>${showTime(activity.at)}</time> <b>${ACTIVITY_LABELS[activity.event.kind]}</b> ${nameActor(activity)}
${describe(web, activity)}</li>`,
  )}</ol></section>`;
}

function nameActor({ actor }: Activity): string {
  return actor.kind === "system" ? "" : actor.kind === "requester" ? `企业（${actor.name}）` : actor.name;
}

/** What an entry says beyond its kind. */
function describe({ deps }: Web, { event }: Activity): Html | string {
  const said = describeEvent(deps.directory, event);
  return said === null ? "" : html`<p${raw(said.isInternal ? ' class="internal"' : "")}>${said.text}</p>`;
}

async function renderTalk({ talk }: NeedFile): Promise<Html> {
  const turns = await Promise.all(
    talk.map(async ({ text, reply, at }) => {
      const said = reply === null ? "" : await renderPastReply(reply.text);
      return html`<article class="question"><p dir="auto">${text}</p><small>${showTime(at)}</small></article><article class="answer"><div class="prose">${said}</div></article>`;
    }),
  );
  return turns.length === 0 ? html`` : html`<details><summary>原对话（${turns.length} 轮）</summary>${turns}</details>`;
}

function renderLikenesses(web: Web, { likenesses, need, moves }: NeedFile): Html {
  const canMerge = moves.includes("merged");
  const undo = moves.includes("unmerged")
    ? html`<form method="post" action="/console/needs/${need.number}/merge"><input type="hidden" name="survivor" value=""><button class="secondary">撤销合并</button></form>`
    : "";
  return html`<section><h2>相似需求</h2>${undo}${likenesses.length === 0 ? html`<p class="quiet">没有找到。</p>` : ""}<ul class="alike">${likenesses.map(
    (one) =>
      html`<li>${renderLikeness(web, one)}${
        canMerge && one.likeness === "same" && one.open !== null
          ? html`<form method="post" action="/console/needs/${need.number}/merge"><input type="hidden" name="survivor" value="${one.number}"><button class="secondary">并入这一条</button></form>`
          : ""
      }</li>`,
  )}</ul></section>`;
}

/** Of another group's need neither firm nor words: whoever wants more asks that group. */
function renderLikeness({ deps }: Web, { number, likeness, groupId, theme, open }: LookAlike): Html {
  const badge = html`<span class="badge ${likeness === "same" ? "note" : "past"}">${likeness === "same" ? "相同" : "相关"}</span>`;
  return open === null
    ? html`<b>${number}</b> ${badge} ${theme === "" ? "同类技术问题" : theme}<br><small>由${nameGroup(deps, groupId)}办理，详情请找该组。</small>`
    : html`<a href="/console/needs/${number}">${number}</a> ${badge} ${open.enterprise}：${open.summary}<br><small>${open.reason}</small>`;
}

function renderMatches({ solvers, policies }: NeedFile): Html {
  return html`<section><h2>可对接的资源</h2>${solvers.length === 0 ? html`<p class="quiet">资源库里没有合适的。</p>` : ""}<ul class="matches">${solvers.map(
    ({ solver, reason, consent }) =>
      html`<li><b>${solver.name}</b> <small>${SOLVER_KINDS[solver.kind]}</small><br>${reason}<br><small>${consent ? "已征得对方同意" : "未征得同意：姓名、电话不得给企业"}</small></li>`,
  )}</ul></section>
<section><h2>可用的政策</h2>${policies.length === 0 ? html`<p class="quiet">没有直接对应的。</p>` : ""}<ul class="matches">${policies.map(
    ({ policy, clause, reason }) =>
      html`<li><a href="${toDocumentPath(policy, clause)}">${policy} ${clause}</a><br>${reason}</li>`,
  )}</ul></section>`;
}
