/** The Slack inbox in SQL: each arrival once, worked off after it was acknowledged, its words gone when it is done. */
import { z } from "zod";
import { SlackAppName, type SlackArrival, SlackKind } from "../domain/slack.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const Id = z.coerce.string();

/** An arrival as kept. `body` is null when it is done. */
const StoredArrival = z.object({
  id: Id,
  app: SlackAppName,
  kind: SlackKind,
  lane: z.string(),
  body: z.record(z.string(), z.unknown()).nullable(),
  secret: z.boolean(),
  state: z.enum(["waiting", "done"]),
});
export type StoredArrival = z.infer<typeof StoredArrival>;

/**
 * Keeps an arrival.
 *
 * Shape   null when it, or its twin, was kept before
 */
export async function insertArrival(
  tx: Transaction,
  arrival: SlackArrival & { secret: boolean },
  now: Date,
): Promise<string | null> {
  const { app, eventId, kind, place, lane, body, secret } = arrival;
  const row = await selectRow(
    tx,
    z.object({ id: Id }),
    `insert into slack_inbox (app, event_id, kind, channel, ts, lane, body, secret, state, received_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, 'waiting', $9) on conflict do nothing returning id`,
    [app, eventId, kind, place?.channel ?? null, place?.ts ?? null, lane, JSON.stringify(body), secret, now],
  );
  return row?.id ?? null;
}

/** Takes up an arrival that waits, counting the try; null when it is done or was never kept. */
export function takeArrival(db: Queryable, id: string): Promise<StoredArrival | null> {
  return selectRow(
    db,
    StoredArrival,
    `update slack_inbox set attempts = attempts + 1 where id = $1 and state = 'waiting'
     returning id, app, kind, lane, body, secret, state`,
    [id],
  );
}

/** The lane of an arrival that waits; null when it is done or was never kept. */
export async function findLane(db: Queryable, id: string): Promise<string | null> {
  const row = z.object({ lane: z.string() });
  return (
    (await selectRow(db, row, "select lane from slack_inbox where id = $1 and state = 'waiting'", [id]))?.lane ?? null
  );
}

/** Arrivals that came before a time and still wait, the oldest first; those tried too often are left to staff. */
export async function listWaitingArrivals(
  db: Queryable,
  which: { before: Date; triedLess: number; limit: number },
): Promise<string[]> {
  const rows = await selectRows(
    db,
    z.object({ id: Id }),
    `select id from slack_inbox where state = 'waiting' and received_at <= $1 and attempts < $2 order by id limit $3`,
    [which.before, which.triedLess, which.limit],
  );
  return rows.map(({ id }) => id);
}

/** An arrival is done: that it came is remembered, what it said is not. */
export async function finishArrival(db: Queryable, id: string, now: Date): Promise<void> {
  await execute(db, "update slack_inbox set state = 'done', body = null, done_at = $2 where id = $1", [id, now]);
}

/** Takes an arrival out as if it had never come: a form that was refused may be sent again as it is. */
export async function forgetArrival(db: Queryable, id: string): Promise<void> {
  await execute(db, "delete from slack_inbox where id = $1", [id]);
}

/** Forgets what was done before a time; Slack repeats an event for a day at most. */
export async function deleteArrivals(db: Queryable, before: Date): Promise<void> {
  await execute(db, "delete from slack_inbox where state = 'done' and done_at < $1", [before]);
}

/** How many wait, and since when the oldest. */
export async function countArrivals(db: Queryable): Promise<{ waiting: number; oldestAt: Date | null }> {
  const row = z.object({ waiting: z.number(), oldest: z.date().nullable() });
  const sql = "select count(*)::int as waiting, min(received_at) as oldest from slack_inbox where state = 'waiting'";
  const found = await selectRow(db, row, sql, []);
  return { waiting: found?.waiting ?? 0, oldestAt: found?.oldest ?? null };
}
