/** Needs that were merged: each firm hears of the common end and speaks for its own part, and reads nothing of another's. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeNeed } from "../../../src/core/change-need.ts";
import { lookUpStatus } from "../../../src/core/look-up-status.ts";
import { mergeNeeds, unmergeNeed } from "../../../src/core/merge-needs.ts";
import { eraseOwnData } from "../../../src/core/own-data.ts";
import { readOwnNeed } from "../../../src/core/own-needs.ts";
import { readNeed } from "../../../src/core/read-need.ts";
import type { Staff } from "../../../src/db/staff.ts";
import type { ActivityEvent } from "../../../src/domain/activity.ts";
import { ConflictError } from "../../../src/errors.ts";
import { act, fileNeed, makeStaff } from "../../support/make-need.ts";
import { makeMessage } from "../../support/talk.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;
let clerk: Staff;
/** Three needs on one problem: `x` will be merged into `y`, and `y` into `z`. */
let x: string;
let y: string;
let z: string;

const FIRMS = {
  x: { requesterId: "web-x", enterprise: "宁波甲模具有限公司", contact: "周敏甲", phone: "13800004001" },
  y: { requesterId: "web-y", enterprise: "宁波乙压铸有限公司", contact: "吴立乙", phone: "13900005002" },
  z: { requesterId: "web-z", enterprise: "宁波丙机械有限公司", contact: "郑丙", phone: "13700006003" },
};

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  clerk = await makeStaff(database.deps, "clerk", null, "办公室");
  x = await fileNeed(database.deps, FIRMS.x);
  y = await fileNeed(database.deps, FIRMS.y);
  z = await fileNeed(database.deps, FIRMS.z);
});

async function mergeAll(): Promise<void> {
  await mergeNeeds(database.deps, clerk, { child: x, survivor: y });
  await mergeNeeds(database.deps, clerk, { child: y, survivor: z });
}

async function close(number: string): Promise<void> {
  await act(database.deps, clerk, number, { kind: "claimed" });
  await act(database.deps, clerk, number, { kind: "closed", outcome: "solved", text: "丙厂换了渗氮工艺" });
}

/** A press of a firm's contact; `key` names it. */
function say(requesterId: string, number: string, event: ActivityEvent, key: string = randomUUID()) {
  return changeNeed(database.deps, { kind: "requester", requesterId }, { number, event, key });
}

async function logOf(number: string): Promise<string[]> {
  const { log } = await readNeed(database.deps, clerk, number);
  return log.map(({ event }) => ("text" in event ? `${event.kind} ${event.text}` : event.kind));
}

const SOLVED = { kind: "confirmed", outcome: "solved" } as const;

test("every firm of a chain hears of the end, and reads neither number nor word of another", async () => {
  await mergeAll();
  await close(z);
  for (const [number, { requesterId }] of [
    [x, FIRMS.x],
    [y, FIRMS.y],
  ] as const) {
    const own = await readOwnNeed(database.deps, number, requesterId);
    expect(own.joint).toEqual({ state: "closed", outcome: "solved", isConfirmed: false });
    expect(own.notices[0]?.text).toContain(`${number} 与同一问题的需求合并办理，现已办结（已解决）`);
    expect(JSON.stringify([own.joint, own.notices])).not.toMatch(new RegExp(`${z}|渗氮|丙`, "u"));
  }
  const asked = { number: x, phoneTail: null, isLost: false };
  const who = { ...makeMessage({ text: "进度", requesterId: "web-x" }), locale: "zh-Hans" as const };
  expect((await lookUpStatus(database.deps, asked, who)).text).toContain("合并办理，办结（已解决）");
});

test("reopened, each firm hears that work goes on", async () => {
  await mergeAll();
  await close(z);
  await act(database.deps, clerk, z, { kind: "reopened", reason: "内部：样件又裂了" });
  const own = await readOwnNeed(database.deps, x, "web-x");
  expect(own.joint).toMatchObject({ state: "in_progress", outcome: null });
  expect(own.notices[0]?.text).toBe(`${x} 合并办理的问题重新办理。`);
  expect((await readOwnNeed(database.deps, z, "web-z")).notices[0]?.text).toBe(`${z} 重新办理。`);
  expect(JSON.stringify(own.notices)).not.toContain("样件");
});

test("what a firm says of a merged need goes to the end of the chain", async () => {
  await mergeAll();
  const said = { kind: "answered", text: "甲厂补充：用的是H13钢" } as const;
  expect(await say("web-x", x, said, "one press")).toEqual({ kind: "done" });
  expect(await say("web-x", x, said, "one press")).toEqual({ kind: "done" });
  for (const number of [x, y, z]) {
    expect((await logOf(number)).filter((line) => line.includes("H13钢"))).toHaveLength(1);
  }
});

test("a merged firm's word on the end is in the survivor's log, and the end stays its own requester's to agree to", async () => {
  await mergeAll();
  expect(await say("web-x", x, SOLVED)).toMatchObject({ kind: "refused", reason: "illegal" });
  await close(z);
  const partly = { kind: "confirmed", outcome: "partly" } as const;
  expect(await say("web-x", x, partly)).toMatchObject({ reason: "outcome_differs" });
  expect(await say("web-x", x, SOLVED)).toEqual({ kind: "done" });
  expect(await say("web-x", x, SOLVED)).toEqual({ kind: "done" });
  expect((await logOf(z)).filter((line) => line.includes("企业认可结果：已解决"))).toEqual([
    `noted ${x}（已合并）的企业认可结果：已解决。`,
  ]);
  expect((await readOwnNeed(database.deps, x, "web-x")).joint?.isConfirmed).toBe(true);
  expect((await readOwnNeed(database.deps, y, "web-y")).joint?.isConfirmed).toBe(false);
  expect(await say("web-z", z, { kind: "reopened", reason: "还是会裂" })).toEqual({ kind: "done" });
  await act(database.deps, clerk, z, { kind: "closed", outcome: "solved", text: "再次处理" });
  expect((await readOwnNeed(database.deps, x, "web-x")).joint?.isConfirmed).toBe(false);
});

test("a firm that filed both needs agrees to the survivor itself", async () => {
  const twin = await fileNeed(database.deps, FIRMS.z);
  await mergeNeeds(database.deps, clerk, { child: twin, survivor: z });
  await close(z);
  expect(await say("web-z", twin, SOLVED)).toEqual({ kind: "done" });
  expect(await logOf(z)).toContain("confirmed");
  expect((await readOwnNeed(database.deps, twin, "web-z")).joint?.isConfirmed).toBe(true);
});

test("who does not agree gets their own part worked on again, and the other firm's end stays", async () => {
  await mergeAll();
  const reopened = { kind: "reopened", reason: "我们的模具还在裂" } as const;
  expect(await say("web-x", x, reopened)).toMatchObject({ kind: "refused", reason: "illegal" });
  await close(z);
  expect(await say("web-x", x, reopened, "one press")).toEqual({ kind: "done" });
  expect(await say("web-x", x, reopened, "one press")).toEqual({ kind: "done" });
  const { need, clocks } = await readNeed(database.deps, clerk, x);
  expect([need.state, need.mergedInto]).toEqual(["assigned", null]);
  expect(clocks.map(({ state }) => state)).toContain("running");
  expect(await logOf(x)).toContain("answered 不认可合并办理的结果，要求单独重办：我们的模具还在裂");
  expect((await logOf(z)).join()).not.toContain("还在裂");
  expect((await readNeed(database.deps, clerk, z)).need.state).toBe("closed");
  expect(await say("web-y", y, SOLVED)).toEqual({ kind: "done" });
  expect(await say("web-y", y, { kind: "reopened", reason: "反悔" })).toMatchObject({ reason: "already_confirmed" });
});

test("a merged firm withdraws its own part; when a survivor is withdrawn, what was merged into it goes on by itself", async () => {
  await mergeAll();
  const withdrawn = { kind: "withdrawn", reason: "不做了" } as const;
  expect(await say("web-y", y, withdrawn, "one press")).toEqual({ kind: "done" });
  expect(await say("web-y", y, withdrawn, "one press")).toEqual({ kind: "done" });
  const states = await database.pool.query("select number, state, merged_into from need order by number");
  expect(states.rows).toEqual([
    { number: x, state: "assigned", merged_into: null },
    { number: y, state: "withdrawn", merged_into: null },
    { number: z, state: "assigned", merged_into: null },
  ]);
  expect((await readOwnNeed(database.deps, x, "web-x")).notices[0]?.text).toBe(`${x} 恢复单独办理。`);
  const toldY = (await readOwnNeed(database.deps, y, "web-y")).notices.map(({ text }) => text).join("\n");
  expect(toldY.split("\n").map((line) => /合并在一起办理|同一问题/u.test(line))).toEqual([true, true]);
  expect((await readNeed(database.deps, clerk, x)).clocks.map(({ state }) => state)).toContain("running");
});

test("once a merge is undone, what was passed on leaves the other log, and its erasure reaches it there too", async () => {
  await mergeAll();
  await say("web-x", x, { kind: "answered", text: "有事找周敏甲13800004001" });
  expect((await logOf(z)).join()).toContain("周敏甲");
  await unmergeNeed(database.deps, clerk, y);
  expect((await logOf(z)).join()).not.toContain("周敏甲");
  expect((await logOf(y)).join()).toContain("周敏甲");
  await unmergeNeed(database.deps, clerk, x);
  expect((await logOf(y)).join()).not.toContain("周敏甲");
  expect((await logOf(x)).join()).toContain("周敏甲");
  await say("web-x", x, { kind: "withdrawn", reason: "" });
  expect((await eraseOwnData(database.deps, "web-x")).kind).toBe("erased");
  const { rows } = await database.pool.query("select event::text as event from activity");
  expect(JSON.stringify(rows)).not.toMatch(/周敏甲|13800004001/u);
});

test("needs are locked in the order of their numbers, whichever of them is named", async () => {
  const locks: string[][] = [];
  const pool = watchLocks(database.pool, locks);
  const deps = { ...database.deps, pool };
  const survivor = x;
  await mergeNeeds(deps, clerk, { child: z, survivor });
  await changeNeed(
    deps,
    { kind: "requester", requesterId: "web-z" },
    {
      number: z,
      event: { kind: "answered", text: "补充" },
      key: randomUUID(),
    },
  );
  await unmergeNeed(deps, clerk, z);
  expect(locks).toEqual([
    [x, z],
    [x, z],
    [x, z],
  ]);
});

test("words, merges and ends at once never wait for each other for ever", async () => {
  const rounds = 5;
  const merging = async (): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      await mergeNeeds(database.deps, clerk, { child: z, survivor: x });
      await unmergeNeed(database.deps, clerk, z);
    }
  };
  const saying = async (requesterId: string, number: string): Promise<unknown[]> => {
    const failed: unknown[] = [];
    for (let round = 0; round < rounds * 2; round += 1) {
      await say(requesterId, number, { kind: "answered", text: `第${round}句` }).catch((error) => failed.push(error));
    }
    return failed;
  };
  const [, ...failed] = await Promise.all([merging(), saying("web-z", z), saying("web-z", z), saying("web-x", x)]);
  expect(failed.flat().filter((error) => !(error instanceof ConflictError))).toEqual([]);
});

/** The same pool; of every transaction it notes which needs were locked by its statements, and fails on a second one. */
function watchLocks(pool: pg.Pool, locks: string[][]): pg.Pool {
  const connect = async () => {
    const client = await pool.connect();
    const before = locks.length;
    const query = async (text: string, values: unknown[]) => {
      const result = await client.query(text, values);
      if (/for (?:no key )?update of need/u.test(text)) {
        expect(text).toContain("order by need.number");
        expect(locks).toHaveLength(before);
        locks.push(result.rows.map(({ number }) => String(number)));
      }
      return result;
    };
    return Object.assign(Object.create(client), { query, release: (broken: boolean) => client.release(broken) });
  };
  return Object.assign(Object.create(pool), { connect, query: pool.query.bind(pool) });
}
