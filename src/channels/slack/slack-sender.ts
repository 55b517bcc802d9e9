/** Posts, changes and looks for messages: the core's port to Slack on the Web API. */
import assert from "node:assert/strict";
import { z } from "zod";
import type { SlackMessage, SlackPlace, SlackSender } from "../../core/ports.ts";
import type { SlackAppName, SlackStream } from "../../domain/slack.ts";
import { ChannelError } from "../../errors.ts";
import { QUIET } from "./escape.ts";
import { findChannel } from "./find-channel.ts";
import type { Rendered } from "./message.ts";
import { parseAnswer } from "./parse-answer.ts";
import { renderMessage, type Showing } from "./render-message.ts";
import { createIsShared } from "./shared-channels.ts";
import type { SlackCaller } from "./slack-caller.ts";
import { createStreams, dropStream, finishStream } from "./streams.ts";

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
export function createSender(callers: ReadonlyMap<SlackAppName, SlackCaller>, showing: Showing): SlackSender {
  const callerOf = (app: SlackAppName): SlackCaller => {
    const caller = callers.get(app);
    if (caller === undefined) {
      throw new ChannelError("channel_unauthorised", "not_configured");
    }
    return caller;
  };
  return {
    ...createStreams(callerOf),
    isShared: createIsShared(callerOf),
    post: (place, message, post) => postAll(callerOf(place.app), place, renderMessage(message, showing), post),
    update: async ({ app, channel, ts }, message, key) => {
      const shown = {
        ...lastOf(message, showing),
        metadata: toMetadata(key),
        link_names: false,
        parse: "none",
      } as const;
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

function toMetadata(key: string): { event_type: string; event_payload: { key: string } } {
  return { event_type: METADATA, event_payload: { key } };
}

/** What is changed in place is one message: a card. */
function lastOf(message: SlackMessage, showing: Showing): Rendered {
  const last = renderMessage(message, showing).at(-1);
  assert(last !== undefined, "every message shows something");
  return last;
}

/** No try of a post is older. */
const LONGEST_TRY_MS = 25 * 3_600_000;

/**
 * Posts the messages in order, the first into the stream if there is one; the last one carries the key itself, so that
 * finding it means that all are out. Of several, those that an earlier try has posted are not posted again.
 */
async function postAll(
  caller: SlackCaller,
  place: SlackPlace,
  messages: readonly Rendered[],
  { key, stream }: { key: string; stream: SlackStream | null },
): Promise<{ channel: string; ts: string }> {
  const since = new Date(Date.now() - LONGEST_TRY_MS);
  let posted: { channel: string; ts: string } | null = null;
  for (const [index, message] of messages.entries()) {
    const isLast = index === messages.length - 1;
    const own = isLast ? key : `${key}#${index + 1}`;
    const post = () => postOne(caller, place, message, own);
    posted =
      (isLast ? null : await findPosted(caller, place, own, since)) ??
      (await (stream === null || index > 0 ? post() : endStream(caller, stream, { message, key: own, post })));
  }
  assert(posted !== null, "every message shows something");
  return posted;
}

/** Puts a message where the stream is; where that cannot be ended any more, the message is posted and the stream taken away. */
async function endStream(
  caller: SlackCaller,
  stream: SlackStream,
  { message, key, post }: { message: Rendered; key: string; post: () => Promise<{ channel: string; ts: string }> },
): Promise<{ channel: string; ts: string }> {
  try {
    return await finishStream(caller, stream, message, toMetadata(key));
  } catch (error) {
    if (!(error instanceof ChannelError && (error.code === "channel_refused" || error.code === "channel_gone"))) {
      throw error;
    }
  }
  const posted = await post();
  await dropStream(caller, stream).catch(() => undefined);
  return posted;
}

async function postOne(
  caller: SlackCaller,
  { channel, threadTs }: SlackPlace,
  message: Rendered,
  key: string,
): Promise<{ channel: string; ts: string }> {
  const place = { channel, ...(threadTs !== null && { thread_ts: threadTs }) };
  const shown = { ...message, metadata: toMetadata(key), ...QUIET };
  const answer = await caller.call("chat.postMessage", (client) => client.chat.postMessage({ ...place, ...shown }));
  return parseAnswer(Posted, answer);
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
