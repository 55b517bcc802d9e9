/** Sends what waits in one channel's outbox, in order: never blindly twice, never before Slack said, and never lost. */
import {
  buryPost,
  deferPost,
  findPost,
  findWake,
  listLanes,
  type SlackLane,
  settlePost,
  type TakenPost,
  takePost,
} from "../db/slack-outbox.ts";
import { findStream } from "../db/slack-streams.ts";
import type { SlackStream } from "../domain/slack.ts";
import { ChannelError } from "../errors.ts";
import type { Deps, SlackMessage, SlackPlace, SlackSender } from "./ports.ts";
import { readSlackContent } from "./read-slack-content.ts";

/** Longer than the longest call: whoever holds a post longer is dead. */
const LEASE_MS = 20_000;
/** First and longest wait after a fault of Slack's or of the network. */
const RETRY_MS = 2_000;
const RETRY_MAX_MS = 5 * 60_000;
/** With a token that was revoked nothing goes out, and nothing is lost: somebody has to set a new one. */
const UNAUTHORISED_MS = 60_000;
/** A post that found no way out for a day would come as a surprise. */
const GIVE_UP_MS = 24 * 3_600_000;

/** Every channel in which something waits. */
export function listSlackLanes(deps: Deps): Promise<SlackLane[]> {
  return listLanes(deps.pool);
}

/** Sends until nothing is left that may be sent now; when to come again, or null when nothing waits. */
export async function deliverSlackPosts(deps: Deps, slack: SlackSender, lane: SlackLane): Promise<Date | null> {
  for (;;) {
    const post = await takePost(deps.pool, lane, deps.clock(), LEASE_MS);
    if (post === null) {
      return findWake(deps.pool, lane);
    }
    await deliver(deps, slack, post);
  }
}

/** One try; `open` says whether the post may be out although nobody confirmed it. */
async function deliver(deps: Deps, slack: SlackSender, post: TakenPost): Promise<void> {
  let open = post.uncertain;
  try {
    const call = await prepare(deps, slack, post);
    if (call === null) {
      await settlePost(deps.pool, post.id, { channel: post.channel, ts: null }, deps.clock());
      return;
    }
    const found = open && post.kind === "post" ? await slack.findPosted(call.place, post.key, post.createdAt) : null;
    open = false;
    const posted = found ?? (await send(slack, post, call));
    await settlePost(deps.pool, post.id, posted, deps.clock());
  } catch (error) {
    if (!(error instanceof ChannelError)) {
      throw error;
    }
    await keepForLater(deps, post, { error, uncertain: open || error.code === "channel_uncertain" });
  }
}

async function keepForLater(
  deps: Deps,
  post: TakenPost,
  { error, uncertain }: { error: ChannelError; uncertain: boolean },
): Promise<void> {
  const now = deps.clock().getTime();
  const { code } = error;
  const reason = String(error.details["reason"] ?? code);
  const isFinal = code === "channel_gone" || code === "channel_refused" || now - post.triedSince.getTime() > GIVE_UP_MS;
  deps.log.warn({ app: post.app, kind: post.kind, attempts: post.attempts, code, reason }, "Slack did not take a post");
  if (isFinal) {
    await buryPost(deps.pool, post.id, reason, deps.clock());
    return;
  }
  const backoff = Math.min(RETRY_MS * 2 ** Math.min(post.attempts - 1, 10), RETRY_MAX_MS);
  const waitMs = error.retryAfterMs ?? (code === "channel_unauthorised" ? UNAUTHORISED_MS : backoff);
  await deferPost(deps.pool, post.id, { notBefore: new Date(now + waitMs), uncertain, code: reason });
}

type Call = { place: SlackPlace; ts: string | null; message: SlackMessage; stream: SlackStream | null };

/** Where the post goes and what it shows; null when nobody is to see it. */
async function prepare(deps: Deps, slack: SlackSender, post: TakenPost): Promise<Call | null> {
  const { app, channel, threadTs, kind } = post;
  const root = post.rootKey === null ? null : await findRoot(deps, post.rootKey);
  const inside = await readSlackContent(deps, post.content);
  if (inside === null) {
    throw new ChannelError("channel_refused", "content_gone");
  }
  const message = await forReaders(slack, inside, { app, channel: root?.channel ?? channel });
  if (message === null) {
    return null;
  }
  const isChange = kind === "update";
  const place = { app, channel: root?.channel ?? channel, threadTs: isChange ? null : (root?.ts ?? threadTs) };
  const stream = isChange ? null : await findStream(deps.pool, post.key);
  if (stream?.stopped === true) {
    return null;
  }
  return { place, ts: isChange ? (root?.ts ?? null) : null, message, stream };
}

/**
 * What may be seen in a place: in a channel that another organisation reads too nothing of a need but its number, and no
 * line of its log.
 *
 * Errors  ChannelError while Slack does not say who reads there: then nothing is shown
 */
async function forReaders(
  slack: SlackSender,
  message: SlackMessage,
  { app, channel }: SlackLane,
): Promise<SlackMessage | null> {
  const isInside = message.kind === "need_card" || message.kind === "need_log" || message.kind === "reminder";
  if (!isInside || !(await slack.isShared(app, channel))) {
    return message;
  }
  if (message.kind === "need_log") {
    return null;
  }
  const { need } = message.kind === "need_card" ? message.card : message;
  return { kind: "need_mark", number: need.number };
}

async function send(
  slack: SlackSender,
  { key }: TakenPost,
  { place, ts, message, stream }: Call,
): Promise<{ channel: string; ts: string }> {
  if (ts === null) {
    return slack.post(place, message, { key, stream });
  }
  await slack.update({ app: place.app, channel: place.channel, ts }, message, key);
  return { channel: place.channel, ts };
}

/** Where the post is that this one hangs on; it went before in the same lane, or never will. */
async function findRoot(deps: Deps, key: string): Promise<{ channel: string; ts: string }> {
  const root = await findPost(deps.pool, key);
  if (root === null || root.channel === null || root.ts === null) {
    throw new ChannelError("channel_refused", "root_missing");
  }
  return { channel: root.channel, ts: root.ts };
}
