/** The databases that tests work on, the same for PGlite and for a server: an empty one of their own, or the shared filled one. */
import { fileURLToPath } from "node:url";
import pg from "pg";
import { inject } from "vitest";
import { type App, createApp, loadPolicies, openDirectory, readVocabulary } from "../../src/app.ts";
import { TIME_ZONE } from "../../src/config.ts";
import type { Deps, Logger } from "../../src/core/ports.ts";
import { type Database, type DatabaseLocation, openDatabase } from "../../src/db/database.ts";
import { migrate } from "../../src/db/migrate.ts";
import { type JobQueue, openQueue } from "../../src/jobs/queue.ts";
import { readSnapshot, writeSnapshot } from "../../src/snapshot.ts";

/** The shipped knowledge. */
export const KNOWLEDGE = fileURLToPath(new URL("../../knowledge", import.meta.url));

/** The day that the facts are stated for; every test's clock stands there. */
export const NOW = new Date("2026-06-30T10:00:00+08:00");

const CONNECTION_TIMEOUT_MS = 30_000;
const QUIET: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const vocabulary = readVocabulary(KNOWLEDGE);
const directory = openDirectory(KNOWLEDGE);

/** A database of the test's own. `url` is null on PGlite. */
export type TestDatabase = {
  pool: pg.Pool;
  deps: Deps;
  url: string | null;
  queue: JobQueue;
  close(): Promise<void>;
};

/** PGlites that a test has given back: starting one takes longer than emptying it. */
const idle: Database[] = [];
let created = 0;

/** An empty, migrated database. The test that opens it closes it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  if (server !== null) {
    const url = await createServerDatabase(server);
    const database = await open({ kind: "server", url });
    await migrate(database.pool);
    return toTestDatabase(database, url, () => database.close());
  }
  const database = idle.pop() ?? (await open({ kind: "memory", snapshot: await readSnapshot(KNOWLEDGE) }));
  await recreateSchema(database.pool);
  return toTestDatabase(database, null, async () => void idle.push(database));
}

async function toTestDatabase(
  database: Database,
  url: string | null,
  close: () => Promise<void>,
): Promise<TestDatabase> {
  const { pool } = database;
  const queue = await openQueue(database, QUIET, { working: false, timeZone: TIME_ZONE });
  return {
    pool,
    url,
    queue,
    close: async () => {
      await queue.close();
      await close();
    },
    deps: {
      pool,
      clock: () => NOW,
      log: QUIET,
      vocabulary,
      directory,
      embedder: null,
      jobs: queue.jobs,
      slackApps: [],
    },
  };
}

/** Throws everything away and migrates from nothing. */
export async function recreateSchema(pool: pg.Pool): Promise<void> {
  await dropSchema(pool);
  await migrate(pool);
}

/** Empties a migrated database, much faster than migrating anew; the index begins again at version 0. */
export async function emptyTables(pool: pg.Pool): Promise<void> {
  await pool.query(
    "truncate policy_document, term, conversation, setting, need, need_counter, requester, staff, staff_invite, staff_session, access_attempt, enterprise, solver, audit, slack_inbox, slack_outbox, slack_stream, slack_thread, slack_user, slack_card restart identity cascade",
  );
  await pool.query(
    "update search_index set version = 0, passage_count = 0, total_terms = 0, average_length = 1 where version > 0",
  );
}

/** Leaves a database without any table, as a new one is. */
export async function dropSchema(pool: pg.Pool): Promise<void> {
  await pool.query("set client_min_messages = warning");
  await pool.query("drop schema public cascade");
  await pool.query("create schema public");
}

/** The connection string of a new empty database on the run's server. */
export async function createServerDatabase(server: { url: string; prefix: string }): Promise<string> {
  created += 1;
  const name = `${server.prefix}_${process.pid}_${created}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

function open(location: DatabaseLocation): Promise<Database> {
  return openDatabase(location, {
    connectionTimeoutMs: CONNECTION_TIMEOUT_MS,
    now: NOW,
  });
}

let shared: Promise<App> | null = null;

/** The application on the shipped knowledge, one for all files: tests may talk to it, but must not change its documents. */
export function testApp(): Promise<App> {
  shared ??= openFilled();
  return shared;
}

async function openFilled(): Promise<App> {
  const server = inject("testServer");
  const snapshot = server === null ? await readSnapshot(KNOWLEDGE) : null;
  const location: DatabaseLocation =
    server === null ? { kind: "memory", snapshot } : { kind: "server", url: await createServerDatabase(server) };
  const app = await createApp({
    location,
    knowledgeDir: KNOWLEDGE,
    clock: () => NOW,
    log: QUIET,
    embedder: null,
    slackApps: [],
    working: false,
  });
  if (snapshot === null) {
    await loadPolicies(app, KNOWLEDGE, () => undefined);
    await writeSnapshot(KNOWLEDGE, app.database);
  }
  return app;
}
