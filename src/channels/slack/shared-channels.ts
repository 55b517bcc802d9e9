/** Whether people of another organisation read a channel (Slack Connect); asked anew after a few seconds, for a channel can be shared any time. */
import { z } from "zod";
import type { SlackAppName } from "../../domain/slack.ts";
import { findChannel } from "./find-channel.ts";
import { parseAnswer } from "./parse-answer.ts";
import type { SlackCaller } from "./slack-caller.ts";

/** A burst of posts asks once; Slack allows fifty questions a minute. */
const KEPT_MS = 5_000;
const Info = z.object({
  channel: z.object({
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
  }),
});

/** Asks Slack. Errors: ChannelError. */
export type IsShared = (app: SlackAppName, channel: string) => Promise<boolean>;

/** The question for all apps; a channel that is about to be shared counts as shared. */
export function createIsShared(callerOf: (app: SlackAppName) => SlackCaller): IsShared {
  const known = new Map<string, { shared: boolean; atMs: number }>();
  return async (app, place) => {
    // A direct message is not shared with anybody.
    if (/^[DUW]/u.test(place)) {
      return false;
    }
    const before = known.get(`${app}:${place}`);
    if (before !== undefined && performance.now() - before.atMs < KEPT_MS) {
      return before.shared;
    }
    const channel = await findChannel(callerOf(app), place);
    const answer = await callerOf(app).call("conversations.info", (client) => client.conversations.info({ channel }));
    const { is_ext_shared, is_pending_ext_shared } = parseAnswer(Info, answer).channel;
    const shared = is_ext_shared === true || is_pending_ext_shared === true;
    known.set(`${app}:${place}`, { shared, atMs: performance.now() });
    return shared;
  };
}
