/** Shows a requester their draft as a form and takes what they changed; the conversation goes on with the changed card. */
import { withTransaction } from "../db/database.ts";
import { findIntakeOf, saveIntake } from "../db/intakes.ts";
import { composeDraft } from "../domain/intake-card.ts";
import { type DraftState, IntakeState, SHARED_FIELDS, withDraft } from "../domain/intake-state.ts";
import { DISCLOSURES, FORM_FIELDS, type NeedField } from "../domain/need-field.ts";
import type { NeedDraft } from "../domain/reply.ts";
import { NotFoundError } from "../errors.ts";
import { holdConversation } from "./hold-conversation.ts";
import type { Deps } from "./ports.ts";
import { refuseSecret } from "./refuse-secret.ts";

/** A draft with its form: values by field, as texts. */
export type DraftForm = { draft: DraftState; values: Record<string, string>; conversationId: string };

type Found = { state: IntakeState; draft: DraftState; conversationId: string };

/**
 * The form of a requester's own draft.
 *
 * Errors  NotFoundError when it was filed, dropped, forgotten, or is another's
 */
export async function readDraft(deps: Deps, draftId: string, requesterId: string): Promise<DraftForm> {
  const { state, draft, conversationId } = await find(deps, draftId, requesterId);
  const whole = composeDraft({ draft, contact: state.contact, past: state.contactHistory });
  const values = Object.fromEntries(Object.entries(whole).map(([field, { text }]) => [field, text]));
  const disclosure = String(draft.fields["disclosure"]?.value ?? "internal");
  return { draft, values: { ...values, disclosure }, conversationId };
}

/**
 * Takes the form's values; the card must be confirmed again.
 *
 * Errors  NotFoundError; InvalidInputError when something in it looks classified: nothing of it is kept then
 */
export async function changeDraft(
  deps: Deps,
  edit: { draftId: string; values: Record<string, string> },
  requesterId: string,
): Promise<void> {
  refuseSecret(deps, Object.values(edit.values).join("\n"));
  const { conversationId } = await find(deps, edit.draftId, requesterId);
  await holdConversation(deps, conversationId, async () => {
    const { state, draft } = await find(deps, edit.draftId, requesterId);
    const next = applyForm(state, draft, edit.values);
    await withTransaction(deps.pool, (tx) => saveIntake(tx, { conversationId, requesterId }, next, deps.clock()));
  });
}

async function find(deps: Deps, draftId: string, requesterId: string): Promise<Found> {
  const row = await findIntakeOf(deps.pool, draftId, requesterId);
  const parsed = IntakeState.safeParse(row?.state);
  const draft = parsed.data?.drafts.find(({ id }) => id === draftId);
  if (row === null || !parsed.success || draft === undefined) {
    throw new NotFoundError("没有找到这份草稿：可能已经提交、取消，或超过 7 天删除了。");
  }
  return { state: parsed.data, draft, conversationId: row.conversationId };
}

/** What is left empty is open; a changed value replaces the old, which stays in the draft's history. */
function applyForm(state: IntakeState, draft: DraftState, values: Record<string, string>): IntakeState {
  const before = composeDraft({ draft, contact: state.contact, past: state.contactHistory });
  const read = (field: NeedField): string => (values[field] ?? "").trim();
  const isShared = (field: NeedField): boolean => SHARED_FIELDS.includes(field);
  const shown: readonly NeedField[] = [...FORM_FIELDS, "summary", "problem"];
  const changed = shown.filter((field) => read(field) !== (before[field]?.text ?? ""));
  const old = changed.flatMap((field) => {
    const text = before[field]?.text;
    return text === undefined ? [] : [{ field, text }];
  });
  const disclosure = DISCLOSURES.find(({ value }) => value === read("disclosure")) ?? DISCLOSURES[0];
  const next: DraftState = {
    ...draft,
    fields: {
      ...apply(
        draft.fields,
        changed.filter((field) => !isShared(field)),
        read,
      ),
      disclosure: { text: disclosure.label, value: disclosure.value, span: null },
    },
    history: [...draft.history, ...old.filter(({ field }) => !isShared(field))],
    status: "collecting",
  };
  return {
    ...withDraft(state, next),
    contact: apply(state.contact, changed.filter(isShared), read),
    contactHistory: [...state.contactHistory, ...old.filter(({ field }) => isShared(field))],
  };
}

function apply(fields: NeedDraft, changed: readonly NeedField[], read: (field: NeedField) => string): NeedDraft {
  const kept = Object.entries(fields).filter(([name]) => !changed.some((field) => field === name));
  const written = changed.flatMap((field) => {
    const text = read(field);
    return text === "" ? [] : [[field, { text, value: text, span: null }] as const];
  });
  return { ...Object.fromEntries(kept), ...Object.fromEntries(written) };
}
