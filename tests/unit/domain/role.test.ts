/** Roles: the whole matrix, written again by hand. */
import { expect, test } from "vitest";
import { may, ROLE_LABELS, Role, STAFF_ACTION_LABELS, StaffAction, scopeOf } from "../../../src/domain/role.ts";

/** Per action, in the order clerk, group member, group lead, leader, auditor, admin: a all, i involved, o own group, - no. */
const EXPECTED: Record<StaffAction, string> = {
  "need.list_all": "a - - a a a",
  "need.list_group": "a o o a a a",
  "need.read": "a i i a a a",
  "need.claim": "a o o - - a",
  "need.return": "- o o - - -",
  "need.rule": "- - - a - -",
  "need.reassign": "a - o a - a",
  "need.note": "a i i a - a",
  "need.reply": "a o o - - a",
  "need.ask": "a o o - - a",
  "need.record_answer": "a o o - - a",
  "need.progress": "a o o - - a",
  "need.match": "a o o - - a",
  "need.extend": "- - o a - -",
  "need.change": "a o o - - a",
  "need.merge": "a - o a - a",
  "need.close": "a o o - - a",
  "need.reopen": "a - o a - a",
  "need.import": "a - - - - a",
  "ledger.export": "a - - a a a",
  "directory.read": "a a a a a a",
  "directory.edit": "a - - - - a",
  "visit.record": "a a a a - a",
  "scheme.choose": "a - - - - a",
  "policy.curate": "a - - - - a",
  "digest.read": "a a a a a a",
  "groups.edit": "- - - - - a",
  "staff.invite": "- - - - - a",
  "staff.change_role": "- - - - - a",
  "audit.read": "- - - - a a",
  "job.read": "a - - - - a",
  "job.retry": "- - - - - a",
};
const LETTERS: Record<string, string> = { a: "all", i: "involved", o: "own" };

const PLACES = {
  own: { staffGroup: "T1", needGroup: "T1", needCc: ["T5"] },
  copied: { staffGroup: "T5", needGroup: "T1", needCc: ["T5"] },
  foreign: { staffGroup: "T3", needGroup: "T1", needCc: ["T5"] },
  unrouted: { staffGroup: "T1", needGroup: null, needCc: [] },
  groupless: { staffGroup: null, needGroup: null, needCc: [] },
};
const ALLOWED: Record<string, (keyof typeof PLACES)[]> = {
  a: ["own", "copied", "foreign", "unrouted", "groupless"],
  i: ["own", "copied"],
  o: ["own"],
  "-": [],
};

test.each(StaffAction.options)("%s is allowed as written, everywhere else refused", (action) => {
  const letters = EXPECTED[action].split(" ");
  expect(letters).toHaveLength(Role.options.length);
  for (const [index, role] of Role.options.entries()) {
    const letter = letters[index] ?? "";
    expect([role, scopeOf(role, action)]).toEqual([role, LETTERS[letter] ?? null]);
    for (const [place, standing] of Object.entries(PLACES)) {
      const expected = (ALLOWED[letter] ?? []).some((one) => one === place);
      expect([role, place, may(role, action, standing)]).toEqual([role, place, expected]);
    }
  }
});

test("an auditor changes nothing", () => {
  const allowed = StaffAction.options.filter((action) => scopeOf("auditor", action) !== null);
  expect(allowed.every((action) => /\.(?:list_all|list_group|read|export)$/u.test(action))).toBe(true);
});

test("roles and actions have Chinese names, no two alike", () => {
  for (const labels of [ROLE_LABELS, STAFF_ACTION_LABELS]) {
    const names = Object.values(labels);
    expect(names.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  }
});
