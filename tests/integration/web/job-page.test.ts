/** The page of jobs that were given up: told in the head of every page, retried by an admin's press from our own page only. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp } from "../../../src/channels/web/web-context.ts";
import { fileNeed } from "../../support/make-need.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";
import { formPost, read, SETTINGS, signInStaff } from "./web-under-test.ts";

let database: TestDatabase;
let web: WebApp;

beforeAll(async () => {
  database = await openTestDatabase();
  web = createWeb(database.deps, SETTINGS);
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  await database.pool.query("delete from pgboss.job");
});

/** A need whose triage was given up, as pg-boss leaves it. */
async function bury(): Promise<{ number: string; id: string }> {
  const number = await fileNeed(database.deps, {});
  const { rows } = await database.pool.query(
    `update pgboss.job set state = 'failed', started_on = now(), completed_on = now(), retry_limit = 0,
       output = '{"name": "StoreError", "code": "store_unavailable"}' where name = 'triage-need' returning id`,
  );
  return { number, id: rows[0]?.id };
}

function signIn(role: "admin" | "clerk" | "leader") {
  return signInStaff(web, database.deps, { role, groupId: null });
}

test("the head of every page says how many jobs were given up, to those whom it concerns, and nothing when there are none", async () => {
  const admin = await signIn("admin");
  expect(await read(admin, "/console")).not.toContain("搁置任务");
  expect(await read(admin, "/console/jobs")).toContain("没有搁置的任务");
  await bury();
  expect(await read(admin, "/console/people")).toContain('href="/console/jobs">搁置任务 <b>1</b>');
  expect(await read(await signIn("leader"), "/console")).not.toContain("搁置任务");
});

test("an admin reads why and lets the job run again once; the press is in the audit log", async () => {
  const { number, id } = await bury();
  const admin = await signIn("admin");
  const page = await read(admin, "/console/jobs");
  expect(["数据库暂时不可用", number, "再试一次"].filter((word) => !page.includes(word))).toEqual([]);
  const retried = await admin.send(`/console/jobs/${id}/retry`, formPost({}));
  expect([retried.status, retried.headers.get("location")]).toEqual([303, "/console/jobs"]);
  expect(await read(admin, "/console/jobs")).toContain("没有搁置的任务");
  expect((await admin.send(`/console/jobs/${id}/retry`, formPost({}))).status).toBe(404);
  const audits = await database.pool.query("select actor, subject, allowed from audit where action = 'job.retry'");
  expect(audits.rows).toContainEqual({ actor: "某admin", subject: id, allowed: true });
});

test("a clerk sees the list without the button, and neither a clerk nor another site can press it", async () => {
  const { id } = await bury();
  const clerk = await signIn("clerk");
  const page = await read(clerk, "/console/jobs");
  expect([page.includes("数据库暂时不可用"), page.includes("再试一次")]).toEqual([true, false]);
  expect((await clerk.send(`/console/jobs/${id}/retry`, formPost({}))).status).toBe(403);
  const admin = await signIn("admin");
  const foreign = { ...formPost({}), headers: { "sec-fetch-site": "cross-site" } };
  expect((await admin.send(`/console/jobs/${id}/retry`, foreign)).status).toBe(403);
  const states = await database.pool.query("select state from pgboss.job where id = $1", [id]);
  expect(states.rows).toEqual([{ state: "failed" }]);
});

test("posts that Slack would not take are listed with why, and an admin lets one be tried again once", async () => {
  const withSlack = createWeb({ ...database.deps, slackApps: ["staff"] }, SETTINGS);
  const number = await fileNeed({ ...database.deps, slackApps: [] }, {});
  const { rows } = await database.pool.query(
    `insert into slack_outbox (key, app, channel, kind, content, state, attempts, error_code, not_before, created_at,
       tried_since, settled_at)
     select 'a', 'staff', 'C1', 'post', jsonb_build_object('kind', 'need_card', 'needId', id::text), 'buried', 3,
       'not_in_channel', now(), now(), now(), now() from need returning id`,
  );
  const id = String(rows[0]?.id);
  const clerk = await signInStaff(withSlack, database.deps, { role: "clerk", groupId: null });
  const seen = await read(clerk, "/console/jobs");
  const told = ["需求卡片", "C1", number, "机器人不在频道里", "3 次", "搁置任务 <b>1</b>"];
  expect(told.filter((word) => !seen.includes(word))).toEqual([]);
  expect(seen).not.toContain("再试一次");
  expect((await clerk.send(`/console/jobs/posts/${id}/retry`, formPost({}))).status).toBe(403);
  const admin = await signInStaff(withSlack, database.deps, { role: "admin", groupId: null });
  const retried = await admin.send(`/console/jobs/posts/${id}/retry`, formPost({}));
  expect([retried.status, retried.headers.get("location")]).toEqual([303, "/console/jobs"]);
  expect((await admin.send(`/console/jobs/posts/${id}/retry`, formPost({}))).status).toBe(404);
  const states = await database.pool.query("select state, attempts from slack_outbox");
  expect(states.rows).toEqual([{ state: "waiting", attempts: 0 }]);
  const jobs = await database.pool.query("select 1 from pgboss.job where name = 'slack-deliver'");
  expect(jobs.rows).toHaveLength(1);
});

test("with a Slack app the page says what waits there and what was given up, without one it says nothing of Slack", async () => {
  expect(await read(await signIn("clerk"), "/console/jobs")).not.toContain("Slack");
  await database.pool.query(
    `insert into slack_outbox (key, app, channel, kind, content, state, not_before, created_at, tried_since, settled_at)
     select key, 'staff', 'C1', 'post', '{"kind": "text", "text": "…"}', state, now(), now(), now(), now()
     from (values ('a', 'waiting'), ('b', 'buried')) post (key, state)`,
  );
  const withSlack = createWeb({ ...database.deps, slackApps: ["staff"] }, SETTINGS);
  const clerk = await signInStaff(withSlack, database.deps, { role: "clerk", groupId: null });
  const page = await read(clerk, "/console/jobs");
  expect(page).toContain("待处理的来信 0 条，待发 1 条");
  expect(page).toContain("已停下 1 条");
});
