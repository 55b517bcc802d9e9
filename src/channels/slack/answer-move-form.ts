/** Answers a sent form of a move: what is wrong beside its field, a preview of what the firm will read, or done. */
import type { ModalView } from "@slack/types";
import { mergeNeeds, unmergeNeed } from "../../core/merge-needs.ts";
import { doAsStaff, tryChangeOnSlack } from "../../core/press-on-slack.ts";
import { readNeed } from "../../core/read-need.ts";
import { type FormMove, MOVE_FIELDS, type NeedMove } from "../../domain/need-move-form.ts";
import { toErrors } from "./inputs.ts";
import { toModal, toNote } from "./modal.ts";
import { readMoveModal } from "./read-move-modal.ts";
import type { Sent } from "./read-submission.ts";
import { readMergeModal } from "./render-merge-modal.ts";
import { toSetting } from "./render-need-window.ts";
import type { SlackContext } from "./slack-context.ts";

/** What Slack is told of a form; without `errors` it counts as taken. */
export type FormAnswer =
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ModalView }
  | { response_action: "clear" };

/** Taken: every modal of the app is closed. */
export const DONE: FormAnswer = { response_action: "clear" };

/** Does what the form asks for, or says why not. */
export function answerMoveForm(
  context: SlackContext,
  sent: Sent,
  form: { move: NeedMove; number: string },
): Promise<FormAnswer> {
  const { move, number } = form;
  return move === "merged"
    ? merge(context, sent, number)
    : move === "unmerged"
      ? unmerge(context, sent, number)
      : change(context, sent, { move, number });
}

async function change(
  { deps, sender }: SlackContext,
  { press, state, metadata }: Sent,
  { move, number }: { move: FormMove; number: string },
): Promise<FormAnswer> {
  const file = await doAsStaff(deps, sender, press, (staff) => readNeed(deps, staff, number));
  if (!file.ok) {
    return refuse(move, file.message);
  }
  const read = readMoveModal(move, { state, metadata }, toSetting(file.value, deps));
  if (read.kind === "errors") {
    return { response_action: "errors", errors: read.errors };
  }
  if (read.kind === "preview") {
    return { response_action: "update", view: read.view };
  }
  const refusal = await tryChangeOnSlack(deps, sender, press, { number, event: read.event });
  return refusal === null ? DONE : refuse(move, refusal);
}

async function merge({ deps, sender }: SlackContext, { press, state }: Sent, child: string): Promise<FormAnswer> {
  const read = readMergeModal(state);
  if (!read.ok) {
    return { response_action: "errors", errors: read.errors };
  }
  const { survivor } = read;
  const done = await doAsStaff(deps, sender, press, (staff) => mergeNeeds(deps, staff, { child, survivor }));
  return done.ok ? DONE : { response_action: "errors", errors: toErrors({ number: done.message }) };
}

async function unmerge({ deps, sender }: SlackContext, { press }: Sent, child: string): Promise<FormAnswer> {
  const done = await doAsStaff(deps, sender, press, (staff) => unmergeNeed(deps, staff, child));
  return done.ok ? DONE : { response_action: "update", view: toRefusal(done.message) };
}

/** Beside the first field; a form without fields is replaced by the words. */
function refuse(move: FormMove, message: string): FormAnswer {
  const [first] = MOVE_FIELDS[move];
  return first === undefined
    ? { response_action: "update", view: toRefusal(message) }
    : { response_action: "errors", errors: toErrors({ [first.name]: message }) };
}

/** A modal that only says what was refused, in place of a form without fields. */
export function toRefusal(message: string): ModalView {
  return toModal({ callbackId: "told", title: "没有办成", submit: null, metadata: "", blocks: [toNote(message)] });
}
