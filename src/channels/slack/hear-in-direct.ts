/** Takes what somebody wrote into a command, a shortcut or a box as said in their direct message, where the talk goes on. */
import { answerSlackMessage } from "../../core/answer-slack-message.ts";
import type { SlackWho } from "../../domain/slack.ts";
import { findChannel } from "./find-channel.ts";
import type { SlackContext } from "./slack-context.ts";

/** What was said; `key` names it, `secret` when its words were not kept and are gone. */
export type Said = { who: SlackWho; key: string; text: string; secret: boolean };

/**
 * Answers it there.
 *
 * Errors  ChannelError when Slack does not tell the direct message: then the job tries again
 */
export async function hearInDirect(
  { app, deps, caller, ...door }: SlackContext,
  { who, key, text, secret }: Said,
): Promise<void> {
  const channel = await findChannel(caller, who.user);
  const utterance = { app, who, channel, direct: true, called: true, ts: key, threadTs: null, text };
  await answerSlackMessage(deps, { utterance, secret }, door);
}
