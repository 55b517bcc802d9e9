/** The Slack outbox in SQL: each post once by its key, one lane for each channel, in order, with what is known of every try. */
import { z } from "zod";
import { SlackAppName, SlackContent } from "../domain/slack.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const Id = z.coerce.string();

/** One channel of one app: what is posted there is posted in order. */
export const SlackLane = z.object({ app: SlackAppName, channel: z.string() });
export type SlackLane = z.infer<typeof SlackLane>;

/**
 * A post on its way.
 *
 * Shape   `rootKey` names the post in whose thread it belongs (kind `post`) or which it changes (kind `update`)
 */
export type NewPost = SlackLane & {
  key: string;
  threadTs: string | null;
  rootKey: string | null;
  kind: "post" | "update" | "view";
  content: SlackContent;
};

/** A post taken up; `uncertain` says that an earlier try may have succeeded. */
const TakenPost = z
  .object({
    id: Id,
    key: z.string(),
    app: SlackAppName,
    channel: z.string(),
    thread_ts: z.string().nullable(),
    root_key: z.string().nullable(),
    kind: z.enum(["post", "update", "view"]),
    content: SlackContent,
    attempts: z.number(),
    uncertain: z.boolean(),
    created_at: z.date(),
    tried_since: z.date(),
  })
  .transform(({ thread_ts, root_key, created_at, tried_since, ...row }) => ({
    ...row,
    threadTs: thread_ts,
    rootKey: root_key,
    createdAt: created_at,
    triedSince: tried_since,
  }));
export type TakenPost = z.infer<typeof TakenPost>;

/** Puts a post into the outbox; false when one of that key is there already. */
export async function insertPost(tx: Transaction, post: NewPost, now: Date): Promise<boolean> {
  const { key, app, channel, threadTs, rootKey, kind, content } = post;
  const result = await execute(
    tx,
    `insert into slack_outbox (key, app, channel, thread_ts, root_key, kind, content, state, not_before, created_at, tried_since)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, 'waiting', $8, $8, $8) on conflict (key) do nothing`,
    [key, app, channel, threadTs, rootKey, kind, JSON.stringify(content), now],
  );
  return (result.rowCount ?? 0) > 0;
}

/** Takes out changes of a post that nobody has begun to send: the next one shows the same, and later. */
export async function dropUpdates(tx: Transaction, rootKey: string): Promise<void> {
  await execute(
    tx,
    "delete from slack_outbox where root_key = $1 and kind = 'update' and state = 'waiting' and attempts = 0",
    [rootKey],
  );
}

/**
 * Takes up the first post of a lane for `leaseMs`; null when there is none, it must wait, or somebody has it.
 *
 * Shape   whoever takes a post and never comes back leaves it `uncertain`
 */
export function takePost(db: Queryable, lane: SlackLane, now: Date, leaseMs: number): Promise<TakenPost | null> {
  return selectRow(
    db,
    TakenPost,
    `with head as (
       select id, uncertain from slack_outbox where app = $1 and channel = $2 and state in ('waiting', 'sending')
       order by id limit 1 for update)
     update slack_outbox post set state = 'sending', uncertain = true, attempts = post.attempts + 1, leased_until = $4
     from head where post.id = head.id and post.not_before <= $3
       and (post.state = 'waiting' or post.leased_until <= $3)
     returning post.id, post.key, post.app, post.channel, post.thread_ts, post.root_key, post.kind, post.content,
       post.attempts, head.uncertain, post.created_at, post.tried_since`,
    [lane.app, lane.channel, now, new Date(now.getTime() + leaseMs)],
  );
}

/** When the first post of a lane may next be tried; null when nothing waits. */
export async function findWake(db: Queryable, lane: SlackLane): Promise<Date | null> {
  const row = z.object({ at: z.date() });
  const found = await selectRow(
    db,
    row,
    `select case when state = 'sending' then greatest(not_before, leased_until) else not_before end as at
     from slack_outbox where app = $1 and channel = $2 and state in ('waiting', 'sending') order by id limit 1`,
    [lane.app, lane.channel],
  );
  return found?.at ?? null;
}

/** A post is out. */
export async function settlePost(
  db: Queryable,
  id: string,
  posted: { channel: string; ts: string | null },
  now: Date,
): Promise<void> {
  await execute(
    db,
    `update slack_outbox set state = 'sent', uncertain = false, leased_until = null, error_code = null,
       posted_channel = $2, posted_ts = $3, settled_at = $4 where id = $1`,
    [id, posted.channel, posted.ts, now],
  );
}

/** A post will never be out as it is; staff see it. */
export async function buryPost(db: Queryable, id: string, code: string, now: Date): Promise<void> {
  await execute(
    db,
    `update slack_outbox set state = 'buried', leased_until = null, error_code = $2, settled_at = $3 where id = $1`,
    [id, code, now],
  );
}

/** A post is to be tried again, not before a time. */
export async function deferPost(
  db: Queryable,
  id: string,
  again: { notBefore: Date; uncertain: boolean; code: string },
): Promise<void> {
  await execute(
    db,
    `update slack_outbox set state = 'waiting', leased_until = null, not_before = $2, uncertain = $3, error_code = $4
     where id = $1`,
    [id, again.notBefore, again.uncertain, again.code],
  );
}

/** Where a post of a key went; null until it is out. `buried` is true when it never will be. */
export function findPost(
  db: Queryable,
  key: string,
): Promise<{ channel: string | null; ts: string | null; buried: boolean } | null> {
  const row = z
    .object({ posted_channel: z.string().nullable(), posted_ts: z.string().nullable(), state: z.string() })
    .transform(({ posted_channel, posted_ts, state }) => ({
      channel: posted_channel,
      ts: posted_ts,
      buried: state === "buried",
    }));
  return selectRow(db, row, "select posted_channel, posted_ts, state from slack_outbox where key = $1", [key]);
}

/** The key of our post at a place in Slack; null when there is none. */
export async function findPostKey(db: Queryable, place: { channel: string; ts: string }): Promise<string | null> {
  const row = z.object({ key: z.string() });
  const sql = "select key from slack_outbox where posted_channel = $1 and posted_ts = $2";
  return (await selectRow(db, row, sql, [place.channel, place.ts]))?.key ?? null;
}

/** Every lane in which something waits. */
export function listLanes(db: Queryable): Promise<SlackLane[]> {
  return selectRows(
    db,
    SlackLane,
    "select distinct app, channel from slack_outbox where state in ('waiting', 'sending') order by app, channel",
    [],
  );
}

/** How many posts wait and how many were given up, and since when the oldest waits. */
export async function countPosts(db: Queryable): Promise<{ waiting: number; buried: number; oldestAt: Date | null }> {
  const row = z.object({ waiting: z.number(), buried: z.number(), oldest: z.date().nullable() });
  const found = await selectRow(
    db,
    row,
    `select count(*) filter (where state <> 'buried')::int as waiting, count(*) filter (where state = 'buried')::int as buried,
       min(created_at) filter (where state <> 'buried') as oldest
     from slack_outbox where state in ('waiting', 'sending', 'buried')`,
    [],
  );
  return { waiting: found?.waiting ?? 0, buried: found?.buried ?? 0, oldestAt: found?.oldest ?? null };
}

/** Forgets posts that were settled before a time, except those that others still hang on: cards. */
export async function deletePosts(db: Queryable, before: Date): Promise<void> {
  await execute(
    db,
    `delete from slack_outbox where state in ('sent', 'buried') and settled_at < $1
       and not exists (select 1 from slack_card where slack_card.post_key = slack_outbox.key)`,
    [before],
  );
}
