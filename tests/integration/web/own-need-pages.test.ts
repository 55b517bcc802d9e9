/** A firm's page of a merged need: how the common work stands, and what the firm can still do about its own part. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp } from "../../../src/channels/web/web-context.ts";
import { mergeNeeds } from "../../../src/core/merge-needs.ts";
import type { Staff } from "../../../src/db/staff.ts";
import { act, fileNeed, makeStaff } from "../../support/make-need.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";
import { formPost, openBrowser, SETTINGS } from "./web-under-test.ts";

const ORIGIN = "http://127.0.0.1:3000";
let database: TestDatabase;
let web: WebApp;
let clerk: Staff;

beforeAll(async () => {
  database = await openTestDatabase();
  web = createWeb(database.deps, SETTINGS);
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  clerk = await makeStaff(database.deps, "clerk", null, "办公室");
});

/** A browser that has filed a need which was then merged into another firm's; the numbers of both. */
async function fileMerged() {
  const browser = openBrowser(web, ORIGIN);
  await browser.send("/", formPost({ text: "高企首次认定奖励多少" }));
  const { rows } = await database.pool.query("select requester_id from conversation");
  const child = await fileNeed(database.deps, { requesterId: String(rows[0]?.requester_id) });
  const survivor = await fileNeed(database.deps, { requesterId: "web-firm-b", enterprise: "宁波乙压铸有限公司" });
  await mergeNeeds(database.deps, clerk, { child, survivor });
  const page = async (path: string) => (await browser.send(path, {})).text();
  const press = (fields: Record<string, string>) =>
    browser.send(`/needs/${child}`, formPost({ key: randomUUID(), ...fields }));
  return { child, survivor, page, press };
}

test("the page follows the common work and offers to agree or to go on alone", async () => {
  const { child, survivor, page, press } = await fileMerged();
  expect(await page(`/needs/${child}`)).toMatch(/已合并（已派）[\s\S]*撤回这条需求/u);
  await act(database.deps, clerk, survivor, { kind: "claimed" });
  await act(database.deps, clerk, survivor, { kind: "closed", outcome: "partly", text: "乙厂换了渗氮工艺" });
  const closed = await page(`/needs/${child}`);
  for (const shown of ["已合并（办结：部分解决）", "认可结果", "不认可，要求单独重办", "现已办结（部分解决）"]) {
    expect(closed).toContain(shown);
  }
  expect(closed).not.toMatch(new RegExp(`${survivor}|渗氮|乙|撤回这条需求`, "u"));
  expect(await page("/needs")).toContain("已合并（办结：部分解决）");
  expect((await press({ kind: "confirmed", outcome: "solved" })).status).toBe(409);
  expect((await press({ kind: "confirmed", outcome: "partly" })).status).toBe(303);
  expect(await page(`/needs/${child}`)).not.toContain("认可结果");
});

test("reopened alone the need is worked on by itself, and the page no longer speaks of the other", async () => {
  const { child, survivor, page, press } = await fileMerged();
  await act(database.deps, clerk, survivor, { kind: "claimed" });
  await act(database.deps, clerk, survivor, { kind: "closed", outcome: "unsolved", text: "没有办法" });
  expect((await press({ kind: "reopened", reason: "我们还要找" })).status).toBe(303);
  const alone = await page(`/needs/${child}`);
  expect(alone).toContain("恢复单独办理");
  expect(alone).not.toContain("已合并（");
});
