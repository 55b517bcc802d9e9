/** Messages of Slack that grow while an answer is made, in SQL: which post is to end which. */
import { z } from "zod";
import { SlackAppName, type SlackStream } from "../domain/slack.ts";
import { execute, type Queryable, selectRow } from "./database.ts";

const Stored = z.object({ app: SlackAppName, channel: z.string(), ts: z.string() });

/** Remembers which message the post of a key is to end. */
export async function insertStream(
  db: Queryable,
  postKey: string,
  { app, channel, ts }: SlackStream,
  now: Date,
): Promise<void> {
  await execute(
    db,
    `insert into slack_stream (post_key, app, channel, ts, started_at) values ($1, $2, $3, $4, $5)
     on conflict (post_key) do nothing`,
    [postKey, app, channel, ts, now],
  );
}

/** The message that the post of a key is to end; null when there is none. */
export function findStream(db: Queryable, postKey: string): Promise<SlackStream | null> {
  return selectRow(db, Stored, "select app, channel, ts from slack_stream where post_key = $1", [postKey]);
}

/** Forgets those that were begun before a time: Slack ends by itself what nobody ends. */
export async function deleteStreams(db: Queryable, before: Date): Promise<void> {
  await execute(db, "delete from slack_stream where started_at < $1", [before]);
}
