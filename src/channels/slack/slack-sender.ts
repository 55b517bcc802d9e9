/** Posts, changes and looks for messages: the core's port to Slack on the Web API. */
import { z } from "zod";
import type { SlackPlace, SlackSender } from "../../core/ports.ts";
import type { SlackAppName } from "../../domain/slack.ts";
import { ChannelError } from "../../errors.ts";
import { QUIET } from "./escape.ts";
import { findChannel } from "./find-channel.ts";
import { parseAnswer } from "./parse-answer.ts";
import { renderMessage } from "./render-message.ts";
import type { SlackCaller } from "./slack-caller.ts";

/** The type of the metadata by which we know our own posts again. */
const METADATA = "yiduiyi_post";
const PAGE = 200;
/** Slack's clock and ours need not agree. */
const CLOCK_SKEW_S = 120;

const Posted = z.object({ channel: z.string(), ts: z.string() });
const Page = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const User = z.object({
  real_name: z.string().optional(),
  is_stranger: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  deleted: z.boolean().optional(),
  profile: z.object({ email: z.string().optional() }).optional(),
});

/** The port on the callers of the apps that are configured. */
export function createSender(callers: ReadonlyMap<SlackAppName, SlackCaller>): SlackSender {
  const callerOf = (app: SlackAppName): SlackCaller => {
    const caller = callers.get(app);
    if (caller === undefined) {
      throw new ChannelError("channel_unauthorised", "not_configured");
    }
    return caller;
  };
  const metadata = (key: string) => ({ event_type: METADATA, event_payload: { key } });
  return {
    post: async ({ app, channel, threadTs }, message, key) => {
      const place = { channel, ...(threadTs !== null && { thread_ts: threadTs }) };
      const shown = { ...renderMessage(message), metadata: metadata(key), ...QUIET };
      const answer = await callerOf(app).call("chat.postMessage", (client) =>
        client.chat.postMessage({ ...place, ...shown }),
      );
      return parseAnswer(Posted, answer);
    },
    update: async ({ app, channel, ts }, message, key) => {
      const shown = { ...renderMessage(message), metadata: metadata(key) };
      await callerOf(app).call("chat.update", (client) => client.chat.update({ channel, ts, ...shown }));
    },
    findPosted: (place, key, since) => findPosted(callerOf(place.app), place, key, since),
    readPerson: async (app, user) => {
      const answer = await callerOf(app).call("users.info", (client) => client.users.info({ user }));
      const { real_name, profile, ...is } = parseAnswer(User, answer.user);
      const isMember = is.deleted !== true && is.is_email_confirmed !== false;
      return {
        name: real_name ?? null,
        email: isMember ? (profile?.email ?? null) : null,
        external: is.is_stranger === true || is.is_restricted === true || is.is_ultra_restricted === true,
      };
    },
  };
}

/** Reads the place from `since` on, until the post with our key turns up or everything was read. */
async function findPosted(
  caller: SlackCaller,
  place: SlackPlace,
  key: string,
  since: Date,
): Promise<{ channel: string; ts: string } | null> {
  const { threadTs } = place;
  const channel = await findChannel(caller, place.channel);
  const oldest = String(Math.floor(since.getTime() / 1000) - CLOCK_SKEW_S);
  const asked = { channel, oldest, limit: PAGE, include_all_metadata: true };
  let cursor: string | undefined;
  do {
    const at = cursor === undefined ? {} : { cursor };
    const answer = await (threadTs === null
      ? caller.call("conversations.history", (client) => client.conversations.history({ ...asked, ...at }))
      : caller.call("conversations.replies", (client) =>
          client.conversations.replies({ ...asked, ...at, ts: threadTs }),
        ));
    const { messages, response_metadata } = parseAnswer(Page, answer);
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === METADATA && metadata.event_payload["key"] === key,
    );
    if (found !== undefined) {
      return { channel, ts: found.ts };
    }
    cursor = response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return null;
}
