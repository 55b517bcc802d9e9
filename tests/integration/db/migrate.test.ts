/** The schema is brought up once, in order, and never silently past a changed or unknown file. */
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { migrate, readMigrations } from "../../../src/db/migrate.ts";
import { ConfigError } from "../../../src/errors.ts";
import { dropSchema, openTestDatabase, recreateSchema, type TestDatabase } from "../../support/test-app.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => recreateSchema(db.pool));

async function applied() {
  return (await db.pool.query("select name, hash, applied_at from migration order by name")).rows;
}

test("every file is applied once and recorded with its hash", async () => {
  const expected = readMigrations().map(({ name, hash }) => expect.objectContaining({ name, hash }));
  expect(await applied()).toEqual(expected);
});

test("a second run changes nothing", async () => {
  const before = await applied();
  await migrate(db.pool);
  expect(await applied()).toEqual(before);
});

test("a file that was changed after it ran is refused by name", async () => {
  const [first] = readMigrations();
  await db.pool.query("update migration set hash = 'another' where name = $1", [first?.name]);
  await expect(migrate(db.pool)).rejects.toThrow(ConfigError);
  await expect(migrate(db.pool)).rejects.toThrow(first?.name ?? "");
});

test("a database of a newer program is refused, naming what is not known", async () => {
  await db.pool.query("insert into migration (name, hash) values ('9999_future.sql', 'x')");
  await expect(migrate(db.pool)).rejects.toThrow(ConfigError);
  await expect(migrate(db.pool)).rejects.toThrow("9999_future.sql");
});

test("several programs that start at once on an empty database all get a whole one", async () => {
  const others = db.url === null ? [db.pool] : [1, 2, 3].map(() => new pg.Pool({ connectionString: db.url ?? "" }));
  onTestFinished(async () => {
    await Promise.all(others.filter((pool) => pool !== db.pool).map((pool) => pool.end()));
  });
  const rounds = db.url === null ? 1 : 10;
  for (let round = 0; round < rounds; round += 1) {
    await dropSchema(db.pool);
    await Promise.all([db.pool, ...others].map((pool) => migrate(pool)));
    expect((await applied()).map(({ name }) => name)).toEqual(readMigrations().map(({ name }) => name));
    expect((await db.pool.query("select count(*)::int as rows from search_index")).rows).toEqual([{ rows: 2 }]);
  }
});

test("only what is missing is applied: a database of an older program keeps its rows", async () => {
  const settings = readMigrations().find(({ sql }) => sql.includes("create table setting"));
  await db.pool.query("insert into policy_document select 'X', 'h', '{}', '{}', '{}', 'r', 'in force', 'f', now()");
  await db.pool.query("drop table setting");
  await db.pool.query("delete from migration where name = $1", [settings?.name]);
  await migrate(db.pool);
  expect((await db.pool.query("select id from policy_document")).rows).toEqual([{ id: "X" }]);
  expect((await db.pool.query("select * from setting")).rows).toEqual([]);
});
