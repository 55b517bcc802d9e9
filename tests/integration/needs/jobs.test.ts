/** Jobs on the real queue: a rolled-back one never runs, a committed one always does, and its effect happens once. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { submitNeed } from "../../../src/core/submit-need.ts";
import { triageNeed } from "../../../src/core/triage-need.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { saveEnterprise } from "../../../src/db/directory.ts";
import type { JobHandlers } from "../../../src/jobs/queue.ts";
import { makeEnterprise } from "../../support/make-enterprise.ts";
import { DIE_NEED, fileNeed, makeDraft } from "../../support/make-need.ts";
import { openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;
const BOUND = { timeout: 40_000, interval: 20 };

beforeEach(async () => {
  database = await openTestDatabase();
  await database.pool.query("delete from pgboss.job");
});

afterEach(() => database.close());

async function jobsLeft(): Promise<number> {
  const sql = "select count(*)::int as left from pgboss.job where name = 'triage-need' and state < 'completed'";
  return (await database.pool.query(sql)).rows[0]?.left;
}

async function idOf(number: string): Promise<string> {
  return String((await database.pool.query("select id from need where number = $1", [number])).rows[0]?.id);
}

test("a job goes with its transaction: rolled back it never runs, committed it runs once", async () => {
  const { deps } = database;
  const filer = { requesterId: "web-firm-a", conversationId: null, channel: "web" as const };
  const lost = withTransaction(deps.pool, async (tx) => {
    await submitNeed(tx, deps, makeDraft(DIE_NEED), filer);
    throw new Error("the power went");
  });
  await expect(lost).rejects.toThrow("the power went");
  expect(await jobsLeft()).toBe(0);
  const id = await idOf(await fileNeed(deps, {}));
  expect(await jobsLeft()).toBe(1);
  const seen: string[] = [];
  await database.queue.work(recording(seen), {});
  await vi.waitFor(async () => expect(await jobsLeft()).toBe(0), BOUND);
  expect(seen).toEqual([id]);
});

test("a job that fails is tried again", async () => {
  await fileNeed(database.deps, {});
  let tries = 0;
  const failing: JobHandlers = {
    ...recording([]),
    "triage-need": async () => {
      tries += 1;
      throw new Error("not now");
    },
  };
  await database.queue.work(failing, {});
  const state = "select state, retry_count, retry_limit from pgboss.job where name = 'triage-need'";
  await vi.waitFor(async () => expect((await database.pool.query(state)).rows[0]?.state).toBe("retry"), BOUND);
  expect(tries).toBe(1);
  expect((await database.pool.query(state)).rows[0]?.retry_limit).toBeGreaterThan(3);
});

test("triage run twice tells the liaison once and keeps one judgement a pair", async () => {
  const { deps } = database;
  const liaison = makeEnterprise({ name: DIE_NEED.enterprise, liaison: "陈联络" });
  await withTransaction(deps.pool, (tx) => saveEnterprise(tx, liaison, deps.clock()));
  await fileNeed(deps, { requesterId: "web-firm-b", enterprise: "宁波乙压铸有限公司", phone: "13900005002" });
  const id = await idOf(await fileNeed(deps, {}));
  await triageNeed(deps, id);
  await triageNeed(deps, id);
  const notes = "select event->>'text' as text from activity where need_id = $1 and event->>'kind' = 'noted'";
  const { rows } = await deps.pool.query(notes, [id]);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text).toContain("陈联络");
  const pairs = await deps.pool.query("select likeness from need_likeness where need_id = $1", [id]);
  expect(pairs.rows).toEqual([{ likeness: "same" }]);
});

function recording(seen: string[]): JobHandlers {
  return {
    "triage-need": async ({ needId }) => void seen.push(needId ?? ""),
    "watch-clocks": async () => undefined,
    "forget-drafts": async () => undefined,
    "slack-event": async () => undefined,
    "slack-deliver": async () => undefined,
  };
}
