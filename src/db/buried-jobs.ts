/** Jobs that were given up (搁置), in SQL: read from pg-boss's own table, of an error only its code and kind. */
import { z } from "zod";
import { type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

/**
 * A job whose last attempt failed.
 *
 * Shape   `code` and `error` are the error's code and class, never its message, which may quote what a person wrote;
 *         `needNumber` is the need that the job was about
 */
export const BuriedJob = z
  .object({
    id: z.string(),
    name: z.string(),
    created_on: z.date(),
    completed_on: z.date(),
    attempts: z.number(),
    code: z.string().nullable(),
    error: z.string().nullable(),
    timed_out: z.boolean(),
    need_number: z.string().nullable(),
  })
  .transform(({ id, name, attempts, code, error, ...row }) => ({
    id,
    name,
    attempts,
    code,
    error,
    createdAt: row.created_on,
    failedAt: row.completed_on,
    timedOut: row.timed_out,
    needNumber: row.need_number,
  }));
export type BuriedJob = z.infer<typeof BuriedJob>;

/** Given-up jobs of some queues, the latest first; pg-boss deletes them some time after their last attempt. */
export function listBuriedJobs(db: Queryable, names: readonly string[], limit: number): Promise<BuriedJob[]> {
  return selectRows(
    db,
    BuriedJob,
    `select job.id, job.name, job.created_on, job.completed_on, job.retry_count + 1 as attempts,
       job.output ->> 'code' as code, job.output ->> 'name' as error,
       coalesce(job.output #>> '{value,message}' in ('job timed out', 'job heartbeat timeout'), false) as timed_out,
       need.number as need_number
     from pgboss.job left join need on need.id::text = job.data ->> 'needId'
     where job.state = 'failed' and job.name = any($1) order by job.completed_on desc, job.id limit $2`,
    [names, limit],
  );
}

/** How many given-up jobs there are in some queues, counted no further than `limit`. */
export async function countBuriedJobs(db: Queryable, names: readonly string[], limit: number): Promise<number> {
  const row = await selectRow(
    db,
    z.object({ total: z.number() }),
    `select count(*)::int as total
     from (select 1 from pgboss.job where state = 'failed' and name = any($1) limit $2) found`,
    [names, limit],
  );
  return row?.total ?? 0;
}

/** The queue of a given-up job, with its row locked until the transaction ends; null when it is not given up. */
export async function lockBuriedJob(tx: Transaction, id: string): Promise<string | null> {
  const found = await selectRow(
    tx,
    z.object({ name: z.string() }),
    "select name from pgboss.job where id = $1::uuid and state = 'failed' for update",
    [id],
  );
  return found?.name ?? null;
}
