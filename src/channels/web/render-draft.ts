/** The form of a draft: every field of the table with what is already known filled in. */
import { html, raw } from "hono/html";
import type { DraftForm } from "../../core/edit-draft.ts";
import type { FormProblems } from "../../domain/intake-form-check.ts";
import type { FieldRule, NeedField } from "../../domain/need-field.ts";
import { FIRST_FIELDS, NEED_FIELDS, REQUIRED_FIELDS } from "../../domain/need-fields.ts";
import type { NeedName } from "../../domain/need-names.ts";
import { type Html, renderPage } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type DraftPage = Pick<DraftForm, "draftId" | "values"> & { problems: FormProblems };

/** The page; `problems` stand beside their fields. */
export function renderDraft(web: Web, { draftId, values, problems }: DraftPage): Html {
  const { clusters, categories } = web.deps.directory.names;
  const lists = { cluster: clusters, category: categories };
  const render = (rule: FieldRule): Html =>
    renderField(rule, { value: values[rule.field] ?? "", problem: problems[rule.field] ?? null }, lists);
  const first = NEED_FIELDS.filter(({ field }) => FIRST_FIELDS.includes(field));
  const more = NEED_FIELDS.filter(({ field }) => !FIRST_FIELDS.includes(field));
  const isOpen = more.some(({ field }) => (values[field] ?? "") !== "" || problems[field] !== undefined);
  const isRefused = Object.keys(problems).length > 0;
  return renderPage(web.assets, {
    title: "需求单",
    current: "needs",
    script: false,
    body: html`<main id="main"><h1>需求单</h1>
<p>带 * 的必填，其余不清楚可以空着。请不要写涉密内容。保存后回到对话，核对无误再提交。</p>
${isRefused ? html`<p class="trouble" role="alert">还没有保存：请改好标出的几项，其余的都还在。</p>` : ""}
<form method="post" action="/drafts/${draftId}">
${first.map(render)}
<details${raw(isOpen ? " open" : "")}><summary>更多（可不填）</summary>${more.map(render)}</details>
<button>保存，回到对话</button></form></main>`,
  });
}

type Lists = Readonly<Record<"cluster" | "category", ReadonlyMap<string, NeedName>>>;

type Written = { value: string; problem: string | null };

function renderField(rule: FieldRule, { value, problem }: Written, lists: Lists): Html {
  const mark = REQUIRED_FIELDS.includes(rule.field) ? " *" : "";
  const input = renderInput(rule, { value, problem }, lists);
  return problem === null
    ? html`<label>${rule.label}${mark}${input}</label>`
    : html`<label>${rule.label}${mark}${input}<small id="${rule.field}-problem" class="field-problem">${problem}</small></label>`;
}

function renderInput(
  { field, kind, hint, maxChars, choices }: FieldRule,
  { value, problem }: Written,
  lists: Lists,
): Html {
  if (field === "cluster" || field === "category") {
    return renderSelect(
      field,
      value,
      [...lists[field]].map(([id, { name }]) => ({ value: id, label: name })),
    );
  }
  if (field === "disclosure") {
    return renderSelect(field, value, choices ?? []);
  }
  const invalid = problem === null ? "" : ` aria-invalid="true" aria-describedby="${field}-problem"`;
  const limits = raw(`maxlength="${maxChars}"${REQUIRED_FIELDS.includes(field) ? " required" : ""}${invalid}`);
  if (kind === "text") {
    return html`<textarea name="${field}" rows="3" placeholder="${hint}" ${limits}>${value}</textarea>`;
  }
  if (choices === null) {
    return html`<input name="${field}" value="${value}" placeholder="${hint}" ${limits}>`;
  }
  const list = `${field}-list`;
  return html`<input name="${field}" value="${value}" placeholder="${hint}" list="${list}" ${limits}><datalist id="${list}">${choices.map(
    ({ label }) => html`<option value="${label}">`,
  )}</datalist>`;
}

function renderSelect(field: NeedField, chosen: string, options: readonly { value: string; label: string }[]): Html {
  const open = chosen === "" ? html`<option value="">看不出，待定</option>` : "";
  return html`<select name="${field}">${open}${options.map(
    ({ value, label }) => html`<option value="${value}"${raw(value === chosen ? " selected" : "")}>${label}</option>`,
  )}</select>`;
}
