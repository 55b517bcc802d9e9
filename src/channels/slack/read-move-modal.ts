/** What was written into the modal of a move: an entry, a preview of what a firm will read, or what is wrong. */
import { createHash } from "node:crypto";
import type { ModalView } from "@slack/types";
import type { ActivityEvent } from "../../domain/activity.ts";
import { type FormMove, MOVE_READERS, readMoveForm } from "../../domain/need-move-form.ts";
import { readInputs, toErrors } from "./inputs.ts";
import { type MoveSetting, NOBODY, renderPreview } from "./render-move-modal.ts";

/** What came of a submission: beside which field something is wrong, what to show first, or what to enter. */
export type SentMove =
  | { kind: "errors"; errors: Record<string, string> }
  | { kind: "preview"; view: ModalView }
  | { kind: "event"; event: ActivityEvent };

/** A modal as Slack sends it back: `view.state.values` and `view.private_metadata`. */
export type SentModal = { state: unknown; metadata: string };

/**
 * Reads the modal of a move. What a firm will read is shown as it will read it first, and again when it was changed since:
 * `preview` is answered with `response_action: "update"`.
 */
export function readMoveModal(kind: FormMove, { state, metadata }: SentModal, setting: MoveSetting): SentMove {
  const values = readInputs(state);
  const form = readMoveForm(kind, { ...values, ...withoutBlanks(values) });
  if (!form.ok) {
    return { kind: "errors", errors: toErrors({ [form.field]: form.message }) };
  }
  const { event } = form;
  const stamp = stampOf(event);
  return MOVE_READERS[kind] === "firm" && metadata !== stamp
    ? { kind: "preview", view: renderPreview(kind, { event, values, stamp }, setting) }
    : { kind: "event", event };
}

/** Choices that stand for nothing, and a box that was not ticked. */
function withoutBlanks(values: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const assigneeId = values["assigneeId"] ?? "";
  return {
    assigneeId: assigneeId === NOBODY ? "" : assigneeId,
    proposedGroup: values["proposedGroup"] ?? "",
    substantive: values["substantive"] === "on" ? "on" : undefined,
  };
}

/** Names the words that were previewed, so that what is sent is what was seen. */
function stampOf(event: ActivityEvent): string {
  return createHash("sha256").update(JSON.stringify(event)).digest("hex").slice(0, 32);
}
