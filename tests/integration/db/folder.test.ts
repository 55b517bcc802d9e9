/** The embedded database in a folder: what was committed is on the disk, and one process at a time holds it. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../../src/db/database.ts";
import { lockFolder } from "../../../src/db/folder-lock.ts";
import { ConfigError } from "../../../src/errors.ts";
import { type DataFolder, makeDataFolder } from "../../support/data-folder.ts";
import { makeFolder } from "../../support/make-policy.ts";
import { startNode } from "../../support/run-node.ts";
import { NOW } from "../../support/test-app.ts";

const LOCK = "yiduiyi.lock";
let data: DataFolder;

beforeAll(async () => {
  data = await makeDataFolder();
});
afterAll(() => data.remove());

/** Opens the folder, works with it, and closes it whatever happens. */
async function withFolder(folder: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase({ kind: "folder", folder }, { connectionTimeoutMs: 30_000, now: NOW });
  await work(database).finally(() => database.close());
}

const nothing = () => Promise.resolve();

test("what was written is there after closing and opening again", async () => {
  await withFolder(data.folder, async ({ pool }) => {
    await pool.query("insert into setting (name, value) values ('kept', '在')");
    expect(existsSync(join(data.folder, LOCK))).toBe(true);
  });
  expect(existsSync(join(data.folder, LOCK))).toBe(false);
  await withFolder(data.folder, async ({ pool }) => {
    expect((await pool.query("select value from setting where name = 'kept'")).rows).toEqual([{ value: "在" }]);
  });
});

test("a commit waits for the disk: the folder's database runs with fsync", () =>
  withFolder(data.folder, async ({ pool }) => {
    expect((await pool.query("show fsync")).rows).toEqual([{ fsync: "on" }]);
  }));

test("a folder that another process holds is refused with its pid, and taken over with all that was committed once that process was killed", async () => {
  const holder = startNode(["scripts/chat.ts", "--data", data.folder], {});
  const answered = holder.line(/20万元/);
  holder.child.stdin?.write("高企首次认定市里奖多少\n");
  await answered;
  const refused = withFolder(data.folder, nothing);
  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toThrow(new RegExp(`进程 ${holder.child.pid}（.*--data`));
  holder.child.kill("SIGKILL");
  await holder.ended;
  expect(existsSync(join(data.folder, LOCK))).toBe(true);
  await withFolder(data.folder, async ({ pool }) => {
    const stored = await pool.query("select text, reply->>'text' as reply from message");
    expect(stored.rows).toEqual([
      {
        text: "高企首次认定市里奖多少",
        reply: expect.stringContaining("20万元"),
      },
    ]);
  });
});

test("a folder that cannot be opened is no longer held, and the sentence says what to do", async () => {
  const folder = makeFolder({ "postgres/PG_VERSION": "12\n" });
  await expect(withFolder(folder, nothing)).rejects.toThrow(ConfigError);
  expect(existsSync(join(folder, LOCK))).toBe(false);
});

test("the lock tells who holds the folder, to nobody but its owner", () => {
  const folder = join(makeFolder({}), "new", "data");
  const lock = lockFolder(folder, NOW);
  expect(JSON.parse(readFileSync(join(folder, LOCK), "utf8"))).toMatchObject({
    pid: process.pid,
    startedAt: NOW.toISOString(),
  });
  expect([statSync(join(folder, LOCK)).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(() => lockFolder(folder, NOW)).toThrow(ConfigError);
  lock.release();
  lockFolder(folder, NOW).release();
});

test("a lock released twice leaves the next holder's alone", () => {
  const folder = makeFolder({});
  const first = lockFolder(folder, NOW);
  first.release();
  const second = lockFolder(folder, NOW);
  first.release();
  expect(() => lockFolder(folder, NOW)).toThrow(ConfigError);
  second.release();
});

test.each([
  ["an empty lock file", ""],
  ["half a lock file", '{"pid": 1'],
  ["a lock of a dead process", '{"pid":999999999,"processStartedAt":"1","startedAt":"2026-01-01T00:00:00Z"}'],
  [
    "a lock of a dead process whose number another process got",
    `{"pid":${process.ppid},"processStartedAt":"1","startedAt":"2026-01-01T00:00:00Z"}`,
  ],
  [
    "a lock of a dead process whose number we got",
    `{"pid":${process.pid},"processStartedAt":"1","startedAt":"2026-01-01T00:00:00Z"}`,
  ],
])("%s is taken over", (_name, content) => {
  const folder = makeFolder({ [LOCK]: content });
  const lock = lockFolder(folder, NOW);
  expect(JSON.parse(readFileSync(join(folder, LOCK), "utf8"))).toMatchObject({
    pid: process.pid,
  });
  lock.release();
});

test("a folder that cannot be made is explained", () => {
  const folder = makeFolder({});
  writeFileSync(join(folder, "file"), "");
  expect(() => lockFolder(join(folder, "file", "data"), NOW)).toThrow(/数据文件夹 .* 建不起来/);
  rmSync(join(folder, "file"));
});
