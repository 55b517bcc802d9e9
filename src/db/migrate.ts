/** Brings the database's schema up to the SQL files in `migrations/`: each once, in order, unchanged ever after. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { z } from "zod";
import { ConfigError } from "../errors.ts";
import { execute, selectRows, type Transaction, withTransaction } from "./database.ts";

type Migration = { name: string; sql: string; hash: string };

const MIGRATIONS = new URL("./migrations/", import.meta.url);

/** The migration files in order, each with the hash of its content. */
export function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, MIGRATIONS), "utf8");
      return {
        name,
        sql,
        hash: createHash("sha256").update(sql).digest("hex"),
      };
    });
}

/**
 * Applies what is missing, each file in its own transaction; the record is inserted first, so that two processes collide at once.
 *
 * Errors  ConfigError when an applied file was changed, or the database is newer than this program
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  await withTransaction(pool, createRecord);
  const row = z.object({ name: z.string(), hash: z.string() });
  const applied = new Map(
    (await selectRows(pool, row, "select name, hash from migration", [])).map((one) => [one.name, one.hash]),
  );
  const migrations = readMigrations();
  refuseNewerDatabase([...applied.keys()], migrations);
  for (const migration of migrations) {
    const hash = applied.get(migration.name);
    if (hash === undefined) {
      await apply(pool, migration);
    } else if (hash !== migration.hash) {
      throw new ConfigError(`数据库结构文件 ${migration.name} 在执行之后被改过：请恢复原文件，改动写成新的文件。`);
    }
  }
}

/** Any number that nothing else locks on. */
const RECORD_LOCK = 20_260_630;

/** NOTE: "if not exists" alone fails when two programs create the table at once. */
async function createRecord(tx: Transaction): Promise<void> {
  await execute(tx, "select pg_advisory_xact_lock($1)", [RECORD_LOCK]);
  await execute(
    tx,
    `create table if not exists migration (
       name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    [],
  );
}

async function apply(pool: pg.Pool, migration: Migration): Promise<void> {
  await withTransaction(pool, async (tx) => {
    const inserted = await execute(tx, "insert into migration (name, hash) values ($1, $2) on conflict do nothing", [
      migration.name,
      migration.hash,
    ]);
    if (inserted.rowCount === 1) {
      await tx.query(migration.sql);
    }
  });
}

function refuseNewerDatabase(applied: string[], migrations: Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new ConfigError(`数据库比程序新（${unknown.join("、")}）：请用更新的程序版本启动。`);
  }
}
