/** The form of a draft: the same fields as the card, filled in at once instead of by talking. */
import { CategoryId } from "./category.ts";
import { ClusterId } from "./cluster.ts";
import { extractSlotAnswers } from "./extract-slots.ts";
import { composeDraft } from "./intake-card.ts";
import { inScript } from "./intake-frame.ts";
import { type DraftState, type IntakeState, SHARED_FIELDS, withDraft } from "./intake-state.ts";
import { contactOf } from "./intake-step.ts";
import type { Profile } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";
import { NEED_FIELDS } from "./need-fields.ts";
import type { Action, Locale, NeedDraft } from "./reply.ts";

/** The action that opens the form of a draft: its fields in the order of the table, filled with what is known. */
export function toForm(draft: DraftState, state: IntakeState, profile: Profile | null, locale: Locale): Action {
  return {
    form: `need:${draft.id}`,
    title: inScript(locale === "en" ? "Edit the need" : "填写或修改需求", locale),
    fields: NEED_FIELDS.map(({ field }) => field),
    draft: listShown(draft, state, profile),
  };
}

function listShown(draft: DraftState, state: IntakeState, profile: Profile | null): NeedDraft {
  const { cluster, category } = draft;
  return {
    ...composeDraft({ draft, contact: contactOf(state, profile), past: state.contactHistory }),
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
 * Shape   a field left as the form showed it stays what it was; a draft that is gone leaves the state as it was
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
  const [shared, own] = [changed.filter(isShared), changed.filter((entry) => !isShared(entry))];
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

function isShared({ field }: Entry): boolean {
  return SHARED_FIELDS.includes(field);
}

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
    .map(({ field, text }) => [field, { text, value: readValue(field, text, now), span: null }] as const);
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}

const NORMALISED: readonly NeedField[] = ["budget", "deadline", "phone", "target"];

/** The normal form that the same words have in a talk; choices are their own. */
function readValue(field: NeedField, text: string, now: Date): string | number | null {
  return NORMALISED.includes(field) ? (extractSlotAnswers(text, [field], now)[field]?.value ?? null) : text;
}

function listReplaced(entries: readonly Entry[]): DraftState["history"] {
  return entries.flatMap(({ field, old }) => (old === undefined ? [] : [{ field, text: old }]));
}
