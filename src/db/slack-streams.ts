/** Messages of Slack that grow while an answer is made, in SQL: which post is to end which. */
import { z } from "zod";
import { SlackAppName, type SlackStream } from "../domain/slack.ts";
import { execute, type Queryable, selectRow } from "./database.ts";

const Stored = z
  .object({
    app: SlackAppName,
    channel: z.string(),
    thread_ts: z.string(),
    ts: z.string(),
    stopped: z.boolean(),
  })
  .transform(({ thread_ts, ...row }) => ({ ...row, threadTs: thread_ts }));

/** One that was begun; `stopped` says that the person wants no answer any more. */
export type StoredStream = z.infer<typeof Stored>;

/** Remembers which message the post of a key is to end. */
export async function insertStream(db: Queryable, postKey: string, stream: SlackStream, now: Date): Promise<void> {
  const { app, channel, threadTs, ts } = stream;
  await execute(
    db,
    `insert into slack_stream (post_key, app, channel, thread_ts, ts, started_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (post_key) do nothing`,
    [postKey, app, channel, threadTs, ts, now],
  );
}

/** The message that the post of a key is to end; null when there is none. */
export function findStream(db: Queryable, postKey: string): Promise<StoredStream | null> {
  return selectRow(
    db,
    Stored,
    `select app, channel, thread_ts, ts, stopped_at is not null as stopped from slack_stream where post_key = $1`,
    [postKey],
  );
}

/** The person has stopped what grows in a thread. */
export async function stopStreams(
  db: Queryable,
  { app, channel, threadTs }: Pick<SlackStream, "app" | "channel" | "threadTs">,
  now: Date,
): Promise<void> {
  await execute(
    db,
    `update slack_stream set stopped_at = $4
     where app = $1 and channel = $2 and thread_ts = $3 and stopped_at is null`,
    [app, channel, threadTs, now],
  );
}

/** Forgets those that were begun before a time: Slack ends by itself what nobody ends. */
export async function deleteStreams(db: Queryable, before: Date): Promise<void> {
  await execute(db, "delete from slack_stream where started_at < $1", [before]);
}
