/** What the code relies on from the database, the same for PGlite and for a server. */
import { createServer } from "node:net";
import pg from "pg";
import { SparseVector } from "pgvector";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { execute, openDatabase, selectRow, selectRows, withTransaction } from "../../../src/db/database.ts";
import { ConfigError, ConflictError, StoreError } from "../../../src/errors.ts";
import { NOW, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

const Name = z.object({ name: z.string() });
let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.pool.query(`create table sample (
    id bigint generated always as identity primary key, name text not null unique, tags text[], doc jsonb,
    weights sparsevec(1000000000), big bigint, at timestamptz, ratio double precision, flag boolean)`);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query("truncate sample");
});

async function names(): Promise<string[]> {
  return (await selectRows(db.pool, Name, "select name from sample order by name", [])).map(({ name }) => name);
}

function insert(queryable: Parameters<typeof execute>[0], name: string) {
  return execute(queryable, "insert into sample (name) values ($1)", [name]);
}

test("texts come back letter for letter, whatever they hold", async () => {
  const odd = [
    "",
    "中文、标点；",
    'quo"te',
    "back\\slash",
    "a,b",
    "{x}",
    "NULL",
    "line\nbreak\ttab",
    "😀",
    "'; drop table",
  ];
  await execute(db.pool, "insert into sample (name, tags) values ($1, $2)", ["odd", odd]);
  await Promise.all(odd.map((text) => insert(db.pool, text)));
  const row = await selectRow(
    db.pool,
    z.object({ tags: z.array(z.string()) }),
    "select tags from sample where name = 'odd'",
    [],
  );
  expect(row?.tags).toEqual(odd);
  expect((await names()).sort()).toEqual([...odd, "odd"].sort());
});

test("an empty list is a list, and a list parameter can be searched", async () => {
  await execute(db.pool, "insert into sample (name, tags) values ('a', $1), ('b', $2)", [[], ["市级"]]);
  const row = z.object({ name: z.string(), tags: z.array(z.string()) });
  const found = await selectRows(db.pool, row, "select name, tags from sample where name = any($1::text[])", [
    ["a", "x"],
  ]);
  expect(found).toEqual([{ name: "a", tags: [] }]);
});

test("jsonb written as text comes back as the same value", async () => {
  const doc = {
    list: [1, 2.5, null],
    nested: { 中文: "值", empty: {} },
    yes: true,
    quote: "'\"\\",
  };
  await execute(db.pool, "insert into sample (name, doc) values ('a', $1::jsonb)", [JSON.stringify(doc)]);
  expect((await db.pool.query("select doc from sample")).rows).toEqual([{ doc }]);
});

test("sparse vectors keep their elements and rank by inner product", async () => {
  const vectors = {
    near: new Map([[7, 2.5]]),
    far: new Map([[7, 0.5]]),
    other: new Map([[999_999_999, 3]]),
  };
  for (const [name, elements] of Object.entries(vectors)) {
    const weights = new SparseVector(elements, 1_000_000_000).toPostgres();
    await execute(db.pool, "insert into sample (name, weights) values ($1, $2::sparsevec)", [name, weights]);
  }
  const row = z.object({
    name: z.string(),
    weights: z.string(),
    score: z.number(),
  });
  const query = new SparseVector(new Map([[7, 2]]), 1_000_000_000).toPostgres();
  const found = await selectRows(
    db.pool,
    row,
    "select name, weights::text as weights, -(weights <#> $1::sparsevec) as score from sample order by score desc",
    [query],
  );
  expect(found.map(({ name, score }) => [name, score])).toEqual([
    ["near", 5],
    ["far", 1],
    ["other", 0],
  ]);
  expect(found[0]?.weights).toBe("{8:2.5}/1000000000");
});

test("whole numbers beyond what JavaScript counts exactly stay exact", async () => {
  await execute(db.pool, "insert into sample (name, big) values ('a', $1)", ["9007199254740993"]);
  const row = z.object({ big: z.coerce.string() });
  expect(await selectRow(db.pool, row, "select big from sample", [])).toEqual({
    big: "9007199254740993",
  });
});

test("an instant comes back as the same instant, to the millisecond", async () => {
  const at = new Date("2026-06-30T23:59:59.123+08:00");
  await execute(db.pool, "insert into sample (name, at, ratio, flag) values ('a', $1, $2, $3)", [at, 0.1, false]);
  const row = z.object({ at: z.date(), ratio: z.number(), flag: z.boolean() });
  expect(await selectRow(db.pool, row, "select at, ratio, flag from sample", [])).toEqual({
    at,
    ratio: 0.1,
    flag: false,
  });
});

test("a row of another shape than expected throws instead of going on", async () => {
  await insert(db.pool, "a");
  await expect(selectRows(db.pool, z.object({ name: z.number() }), "select name from sample", [])).rejects.toThrow(
    z.ZodError,
  );
});

test("a key that is taken is a conflict", async () => {
  await insert(db.pool, "a");
  await expect(insert(db.pool, "a")).rejects.toThrow(ConflictError);
  await expect(withTransaction(db.pool, (tx) => insert(tx, "a"))).rejects.toThrow(ConflictError);
  expect(await names()).toEqual(["a"]);
});

test("what a transaction wrote is there when it returns", async () => {
  const result = await withTransaction(db.pool, async (tx) => {
    await insert(tx, "a");
    await insert(tx, "b");
    return "done";
  });
  expect([result, await names()]).toEqual(["done", ["a", "b"]]);
});

test("a transaction that throws leaves nothing, and its own error comes out", async () => {
  const thrown = new Error("on purpose");
  const work = withTransaction(db.pool, async (tx) => {
    await insert(tx, "a");
    throw thrown;
  });
  await expect(work).rejects.toBe(thrown);
  expect(await names()).toEqual([]);
});

test.each([
  ["a wrong value", "select 1 / 0"],
  ["a broken statement", "selct 1"],
  ["an unknown table", "select * from nowhere"],
])("%s inside a transaction rolls it back, and the pool goes on", async (_name, sql) => {
  const work = withTransaction(db.pool, async (tx) => {
    await insert(tx, "a");
    await execute(tx, sql, []);
  });
  await expect(work).rejects.toThrow();
  await expect(execute(db.pool, sql, [])).rejects.toThrow();
  expect(await names()).toEqual([]);
  await withTransaction(db.pool, (tx) => insert(tx, "after"));
  expect(await names()).toEqual(["after"]);
});

test("a failed statement that was swallowed does not pass for a commit", async () => {
  const work = withTransaction(db.pool, async (tx) => {
    await insert(tx, "a");
    await execute(tx, "select 1 / 0", []).catch(() => undefined);
  });
  await expect(work).rejects.toThrow();
  expect(await names()).toEqual([]);
});

test("many transactions at once: none is lost, none sees another's half", async () => {
  const numbers = Array.from({ length: 30 }, (_, index) => String(index).padStart(2, "0"));
  const works = numbers.map((number) =>
    withTransaction(db.pool, async (tx) => {
      await insert(tx, `${number} first`);
      await insert(tx, `${number} second`);
      const all = await selectRows(tx, Name, "select name from sample", []);
      expect(all.length % 2).toBe(0);
      if (number.endsWith("7")) {
        throw new Error("on purpose");
      }
    }),
  );
  const settled = await Promise.allSettled(works);
  expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(3);
  expect(await names()).toHaveLength(54);
});

test.each(["127.0.0.1", "localhost"])("a server on %s that is not there is named at start", async (host) => {
  const options = { connectionTimeoutMs: 2000, now: NOW };
  const opened = openDatabase({ kind: "server", url: `postgres://someone:secret@${host}:1/x` }, options);
  await expect(opened).rejects.toThrow(ConfigError);
  await expect(opened).rejects.toThrow(/DATABASE_URL/);
  await expect(opened).rejects.not.toThrow(/secret/);
});

test.each(["127.0.0.1", "localhost"])("a database on %s that has gone away is a store error", async (host) => {
  const pool = new pg.Pool({
    connectionString: `postgres://someone@${host}:1/x`,
  });
  onTestFinished(() => pool.end());
  await expect(execute(pool, "select 1", [])).rejects.toThrow(StoreError);
  await expect(withTransaction(pool, () => Promise.resolve())).rejects.toThrow(StoreError);
});

test("a database that accepts but never answers is a store error, too", async () => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const address = silent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const pool = new pg.Pool({
    host: "127.0.0.1",
    port,
    user: "someone",
    connectionTimeoutMillis: 50,
  });
  onTestFinished(async () => {
    await pool.end();
    silent.close();
  });
  await expect(execute(pool, "select 1", [])).rejects.toThrow(StoreError);
  await expect(withTransaction(pool, () => Promise.resolve())).rejects.toThrow(StoreError);
});

test("a database that hangs up in the middle is a store error", async () => {
  const rude = createServer((socket) => socket.once("data", () => socket.destroy())).listen(0, "127.0.0.1");
  await new Promise((resolve) => rude.once("listening", resolve));
  const address = rude.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const pool = new pg.Pool({
    host: "127.0.0.1",
    port,
    user: "someone",
    connectionTimeoutMillis: 2000,
  });
  onTestFinished(async () => {
    await pool.end();
    rude.close();
  });
  await expect(execute(pool, "select 1", [])).rejects.toThrow(StoreError);
});
