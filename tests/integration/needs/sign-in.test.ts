/** Coming in and leaving: links count once, and whoever has left is out at once. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inviteFirstAdmin, inviteStaff } from "../../../src/core/invite-staff.ts";
import { changeStaff, readAudit } from "../../../src/core/manage-staff.ts";
import { acceptInvite, findSignedIn, readInvite, signOut } from "../../../src/core/sign-in-staff.ts";
import { listStaff, type Staff } from "../../../src/db/staff.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../../../src/errors.ts";
import { makeStaff } from "../../support/make-need.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;
let admin: Staff;
const DAY_MS = 24 * 3_600_000;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  admin = await makeStaff(database.deps, "admin", null, "管理员");
});

function later(days: number) {
  const at = new Date(database.deps.clock().getTime() + days * DAY_MS);
  return { ...database.deps, clock: () => at };
}

async function invite(): Promise<string> {
  return (await inviteStaff(database.deps, admin, { name: "李组员", role: "group_member", groupId: "T1" })).token;
}

test("an invitation used by two at once lets one in", async () => {
  const token = await invite();
  const tries = ["甲", "乙"].map((name) => acceptInvite(database.deps, token, { name, email: null }));
  const results = await Promise.allSettled(tries);
  const refused = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toBeInstanceOf(NotFoundError);
  expect((await listStaff(database.pool)).filter(({ role }) => role === "group_member")).toHaveLength(1);
  expect(await readInvite(database.deps, token)).toBeNull();
});

test("the link printed at start makes one admin, and none once there is one", async () => {
  expect(await inviteFirstAdmin(database.deps)).toBeNull();
  await emptyTables(database.pool);
  const first = (await inviteFirstAdmin(database.deps)) ?? "";
  const second = (await inviteFirstAdmin(database.deps)) ?? "";
  await expect(acceptInvite(database.deps, first, { name: "旧链接", email: null })).rejects.toThrow(NotFoundError);
  await acceptInvite(database.deps, second, { name: "新链接", email: null });
  expect((await listStaff(database.pool)).map(({ name, role }) => [name, role])).toEqual([["新链接", "admin"]]);
});

test("an invitation ends after seven days, a session after thirty", async () => {
  const token = await invite();
  expect(await readInvite(later(6), token)).not.toBeNull();
  expect(await readInvite(later(7), token)).toBeNull();
  const session = await acceptInvite(database.deps, token, { name: "李组员", email: null });
  expect((await findSignedIn(later(29), session))?.name).toBe("李组员");
  expect(await findSignedIn(later(30), session)).toBeNull();
});

test("a session ends when its person leaves, and does not come back with them", async () => {
  const session = await acceptInvite(database.deps, await invite(), { name: "李组员", email: null });
  const person = await findSignedIn(database.deps, session);
  const change = { role: "group_member" as const, groupId: "T1" };
  await changeStaff(database.deps, admin, person?.id ?? "", { ...change, active: false });
  expect(await findSignedIn(database.deps, session)).toBeNull();
  await changeStaff(database.deps, admin, person?.id ?? "", { ...change, active: true });
  expect(await findSignedIn(database.deps, session)).toBeNull();
});

test("signing out ends this session and no other of the same person", async () => {
  const session = await acceptInvite(database.deps, await invite(), { name: "李组员", email: null });
  const other = await acceptInvite(database.deps, await invite(), { name: "王组员", email: null });
  await signOut(database.deps, session);
  expect(await findSignedIn(database.deps, session)).toBeNull();
  expect(await findSignedIn(database.deps, other)).not.toBeNull();
});

test("the last admin stays, and only admins invite; refusals are in the audit log", async () => {
  const change = { role: "clerk" as const, groupId: null, active: true };
  await expect(changeStaff(database.deps, admin, admin.id, change)).rejects.toThrow(ConflictError);
  const clerk = await makeStaff(database.deps, "clerk", null, "办公室");
  const wanted = { name: null, role: "admin" as const, groupId: null };
  await expect(inviteStaff(database.deps, clerk, wanted)).rejects.toThrow(ForbiddenError);
  const entries = await readAudit(database.deps, admin);
  expect(entries.map(({ actor, action, allowed }) => [actor, action, allowed])).toContainEqual([
    "办公室",
    "staff.invite",
    false,
  ]);
});

test.each(["demote", "send away"])("of two admins who %s each other at once one stays", async (how) => {
  const other = await makeStaff(database.deps, "admin", null, "第二位管理员");
  const change =
    how === "demote"
      ? { role: "clerk" as const, groupId: null, active: true }
      : { role: "admin" as const, groupId: null, active: false };
  const presses = [
    changeStaff(database.deps, admin, other.id, change),
    changeStaff(database.deps, other, admin.id, change),
  ];
  const results = await Promise.allSettled(presses);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const left = (await listStaff(database.pool)).filter(({ role, active }) => role === "admin" && active);
  expect(left).toHaveLength(1);
});

test("an admin who was demoted meanwhile changes nobody any more, even where others are left", async () => {
  const other = await makeStaff(database.deps, "admin", null, "第二位管理员");
  await makeStaff(database.deps, "admin", null, "第三位管理员");
  const change = { role: "clerk" as const, groupId: null, active: true };
  await changeStaff(database.deps, admin, other.id, change);
  await expect(changeStaff(database.deps, other, admin.id, change)).rejects.toThrow(ForbiddenError);
  const entries = await readAudit(database.deps, admin);
  expect(entries.filter(({ actor, allowed }) => actor === "第二位管理员" && !allowed)).toHaveLength(1);
});
