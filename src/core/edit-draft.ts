/** Shows a requester their draft as a form and takes what they changed; the conversation goes on with the changed card. */
import { withTransaction } from "../db/database.ts";
import { findIntakeOf, saveIntake } from "../db/intakes.ts";
import { FIRM_FIELDS, type IntakeDraft, IntakeState } from "../domain/intake-state.ts";
import { FORM_FIELDS, type NeedField } from "../domain/need-field.ts";
import type { NeedDraft } from "../domain/reply.ts";
import { NotFoundError } from "../errors.ts";
import { holdConversation } from "./hold-conversation.ts";
import type { Deps } from "./ports.ts";
import { refuseSecret } from "./refuse-secret.ts";

/** A draft with its form: values by field, as texts. */
export type DraftForm = { draft: IntakeDraft; values: Record<string, string>; conversationId: string };

type Found = { state: IntakeState; draft: IntakeDraft; conversationId: string };

/**
 * The form of a requester's own draft.
 *
 * Errors  NotFoundError when it was filed, dropped, forgotten, or is another's
 */
export async function readDraft(deps: Deps, draftId: string, requesterId: string): Promise<DraftForm> {
  const { state, draft, conversationId } = await find(deps, draftId, requesterId);
  const values: Record<string, string> = {
    summary: draft.gist,
    problem: draft.problem,
    disclosure: state.disclosure,
  };
  for (const [field, { text }] of Object.entries({ ...state.firm, ...draft.fields })) {
    values[field] = text;
  }
  return { draft, values, conversationId };
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
function applyForm(state: IntakeState, draft: IntakeDraft, values: Record<string, string>): IntakeState {
  const read = (field: string): string => (values[field] ?? "").trim();
  const firmNames: readonly string[] = FIRM_FIELDS;
  const fieldOf = (field: NeedField, before: NeedDraft): NeedDraft => {
    const text = read(field);
    const old = before[field];
    return text === "" ? {} : { [field]: old?.text === text ? old : { text, value: text, span: null } };
  };
  const details = FORM_FIELDS.filter((field) => !firmNames.includes(field));
  const fields = Object.assign({}, ...details.map((field) => fieldOf(field, draft.fields)));
  const firm = Object.assign({}, ...FIRM_FIELDS.map((field) => fieldOf(field, state.firm)));
  const former = details.flatMap((field) => {
    const old = draft.fields[field]?.text;
    return old === undefined || old === read(field) ? [] : [{ field, value: old }];
  });
  const changed: IntakeDraft = {
    ...draft,
    fields,
    gist: read("summary") === "" ? draft.gist : read("summary"),
    problem: read("problem") === "" ? draft.problem : read("problem"),
    former: [...draft.former, ...former],
  };
  const disclosure = IntakeState.shape.disclosure.catch(state.disclosure).parse(read("disclosure"));
  return {
    ...state,
    firm,
    disclosure,
    isShown: false,
    drafts: state.drafts.map((one) => (one.id === draft.id ? changed : one)),
  };
}
