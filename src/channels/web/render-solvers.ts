/** The five libraries (五库): who or what may answer a need, by kind, each marked with where it is kept. */
import { html, raw } from "hono/html";
import type { LibraryEntry } from "../../core/list-solvers.ts";
import { may } from "../../domain/role.ts";
import { SOLVER_KINDS, SolverKind } from "../../domain/solver.ts";
import { isWebAddress } from "../../domain/web-address.ts";
import type { SignedIn } from "./console-session.ts";
import { nameCluster, nameGroup } from "./need-words.ts";
import { renderConsole } from "./render-console.ts";
import type { Html } from "./render-page.ts";
import { outside } from "./render-reply.ts";
import type { Web } from "./web-context.ts";

type Library = {
  staff: SignedIn;
  kind: SolverKind | null;
  entries: readonly LibraryEntry[];
  counts: Record<SolverKind, number>;
};

const KEPT_IN: Record<LibraryEntry["keptIn"], string> = { file: "资料文件", import: "Excel 导入", samples: "示例" };

/** The page. */
export function renderSolvers(web: Web, { staff, kind, entries, counts }: Library): Html {
  const canEdit = may(staff.role, "directory.edit", { staffGroup: null, needGroup: null, needCc: [] });
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tab = (value: SolverKind | null, label: string, count: number) =>
    html`<a href="/console/solvers${value === null ? "" : `?kind=${value}`}"${raw(value === kind ? ' aria-current="page"' : "")}>${label} <b>${count}</b></a>`;
  return renderConsole(web.assets, {
    title: "资源",
    current: "solvers",
    staff,
    body: html`<h1>资源（五库）</h1>
<nav class="views" aria-label="库">${tab(null, "全部", total)}${SolverKind.options.map((id) => tab(id, SOLVER_KINDS[id], counts[id]))}</nav>
${entries.length === 0 ? html`<p class="empty">这个库还是空的，可以从 Excel 导入。</p>` : renderTable(web, entries)}
${canEdit ? html`<p class="tools"><a href="/console/solvers/import" role="button" class="secondary">从 Excel 导入</a></p>` : ""}`,
  });
}

function renderTable({ deps }: Web, entries: readonly LibraryEntry[]): Html {
  return html`<table class="plain"><thead><tr><th>名称</th><th>能解决的问题</th><th>集群</th><th>联系</th><th>来源</th></tr></thead><tbody>${entries.map(
    ({
      solver,
      keptIn,
    }) => html`<tr><td><b>${solver.name}</b><br><small>${SOLVER_KINDS[solver.kind]}${solver.group === null ? "" : `，${nameGroup(deps, solver.group)}`}</small></td>
<td>${solver.capabilities.join("、")}</td><td>${solver.clusters.map((id) => nameCluster(deps, id, "246")).join("、")}</td>
<td>${solver.contact === null ? "" : html`${[solver.contact.person, solver.contact.phone, solver.contact.email].filter((part) => part !== null).join("　")}<br>`}<small>${solver.consent ? "已征得同意" : "未征得同意，不得给企业"}</small></td>
<td><span class="badge plain">${KEPT_IN[keptIn]}</span><br><small>${renderSource(solver.source)}</small></td></tr>`,
  )}</tbody></table>`;
}

function renderSource(source: string | null): Html | string {
  return source === null ? "" : isWebAddress(source) ? outside(source, "网页") : source;
}
