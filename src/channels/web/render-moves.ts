/** What staff can do with a need now: one small form a kind of entry; what is internal and what the firm will read is said on each. */
import { html, raw } from "hono/html";
import type { NeedFile } from "../../core/read-need.ts";
import { ACTIVITY_LABELS, OUTCOME_LABELS } from "../../domain/need-labels.ts";
import {
  type FormMove,
  isFormMove,
  MOVE_FIELDS,
  MOVE_ORDER,
  MOVE_READERS,
  MOVE_TEXT_MAX_CHARS,
  type MoveField,
} from "../../domain/need-move-form.ts";
import { Outcome } from "../../domain/need-state.ts";
import type { Html } from "./render-page.ts";
import type { Web } from "./web-context.ts";

type Offer = { file: NeedFile; key: string };

/** Who reads what is written. */
const INTERNAL = html`<small class="quiet">只有专班看得到。</small>`;
const OUTGOING = html`<small class="outgoing">企业会原样看到，请先看一遍再发。</small>`;

/** The forms for what is legal and allowed now. */
export function renderMoves(web: Web, offer: Offer): Html {
  const offered = new Set(offer.file.moves.filter(isFormMove));
  const kinds = MOVE_ORDER.filter(isFormMove).filter((kind) => offered.has(kind));
  return html`<section class="moves"><h2>办理</h2>${kinds.length === 0 ? html`<p class="quiet">现在没有您要办的。</p>` : ""}${kinds.map(
    (kind) =>
      kind === "claimed"
        ? renderForm(kind, offer, html``)
        : html`<details><summary>${ACTIVITY_LABELS[kind]}</summary>${renderForm(kind, offer, renderFields(kind, web, offer.file))}</details>`,
  )}</section>`;
}

function renderForm(kind: FormMove, { file, key }: Offer, fields: Html): Html {
  return html`<form method="post" action="/console/needs/${file.need.number}/moves">
<input type="hidden" name="kind" value="${kind}"><input type="hidden" name="key" value="${key}">
${fields}<button>${ACTIVITY_LABELS[kind]}</button></form>`;
}

/** The fields of a form, and who will read them. */
function renderFields(kind: FormMove, web: Web, file: NeedFile): Html {
  const readers = MOVE_READERS[kind];
  return html`${MOVE_FIELDS[kind].map((field) => renderField(field, web, file))}${readers === "staff" ? INTERNAL : readers === "firm" ? OUTGOING : ""}${kind === "asked" ? html`<small class="quiet">企业答复前，时限暂停。</small>` : ""}`;
}

const FIELDS: Record<MoveField["kind"], (field: MoveField, web: Web, file: NeedFile) => Html> = {
  text: ({ name, label }) => area(name, label),
  check: ({ name, label }) => html`<label><input type="checkbox" name="${name}" checked> ${label}</label>`,
  solver: (
    { name, label },
    _,
    { solvers },
  ) => html`<label>${label}<input name="${name}" required maxlength="100" list="solvers"></label>
<datalist id="solvers">${solvers.filter(({ consent }) => consent).map(({ solver }) => html`<option value="${solver.name}">`)}</datalist>`,
  outcome: ({ name, label }) =>
    html`<label>${label}<select name="${name}">${Outcome.options.map((value) => html`<option value="${value}">${OUTCOME_LABELS[value]}</option>`)}</select></label>`,
  days: ({ name, label }, web) => {
    const { close_days: from, extended_close_days: to } = web.deps.vocabulary.clockRules.deadlines;
    return html`<label>${label}<input type="number" name="${name}" min="${from + 1}" max="${to}" value="${to}" required></label>`;
  },
  group: (field, web, file) => groups(web, file, field),
  colleague: ({ name, label }, _, { colleagues }) =>
    html`<label>${label}<select name="${name}"><option value="">由组里认领</option>${colleagues.map(
      ({ id, name: person }) => html`<option value="${id}">${person}</option>`,
    )}</select></label>`,
};

function renderField(field: MoveField, web: Web, file: NeedFile): Html {
  return FIELDS[field.kind](field, web, file);
}

function area(name: string, label: string): Html {
  return html`<label>${label}<textarea name="${name}" rows="3" required maxlength="${MOVE_TEXT_MAX_CHARS}"></textarea></label>`;
}

function groups({ deps }: Web, { need }: NeedFile, { name, label, optional }: MoveField): Html {
  return html`<label>${label}<select name="${name}">${optional ? html`<option value="">不建议</option>` : ""}${[
    ...deps.directory.groups.groups.values(),
  ].map(
    ({ group }) =>
      html`<option value="${group.id}"${raw(group.id === need.groupId ? " selected" : "")}>${group.name}</option>`,
  )}</select></label>`;
}
