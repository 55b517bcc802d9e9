/** What waits between Slack and us, for the console; and the sweep that keeps both boxes small. */
import { countArrivals, deleteArrivals } from "../db/slack-inbox.ts";
import { countPosts, deletePosts } from "../db/slack-outbox.ts";
import { deleteStreams } from "../db/slack-streams.ts";
import type { Deps } from "./ports.ts";

/** How much waits and how much was given up; null times where nothing waits. */
export type SlackBacklog = {
  arrivals: { waiting: number; oldestAt: Date | null };
  posts: { waiting: number; buried: number; oldestAt: Date | null };
};

/** The counts now. */
export async function readSlackBacklog(deps: Deps): Promise<SlackBacklog> {
  return { arrivals: await countArrivals(deps.pool), posts: await countPosts(deps.pool) };
}

/** Slack repeats an event for a day at most; a post may be looked up as long as its thread goes on. */
const ARRIVAL_KEPT_MS = 3 * 24 * 3_600_000;
const POST_KEPT_MS = 30 * 24 * 3_600_000;

/** Forgets what was settled long ago. */
export async function sweepSlack(deps: Deps): Promise<void> {
  const before = (ms: number): Date => new Date(deps.clock().getTime() - ms);
  await deleteArrivals(deps.pool, before(ARRIVAL_KEPT_MS));
  await deletePosts(deps.pool, before(POST_KEPT_MS));
  await deleteStreams(deps.pool, before(ARRIVAL_KEPT_MS));
}
