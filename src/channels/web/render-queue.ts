/** The queue: saved views with their counts, filters, search, and the needs with the clock that runs out next. */
import { html, raw } from "hono/html";
import { COUNT_LIMIT, type NeedPage, type NeedQuery, NeedView, type StoredNeed } from "../../core/list-needs.ts";
import type { Deps } from "../../core/ports.ts";
import type { Staff } from "../../core/sign-in-staff.ts";
import { CategoryId } from "../../domain/category.ts";
import { ClusterScheme, listSchemeNames, SCHEME_LABELS } from "../../domain/cluster-scheme.ts";
import { CLOCK_LABELS, STATE_LABELS } from "../../domain/need-labels.ts";
import { may } from "../../domain/role.ts";
import { toCursor } from "./console-input.ts";
import type { SignedIn } from "./console-session.ts";
import { BOTTLENECK_LABELS, nameCategory, nameCluster, nameGroup } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import { renderDue } from "./render-due.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

const VIEW_LABELS: Record<NeedView, string> = {
  open: "在办",
  mine: "我的",
  unclaimed: "未认领",
  nearly: "将超期",
  overdue: "已超期",
  common: "共性",
  closed: "已了结",
  all: "全部",
};

type Queue = {
  staff: SignedIn;
  query: NeedQuery;
  page: NeedPage;
  scheme: ClusterScheme;
  counts: Record<NeedView, number> | null;
};

/** The whole page; the list alone is exchanged when a filter changes, and then nothing was counted for the tabs. */
export function renderQueue(web: Web, queue: Queue): Html {
  const { staff, query, counts } = queue;
  return renderConsole(web.assets, {
    title: "需求",
    current: "needs",
    staff,
    body: html`<h1>需求</h1>
<nav class="views" aria-label="视图">${NeedView.options.map(
      (view) =>
        html`<a href="/console?view=${view}"${raw(view === query.view ? ' aria-current="page"' : "")} class="${view}">${VIEW_LABELS[view]}${counts === null ? "" : html` <b>${showCount(counts[view])}</b>`}</a>`,
    )}</nav>
${renderFilters(web, queue)}
<div id="list">${renderList(web, queue)}${renderTools(staff, query)}</div>
${renderScheme(queue)}`,
  });
}

function renderFilters({ deps }: Web, { query, scheme }: Queue): Html {
  const { groups } = deps.directory.groups;
  const clusters = listSchemeNames(deps.directory.schemes, scheme);
  // A link may name a cluster in another way than the list does.
  const asked = query.cluster === null || clusters.includes(query.cluster) ? [] : [query.cluster];
  return html`<form class="filters" method="get" action="/console" hx-get="/console" hx-select="#list" hx-target="#list" hx-swap="outerHTML" hx-push-url="true" hx-trigger="submit, change">
<input type="hidden" name="view" value="${query.view}">
<label>搜索<input type="search" name="text" value="${query.text}" placeholder="产品、问题、企业、单号" maxlength="200"></label>
${select(
  "group",
  "小组",
  query.group,
  [...groups.values()].map(({ group }) => [group.id, group.name]),
)}
${select(
  "cluster",
  "产业集群",
  query.cluster,
  [...clusters, ...asked].map((name) => [name, name]),
)}
${select(
  "category",
  "类别",
  query.category,
  CategoryId.options.map((id) => [id, nameCategory(deps, id)]),
)}
${select("bottleneck", "卡脖子", query.bottleneck, [
  ["yes", "是"],
  ["ask", "待核"],
  ["no", "否"],
])}
<button>查找</button></form>`;
}

function select(name: string, label: string, chosen: string | null, options: (readonly [string, string])[]): Html {
  return html`<label>${label}<select name="${name}"><option value="">全部</option>${options.map(
    ([value, shown]) => html`<option value="${value}"${raw(value === chosen ? " selected" : "")}>${shown}</option>`,
  )}</select></label>`;
}

function renderList(web: Web, { query, page, scheme }: Queue): Html {
  if (page.needs.length === 0) {
    return html`<p class="empty">这里没有需求。${query.text === "" ? "" : "换个词，或清空筛选再找。"}</p>`;
  }
  return html`<p class="quiet">共 ${showCount(page.total)} 条</p>
<table class="queue"><thead><tr><th>单号</th><th>需求</th><th>企业</th><th>集群 · 类别</th><th>小组</th><th>状态</th><th>时限</th></tr></thead>
<tbody>${page.needs.map((need) => renderRow(web, need, scheme))}</tbody></table>
${page.next === null ? "" : html`<p><a href="/console?${new URLSearchParams({ ...toParams(query), before: toCursor(page.next) }).toString()}">下一页</a></p>`}`;
}

function renderRow({ deps }: Web, need: StoredNeed, scheme: ClusterScheme): Html {
  const path = `/console/needs/${encodeURIComponent(need.number)}`;
  const mark = BOTTLENECK_LABELS[need.bottleneck];
  return html`<tr>
<td data-label="单号"><a href="${path}">${need.number}</a></td>
<td data-label="需求"><a href="${path}">${need.summary}</a>${mark === "" ? "" : html` <span class="badge note">${mark}</span>`}</td>
<td data-label="企业">${need.enterprise}</td>
<td data-label="集群 · 类别">${nameCluster(deps, need.cluster, scheme)} · ${nameCategory(deps, need.category)}</td>
<td data-label="小组">${nameGroup(deps, need.groupId)}</td>
<td data-label="状态">${STATE_LABELS[need.state]}${need.assigneeName === null ? "" : html`<br><small>${need.assigneeName}</small>`}</td>
<td data-label="时限">${renderClock(deps, need)}</td></tr>`;
}

/** The clock that runs out next, in working time; none while paused or stopped. */
function renderClock(deps: Deps, { nextClock, dueAt, nearlyAt }: StoredNeed): Html {
  const isRunning = nextClock !== null && dueAt !== null;
  return renderDue(deps, isRunning ? { label: CLOCK_LABELS[nextClock], dueAt, nearlyAt } : null);
}

function showCount(count: number): string {
  return count >= COUNT_LIMIT ? `${COUNT_LIMIT}+` : String(count);
}

function toParams({
  view,
  group,
  cluster,
  category,
  state,
  bottleneck,
  text,
  enterprise,
}: NeedQuery): Record<string, string> {
  const all = { view, group, cluster, category, state, bottleneck, text, enterprise };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value]])),
  );
}

/** What can be done with all needs at once; the ledger holds what the filters find. */
function renderTools({ role }: Staff, query: NeedQuery): Html {
  const anywhere = { staffGroup: null, needGroup: null, needCc: [] };
  return html`<p class="tools">${may(role, "ledger.export", anywhere) ? html`<a href="/console/ledger.xlsx?${new URLSearchParams(toParams(query)).toString()}" role="button" class="secondary">导出台账</a> ` : ""}${
    may(role, "need.import", anywhere)
      ? html`<a href="/console/import" role="button" class="secondary">导入征集表</a>`
      : ""
  }</p>`;
}

/** By which scheme clusters are called, here and in the ledger; whoever may choose it gets a form. */
function renderScheme({ staff, scheme }: Queue): Html {
  if (!may(staff.role, "scheme.choose", { staffGroup: null, needGroup: null, needCc: [] })) {
    return html`<p class="quiet">集群口径：${SCHEME_LABELS[scheme]}</p>`;
  }
  return html`<form class="filters scheme" method="post" action="/console/scheme"><label>集群口径（列表、筛选、台账，全专班一样）<select name="scheme">${ClusterScheme.options.map(
    (id) => html`<option value="${id}"${raw(id === scheme ? " selected" : "")}>${SCHEME_LABELS[id]}</option>`,
  )}</select></label><button class="secondary">切换</button></form>`;
}
