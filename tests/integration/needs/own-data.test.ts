/** A requester's own data: shown and exported to them alone, and after deletion nothing of the person is left in any table. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeNeed } from "../../../src/core/change-need.ts";
import { forgetDrafts } from "../../../src/core/forget-drafts.ts";
import { mergeNeeds } from "../../../src/core/merge-needs.ts";
import { eraseOwnData, exportOwnData, readOwnData } from "../../../src/core/own-data.ts";
import { openNeed } from "../../../src/core/own-needs.ts";
import type { Staff } from "../../../src/db/staff.ts";
import { act, DIE_NEED, fileNeed, makeStaff } from "../../support/make-need.ts";
import { makeMessage, send } from "../../support/talk.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;
let clerk: Staff;
const FIRM_A = "web-firm-a";

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  clerk = await makeStaff(database.deps, "clerk", null, "办公室");
});

/** Every table whose rows hold one of the words, in any column. */
async function tablesWith(...words: string[]): Promise<string[]> {
  const sql = `select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')`;
  const { rows } = await database.pool.query(sql);
  const found: string[] = [];
  for (const { name } of rows) {
    const where = words.map((_, index) => `strpos(one::text, $${index + 1}) > 0`).join(" or ");
    const hits = await database.pool.query(`select 1 from ${name} as one where ${where} limit 1`, words);
    if (hits.rows.length > 0) {
      found.push(String(name));
    }
  }
  return found.sort();
}

async function say(text: string): Promise<string> {
  const message = makeMessage({ requesterId: FIRM_A, text });
  await send(database.deps, message);
  return message.conversationId;
}

async function answerAs(requesterId: string, number: string, text: string): Promise<void> {
  const press = { number, event: { kind: "answered", text } as const, key: randomUUID() };
  await changeNeed(database.deps, { kind: "requester", requesterId }, press);
}

const WORDS = ["13800004001", "138 0000 4001", "周敏甲"];

test("after deletion nothing of name and phone is left in any table, and the need keeps its content", async () => {
  const conversationId = await say("我是周敏甲，电话13800004001，想问高企奖励");
  const text = `${DIE_NEED.text}，请打 138 0000 4001 找周敏甲`;
  const number = await fileNeed(database.deps, { text, conversationId });
  await answerAs(FIRM_A, number, "补充：电话１３８００００４００１");
  await act(database.deps, clerk, number, { kind: "noted", text: "周敏甲（13800004001）说下周来" });
  await act(database.deps, clerk, number, { kind: "claimed" });
  await act(database.deps, clerk, number, { kind: "replied", text: "请周敏甲把样品寄来", substantive: true });
  await openNeed(database.deps, { number, tail: "4001" }, { requesterId: FIRM_A, address: "10.0.0.1" });
  await act(database.deps, clerk, number, { kind: "closed", outcome: "solved", text: "13800004001 电话确认已解决" });
  expect((await tablesWith(...WORDS)).length).toBeGreaterThan(3);
  expect(await eraseOwnData(database.deps, FIRM_A)).toEqual({ kind: "erased", needs: 1 });
  expect(await tablesWith(...WORDS, "１３８００００４００１", FIRM_A)).toEqual([]);
  const { rows } = await database.pool.query("select problem, contact, phone, state from need");
  expect(rows).toEqual([{ problem: expect.stringContaining("模仁热裂"), contact: null, phone: null, state: "closed" }]);
  expect(await readOwnData(database.deps, FIRM_A)).toEqual({ profile: null, needs: [], conversations: 0 });
  const tried = await openNeed(database.deps, { number, tail: "4001" }, { requesterId: "web-x", address: "10.0.0.2" });
  expect(tried.kind).toBe("not found");
});

test("an open need stands in the way and nothing is deleted; withdrawn it no longer does", async () => {
  await say("高企首次认定奖励多少");
  const number = await fileNeed(database.deps, {});
  expect(await eraseOwnData(database.deps, FIRM_A)).toEqual({ kind: "refused", open: [number] });
  expect(await readOwnData(database.deps, FIRM_A)).toMatchObject({
    conversations: 1,
    profile: { phone: "13800004001" },
  });
  const press = { number, event: { kind: "withdrawn", reason: "" } as const, key: randomUUID() };
  await changeNeed(database.deps, { kind: "requester", requesterId: FIRM_A }, press);
  expect(await eraseOwnData(database.deps, FIRM_A)).toEqual({ kind: "erased", needs: 1 });
  expect(await tablesWith(...WORDS, FIRM_A)).toEqual([]);
});

test("what a merged need passed on to its survivor is erased there too, and nothing of the other firm", async () => {
  const other = {
    requesterId: "web-firm-b",
    enterprise: "宁波乙压铸有限公司",
    contact: "吴立乙",
    phone: "13900005002",
  };
  const survivor = await fileNeed(database.deps, other);
  const child = await fileNeed(database.deps, {});
  await mergeNeeds(database.deps, clerk, { child, survivor });
  await answerAs(FIRM_A, child, "有事找周敏甲13800004001");
  expect(await tablesWith("找周敏甲13800004001")).toEqual(["public.activity"]);
  await eraseOwnData(database.deps, FIRM_A);
  expect(await tablesWith(...WORDS)).toEqual([]);
  expect(await readOwnData(database.deps, "web-firm-b")).toMatchObject({ profile: { phone: "13900005002" } });
});

test("the log stays append-only for everything but an erasure", async () => {
  const number = await fileNeed(database.deps, {});
  await act(database.deps, clerk, number, { kind: "noted", text: "第一条" });
  await expect(database.pool.query("update activity set actor_name = 'x'")).rejects.toThrow("append-only");
  await database.pool.query("select set_config('yiduiyi.erasing', 'off', false)");
  await expect(database.pool.query("update activity set actor_name = 'x'")).rejects.toThrow("append-only");
});

test("the file holds one's own profile, needs, notices and talk, and nothing of anybody else", async () => {
  await say("高企首次认定奖励多少");
  const number = await fileNeed(database.deps, {});
  await fileNeed(database.deps, { requesterId: "web-firm-b", contact: "吴立乙", phone: "13900005002" });
  await act(database.deps, clerk, number, { kind: "noted", text: "内部：先问材料所" });
  await act(database.deps, clerk, number, { kind: "claimed" });
  const data = JSON.stringify(await exportOwnData(database.deps, FIRM_A));
  expect(["13800004001", number, "模仁热裂", "高企首次认定"].filter((word) => !data.includes(word))).toEqual([]);
  expect(["吴立乙", "13900005002", "材料所"].filter((word) => data.includes(word))).toEqual([]);
});

/** The service some days later. */
function daysOn(days: number) {
  const then = new Date(database.deps.clock().getTime() + days * 24 * 3_600_000);
  return { ...database.deps, clock: () => then };
}

const DRAFT = ["注塑机合模精度不稳，换过导柱套没解决", "宁波甬力机械有限公司，吴工，13900004003"];

async function tell(...texts: string[]): Promise<string> {
  const { conversationId } = makeMessage({ text: "" });
  for (const text of texts) {
    await send(database.deps, makeMessage({ conversationId, requesterId: FIRM_A, text }));
  }
  return conversationId;
}

test("drafts and wishes for a person are in the file", async () => {
  await tell(...DRAFT);
  await tell("我要转人工，找个人给我打电话", "姓程 13900004008");
  const data = await exportOwnData(database.deps, FIRM_A);
  expect(JSON.stringify(data["草稿"])).toMatch(/合模精度.*13900004003/u);
  expect(JSON.stringify(data["转人工"])).toContain("13900004008");
});

test("a draft that was never filed goes after a week with all that was said of it; other talk and filed words stay", async () => {
  await tell(...DRAFT);
  await say("高企首次认定奖励多少");
  const filing = ["铸件气孔率高，想找人看看", "宁波甲模具有限公司，周敏甲，13800004001", "确认提交"];
  const conversationId = await tell(...filing, "还有一个需求，我们的除尘系统粉尘总是超标");
  expect(await forgetDrafts(daysOn(6))).toEqual({ drafts: 0, messages: 0, people: 0 });
  const { drafts, messages } = await forgetDrafts(daysOn(8));
  expect([drafts > 0, messages >= DRAFT.length]).toEqual([true, true]);
  expect(await tablesWith("合模精度", "13900004003", "粉尘总是超标")).toEqual([]);
  const sql = "select text from message where conversation_id = $1 order by id";
  const left = await database.pool.query(sql, [conversationId]);
  expect(left.rows.map(({ text }) => text)).toEqual(filing);
  expect(await tablesWith("高企首次认定奖励多少")).toContain("public.message");
  expect(await tablesWith("铸件气孔率高")).toEqual(expect.arrayContaining(["public.message", "public.need"]));
});

test("other talk goes after half a year with its wishes, unless somebody came back to it; filed words stay with their need", async () => {
  const { pool } = database;
  const filed = await tell("铸件气孔率高，想找人看看", "宁波甲模具有限公司，周敏甲，13800004001", "确认提交");
  await tell("我要转人工，找个人给我打电话", "姓程 13900004008");
  const used = await say("高企首次认定奖励多少");
  await pool.query("update conversation set updated_at = updated_at + interval '180 days' where id = $1", [used]);
  await forgetDrafts(daysOn(150));
  expect(await tablesWith("13900004008")).not.toEqual([]);
  await forgetDrafts(daysOn(190));
  expect(await tablesWith("13900004008")).toEqual([]);
  const { rows } = await pool.query("select id from conversation order by id");
  expect(rows.map(({ id }) => id)).toEqual([filed, used].toSorted());
  expect(await tablesWith("铸件气孔率高")).toContain("public.message");
});

test("tries to open a need are forgotten after a month, not before they count no more", async () => {
  const number = await fileNeed(database.deps, {});
  await openNeed(database.deps, { number, tail: "0000" }, { requesterId: "web-x", address: "203.0.113.7" });
  await forgetDrafts(daysOn(29));
  expect(await tablesWith("203.0.113.7")).toEqual(["public.access_attempt"]);
  await forgetDrafts(daysOn(31));
  expect(await tablesWith("203.0.113.7")).toEqual([]);
});

test("one person who cannot be erased does not keep the others' data", async () => {
  const numbers = [await fileNeed(database.deps, {}), await fileNeed(database.deps, { requesterId: "web-firm-b" })];
  for (const [index, requesterId] of [FIRM_A, "web-firm-b"].entries()) {
    const press = {
      number: numbers[index] ?? "",
      event: { kind: "withdrawn", reason: "" } as const,
      key: randomUUID(),
    };
    await changeNeed(database.deps, { kind: "requester", requesterId }, press);
  }
  await database.pool.query("update need set fields = '{\"bad\": 1}' where number = $1", [numbers[0]]);
  expect(await forgetDrafts(daysOn(800))).toMatchObject({ people: 1 });
});
