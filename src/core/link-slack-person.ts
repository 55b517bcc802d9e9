/** Makes a person of Slack staff who sends the bot their invitation link: for those whose mail address Slack does not tell. */
import { type Transaction, withTransaction } from "../db/database.ts";
import { linkSlackUser } from "../db/slack-users.ts";
import type { SlackUtterance } from "../domain/slack.ts";
import { AppError, ChannelError } from "../errors.ts";
import { replyKey } from "./find-slack-conversation.ts";
import { knowSlackPerson, slackRequester } from "./know-slack-person.ts";
import type { Deps, SlackSender } from "./ports.ts";
import { postToSlack } from "./post-to-slack.ts";
import { admitInvited } from "./sign-in-staff.ts";

/** The link that the console gives out. */
const LINK = /\/console\/sign-in\/([\w-]{32})(?![\w-])/u;

/**
 * Whether the message was an invitation, to the task force's own app and to nobody else; then it is used up, or refused, and
 * answered. The secret in it is neither stored as talk nor given to anybody.
 *
 * Errors  StoreError
 */
export async function linkSlackPerson(deps: Deps, slack: SlackSender, utterance: SlackUtterance): Promise<boolean> {
  const { app, direct, who } = utterance;
  const token = direct && app === "staff" ? LINK.exec(utterance.text)?.[1] : undefined;
  if (token === undefined) {
    return false;
  }
  const known = await knowSlackPerson(deps, slack, app, who);
  if (known.staff !== null) {
    await say(deps, utterance, `您已经是专班成员（${known.staff.name}）。`);
    return true;
  }
  const profile = await slack.readPerson(app, who.user).catch(ignoreSilence);
  if (who.external || profile.external) {
    await say(deps, utterance, "邀请只能由本单位的正式成员使用。");
    return true;
  }
  try {
    await withTransaction(deps.pool, async (tx) => {
      const staffId = await admitInvited(tx, deps, token, { name: profile.name, email: null });
      await linkSlackUser(tx, { ...who, requesterId: slackRequester(who), staffId }, deps.clock());
      await sayIn(tx, deps, utterance, "已加入专班，可以在小组频道认领需求了。");
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.retryable) {
      throw error;
    }
    await say(deps, utterance, error.message);
  }
  return true;
}

function say(deps: Deps, utterance: SlackUtterance, text: string): Promise<void> {
  return withTransaction(deps.pool, (tx) => sayIn(tx, deps, utterance, text));
}

function sayIn(tx: Transaction, deps: Deps, said: SlackUtterance, text: string): Promise<void> {
  const { app, channel, threadTs } = said;
  const key = replyKey(said);
  return postToSlack(tx, deps, {
    key,
    app,
    channel,
    threadTs,
    rootKey: null,
    kind: "post",
    content: { kind: "text", text },
  });
}

/** Whom Slack says nothing of is taken for an outsider. */
function ignoreSilence(error: unknown): { name: null; external: boolean } {
  if (error instanceof ChannelError) {
    return { name: null, external: true };
  }
  throw error;
}
