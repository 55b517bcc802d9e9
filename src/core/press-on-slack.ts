/** Does what a button in Slack asks for, as whoever pressed it is at this moment; once for each press. */
import { withTransaction } from "../db/database.ts";
import type { Staff } from "../db/staff.ts";
import type { ActivityEvent } from "../domain/activity.ts";
import type { SlackAppName, SlackWho } from "../domain/slack.ts";
import { AppError, NotFoundError } from "../errors.ts";
import { changeNeed } from "./change-need.ts";
import { giveFeedback } from "./give-feedback.ts";
import { knowSlackPerson, slackRequester } from "./know-slack-person.ts";
import type { Deps, SlackSender } from "./ports.ts";
import { postToSlack } from "./post-to-slack.ts";
import { type NeedFile, readNeed } from "./read-need.ts";
import { requestHandoff } from "./request-handoff.ts";

/** A press. `key` names it; `channel` and `threadTs` are where an answer for all to see belongs. */
export type SlackPress = {
  app: SlackAppName;
  who: SlackWho;
  channel: string;
  threadTs: string | null;
  key: string;
};

/** 有用 / 没用 for a reply; a press on a reply to somebody else does nothing. */
export async function judgeOnSlack(deps: Deps, { who }: SlackPress, verdict: { messageId: string; helpful: boolean }) {
  await giveFeedback(deps, { ...verdict, requesterId: slackRequester(who) }).catch(ignoreStrangers);
}

/** 转人工 after a reply, confirmed where it was pressed. */
export async function handOffOnSlack(deps: Deps, press: SlackPress, messageId: string): Promise<void> {
  const asked = await requestHandoff(deps, { messageId, requesterId: slackRequester(press.who) }).catch(
    ignoreStrangers,
  );
  if (asked !== undefined) {
    await sayOnSlack(deps, press, `已转给${asked.department}，工作人员会联系您。`);
  }
}

/** What came of something that only staff may do; `message` is for the person who asked. */
export type StaffResult<T> = { ok: true; value: T } | { ok: false; message: string };

/**
 * Does something as the member of staff that the person is at this moment; what is refused is told in words.
 *
 * Errors  StoreError
 */
export async function doAsStaff<T>(
  deps: Deps,
  slack: SlackSender,
  { app, who }: SlackPress,
  work: (staff: Staff) => Promise<T>,
): Promise<StaffResult<T>> {
  const { staff } = await knowSlackPerson(deps, slack, app, who);
  if (staff === null) {
    return { ok: false, message: "这个操作只有专班成员可以做。" };
  }
  try {
    return { ok: true, value: await work(staff) };
  } catch (error) {
    if (error instanceof AppError && !error.retryable) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}

/** A need as the one who pressed may see it; null, and a word to them, when they may not. */
export async function openNeedOnSlack(
  deps: Deps,
  slack: SlackSender,
  press: SlackPress,
  number: string,
): Promise<NeedFile | null> {
  const read = await doAsStaff(deps, slack, press, (staff) => readNeed(deps, staff, number));
  if (!read.ok) {
    await sayToPresser(deps, press, read.message);
  }
  return read.ok ? read.value : null;
}

/** A change of a need; null when it was made, else why not. `key` of the press names it, so that it counts once. */
export async function tryChangeOnSlack(
  deps: Deps,
  slack: SlackSender,
  press: SlackPress,
  { number, event }: { number: string; event: ActivityEvent },
): Promise<string | null> {
  const done = await doAsStaff(deps, slack, press, async (staff) => {
    const outcome = await changeNeed(deps, { kind: "staff", staff }, { number, event, key: press.key });
    return outcome.kind === "done" ? null : outcome.kind === "refused" ? outcome.message : `没有找到 ${number}。`;
  });
  return done.ok ? done.value : done.message;
}

/**
 * A change by one press: claim. What came of it is on the card; a refusal is told to the one who pressed, with the name of
 * who was faster.
 *
 * Errors  StoreError
 */
export async function changeNeedOnSlack(
  deps: Deps,
  slack: SlackSender,
  press: SlackPress,
  change: { number: string; event: ActivityEvent },
): Promise<void> {
  const refusal = await tryChangeOnSlack(deps, slack, press, change);
  if (refusal !== null) {
    await sayToPresser(deps, press, refusal);
  }
}

function sayToPresser(deps: Deps, press: SlackPress, text: string): Promise<void> {
  return sayOnSlack(deps, { ...press, channel: press.who.user, threadTs: null }, text);
}

/** Words of the program, where the press was or to the one who pressed. */
export async function sayOnSlack(deps: Deps, { app, channel, threadTs, key }: SlackPress, text: string): Promise<void> {
  const place = { app, channel, threadTs, rootKey: null };
  await withTransaction(deps.pool, (tx) =>
    postToSlack(tx, deps, { ...place, key: `say:${key}`, kind: "post", content: { kind: "text", text } }),
  );
}

function ignoreStrangers(error: unknown): undefined {
  if (!(error instanceof NotFoundError)) {
    throw error;
  }
}
