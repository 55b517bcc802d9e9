/** The ladder: each rung once, a working day apart, until somebody acts. */
import { describe, expect, test } from "vitest";
import type { Activity } from "../../../src/domain/activity.ts";
import { dueRungs } from "../../../src/domain/escalation.ts";
import { clocksOf } from "../../../src/domain/need-clock.ts";
import { at, claimed, entry, filed, REQUESTER, RULES, show } from "../need-log.ts";

const rungs = (log: Activity[], now: string): string[] =>
  dueRungs(log, clocksOf(log, RULES, at(now)), RULES, at(now)).map(
    ({ clock, rung, dueAt }) => `${clock} ${rung} ${show(dueAt)}`,
  );
const told = (time: string, clock: string, rung: string) =>
  entry(time, "escalated", { clock, rung, dueAt: at(time).toISOString() });

describe("an unclaimed need", () => {
  const log = filed("2026-06-18 16:00");

  test("nobody hears before the time is over", () => {
    expect(rungs(log, "2026-06-22 17:30")).toEqual([]);
  });
  test("first the group's lead, then a working day apart the task-force lead and the bureau's leaders", () => {
    expect(rungs(log, "2026-06-22 17:31")).toEqual(["claim group_lead 2026-06-22 17:30"]);
    const first = [...log, told("2026-06-22 17:31", "claim", "group_lead")];
    expect(rungs(first, "2026-06-23 17:29")).toEqual([]);
    expect(rungs(first, "2026-06-23 17:30")).toEqual(["claim task_force_lead 2026-06-23 17:30"]);
    const second = [...first, told("2026-06-23 17:31", "claim", "task_force_lead")];
    expect(rungs(second, "2026-06-24 17:31")).toEqual(["claim bureau_leader 2026-06-24 17:30"]);
    const third = [...second, told("2026-06-24 17:32", "claim", "bureau_leader")];
    expect(rungs(third, "2026-06-26 17:31")).toEqual([]);
  });
  test("after an outage all rungs that came due are told, in order", () => {
    expect(rungs(log, "2026-06-24 18:00")).toEqual([
      "claim group_lead 2026-06-22 17:30",
      "claim task_force_lead 2026-06-23 17:30",
      "claim bureau_leader 2026-06-24 17:30",
    ]);
  });
  test("a late claim ends the ladder", () => {
    expect(rungs([...log, entry("2026-06-23 10:00", "claimed")], "2026-06-29 18:00")).toEqual([]);
  });
  test("without a group the task-force lead hears first", () => {
    expect(rungs([entry("2026-06-18 16:00", "submitted")], "2026-06-22 18:00")).toEqual([
      "claim task_force_lead 2026-06-22 17:30",
    ]);
  });
  test("a claim clock that started anew has its own ladder", () => {
    const first = [...log, told("2026-06-22 17:31", "claim", "group_lead")];
    const moved = [...first, entry("2026-06-23 10:00", "reassigned")];
    expect(rungs(moved, "2026-06-24 18:00")).toEqual(["claim group_lead 2026-06-24 17:30"]);
  });
});

describe("a claimed need", () => {
  const log = claimed("2026-06-10 09:00", "2026-06-10 10:00");

  test("its assignee hears first, and each clock has its own ladder", () => {
    expect(rungs(log, "2026-06-24 18:00")).toEqual([
      "first_reply assignee 2026-06-22 17:30",
      "first_reply group_lead 2026-06-23 17:30",
      "first_reply task_force_lead 2026-06-24 17:30",
    ]);
    expect(rungs(log, "2026-06-25 18:00").filter((one) => one.startsWith("close"))).toEqual([
      "close assignee 2026-06-25 17:30",
    ]);
  });
  test("any effective action stops the ladder of the clocks that have run out, not of those that have not", () => {
    const acted = [...log, entry("2026-06-23 10:00", "progressed")];
    expect(rungs(acted, "2026-06-25 18:00")).toEqual(["close assignee 2026-06-25 17:30"]);
  });
  test("an internal note, a correction and a word of the firm are no action", () => {
    const words = [
      entry("2026-06-23 10:00", "noted"),
      entry("2026-06-23 10:00", "changed"),
      entry("2026-06-23 10:00", "answered", {}, REQUESTER),
    ];
    expect(rungs([...log, ...words], "2026-06-23 18:00")).toHaveLength(2);
  });
  test("nobody is reminded while the firm is to answer, or after the end", () => {
    expect(rungs([...log, entry("2026-06-12 10:00", "asked")], "2026-07-30 18:00")).toEqual([]);
    expect(rungs([...log, entry("2026-06-12 10:00", "closed")], "2026-07-30 18:00")).toEqual([]);
  });
});

test("a ruling that is overdue goes to the task-force lead", () => {
  const log = [...filed("2026-06-10 09:00"), entry("2026-06-11 10:00", "returned")];
  expect(rungs(log, "2026-06-12 18:00")).toEqual([
    "ruling task_force_lead 2026-06-11 17:30",
    "ruling bureau_leader 2026-06-12 17:30",
  ]);
});

test("an empty log reminds nobody", () => {
  expect(rungs([], "2026-06-12 18:00")).toEqual([]);
});
