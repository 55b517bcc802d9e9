/** Which conversation a message of Slack belongs to, and in which thread it goes on. */
import { findPostKey } from "../db/slack-outbox.ts";
import type { SlackUtterance } from "../domain/slack.ts";
import type { Deps } from "./ports.ts";

/** `threadTs` is where the answer belongs; null for the direct message itself. */
export type SlackConversation = { conversationId: string; threadTs: string | null };

/** What names a message in Slack; a press or a command has another name, and no thread can hang on it. */
const MESSAGE_TS = /^\d+\.\d+$/u;

/**
 * In a channel one conversation for each thread and person, so that nobody reads or confirms another's draft. In the direct
 * message of the enterprises' app one conversation, whatever threads it has. In that of the staff app, which is an agent,
 * every message outside threads begins a thread and a conversation.
 */
export async function findSlackConversation(deps: Deps, utterance: SlackUtterance): Promise<SlackConversation> {
  const { app, who, channel, direct, ts, threadTs } = utterance;
  const named = (root: string): string => `slack:${app}:${channel}:${root}:${who.team}:${who.user}`;
  if (direct && app === "enterprise") {
    return { conversationId: named("dm"), threadTs };
  }
  if (threadTs === null) {
    return { conversationId: named(ts), threadTs: MESSAGE_TS.test(ts) ? ts : null };
  }
  // The answer to a command stands outside threads, and the talk goes on below it.
  const answered = direct ? await findAnswered(deps, utterance, threadTs) : null;
  return { conversationId: named(answered ?? threadTs), threadTs };
}

/** What names the outbox's post that answers a message. */
export function replyKey({ app, channel, ts }: Pick<SlackUtterance, "app" | "channel" | "ts">): string {
  return `reply:${app}:${channel}:${ts}`;
}

/** The `ts` of what our post at the head of a thread answered; null when there is another one's message. */
async function findAnswered(deps: Deps, { app, channel }: SlackUtterance, rootTs: string): Promise<string | null> {
  const key = await findPostKey(deps.pool, { channel, ts: rootTs });
  const start = replyKey({ app, channel, ts: "" });
  return key?.startsWith(start) === true ? key.slice(start.length) : null;
}
