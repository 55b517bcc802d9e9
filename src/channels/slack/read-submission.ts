/** Reads a modal that was sent: who, for what, and what was written. */
import type { SlackPress } from "../../core/press-on-slack.ts";
import type { SlackAppName } from "../../domain/slack.ts";
import { readCallback, type Submission } from "./action-ids.ts";
import { InteractionBody } from "./read-body.ts";
import { whoPressed } from "./read-press.ts";

/** A sent modal. `press.key` names the modal, so that one modal makes one entry however often it is sent. */
export type Sent = { press: SlackPress; submission: Submission; state: unknown; metadata: string };

/** What was sent in a payload; null when it is none of ours. */
export function readSubmission(app: SlackAppName, payload: unknown): Sent | null {
  const body = InteractionBody.safeParse(payload).data;
  const view = body?.view;
  const submission = readCallback(view?.callback_id ?? "");
  if (body === undefined || view === undefined || submission === null) {
    return null;
  }
  const press = { app, who: whoPressed(body), channel: body.user.id, threadTs: null, key: `${app}:form:${view.id}` };
  return { press, submission, state: view.state?.values, metadata: view.private_metadata ?? "" };
}
