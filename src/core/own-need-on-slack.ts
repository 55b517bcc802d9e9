/** A requester's own drafts and needs by modal in Slack: opened, changed, and refused in words. */
import type { NeedField } from "../domain/need-field.ts";
import type { OwnMoveEvent } from "../domain/own-move.ts";
import { AppError } from "../errors.ts";
import { answerSlackMessage, type SlackDoor } from "./answer-slack-message.ts";
import { changeNeed } from "./change-need.ts";
import { changeDraft, type DraftForm, readDraft } from "./edit-draft.ts";
import { slackRequester } from "./know-slack-person.ts";
import { type OwnNeed, readOwnNeed } from "./own-needs.ts";
import type { Deps } from "./ports.ts";
import { type SlackPress, sayOnSlack } from "./press-on-slack.ts";

/** The form of an own draft; null, and a word where it was pressed, when it is gone or another's. */
export function openDraftOnSlack(deps: Deps, press: SlackPress, draftId: string): Promise<DraftForm | null> {
  return orSay(deps, press, () => readDraft(deps, draftId, slackRequester(press.who)));
}

/** An own need; null, and a word where it was pressed, when there is none of that number. */
export function openOwnNeedOnSlack(deps: Deps, press: SlackPress, number: string): Promise<OwnNeed | null> {
  return orSay(deps, press, () => readOwnNeed(deps, number, slackRequester(press.who)));
}

async function orSay<T>(deps: Deps, press: SlackPress, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    await sayOnSlack(deps, press, wordsOf(error));
    return null;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError && !error.retryable) {
    return error.message;
  }
  throw error;
}

/** What the person would say to see the card. */
const SHOW_CARD = "看摘要";

/** What is wrong: beside a field, or with all of it; empty when it was taken. */
export type DraftProblems = { fields: Partial<Record<NeedField, string>>; whole: string | null };

/**
 * Takes a filled form of a draft; the changed card is shown in the conversation, where it is confirmed like any other.
 *
 * Shape   `press` names the place of the conversation, and its key the modal
 * Errors  StoreError; what `answer` throws
 */
export async function changeDraftOnSlack(
  deps: Deps,
  press: SlackPress,
  { draftId, values }: Pick<DraftForm, "draftId" | "values">,
  door: SlackDoor,
): Promise<DraftProblems> {
  const { app, who, channel, threadTs, key } = press;
  try {
    const fields = await changeDraft(deps, { draftId, values }, slackRequester(who));
    if (Object.keys(fields).length > 0) {
      return { fields, whole: null };
    }
  } catch (error) {
    return { fields: {}, whole: wordsOf(error) };
  }
  const place = { app, who, channel, direct: channel.startsWith("D"), called: true, ts: key, threadTs };
  await answerSlackMessage(deps, { utterance: { ...place, text: SHOW_CARD }, secret: false }, door);
  return { fields: {}, whole: null };
}

/** A requester's move on an own need; null when it was made, else why not. */
export async function changeOwnNeedOnSlack(
  deps: Deps,
  { who, key }: SlackPress,
  { number, event }: { number: string; event: OwnMoveEvent },
): Promise<string | null> {
  try {
    const requesterId = slackRequester(who);
    const outcome = await changeNeed(deps, { kind: "requester", requesterId }, { number, event, key });
    return outcome.kind === "done" ? null : outcome.kind === "refused" ? outcome.message : `没有查到 ${number}。`;
  } catch (error) {
    return wordsOf(error);
  }
}
