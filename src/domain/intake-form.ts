/** The form of a draft: the fields of the table, filled in at once instead of by talking. */
import { CategoryId } from "./category.ts";
import { ClusterId } from "./cluster.ts";
import { extractSlotAnswers } from "./extract-slots.ts";
import { composeDraft } from "./intake-card.ts";
import { inScript } from "./intake-frame.ts";
import { type DraftState, type IntakeState, isShared, withDraft } from "./intake-state.ts";
import { contactOf } from "./intake-step.ts";
import type { Profile } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";
import { NEED_FIELDS } from "./need-fields.ts";
import type { Action, Locale, NeedDraft } from "./reply.ts";

/** The action that opens the form of a draft; `place` counts from 1 where there are several drafts. */
export function toForm(
  draft: DraftState,
  state: IntakeState,
  { profile, locale, place }: { profile: Profile | null; locale: Locale; place: number | null },
): Action {
  const title = inScript(locale === "en" ? "Edit as a form" : "用表格填", locale);
  return {
    form: draft.id,
    title: place === null ? title : `${title} ${place}`,
    fields: NEED_FIELDS.map(({ field }) => field),
    draft: listShown(draft, state, profile),
  };
}

/** What the form shows: words as they were said, a choice by its value. */
export function listShown(draft: DraftState, state: IntakeState, profile: Profile | null): NeedDraft {
  const { cluster, category } = draft;
  const said = composeDraft({ draft, contact: contactOf(state, profile) });
  const chosen = NEED_FIELDS.flatMap(({ field, choices }) => {
    const value = said[field]?.value;
    return choices !== null && typeof value === "string" ? [[field, asWritten(value)] as const] : [];
  });
  return {
    disclosure: asWritten("internal"),
    ...said,
    ...Object.fromEntries(chosen),
    ...(cluster === null ? {} : { cluster: asWritten(cluster) }),
    ...(category === null ? {} : { category: asWritten(category) }),
  };
}

function asWritten(text: string): NeedDraft[string] {
  return { text, value: text, span: null };
}

/** What was sent with a form: `values` are texts by field, empty ones take a field back. */
export type FilledForm = {
  id: string;
  values: Partial<Record<NeedField, string>>;
  profile: Profile | null;
  now: Date;
};

/**
 * The state with the values of a form, which count like corrections; the card must be shown anew before the draft is filed.
 *
 * Shape   a field left as the form showed it, or not sent, stays what it was; a draft that is gone leaves the state as it was
 */
export function fillForm(state: IntakeState, { id, values, profile, now }: FilledForm): IntakeState {
  const draft = state.drafts.find((one) => one.id === id);
  if (draft === undefined) {
    return state;
  }
  const shown = listShown(draft, state, profile);
  const changed = NEED_FIELDS.flatMap(({ field }): Entry[] => {
    const text = values[field]?.trim();
    return text === undefined || text === (shown[field]?.text ?? "") ? [] : [{ field, text, old: shown[field]?.text }];
  });
  const shared = changed.filter(({ field }) => isShared(field));
  const own = changed.filter(({ field }) => !isShared(field));
  const next: DraftState = {
    ...setLabels(draft, own),
    fields: overwrite(draft.fields, own, now),
    history: [...draft.history, ...listReplaced(own)],
    status: "collecting",
    touchedAt: now.toISOString(),
  };
  const contact = overwrite(state.contact, shared, now);
  const contactHistory = [...state.contactHistory, ...listReplaced(shared)];
  return withDraft({ ...state, contact, contactHistory, activeId: id }, next);
}

/** A changed field; `old` is undefined where nothing stood. */
type Entry = { field: NeedField; text: string; old: string | undefined };

/** Cluster and category are labels of the draft, not fields. */
const LABELS: readonly NeedField[] = ["cluster", "category"];

function setLabels(draft: DraftState, entries: readonly Entry[]): DraftState {
  const textOf = (field: NeedField) => entries.find((entry) => entry.field === field)?.text;
  const cluster = ClusterId.safeParse(textOf("cluster"));
  const category = CategoryId.safeParse(textOf("category"));
  return {
    ...draft,
    cluster: cluster.success ? cluster.data : draft.cluster,
    category: category.success ? category.data : draft.category,
  };
}

function overwrite(fields: NeedDraft, entries: readonly Entry[], now: Date): NeedDraft {
  const kept = Object.entries(fields).filter(([name]) => !entries.some(({ field }) => field === name));
  const set = entries
    .filter(({ field, text }) => text !== "" && !LABELS.includes(field))
    .map(({ field, text }) => [field, readEntry(field, text, now)] as const);
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}

const NORMALISED: readonly NeedField[] = ["budget", "deadline", "phone", "target"];

/** A choice by its label and value, other fields with the normal form that the same words have in a talk. */
function readEntry(field: NeedField, text: string, now: Date): NeedDraft[string] {
  const choices = NEED_FIELDS.find((rule) => rule.field === field)?.choices ?? [];
  const choice = choices.find(({ value, label }) => value === text || label === text);
  const value = NORMALISED.includes(field) ? (extractSlotAnswers(text, [field], now)[field]?.value ?? null) : text;
  return choice === undefined ? { text, value, span: null } : { text: choice.label, value: choice.value, span: null };
}

function listReplaced(entries: readonly Entry[]): DraftState["history"] {
  return entries.flatMap(({ field, old }) => (old === undefined ? [] : [{ field, text: old }]));
}
