/** Does what a button in Slack asks for, as whoever pressed it is at this moment; once for each press. */
import { withTransaction } from "../db/database.ts";
import type { ActivityEvent } from "../domain/activity.ts";
import type { SlackAppName, SlackWho } from "../domain/slack.ts";
import { AppError, NotFoundError } from "../errors.ts";
import { changeNeed } from "./change-need.ts";
import { giveFeedback } from "./give-feedback.ts";
import { knowSlackPerson, slackRequester } from "./know-slack-person.ts";
import type { Deps, SlackSender } from "./ports.ts";
import { postToSlack } from "./post-to-slack.ts";
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
    await say(deps, press, `已转给${asked.department}，工作人员会联系您。`);
  }
}

/**
 * A change of a need by staff: claim, return, reply …. What came of it is on the card; a refusal is told to the one who
 * pressed, with the name of who was faster.
 *
 * Errors  StoreError
 */
export async function changeNeedOnSlack(
  deps: Deps,
  slack: SlackSender,
  press: SlackPress,
  { number, event }: { number: string; event: ActivityEvent },
): Promise<void> {
  const { staff } = await knowSlackPerson(deps, slack, press.app, press.who);
  const refusal = staff === null ? "这个操作只有专班成员可以做。" : await change();
  if (refusal !== null) {
    await say(deps, { ...press, channel: press.who.user, threadTs: null }, refusal);
  }

  async function change(): Promise<string | null> {
    if (staff === null) {
      return null;
    }
    try {
      const outcome = await changeNeed(deps, { kind: "staff", staff }, { number, event, key: press.key });
      return outcome.kind === "done" ? null : outcome.kind === "refused" ? outcome.message : `没有找到 ${number}。`;
    } catch (error) {
      if (error instanceof AppError && !error.retryable) {
        return error.message;
      }
      throw error;
    }
  }
}

/** Words of the program, where the press was or to the one who pressed. */
async function say(deps: Deps, { app, channel, threadTs, key }: SlackPress, text: string): Promise<void> {
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
