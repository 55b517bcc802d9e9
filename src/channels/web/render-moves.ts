/** What staff can do with a need now: one small form a kind of entry; what is internal and what the firm will read is said on each. */
import { html, raw } from "hono/html";
import type { NeedFile } from "../../core/read-need.ts";
import { ACTIVITY_LABELS, OUTCOME_LABELS } from "../../domain/need-labels.ts";
import { Outcome } from "../../domain/need-state.ts";
import { type FormMove, isFormMove } from "./console-input.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type Offer = { file: NeedFile; key: string };

/** Who reads what is written. */
const INTERNAL = html`<small class="quiet">只有专班看得到。</small>`;
const OUTGOING = html`<small class="outgoing">企业会原样看到，请先看一遍再发。</small>`;

/** The order in which moves are offered. */
const ORDER: readonly FormMove[] = [
  "claimed",
  "replied",
  "asked",
  "answered",
  "noted",
  "progressed",
  "matched",
  "closed",
  "extended",
  "returned",
  "ruled",
  "reassigned",
  "reopened",
];

/** The forms for what is legal and allowed now. */
export function renderMoves(web: Web, offer: Offer): Html {
  const offered = new Set(offer.file.moves.filter(isFormMove));
  const kinds = ORDER.filter((kind) => offered.has(kind));
  return html`<section class="moves"><h2>办理</h2>${kinds.length === 0 ? html`<p class="quiet">现在没有您要办的。</p>` : ""}${kinds.map(
    (kind) =>
      kind === "claimed"
        ? renderForm(kind, offer, html``)
        : html`<details><summary>${ACTIVITY_LABELS[kind]}</summary>${renderForm(kind, offer, FIELDS[kind](web, offer.file))}</details>`,
  )}</section>`;
}

function renderForm(kind: FormMove, { file, key }: Offer, fields: Html): Html {
  return html`<form method="post" action="/console/needs/${file.need.number}/moves">
<input type="hidden" name="kind" value="${kind}"><input type="hidden" name="key" value="${key}">
${fields}<button>${ACTIVITY_LABELS[kind]}</button></form>`;
}

const FIELDS: Record<Exclude<FormMove, "claimed">, (web: Web, file: NeedFile) => Html> = {
  replied: () =>
    html`${area("text", "答复内容")}${OUTGOING}<label><input type="checkbox" name="substantive" checked> 首次实质答复（说清下一步）</label>`,
  asked: () => html`${area("text", "请企业补充什么")}${OUTGOING}<small class="quiet">企业答复前，时限暂停。</small>`,
  answered: () => html`${area("text", "企业怎么说（代记电话或当面的答复）")}${INTERNAL}`,
  noted: () => html`${area("text", "备注")}${INTERNAL}`,
  progressed: () => html`${area("text", "进展")}${OUTGOING}`,
  matched: (_, { solvers }) =>
    html`<label>承接方<input name="solver" required maxlength="100" list="solvers"></label>
<datalist id="solvers">${solvers.filter(({ consent }) => consent).map(({ solver }) => html`<option value="${solver.name}">`)}</datalist>${area("text", "下一步")}${OUTGOING}`,
  closed: () =>
    html`<label>结果<select name="outcome">${Outcome.options.map((value) => html`<option value="${value}">${OUTCOME_LABELS[value]}</option>`)}</select></label>${area("text", "办理结果和去向")}${OUTGOING}`,
  extended: (web) => {
    const { close_days: from, extended_close_days: to } = web.deps.vocabulary.clockRules.deadlines;
    return html`<label>办结期限改为收单后第几个工作日<input type="number" name="workingDays" min="${from + 1}" max="${to}" value="${to}" required></label>${area("reason", "原因")}${INTERNAL}`;
  },
  returned: (web, file) =>
    html`${area("reason", "为什么不该由本组办")}${groups(web, file, "proposedGroup", "建议改派", true)}${INTERNAL}`,
  ruled: (web, file) =>
    html`${groups(web, file, "group", "由哪个组办", false)}${area("reason", "裁定理由")}${INTERNAL}`,
  reassigned: (web, file) =>
    html`${groups(web, file, "group", "改派到", false)}<label>承办人（同组改派时选）<select name="assigneeId"><option value="">由组里认领</option>${file.colleagues.map(
      ({ id, name }) => html`<option value="${id}">${name}</option>`,
    )}</select></label>${area("reason", "理由")}${INTERNAL}`,
  reopened: () => html`${area("reason", "为什么重开")}`,
};

function area(name: string, label: string): Html {
  return html`<label>${label}<textarea name="${name}" rows="3" required maxlength="4000"></textarea></label>`;
}

function groups({ deps }: Web, { need }: NeedFile, name: string, label: string, optional: boolean): Html {
  return html`<label>${label}<select name="${name}">${optional ? html`<option value="">不建议</option>` : ""}${[
    ...deps.directory.groups.groups.values(),
  ].map(
    ({ group }) =>
      html`<option value="${group.id}"${raw(group.id === need.groupId ? " selected" : "")}>${group.name}</option>`,
  )}</select></label>`;
}
