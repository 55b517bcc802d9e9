/** The one way to PostgreSQL: a pool over a server or the embedded database, transactions, and rows parsed by zod. */
import pg from "pg";
import type { z } from "zod";
import { AppError, ConfigError, ConflictError, InvalidInputError, StoreError } from "../errors.ts";
import { type EmbeddedDatabase, openEmbedded } from "./embedded.ts";
import { lockFolder } from "./folder-lock.ts";

/** Anything that runs a statement: the pool, or the client of an open transaction. */
export type Queryable = Pick<pg.ClientBase, "query">;

/** A client inside an open transaction. Code that takes one must use no other way to the database. */
export type Transaction = Queryable & { readonly transaction: true };

/** An open database. `snapshot` exists for the embedded one only. */
export type Database = {
  pool: pg.Pool;
  kind: "server" | "embedded";
  snapshot: (() => Promise<Blob>) | null;
  close(): Promise<void>;
};

/** Where the database is: a server, a folder, or memory (optionally from a snapshot). */
export type DatabaseLocation =
  | { kind: "server"; url: string }
  | { kind: "folder"; folder: string }
  | { kind: "memory"; snapshot: Blob | null };

/**
 * Opens the database at a location.
 *
 * Errors  ConfigError when the folder is taken or the server cannot be reached
 */
export async function openDatabase(
  location: DatabaseLocation,
  options: { connectionTimeoutMs: number; now: Date },
): Promise<Database> {
  if (location.kind === "server") {
    return openServer(location.url, options.connectionTimeoutMs);
  }
  if (location.kind === "memory") {
    return asDatabase(
      await openEmbedded({
        folder: null,
        snapshot: location.snapshot,
        connectionTimeoutMs: options.connectionTimeoutMs,
      }),
      () => undefined,
    );
  }
  const lock = lockFolder(location.folder, options.now);
  try {
    const embedded = await openEmbedded({
      folder: `${location.folder}/postgres`,
      snapshot: null,
      connectionTimeoutMs: options.connectionTimeoutMs,
    });
    return asDatabase(embedded, lock.release);
  } catch (cause) {
    lock.release();
    throw new ConfigError(
      `数据文件夹 ${location.folder} 打不开：可能磁盘已满或文件损坏。请腾出空间，或从备份恢复后再启动。`,
      { cause },
    );
  }
}

async function openServer(url: string, connectionTimeoutMs: number): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectionTimeoutMs,
  });
  // NOTE: an idle client that loses its server emits on the pool; without a listener the process would end.
  pool.on("error", () => undefined);
  try {
    await pool.query("select 1");
  } catch (cause) {
    await pool.end();
    throw new ConfigError("连不上 DATABASE_URL 指定的 PostgreSQL：请检查地址、账号和服务是否在运行。", { cause });
  }
  return { pool, kind: "server", snapshot: null, close: () => pool.end() };
}

function asDatabase(embedded: EmbeddedDatabase, release: () => void): Database {
  return {
    pool: embedded.pool,
    kind: "embedded",
    snapshot: embedded.snapshot,
    close: async () => {
      await embedded.close();
      release();
    },
  };
}

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
 *
 * Errors  what `work` throws; database errors translated by `toAppError`
 */
export async function withTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw toAppError(asStoreFault(cause));
  });
  try {
    await execute(client, "begin", []);
    const result = await work(Object.assign(client, { transaction: true as const }));
    const { command } = await execute(client, "commit", []);
    if (command === "ROLLBACK") {
      // NOTE: after a failed statement PostgreSQL answers a commit with a rollback, and no error.
      throw new Error("a transaction went on after a failed statement, so nothing of it was committed");
    }
    client.release();
    return result;
  } catch (cause) {
    const broken = await client.query("rollback").then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw toAppError(cause);
  }
}

/**
 * Runs one statement and parses each row.
 *
 * Errors  ConflictError (SQLSTATE 23505), StoreError (classes 08, 53, 57); a row of another shape is a bug and throws
 */
export async function selectRows<S extends z.ZodType>(
  db: Queryable,
  row: S,
  sql: string,
  values: unknown[],
): Promise<z.infer<S>[]> {
  const result = await execute(db, sql, values);
  return result.rows.map((one) => row.parse(one));
}

/** Like `selectRows`, for statements that give at most one row. */
export async function selectRow<S extends z.ZodType>(
  db: Queryable,
  row: S,
  sql: string,
  values: unknown[],
): Promise<z.infer<S> | null> {
  const rows = await selectRows(db, row, sql, values);
  return rows[0] ?? null;
}

/** Runs one statement for its effect; the result tells how many rows it touched. */
export async function execute(db: Queryable, sql: string, values: unknown[]): Promise<pg.QueryResult> {
  try {
    return await db.query(sql, values);
  } catch (cause) {
    throw toAppError(asStoreFault(cause));
  }
}

const UNAVAILABLE = "数据库暂时不可用，请稍后再试。";
/** A NUL or broken character, a number out of range, a text that is no id: what somebody typed, not a fault of ours. */
const UNSTORABLE = ["22021", "22P05", "22003", "22P02", "22008"];
const UNAVAILABLE_CLASSES = ["08", "53", "57"];
const NETWORK_CODES = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "ENOTFOUND"];

function toAppError(cause: unknown): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") {
    return cause;
  }
  if (cause.code === "23505") {
    return new ConflictError("同一条记录已经存在。", { cause });
  }
  if (UNSTORABLE.includes(cause.code)) {
    return new InvalidInputError("内容里有不能识别的字符或编号，请检查后再试。", { cause });
  }
  if (UNAVAILABLE_CLASSES.includes(cause.code.slice(0, 2)) || NETWORK_CODES.includes(cause.code)) {
    return new StoreError(UNAVAILABLE, { cause });
  }
  return cause;
}

/** What `pg` throws as a plain error without a code is the connection's own fault: it timed out, or the server hung up. */
function asStoreFault(cause: unknown): unknown {
  const plain = cause instanceof Error && Object.getPrototypeOf(cause) === Error.prototype && !("code" in cause);
  return plain ? new StoreError(UNAVAILABLE, { cause }) : cause;
}
