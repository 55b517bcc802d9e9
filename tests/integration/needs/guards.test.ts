/** What a hostile reviewer broke: guessing, classified words, erasure, strange groups, and other drafts of a conversation. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeNeed } from "../../../src/core/change-need.ts";
import { eraseOwnData } from "../../../src/core/own-data.ts";
import { openNeed } from "../../../src/core/own-needs.ts";
import { readNeed } from "../../../src/core/read-need.ts";
import { triageNeed } from "../../../src/core/triage-need.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { saveSolver } from "../../../src/db/directory.ts";
import type { Staff } from "../../../src/db/staff.ts";
import { Solver } from "../../../src/domain/solver.ts";
import { InvalidInputError } from "../../../src/errors.ts";
import { act, fileNeed, makeStaff } from "../../support/make-need.ts";
import { makeMessage, send } from "../../support/talk.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;
let clerk: Staff;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyTables(database.pool);
  clerk = await makeStaff(database.deps, "clerk", null, "办公室");
});

function press(number: string, event: Parameters<typeof changeNeed>[2]["event"], key: string) {
  return changeNeed(database.deps, { kind: "staff", staff: clerk }, { number, event, key });
}

async function everyText(): Promise<string> {
  const tables = ["message", "intake", "need", "activity", "notice", "requester"];
  const dumps = await Promise.all(
    tables.map((table) => database.pool.query(`select coalesce(json_agg(t)::text, '') as all from ${table} t`)),
  );
  return dumps.map(({ rows }) => String(rows[0]?.all)).join("\n");
}

test("deleting one's data gives no new tries, and many browsers together have no more than twenty a number", async () => {
  const number = await fileNeed(database.deps, {});
  const guesser = { requesterId: "web-guesser", address: "203.0.113.1" };
  for (let tail = 0; tail < 5; tail += 1) {
    await openNeed(database.deps, { number, tail: `000${tail}` }, guesser);
  }
  await eraseOwnData(database.deps, guesser.requesterId);
  expect((await openNeed(database.deps, { number, tail: "4001" }, guesser)).kind).toBe("too many");
  for (let browser = 0; browser < 15; browser += 1) {
    const who = { requesterId: `web-${browser}`, address: `198.51.100.${browser}` };
    await openNeed(database.deps, { number, tail: "0000" }, who);
  }
  const fresh = { requesterId: "web-fresh", address: "192.0.2.9" };
  expect((await openNeed(database.deps, { number, tail: "4001" }, fresh)).kind).toBe("too many");
});

test("tries made at once count like tries made in turn: five from one browser, whatever the numbers", async () => {
  const who = { requesterId: "web-many", address: "198.51.100.77" };
  const tries = Array.from({ length: 12 }, (_, index) =>
    openNeed(database.deps, { number: `XQ-2026-9${String(index % 3).padStart(3, "0")}`, tail: "0000" }, who),
  );
  const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "not found")).toHaveLength(5);
});

test("words that turn out to be classified leave every message of the talk, and what follows is not kept", async () => {
  const { conversationId, requesterId } = makeMessage({ text: "" });
  const texts = [
    "钛合金薄壁件QX7型总是开裂，想找人看看",
    "这条是涉密的",
    "再说一句，QX7型壁厚是2.1毫米",
    "姓程 13900004008",
  ];
  for (const text of texts) {
    await send(database.deps, makeMessage({ conversationId, requesterId, text }));
  }
  const kept = await everyText();
  expect(kept).not.toContain("QX7");
  expect(kept).not.toContain("2.1毫米");
});

test.each(["绝\n密图纸", "Hello\nmilitary project drawing 88"])(
  "a line break hides no classified word, whoever writes it: %j",
  async (text) => {
    const number = await fileNeed(database.deps, {});
    await expect(press(number, { kind: "noted", text }, randomUUID())).rejects.toThrow(InvalidInputError);
    const own = { kind: "requester", requesterId: "web-firm-a" } as const;
    const change = { number, event: { kind: "answered", text } as const, key: randomUUID() };
    await expect(changeNeed(database.deps, own, change)).rejects.toThrow(InvalidInputError);
  },
);

test("erasing a contact called Ted leaves the log readable", async () => {
  const number = await fileNeed(database.deps, { contact: "Ted", requesterId: "web-ted" });
  const own = { kind: "requester", requesterId: "web-ted" } as const;
  const withdrawn = { number, event: { kind: "withdrawn", reason: "Ted 不报了" } as const, key: randomUUID() };
  await changeNeed(database.deps, own, withdrawn);
  expect((await eraseOwnData(database.deps, "web-ted")).kind).toBe("erased");
  const { log } = await readNeed(database.deps, clerk, number);
  expect(log[0]?.event.kind).toBe("submitted");
  expect(JSON.stringify(log)).not.toContain("Ted 不报了");
});

test("one page's key with two different actions enters both, each once", async () => {
  const number = await fileNeed(database.deps, {});
  await press(number, { kind: "claimed" }, "one page");
  await press(number, { kind: "noted", text: "电话联系过" }, "one page");
  await press(number, { kind: "noted", text: "电话联系过" }, "one page");
  const { log } = await readNeed(database.deps, clerk, number);
  expect(log.map(({ event }) => event.kind)).toEqual(["submitted", "routed", "claimed", "noted"]);
});

test("a claim that is pressed twice is done twice for whoever pressed, and entered once", async () => {
  const number = await fileNeed(database.deps, {});
  const presses = [1, 2].map(() => press(number, { kind: "claimed" }, "one press"));
  expect(await Promise.all(presses)).toEqual([{ kind: "done" }, { kind: "done" }]);
  expect(await press(number, { kind: "claimed" }, "another")).toMatchObject({ reason: "already_claimed" });
});

test("a need goes to groups that exist and to people who work in them", async () => {
  const number = await fileNeed(database.deps, {});
  const stranger = await makeStaff(database.deps, "group_member", "T4", "别组的人");
  const to = (group: string, assigneeId: string | null) =>
    press(number, { kind: "reassigned", group, assigneeId, reason: "试试" }, randomUUID());
  await expect(to("T99", null)).rejects.toThrow(InvalidInputError);
  await expect(to("T1", stranger.id)).rejects.toThrow(InvalidInputError);
});

test("staff see of the conversation what was filed, not what else was said in it", async () => {
  const { conversationId, requesterId } = makeMessage({ text: "" });
  const say = (text: string) => send(database.deps, makeMessage({ conversationId, requesterId, text }));
  await say("注塑机合模精度不稳，换过导柱套没解决");
  await say("宁波甬力机械有限公司，吴工，13900004003");
  const reply = await say("确认提交");
  const number = /XQ-\d{4}-\d{4}/.exec(reply.text)?.[0] ?? "";
  await say("还有一个需求，我们的除尘系统粉尘总是超标");
  await say("算了，这个不报了");
  const { talk } = await readNeed(database.deps, clerk, number);
  expect(JSON.stringify(talk.map(({ text }) => text))).toContain("合模精度");
  expect(JSON.stringify(talk)).not.toContain("粉尘");
  await act(database.deps, clerk, number, { kind: "claimed" });
});

test("of a look-alike that a member may not read they see number, theme and group, never firm and words", async () => {
  const { deps, pool } = database;
  const number = await fileNeed(deps, {});
  const text = "压铸模模仁热裂，QX9合金，寿命只有两万模次";
  const other = await fileNeed(deps, { requesterId: "web-firm-b", enterprise: "宁波乙压铸有限公司", text });
  const { rows } = await pool.query("select id::text as id, group_id from need where number = $1", [number]);
  await press(other, { kind: "reassigned", group: "T4", assigneeId: null, reason: "产品在那边" }, randomUUID());
  await triageNeed(deps, rows[0]?.id);
  const member = await makeStaff(deps, "group_member", rows[0]?.group_id, "组员");
  const { likenesses } = await readNeed(deps, member, number);
  expect(likenesses).toEqual([
    { number: other, likeness: "same", groupId: "T4", theme: expect.stringContaining("压铸模"), open: null },
  ]);
  expect(JSON.stringify(likenesses)).not.toContain("QX9");
  const [whole] = (await readNeed(deps, clerk, number)).likenesses;
  expect(whole?.open).toMatchObject({ enterprise: "宁波乙压铸有限公司" });
});

test("nothing of a solver who has not agreed goes to the firm; internally it may be written", async () => {
  const { deps, pool } = database;
  const solver = Solver.parse({
    ...{ kind: "expert", id: "e-1", name: "王秀兰", group: null, clusters: [], categories: [], capabilities: ["压铸"] },
    ...{
      contact: { person: "王秀兰", phone: "13700007001", email: null },
      consent: false,
      source: "名单",
      sample: false,
    },
    ...{ employer: null, languages: [], overseas: false, services: [] },
  });
  await withTransaction(pool, (tx) => saveSolver(tx, solver, "测试", deps.clock()));
  const number = await fileNeed(deps, {});
  await act(deps, clerk, number, { kind: "claimed" });
  const outgoing = [
    { kind: "matched", solver: "王秀兰", text: "下周见面" },
    { kind: "replied", text: "请打 137 0000 7001", substantive: true },
    { kind: "asked", text: "王秀兰教授想看样品" },
    { kind: "progressed", text: "王秀兰已看过图" },
    { kind: "closed", outcome: "solved", text: "由王秀兰接手" },
  ] as const;
  for (const event of outgoing) {
    await expect(press(number, event, randomUUID())).rejects.toThrow("还没有同意");
  }
  await act(deps, clerk, number, { kind: "noted", text: "王秀兰 13700007001 说先别公开" });
  const { rows } = await pool.query("select text from notice");
  expect(JSON.stringify(rows)).not.toMatch(/王秀兰|7001/u);
  await withTransaction(pool, (tx) => saveSolver(tx, { ...solver, consent: true }, "测试", deps.clock()));
  await act(deps, clerk, number, outgoing[0]);
});
