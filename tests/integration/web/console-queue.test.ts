/** The queue: by which scheme clusters are called, and how many needs stand in each view. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp } from "../../../src/channels/web/web-context.ts";
import { countViews, EVERYTHING, listNeedsFor, NeedView } from "../../../src/core/list-needs.ts";
import type { Deps } from "../../../src/core/ports.ts";
import { act, fileNeed, makeStaff } from "../../support/make-need.ts";
import { readRows } from "../../support/make-workbook.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";
import { formPost, read, SETTINGS, signInStaff } from "./web-under-test.ts";

let database: TestDatabase;
let web: WebApp;

beforeAll(async () => {
  database = await openTestDatabase();
  web = createWeb(database.deps, SETTINGS);
});

afterAll(() => database.close());

beforeEach(() => emptyTables(database.pool));

test("the office chooses the scheme of clusters: list, filter and ledger follow, others see it and cannot change it", async () => {
  await fileNeed(database.deps, {});
  const clerk = await signInStaff(web, database.deps, { role: "clerk", groupId: null });
  expect(await read(clerk, "/console")).toContain("关键基础件(元器件) ·");
  expect((await clerk.send("/console/scheme", formPost({ scheme: "361-2025" }))).status).toBe(303);
  const auditor = await signInStaff(web, database.deps, { role: "auditor", groupId: null });
  const page = await read(auditor, "/console");
  expect(page).toContain("新能源汽车及高端装备 ·");
  expect(page).toContain('<option value="生命健康">生命健康</option>');
  expect([page.includes("集群口径：361（2025 版）"), page.includes("/console/scheme")]).toEqual([true, false]);
  const found: boolean[] = [];
  for (const cluster of ["新能源汽车及高端装备", "生命健康", "key_components"]) {
    found.push((await read(clerk, `/console?${new URLSearchParams({ cluster })}`)).includes("XQ-2026-0001"));
  }
  expect(found).toEqual([true, false, true]);
  const ledger = await auditor.send("/console/ledger.xlsx", {});
  const [row] = await readRows(new Uint8Array(await ledger.arrayBuffer()));
  expect(row?.["产业集群，361（2025 版）"]).toBe("新能源汽车及高端装备");
  expect((await auditor.send("/console/scheme", formPost({ scheme: "246" }))).status).toBe(403);
  const audits = await database.pool.query("select actor, subject, allowed from audit where action = 'scheme.choose'");
  expect(audits.rows.map(({ actor, subject, allowed }) => [actor, subject, allowed])).toEqual([
    ["某clerk", "361-2025", true],
    ["某auditor", "246", false],
  ]);
});

test("the tabs count what their views list, for a role that sees all and for one that sees its group", async () => {
  const { deps } = database;
  const home = deps.directory.groups.homes.get("key_components")?.id ?? "";
  const clerk = await makeStaff(deps, "clerk", null, "办公室");
  const member = await makeStaff(deps, "group_member", home, "组员");
  const stranger = await makeStaff(deps, "group_member", "T4", "外组");
  const number = await fileNeed(deps, {});
  await fileNeed(deps, { enterprise: "宁波乙压铸有限公司", text: "注塑件缩水，找工艺专家" });
  await act(deps, member, number, { kind: "claimed" });
  const late = { ...deps, clock: () => new Date("2026-07-08T10:00:00+08:00") };
  for (const staff of [clerk, member, stranger]) {
    const counts = await countViews(late, staff);
    for (const view of NeedView.options) {
      const { total } = await listNeedsFor(late, staff, { ...EVERYTHING, view });
      expect([staff.name, view, counts[view]]).toEqual([staff.name, view, total]);
    }
  }
  expect(await countViews(late, member)).toMatchObject({
    open: 2,
    mine: 1,
    unclaimed: 1,
    overdue: 1,
    closed: 0,
    all: 2,
  });
});

/** The store with every statement that goes through it written down. */
function watch(statements: string[]): Deps {
  const { deps } = database;
  const pool = new Proxy(deps.pool, {
    get: (target, name) =>
      name === "query"
        ? (text: string, values: unknown[]) => {
            statements.push(text);
            return target.query(text, values);
          }
        : Reflect.get(target, name),
  });
  return { ...deps, pool };
}

test("a page of the queue counts all its tabs in one statement", async () => {
  await fileNeed(database.deps, {});
  const clerk = await makeStaff(database.deps, "clerk", null, "办公室");
  const statements: string[] = [];
  await countViews(watch(statements), clerk);
  expect(statements).toHaveLength(1);
});

test("a changed filter fetches the list without counting the tabs; a page that is opened or restored counts them", async () => {
  await fileNeed(database.deps, {});
  const statements: string[] = [];
  const browser = await signInStaff(createWeb(watch(statements), SETTINGS), database.deps, {
    role: "clerk",
    groupId: null,
  });
  const countsOf = async (headers: Record<string, string>) => {
    statements.length = 0;
    const page = await (await browser.send("/console?text=压铸模", { headers })).text();
    expect(page).toContain("XQ-2026-0001");
    return [statements.some((text) => text.includes('as "overdue"')), page.includes("在办 <b>1</b>")];
  };
  expect(await countsOf({})).toEqual([true, true]);
  expect(await countsOf({ "hx-request": "true" })).toEqual([false, false]);
  expect(await countsOf({ "hx-request": "true", "hx-history-restore-request": "true" })).toEqual([true, true]);
});
