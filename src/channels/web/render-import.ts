/** Imports from Excel: the upload form, and what became of each row. */
import { html } from "hono/html";
import type { DirectoryImport } from "../../core/import-directory.ts";
import type { NeedImport } from "../../core/import-needs.ts";
import type { TemplateName } from "../../core/write-template.ts";
import type { RowProblem } from "../../domain/sheet.ts";
import { SOLVER_KINDS } from "../../domain/solver.ts";
import type { SignedIn } from "./console-session.ts";
import { type ConsolePage, renderConsole } from "./render-console.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

/** What became of a row, in words; `link` leads to what it is now. */
type ReportRow = {
  row: number;
  result: string;
  isRefused: boolean;
  link: string | null;
  name: string;
  notes: RowProblem[];
};

/** A whole import in words. */
export type ImportReport = { problem: RowProblem | null; ignored: string[]; rows: ReportRow[] };

type ImportPage = { staff: SignedIn; kind: TemplateName; report: ImportReport | null };

const KINDS: Record<TemplateName, { title: string; path: string; current: ConsolePage; back: string; hint: string }> = {
  needs: {
    title: "导入征集表",
    path: "/console/import",
    current: "needs",
    back: "/console",
    hint: "一行一条需求，或一张表一条需求。上传前请确认企业同意登记，内容不涉密。",
  },
  enterprises: {
    title: "导入企业名录",
    path: "/console/enterprises/import",
    current: "enterprises",
    back: "/console/enterprises",
    hint: "一行一家企业。名录里已有的按信用代码或名称更新，表里空着的不改。",
  },
  solvers: {
    title: "导入资源名录",
    path: "/console/solvers/import",
    current: "solvers",
    back: "/console/solvers",
    hint: "一行一条。没有写“已征得同意”的，一律按没有同意处理。",
  },
};

/** The page; `report` is null before anything was uploaded. */
export function renderImport(web: Web, { staff, kind, report }: ImportPage): Html {
  const { title, path, current, back, hint } = KINDS[kind];
  return renderConsole(web.assets, {
    title,
    current,
    staff,
    body: html`<p class="quiet"><a href="${back}">← 返回</a></p><h1>${title}</h1>
<p>${hint}</p>
<form class="filters" method="post" action="${path}" enctype="multipart/form-data">
<label>Excel 文件（.xlsx，最大 5 MB）<input type="file" name="file" required accept=".xlsx"></label>
${kind === "solvers" ? renderKinds() : ""}<button>导入</button></form>
<p class="tools"><a href="/console/templates/${kind}.xlsx">下载空表</a></p>
${report === null ? "" : renderReport(report)}`,
  });
}

function renderKinds(): Html {
  return html`<label>库<select name="kind"><option value="">看表里的“类别”列</option>${Object.entries(SOLVER_KINDS).map(
    ([id, name]) => html`<option value="${id}">${name}</option>`,
  )}</select></label>`;
}

function renderReport({ problem, ignored, rows }: ImportReport): Html {
  if (problem !== null) {
    return html`<p class="trouble" role="alert">没有读到数据：${problem.message}。${problem.remedy}。</p>`;
  }
  const refused = rows.filter(({ isRefused }) => isRefused).length;
  return html`<h2>结果</h2><p role="status">共 ${rows.length} 行，成功 ${rows.length - refused} 行，没有导入 ${refused} 行。${refused === 0 ? "" : "改好没有导入的行再传一次即可，已导入的不会重复。"}</p>
${ignored.length === 0 ? "" : html`<p class="quiet">这些列没有用到：${ignored.join("、")}</p>`}
<table class="plain"><thead><tr><th>行</th><th>结果</th><th>说明</th></tr></thead><tbody>${rows.map(renderRow)}</tbody></table>`;
}

function renderRow({ row, result, isRefused, link, name, notes }: ReportRow): Html {
  const shown = link === null ? name : html`<a href="${link}">${name}</a>`;
  return html`<tr><td>${row}</td><td><span class="badge ${isRefused ? "note" : "good"}">${result}</span> ${shown}</td>
<td>${notes.map(({ column, message, remedy }) => html`<p>${column === null ? "" : `${column}：`}${message}。${remedy}。</p>`)}</td></tr>`;
}

const NEED_RESULTS = { filed: "已登记", "filed before": "以前登记过" } as const;

/** The report of an imported collection form. */
export function needReport(imported: NeedImport): ImportReport {
  return toReport(imported, ({ kind, number }) => ({
    result: NEED_RESULTS[kind],
    link: `/console/needs/${encodeURIComponent(number)}`,
    name: number,
  }));
}

/** The report of an imported directory. */
export function directoryReport(imported: DirectoryImport): ImportReport {
  return toReport(imported, ({ kind, name }) => ({ result: kind === "added" ? "新加" : "更新", link: null, name }));
}

type Refused = { row: number; kind: "refused"; problems: RowProblem[] };
type Taken = { row: number; kind: string; notes: RowProblem[] };
type Imported<T extends Taken> = { problem: RowProblem | null; ignored: string[]; rows: (T | Refused)[] };

function toReport<T extends Taken>(
  { problem, ignored, rows }: Imported<T>,
  describe: (taken: T) => Pick<ReportRow, "result" | "link" | "name">,
): ImportReport {
  const toRow = (one: T | Refused): ReportRow =>
    isRefused(one)
      ? { row: one.row, result: "没有导入", isRefused: true, link: null, name: "", notes: one.problems }
      : { row: one.row, isRefused: false, notes: one.notes, ...describe(one) };
  return { problem, ignored, rows: rows.map(toRow) };
}

function isRefused(one: Taken | Refused): one is Refused {
  return one.kind === "refused";
}
