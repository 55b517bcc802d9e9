/** Jobs given up after their last attempt: listed for the office without what anybody wrote, run again by an admin. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listBuriedJobs, retryBuriedJob } from "../../../src/core/list-buried-jobs.ts";
import { StoreError } from "../../../src/errors.ts";
import type { JobHandlers } from "../../../src/jobs/queue.ts";
import { fileNeed, makeStaff } from "../../support/make-need.ts";
import { openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;
const BOUND = { timeout: 40_000, interval: 20 };

beforeEach(async () => {
  database = await openTestDatabase();
  await database.pool.query("delete from pgboss.job");
});

afterEach(() => database.close());

/** Files a need whose triage fails on its only attempt, and waits until the job is given up. */
async function bury(error: unknown, retried: string[]): Promise<string> {
  const number = await fileNeed(database.deps, {});
  await database.pool.query("update pgboss.job set retry_limit = 0 where name = 'triage-need'");
  const handlers: JobHandlers = {
    "triage-need": async ({ needId }) => {
      if (retried.push(needId ?? "") === 1) {
        throw error;
      }
    },
    "watch-clocks": async () => undefined,
    "forget-drafts": async () => undefined,
    "slack-event": async () => undefined,
    "slack-deliver": async () => undefined,
  };
  await database.queue.work(handlers, {});
  const state = "select state from pgboss.job where name = 'triage-need'";
  await vi.waitFor(async () => expect((await database.pool.query(state)).rows[0]?.state).toBe("failed"), BOUND);
  return number;
}

test("a given-up job is listed with its need and reason, and nothing of the error's words", async () => {
  const { deps } = database;
  const number = await bury(new StoreError("周敏甲 13800004001 存不进去"), []);
  const kept = await database.pool.query("select output::text as output from pgboss.job where state = 'failed'");
  expect(kept.rows[0]?.output).not.toMatch(/周敏甲|13800004001/u);
  const clerk = await makeStaff(deps, "clerk", null, "办公室");
  const { jobs, canRetry } = await listBuriedJobs(deps, clerk);
  expect(canRetry).toBe(false);
  expect(jobs).toEqual([
    {
      id: expect.any(String),
      name: "triage-need",
      label: "分诊（找相似需求、告知联络人）",
      attempts: 1,
      createdAt: expect.any(Date),
      failedAt: expect.any(Date),
      needNumber: number,
      reason: "数据库暂时不可用",
    },
  ]);
});

test("an admin lets it run once more, a second press finds nothing to do, and the audit log has both", async () => {
  const { deps, pool } = database;
  const runs: string[] = [];
  await bury(new TypeError("周敏甲 is not iterable"), runs);
  const admin = await makeStaff(deps, "admin", null, "管理员");
  const { jobs, canRetry } = await listBuriedJobs(deps, admin);
  expect([canRetry, jobs[0]?.reason]).toEqual([true, "程序错误（TypeError）"]);
  const id = jobs[0]?.id ?? "";
  await retryBuriedJob(deps, admin, id);
  await expect(retryBuriedJob(deps, admin, id)).rejects.toThrow("已经不在搁置列表里");
  await vi.waitFor(() => expect(runs).toHaveLength(2), BOUND);
  expect((await listBuriedJobs(deps, admin)).jobs).toEqual([]);
  const { rows } = await pool.query("select subject, allowed from audit where action = 'job.retry' order by id");
  expect(rows).toEqual([
    { subject: id, allowed: true },
    { subject: id, allowed: true },
  ]);
});

test("group members see no jobs, a clerk retries none, and a strange id is not found", async () => {
  const { deps } = database;
  const member = await makeStaff(deps, "group_member", "T1", "组员");
  await expect(listBuriedJobs(deps, member)).rejects.toThrow("没有这项权限");
  const clerk = await makeStaff(deps, "clerk", null, "办公室");
  const id = "00000000-0000-4000-8000-000000000000";
  await expect(retryBuriedJob(deps, clerk, id)).rejects.toThrow("没有这项权限");
  const admin = await makeStaff(deps, "admin", null, "管理员");
  for (const strange of [id, "abc", "1"]) {
    await expect(retryBuriedJob(deps, admin, strange)).rejects.toThrow("已经不在搁置列表里");
  }
});
