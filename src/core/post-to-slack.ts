/** Puts a post into the Slack outbox, in the caller's transaction, and sees to it that somebody sends it. */
import type { Transaction } from "../db/database.ts";
import { insertPost, type NewPost, type SlackLane } from "../db/slack-outbox.ts";
import type { Deps } from "./ports.ts";

/** Takes the post in; the same key again changes nothing. */
export async function postToSlack(tx: Transaction, deps: Deps, post: NewPost): Promise<void> {
  if (await insertPost(tx, post, deps.clock())) {
    await wakeLane(tx, deps, post);
  }
}

/** Has the posts of one channel sent. */
export async function wakeLane(tx: Transaction, deps: Deps, { app, channel }: SlackLane): Promise<void> {
  await deps.jobs.enqueue(tx, "slack-deliver", { app, channel }, { once: `${app}:${channel}` });
}
