/** Answers a requester's form of a move: what is wrong beside its field, or done. */
import type { OwnMove, OwnMoveEvent } from "../../domain/own-move.ts";
import { DONE, type FormAnswer, toRefusal } from "./answer-move-form.ts";
import { toErrors } from "./inputs.ts";
import type { Sent } from "./read-submission.ts";
import { OWN_FORMS, readOwnMoveModal } from "./render-own-need.ts";

/** Makes the change and gives null, or the words of the refusal. */
type Change = (change: { number: string; event: OwnMoveEvent }) => Promise<string | null>;

/** Reads the form and has it done. */
export async function answerOwnMove(
  { state, metadata }: Sent,
  { move, number }: { move: OwnMove; number: string },
  change: Change,
): Promise<FormAnswer> {
  const read = readOwnMoveModal(move, { state, metadata });
  if (!read.ok) {
    return { response_action: "errors", errors: read.errors };
  }
  const refusal = await change({ number, event: read.event });
  if (refusal === null) {
    return DONE;
  }
  const form = OWN_FORMS[move];
  return form === null
    ? { response_action: "update", view: toRefusal(refusal) }
    : { response_action: "errors", errors: toErrors({ [form.name]: refusal }) };
}
