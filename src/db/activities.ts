/** The log of needs in SQL: append-only (a trigger refuses changes), each press entered once, and the notices that come of it. */
import { z } from "zod";
import { type Activity, ActivityEvent, type Actor } from "../domain/activity.ts";
import { NeedState } from "../domain/need-state.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const Id = z.coerce.string();

const StoredActivity = z
  .object({
    id: Id,
    actor_kind: z.enum(["requester", "staff", "system"]),
    actor_id: z.string().nullable(),
    actor_name: z.string().nullable(),
    at: z.date(),
    event: ActivityEvent,
  })
  .transform(
    ({ actor_kind, actor_id, actor_name, ...row }): Activity => ({
      ...row,
      actor:
        actor_kind === "system" ? { kind: "system" } : { kind: actor_kind, id: actor_id ?? "", name: actor_name ?? "" },
    }),
  );

/**
 * Enters an event; `key` names the press or job it comes from.
 *
 * Shape   null when that key was entered before: the caller then changes nothing
 */
export async function insertActivity(
  tx: Transaction,
  needId: string,
  entry: { actor: Actor; at: Date; event: ActivityEvent; key: string | null },
): Promise<string | null> {
  const { actor, at, event, key } = entry;
  const row = await selectRow(
    tx,
    z.object({ id: Id }),
    `insert into activity (need_id, actor_kind, actor_id, actor_name, at, event, key)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7) on conflict (key) do nothing returning id`,
    [
      needId,
      actor.kind,
      actor.kind === "system" ? null : actor.id,
      actor.kind === "system" ? null : actor.name,
      at,
      JSON.stringify(event),
      key,
    ],
  );
  return row?.id ?? null;
}

/** Whether a press or job was entered before. */
export async function hasActivity(db: Queryable, key: string): Promise<boolean> {
  return (await selectRow(db, z.object({ id: Id }), "select id from activity where key = $1", [key])) !== null;
}

/** The log of a need in the order in which it was written. */
export function listActivities(db: Queryable, needId: string): Promise<Activity[]> {
  return selectRows(
    db,
    StoredActivity,
    "select id, actor_kind, actor_id, actor_name, at, event from activity where need_id = $1 order by id",
    [needId],
  );
}

/** The logs of several needs, each in the order in which it was written, by the need's id. */
export async function listActivitiesOf(db: Queryable, needIds: readonly string[]): Promise<Map<string, Activity[]>> {
  const row = z
    .object({ need_id: Id })
    .loose()
    .transform(({ need_id, ...rest }) => ({ needId: need_id, activity: StoredActivity.parse(rest) }));
  const rows = await selectRows(
    db,
    row,
    `select need_id, id, actor_kind, actor_id, actor_name, at, event from activity
     where need_id = any($1::bigint[]) order by id`,
    [needIds],
  );
  const logs = new Map<string, Activity[]>();
  for (const { needId, activity } of rows) {
    const log = logs.get(needId) ?? [];
    log.push(activity);
    logs.set(needId, log);
  }
  return logs;
}

/** A notice (通知) for a requester about their need. */
export const Notice = z
  .object({ id: Id, number: z.string(), text: z.string(), created_at: z.date(), read_at: z.date().nullable() })
  .transform(({ created_at, read_at, ...row }) => ({ ...row, createdAt: created_at, readAt: read_at }));
export type Notice = z.infer<typeof Notice>;

/** Leaves a notice, once an activity; null when it is there already. */
export async function insertNotice(
  tx: Transaction,
  notice: { needId: string; requesterId: string; activityId: string; text: string },
  now: Date,
): Promise<string | null> {
  const row = await selectRow(
    tx,
    z.object({ id: Id }),
    `insert into notice (need_id, requester_id, activity_id, text, created_at) values ($1, $2, $3, $4, $5)
     on conflict (activity_id, requester_id) do nothing returning id`,
    [notice.needId, notice.requesterId, notice.activityId, notice.text, now],
  );
  return row?.id ?? null;
}

/** A notice and the need that it is about; null when it was erased. */
export function findNotice(
  db: Queryable,
  id: string,
): Promise<{ number: string; text: string; state: NeedState } | null> {
  const row = z.object({ number: z.string(), text: z.string(), state: NeedState });
  const sql =
    "select need.number, notice.text, need.state from notice join need on need.id = notice.need_id where notice.id = $1";
  return selectRow(db, row, sql, [id]);
}

/** One entry of a log; null when there is none of that id. */
export function findActivity(db: Queryable, id: string): Promise<Activity | null> {
  const sql = "select id, actor_kind, actor_id, actor_name, at, event from activity where id = $1";
  return selectRow(db, StoredActivity, sql, [id]);
}

/** A requester's notices, newest first. */
export function listNotices(db: Queryable, requesterId: string, limit: number): Promise<Notice[]> {
  return selectRows(
    db,
    Notice,
    `select notice.id, need.number, notice.text, notice.created_at, notice.read_at
     from notice join need on need.id = notice.need_id where notice.requester_id = $1 order by notice.id desc limit $2`,
    [requesterId, limit],
  );
}

/** Marks everything that a requester has now seen. */
export async function markNoticesRead(db: Queryable, requesterId: string, now: Date): Promise<void> {
  await execute(db, "update notice set read_at = $2 where requester_id = $1 and read_at is null", [requesterId, now]);
}
