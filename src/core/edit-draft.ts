/** Shows a requester their draft as a form and takes what they changed; the conversation goes on with the changed card. */
import { withTransaction } from "../db/database.ts";
import { findIntakeOf, findProfile, type Profile, saveIntake } from "../db/intakes.ts";
import { fillForm, listShown } from "../domain/intake-form.ts";
import { checkForm, type FormProblems, type FormValues } from "../domain/intake-form-check.ts";
import { type DraftState, IntakeState } from "../domain/intake-state.ts";
import { NotFoundError } from "../errors.ts";
import { holdConversation } from "./hold-conversation.ts";
import type { Deps } from "./ports.ts";
import { refuseSecret } from "./refuse-secret.ts";

/** A draft's form: texts by field, choices by their value. */
export type DraftForm = { draftId: string; values: FormValues; conversationId: string };

type Found = { state: IntakeState; draft: DraftState; profile: Profile | null; conversationId: string };

/**
 * The form of a requester's own draft.
 *
 * Errors  NotFoundError when it was filed, dropped, forgotten, or is another's
 */
export async function readDraft(deps: Deps, draftId: string, requesterId: string): Promise<DraftForm> {
  const { state, draft, profile, conversationId } = await find(deps, draftId, requesterId);
  const shown = Object.entries(listShown(draft, state, profile));
  return { draftId, values: Object.fromEntries(shown.map(([field, { text }]) => [field, text])), conversationId };
}

/**
 * Takes the form's values; the card must be confirmed again.
 *
 * Shape   what is wrong by field; nothing is changed unless that is empty
 * Errors  NotFoundError; InvalidInputError when something in it looks classified: nothing of it is kept then
 */
export async function changeDraft(
  deps: Deps,
  { draftId, values }: Pick<DraftForm, "draftId" | "values">,
  requesterId: string,
): Promise<FormProblems> {
  refuseSecret(deps, Object.values(values).join("\n"));
  const checked = checkForm(values);
  if (Object.keys(checked.problems).length > 0) {
    return checked.problems;
  }
  const { conversationId } = await find(deps, draftId, requesterId);
  await holdConversation(deps, conversationId, async () => {
    const { state, profile } = await find(deps, draftId, requesterId);
    const now = deps.clock();
    const next = fillForm(state, { id: draftId, values: checked.values, profile, now });
    await withTransaction(deps.pool, (tx) => saveIntake(tx, { conversationId, requesterId }, next, now));
  });
  return {};
}

async function find(deps: Deps, draftId: string, requesterId: string): Promise<Found> {
  const row = await findIntakeOf(deps.pool, draftId, requesterId);
  const parsed = IntakeState.safeParse(row?.state);
  const draft = parsed.data?.drafts.find(({ id }) => id === draftId);
  if (row === null || !parsed.success || draft === undefined) {
    throw new NotFoundError("没有找到这份草稿：可能已经提交、取消，或超过 7 天删除了。");
  }
  const profile = await findProfile(deps.pool, requesterId);
  return { state: parsed.data, draft, profile, conversationId: row.conversationId };
}
