/** The form of a draft: every field that the card knows, with what is already known filled in. */
import { html, raw } from "hono/html";
import type { DraftForm } from "../../core/edit-draft.ts";
import { DISCLOSURES, FORM_FIELDS, type NeedField } from "../../domain/need-field.ts";
import { labelOf, NEED_FIELDS } from "../../domain/need-fields.ts";
import { type Html, renderPage } from "./render-page.ts";
import type { Web } from "./web-context.ts";

/** A need cannot be filed without these. */
const REQUIRED: readonly NeedField[] = ["enterprise", "contact"];

/** The page. */
export function renderDraft(web: Web, { draft, values }: DraftForm): Html {
  return renderPage(web.assets, {
    title: "需求单",
    current: "needs",
    script: false,
    body: html`<main id="main"><h1>需求单</h1>
<p>带 * 的必填，其余不清楚可以空着。请不要写涉密内容。保存后回到对话，核对无误再提交。</p>
<form method="post" action="/drafts/${draft.id}">
<label>${labelOf("summary", "zh")}<input name="summary" value="${values["summary"] ?? ""}" maxlength="500"></label>
<label>${labelOf("problem", "zh")}<textarea name="problem" rows="4" maxlength="4000">${values["problem"] ?? ""}</textarea></label>
${FORM_FIELDS.map((field) => renderField(field, values[field] ?? ""))}
<label>${labelOf("disclosure", "zh")}<select name="disclosure">${DISCLOSURES.map(
      ({ value, label }) =>
        html`<option value="${value}"${raw(value === values["disclosure"] ? " selected" : "")}>${label}</option>`,
    )}</select></label>
<button>保存，回到对话</button></form></main>`,
  });
}

function renderField(field: NeedField, value: string): Html {
  const choices = NEED_FIELDS.find((rule) => rule.field === field)?.choices ?? null;
  const isRequired = REQUIRED.includes(field);
  return html`<label>${labelOf(field, "zh")}${isRequired ? " *" : ""}<input name="${field}" value="${value}" maxlength="500"${raw(isRequired ? " required" : "")}${choices === null ? "" : raw(` list="${field}-list"`)}></label>${
    choices === null
      ? ""
      : html`<datalist id="${field}-list">${choices.map((choice) => html`<option value="${choice.label}">`)}</datalist>`
  }`;
}
