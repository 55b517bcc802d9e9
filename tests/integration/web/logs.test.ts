/** What stands in the log and in the audit list: which route and which number, never what somebody typed. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp } from "../../../src/channels/web/web-context.ts";
import { changeNeed } from "../../../src/core/change-need.ts";
import { changeStaff } from "../../../src/core/manage-staff.ts";
import { readEnterprise } from "../../../src/core/read-enterprises.ts";
import { readNeed } from "../../../src/core/read-need.ts";
import { recordVisit } from "../../../src/core/record-visit.ts";
import { makeStaff } from "../../support/make-need.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";
import { openBrowser, SETTINGS } from "./web-under-test.ts";

const ORIGIN = "http://127.0.0.1:3000";
const TYPED = "某涉密型号QX7";
let database: TestDatabase;
let web: WebApp;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const write = (fields: Record<string, unknown>) => void lines.push(fields);
  web = createWeb({ ...database.deps, log: { info: write, warn: write, error: write } }, SETTINGS);
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  lines.length = 0;
});

test.each([
  [`/needs/${TYPED}`, "/needs/:number"],
  [`/${TYPED}/x`, "unmatched"],
  [`/documents/${TYPED}`, "/documents/:id"],
  [`/console/sign-in/${TYPED}/and-more`, "unmatched"],
])("of %s the log keeps the route, nothing that was typed", async (path, route) => {
  await openBrowser(web, ORIGIN).send(encodeURI(path), {});
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ route });
  expect(decodeURIComponent(JSON.stringify(lines))).not.toContain("QX7");
});

test("the audit log names numbers and ids that can be such, never what was typed in their place", async () => {
  const { deps, pool } = database;
  const admin = await makeStaff(deps, "admin", null, "管理员");
  const press = { number: TYPED, event: { kind: "claimed" } as const, key: "k" };
  const change = { role: "clerk" as const, groupId: null, active: true };
  const visit = { enterpriseId: TYPED, visitedOn: "2026-06-29", text: "走访", key: "k" };
  const tries = [
    () => readNeed(deps, admin, TYPED),
    () => changeNeed(deps, { kind: "staff", staff: admin }, press),
    () => changeStaff(deps, admin, TYPED, change),
    () => readEnterprise(deps, admin, TYPED),
    () => recordVisit(deps, admin, visit),
  ];
  await Promise.allSettled(tries.map((one) => one()));
  await readNeed(deps, admin, "XQ-2026-9999").catch(() => undefined);
  const { rows } = await pool.query("select subject from audit order by id");
  expect(rows).toHaveLength(tries.length + 1);
  expect(JSON.stringify(rows)).not.toContain("QX7");
  expect(rows.at(-1)).toEqual({ subject: "XQ-2026-9999" });
});
