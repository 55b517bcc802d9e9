/** The staff app's beginnings in Slack: offered with how many needs each would list, and answered with the list. */
import { withTransaction } from "../db/database.ts";
import type { SlackUtterance, SlackWho } from "../domain/slack.ts";
import { readQueueWish, STAFF_PROMPTS } from "../domain/staff-prompt.ts";
import { ForbiddenError } from "../errors.ts";
import { findSlackConversation, replyKey } from "./find-slack-conversation.ts";
import { knowSlackPerson } from "./know-slack-person.ts";
import { countViews } from "./list-needs.ts";
import type { Deps, SlackSender } from "./ports.ts";
import { postToSlack } from "./post-to-slack.ts";

/** What to offer the person: lists to staff, a question of policy to everybody. */
export async function offerPrompts(
  deps: Deps,
  slack: SlackSender,
  who: SlackWho,
): Promise<{ title: string; message: string }[]> {
  const { staff } = await knowSlackPerson(deps, slack, "staff", who);
  const counts = staff === null ? null : await countViews(deps, staff).catch(ignoreForbidden);
  return STAFF_PROMPTS.flatMap(({ title, message, view }) => {
    if (view === null) {
      return [{ title, message }];
    }
    return counts === null ? [] : [{ title: `${title}（${counts[view]}）`, message }];
  });
}

/** Answers a member of staff who asks for a list, in the staff app alone; false when it was something else. */
export async function answerPrompt(deps: Deps, slack: SlackSender, utterance: SlackUtterance): Promise<boolean> {
  const { app, who, channel, direct } = utterance;
  const view = app === "staff" && direct ? readQueueWish(utterance.text) : null;
  const staff = view === null ? null : (await knowSlackPerson(deps, slack, app, who)).staff;
  if (view === null || staff === null) {
    return false;
  }
  const { threadTs } = await findSlackConversation(deps, utterance);
  const place = { app, channel, threadTs, rootKey: null };
  const content = { kind: "queue", staffId: staff.id, view } as const;
  await withTransaction(deps.pool, (tx) =>
    postToSlack(tx, deps, { ...place, key: replyKey(utterance), kind: "post", content }),
  );
  return true;
}

function ignoreForbidden(error: unknown): null {
  if (error instanceof ForbiddenError) {
    return null;
  }
  throw error;
}
