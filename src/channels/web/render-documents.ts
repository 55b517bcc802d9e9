/** Policy documents for reading: the list with its filter, and one document with head, standing and clauses. */
import { html, raw } from "hono/html";
import type { DocumentSummary, DocumentView } from "../../core/read-document.ts";
import { LEVEL_NAMES, Level } from "../../domain/policy-document.ts";
import { CitationStatus } from "../../domain/reply.ts";
import { toVisibleText } from "../../domain/visible-text.ts";
import { isWebAddress } from "../../domain/web-address.ts";
import type { Assets } from "./assets.ts";
import { nameLevels, STATUS_LABELS, SUMMARY_NOTE, toAnchor, toDocumentPath } from "./labels.ts";
import { type Html, renderPage, SITE_NAME } from "./render-page.ts";
import { outside, renderBadge } from "./render-reply.ts";

/** What the list is narrowed to; null means all. */
export type DocumentFilter = {
  level: Level | null;
  status: CitationStatus | null;
};

/** The list page. */
export function renderDocumentList(
  assets: Assets,
  documents: readonly DocumentSummary[],
  filter: DocumentFilter,
): Html {
  const narrowed = filter.level !== null || filter.status !== null;
  return renderPage(assets, {
    title: `政策文件 · ${SITE_NAME}`,
    current: "documents",
    script: false,
    body: html`<main id="main"><h1>政策文件</h1>
${renderFilter(filter)}
<p class="quiet">共 ${documents.length} 件${narrowed ? html` · <a href="/documents">看全部</a>` : ""}</p>
${
  documents.length === 0
    ? html`<p>没有符合条件的文件。</p>`
    : html`<ul class="documents">${documents.map(renderRow)}</ul>`
}</main>`,
  });
}

function renderFilter(filter: DocumentFilter): Html {
  const levels = Level.options.map((level) => ({
    value: level,
    label: LEVEL_NAMES[level],
  }));
  const statuses = CitationStatus.options.map((status) => ({
    value: status,
    label: STATUS_LABELS[status].label,
  }));
  return html`<form method="get" action="/documents" class="filter">
<label>层级 ${renderSelect("level", levels, filter.level)}</label>
<label>状态 ${renderSelect("status", statuses, filter.status)}</label>
<button type="submit" class="secondary">筛选</button></form>`;
}

function renderSelect(name: string, options: { value: string; label: string }[], chosen: string | null): Html {
  const mark = (value: string) => (value === chosen ? raw(" selected") : "");
  return html`<select name="${name}"><option value="">全部</option>${options.map(
    ({ value, label }) => html`<option value="${value}"${mark(value)}>${label}</option>`,
  )}</select>`;
}

function renderRow(document: DocumentSummary): Html {
  const facts = [nameLevels(document.levels), document.documentNumber, document.issued, document.department];
  return html`<li class="card"><p class="card-title">${renderBadge(document.status, STATUS_LABELS[document.status].label)}<a href="${toDocumentPath(document.id, null)}">${document.title}</a></p>
<p class="card-facts">${facts.map((fact) => (fact === null ? "" : html`<span>${fact}</span>`))}</p></li>`;
}

/** The page of one document; each clause can be linked to and is marked when it is. */
export function renderDocument(assets: Assets, document: DocumentView): Html {
  return renderPage(assets, {
    title: `${document.title} · ${SITE_NAME}`,
    current: "none",
    script: false,
    body: html`<main id="main" class="document">
<p class="quiet"><a href="/documents">政策文件</a> › ${document.id}</p>
<h1>${document.title}</h1>
<p class="standing">${renderBadge(document.status, STATUS_LABELS[document.status].label)}${
      document.textKind === "summary" ? html`<span class="badge plain">${SUMMARY_NOTE}</span>` : ""
    }</p>
${renderSuccession(document)}
${renderHead(document)}
${document.clauses.map((clause) => renderClause(clause, document))}
${document.clauses.length === 0 ? html`<p>这份文件的原文还没有入库，暂无条款可看。</p>` : ""}
</main>`,
  });
}

/** What a reader of an old text must know first. */
function renderSuccession({ status, replacedBy }: DocumentView): Html {
  const isPast = status === "historical" || status === "expired";
  if (replacedBy.length === 0) {
    return isPast ? html`<p class="notice">这份文件已不是现行政策，内容只供查阅历史。</p>` : html``;
  }
  return isPast
    ? html`<p class="notice">这份文件已由${renderNamed(replacedBy)}替代，内容只供查阅历史。</p>`
    : html`<p class="notice">另有${renderNamed(replacedBy)}替代这份文件，请一并查看。</p>`;
}

function renderNamed(documents: readonly { id: string; title: string }[]): Html {
  const links = documents.map(({ id, title }) => html`<a href="${toDocumentPath(id, null)}">《${title}》</a>`);
  return html`${links.map((link, index) => html`${index === 0 ? "" : "、"}${link}`)}`;
}

function renderHead(document: DocumentView): Html {
  const { replaces, reviewNote } = document;
  const rows: [string, string | Html | null][] = [
    ["层级", `${nameLevels(document.levels)}（${document.region}）`],
    ["文号", document.documentNumber],
    ["发文单位", document.issuer],
    ["印发", document.issued],
    ["施行", document.effective],
    ["有效期", document.expires],
    ["归口部门", document.department],
    ["联系方式", document.contact],
    ["替代了", replaces.length > 0 ? renderNamed(replaces) : null],
    ["衔接说明", document.replacementNote],
    ["复核提示", document.review ? (reviewNote ?? "以主管部门最新口径为准") : reviewNote],
    ["来源", renderSource(document.source)],
  ];
  return html`<table class="head"><caption class="hidden-label">文件信息</caption><tbody>${rows.map(([name, value]) =>
    value === null ? "" : html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>`;
}

/** A source is an address, several of them, or words such as a book's title. */
function renderSource(source: string): Html {
  const parts = source.split(/(https?:\/\/[\x21-\x7e]+)/);
  return html`${parts.map((part) => (isWebAddress(part) ? outside(part, part) : part))}`;
}

function renderClause(clause: DocumentView["clauses"][number], document: DocumentView): Html {
  const heading = clause.heading === clause.path ? "" : clause.heading;
  const { originalPath: place, source } = clause;
  const origin = source === null || source === document.source ? "" : html`<span>来源 ${renderSource(source)}</span>`;
  const original = place === null ? "" : html`<span>原文位置 ${place}</span>`;
  const paragraphs = toVisibleText(clause.text).split(/\n+/);
  return html`<section class="clause" id="${toAnchor(clause.path)}">
<h2><a href="#${toAnchor(clause.path)}">${clause.path}</a> ${heading}</h2>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${place === null && origin === "" ? "" : html`<p class="card-facts">${original}${origin}</p>`}
</section>`;
}
