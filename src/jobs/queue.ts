/** Background work on the same database: jobs committed with the data that asks for them, retried until done or buried. */
import { type Job, type JobResult, PgBoss } from "pg-boss";
import type { Jobs, Logger } from "../core/ports.ts";
import { JobName } from "../core/ports.ts";
import type { Database, Queryable } from "../db/database.ts";

/** What runs a job; throwing means: try again later. */
export type JobHandlers = Record<JobName, (data: Record<string, string>) => Promise<void>>;

/** An open queue: the port for the core, and how the service starts working on it. */
export type JobQueue = {
  jobs: Jobs;
  work(handlers: JobHandlers, schedules: Partial<Record<JobName, string>>): Promise<void>;
  close(): Promise<void>;
};

/** A failed job is tried again after 5, 10, 20 … seconds; after the last try it is buried (搁置) and staff see it. */
const RETRY = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 } as const;
/** A job given up before the longest holiday is still listed after it (pg-boss would delete it after a week). */
const KEEP = { deleteAfterSeconds: 30 * 24 * 3600 } as const;
/** One poll costs the embedded database a few milliseconds of its only connection. */
const POLL_SECONDS = 2;
const STOP_TIMEOUT_MS = 10_000;
/** Of the jobs that empty one channel's outbox one is enough. */
const QUEUES: Partial<Record<JobName, { policy: "short" }>> = { "slack-deliver": { policy: "short" } };
/** Jobs that come in crowds and are mostly done before their turn are taken up many at a time. */
const BATCHES: Partial<Record<JobName, number>> = { "slack-event": 50, "slack-deliver": 20 };

/**
 * Opens the queue on a migrated database; pg-boss keeps its own schema `pgboss` up to date.
 *
 * NOTE: never pg-boss's own PGlite adapter on the shared instance: its statements would join whatever transaction is open.
 */
export async function openQueue(
  database: Database,
  log: Logger,
  options: { working: boolean; timeZone: string },
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: toBossDatabase(database.pool),
    backend: database.kind === "embedded" ? "pglite" : "postgres",
    supervise: options.working,
    schedule: options.working,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  await boss.start();
  for (const name of JobName.options) {
    await boss.createQueue(name, { ...RETRY, ...KEEP, ...QUEUES[name] });
    // NOTE: a queue that an earlier version created keeps its settings otherwise.
    await boss.updateQueue(name, KEEP);
  }
  return {
    jobs: {
      enqueue: async (tx, name, data, { startAfter, once } = {}) => {
        const options = { ...(startAfter && { startAfter }), ...(once !== undefined && { singletonKey: once }) };
        await boss.send(name, data, { db: toBossDatabase(tx), ...options });
      },
      retry: async (tx, name, id) => {
        await boss.retry(name, id, { db: toBossDatabase(tx) });
      },
    },
    work: async (handlers, schedules) => {
      for (const name of JobName.options) {
        const run = async ({ id, data }: Job<Record<string, string>>): Promise<JobResult> => {
          try {
            await handlers[name](data ?? {});
            return { id, status: "completed" };
          } catch (error) {
            log.error({ job: name, id, err: error }, "job failed");
            return { id, status: "failed", output: toKept(error) };
          }
        };
        const pace = { pollingIntervalSeconds: POLL_SECONDS, batchSize: BATCHES[name] ?? 1 };
        await boss.work<Record<string, string>>(name, { ...pace, perJobResults: true }, (jobs) =>
          Promise.all(jobs.map(run)),
        );
        const cron = schedules[name];
        if (cron !== undefined) {
          await boss.schedule(name, cron, null, { tz: options.timeZone });
        }
      }
    },
    close: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
  };
}

/** What the database keeps of a failure: class and code. A message may quote a person, and no erasure reaches it there. */
function toKept(error: unknown): Error {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const name = error instanceof Error ? error.name : "Error";
  return Object.assign(new Error("the log says why"), { name, ...code });
}

function toBossDatabase(db: Queryable): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> } {
  return { executeSql: (text, values) => db.query(text, values) };
}
