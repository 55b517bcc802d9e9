/** Working on a need: one winner of two claims, one entry a press, and nothing of another firm's need. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeNeed } from "../../../src/core/change-need.ts";
import { mergeNeeds, unmergeNeed } from "../../../src/core/merge-needs.ts";
import { openNeed, readOwnNeed, readOwnNeeds } from "../../../src/core/own-needs.ts";
import { readNeed } from "../../../src/core/read-need.ts";
import { watchClocks } from "../../../src/core/watch-clocks.ts";
import type { Staff } from "../../../src/db/staff.ts";
import { addWorkingDays } from "../../../src/domain/work-calendar.ts";
import { ConflictError, InvalidInputError } from "../../../src/errors.ts";
import { act, fileNeed, makeStaff } from "../../support/make-need.ts";
import { emptyTables, NOW, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;
let clerk: Staff;
let group: string;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  clerk = await makeStaff(database.deps, "clerk", null, "办公室");
  group = database.deps.directory.groups.homes.get("key_components")?.id ?? "";
});

function at(now: Date) {
  return { ...database.deps, clock: () => now };
}

const HOUR_MS = 3_600_000;
const OTHER = { requesterId: "web-firm-b", enterprise: "宁波乙压铸有限公司", contact: "吴立乙", phone: "13900005002" };

test("of two claims at once one wins, and the other is told by whom", async () => {
  const number = await fileNeed(database.deps, {});
  const people = [
    await makeStaff(database.deps, "group_member", group, "组员甲"),
    await makeStaff(database.deps, "group_member", group, "组员乙"),
  ];
  const claims = people.map((staff) =>
    changeNeed(database.deps, { kind: "staff", staff }, { number, event: { kind: "claimed" }, key: randomUUID() }),
  );
  const outcomes = await Promise.all(claims);
  const { need } = await readNeed(database.deps, clerk, number);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  expect(["组员甲", "组员乙"]).toContain(need.assigneeName);
  const refused = outcomes.find(({ kind }) => kind === "refused");
  expect(refused).toMatchObject({ reason: "already_claimed", message: `${need.assigneeName}已经认领。` });
});

test("a press that comes twice is entered once", async () => {
  const number = await fileNeed(database.deps, {});
  const press = { number, event: { kind: "noted", text: "电话联系过" } as const, key: "one press" };
  await Promise.all([1, 2, 3].map(() => changeNeed(database.deps, { kind: "staff", staff: clerk }, press)));
  const { log } = await readNeed(database.deps, clerk, number);
  expect(log.filter(({ event }) => event.kind === "noted")).toHaveLength(1);
});

test("a member of another group finds the need in the same words as one that does not exist", async () => {
  const number = await fileNeed(database.deps, {});
  const stranger = await makeStaff(database.deps, "group_member", "T4", "外组");
  const messages: string[] = [];
  for (const asked of [number, "XQ-2026-9999"]) {
    await readNeed(database.deps, stranger, asked).catch((error: unknown) => messages.push(String(error)));
  }
  expect(messages.map((text) => text.replace(/XQ-\d+-\d+/u, "XQ"))).toEqual([
    "NotFoundError: 没有查到 XQ。",
    "NotFoundError: 没有查到 XQ。",
  ]);
  const { rows } = await database.pool.query("select subject, allowed from audit where actor = '外组' order by id");
  expect(rows).toEqual([
    { subject: number, allowed: false },
    { subject: "XQ-2026-9999", allowed: false },
  ]);
});

test("another firm can neither read nor change a need, whichever number it names", async () => {
  const number = await fileNeed(database.deps, {});
  const theirs = { kind: "requester", requesterId: OTHER.requesterId } as const;
  for (const asked of [number, "XQ-2026-9999"]) {
    await expect(readOwnNeed(database.deps, asked, OTHER.requesterId)).rejects.toThrow(`没有查到 ${asked}。`);
    const press = { number: asked, event: { kind: "withdrawn", reason: "" } as const, key: randomUUID() };
    expect(await changeNeed(database.deps, theirs, press)).toEqual({ kind: "not found" });
  }
  expect((await readOwnNeeds(database.deps, OTHER.requesterId)).needs).toEqual([]);
});

test("number and phone tail open a need five times an hour, from a new browser of the same address no oftener", async () => {
  const number = await fileNeed(database.deps, {});
  const tries: string[] = [];
  for (const tail of ["0000", "1111", "2222", "3333", "4001", "4001"]) {
    const who = { requesterId: `web-${tail}`, address: "10.1.2.3" };
    tries.push((await openNeed(database.deps, { number, tail }, who)).kind);
  }
  expect(tries).toEqual(["not found", "not found", "not found", "not found", "open", "too many"]);
  const elsewhere = { requesterId: "web-other", address: "10.9.9.9" };
  expect((await openNeed(database.deps, { number, tail: "4001" }, elsewhere)).kind).toBe("open");
  const anHourOn = at(new Date(NOW.getTime() + HOUR_MS));
  const again = { requesterId: "web-4001", address: "10.1.2.3" };
  expect((await openNeed(anHourOn, { number, tail: "4001" }, again)).kind).toBe("open");
});

test("merging keeps each firm's words to itself, stops the clocks, passes later words on, and can be undone", async () => {
  const survivor = await fileNeed(database.deps, {});
  const child = await fileNeed(database.deps, { ...OTHER, text: "压铸模龟裂，模具寿命短，想找人看看" });
  await mergeNeeds(database.deps, clerk, { child, survivor });
  const merged = await readNeed(database.deps, clerk, child);
  expect(merged.need).toMatchObject({ state: "merged", mergedNumber: survivor, dueAt: null });
  expect(merged.clocks.map(({ state }) => state)).not.toContain("running");
  const theirs = { kind: "requester", requesterId: OTHER.requesterId } as const;
  const event = { kind: "answered", text: "乙厂补充：用的是H13钢" } as const;
  await changeNeed(database.deps, theirs, { number: child, event, key: randomUUID() });
  const kept = await readNeed(database.deps, clerk, survivor);
  expect(kept.log.some((entry) => entry.event.kind === "noted" && entry.event.text.includes("H13钢"))).toBe(true);
  const firmA = JSON.stringify(await readOwnNeed(database.deps, survivor, "web-firm-a"));
  expect(firmA.includes("龟裂") || firmA.includes("吴立乙")).toBe(false);
  const told = (await readOwnNeed(database.deps, survivor, "web-firm-a")).notices.map(({ text }) => text);
  expect(told).toEqual([expect.stringContaining("合并在一起办理")]);
  expect(told.join("").includes(child)).toBe(false);
  await unmergeNeed(database.deps, clerk, child);
  const apart = await readNeed(database.deps, clerk, child);
  expect(apart.need).toMatchObject({ state: "assigned", mergedInto: null });
  expect(apart.clocks.map(({ state }) => state)).toContain("running");
});

test("a need is merged neither into itself nor twice, and what is not merged is not undone", async () => {
  const survivor = await fileNeed(database.deps, {});
  const child = await fileNeed(database.deps, OTHER);
  await expect(mergeNeeds(database.deps, clerk, { child, survivor: child })).rejects.toThrow(InvalidInputError);
  await expect(unmergeNeed(database.deps, clerk, child)).rejects.toThrow(ConflictError);
  await mergeNeeds(database.deps, clerk, { child, survivor });
  await expect(mergeNeeds(database.deps, clerk, { child, survivor })).rejects.toThrow(ConflictError);
});

test("each rung of the ladder is entered once, however often the clocks are looked at", async () => {
  const number = await fileNeed(database.deps, {});
  const { calendar } = database.deps.vocabulary.clockRules;
  const counts: number[] = [];
  for (const days of [0, 2, 2, 10, 10, 40, 40]) {
    counts.push(await watchClocks(at(addWorkingDays(calendar, NOW, days).at)));
  }
  expect([counts[0], counts[2], counts[4], counts[6]]).toEqual([0, 0, 0, 0]);
  expect((counts[1] ?? 0) > 0 && (counts[5] ?? 0) > 0).toBe(true);
  const { log } = await readNeed(database.deps, clerk, number);
  const rungs = log.flatMap(({ event }) => (event.kind === "escalated" ? [`${event.clock} ${event.rung}`] : []));
  expect(new Set(rungs).size).toBe(rungs.length);
});

test("the requester hears of claim, reply and solution, never of notes, and then confirms", async () => {
  const number = await fileNeed(database.deps, {});
  await act(database.deps, clerk, number, { kind: "claimed" });
  await act(database.deps, clerk, number, { kind: "noted", text: "内部：先问材料所" });
  await act(database.deps, clerk, number, { kind: "replied", text: "已请专家看样", substantive: true });
  await act(database.deps, clerk, number, { kind: "closed", outcome: "solved", text: "换了表面处理" });
  const { notices } = await readOwnNeed(database.deps, number, "web-firm-a");
  expect(notices.some(({ text }) => text.includes("已请专家看样"))).toBe(true);
  expect(JSON.stringify(notices)).not.toContain("材料所");
  const own = { kind: "requester", requesterId: "web-firm-a" } as const;
  const event = { kind: "confirmed", outcome: "solved" } as const;
  expect(await changeNeed(database.deps, own, { number, event, key: randomUUID() })).toEqual({ kind: "done" });
});
