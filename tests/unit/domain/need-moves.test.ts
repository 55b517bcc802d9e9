/** Legal moves: which entry may follow which log, by whom, and what no order of entries can break. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Activity, ActivityKind, Actor } from "../../../src/domain/activity.ts";
import { clocksOf } from "../../../src/domain/need-clock.ts";
import { courseOf, stateOf } from "../../../src/domain/need-course.ts";
import { applyEvent, listMoves, type MoveContext } from "../../../src/domain/need-moves.ts";
import { NeedState } from "../../../src/domain/need-state.ts";
import type { Role } from "../../../src/domain/role.ts";
import { at, claimed, entry, filed, REQUESTER, RULES, STAFF, SYSTEM } from "../need-log.ts";

const as = (role: Role, group: string | null = null): MoveContext => ({ ...RULES, staff: { role, group } });
const OFFICE = as("clerk");
const LEADER = as("leader");
const MEMBER = as("group_member", "T1");
const NONE: MoveContext = { ...RULES, staff: null };

/** The new state, or the reason of the refusal. */
const outcome = (log: Activity[], next: Activity, context: MoveContext = OFFICE): string => {
  const result = applyEvent(log, next, context);
  return result.ok ? result.state : result.reason;
};
const BASE = claimed("2026-06-10 09:00", "2026-06-10 10:00");
const closed = [...BASE, entry("2026-06-15 10:00", "closed")];

describe("the usual way", () => {
  test("goes from filing to the firm's agreement", () => {
    const way: [Activity, MoveContext, NeedState][] = [
      [entry("2026-06-10 09:00", "submitted"), NONE, "submitted"],
      [entry("2026-06-10 09:00", "routed"), NONE, "assigned"],
      [entry("2026-06-10 10:00", "claimed"), MEMBER, "claimed"],
      [entry("2026-06-10 11:00", "replied"), MEMBER, "contacted"],
      [entry("2026-06-11 11:00", "progressed"), MEMBER, "in_progress"],
      [entry("2026-06-12 11:00", "asked"), MEMBER, "waiting_enterprise"],
      [entry("2026-06-15 11:00", "answered"), NONE, "in_progress"],
      [entry("2026-06-16 11:00", "matched"), MEMBER, "matched"],
      [entry("2026-06-17 11:00", "closed"), MEMBER, "closed"],
      [entry("2026-06-18 11:00", "confirmed"), NONE, "closed"],
    ];
    const log: Activity[] = [];
    for (const [activity, context, state] of way) {
      expect(outcome(log, activity, context)).toBe(state);
      log.push(activity);
    }
    expect(courseOf(log)?.confirmedAt).toEqual(at("2026-06-18 11:00"));
  });
  test("a thin reply is no contact, and work before the contact is work", () => {
    expect(outcome(BASE, entry("2026-06-10 11:00", "replied", { substantive: false }))).toBe("claimed");
    expect(outcome(BASE, entry("2026-06-10 11:00", "progressed"))).toBe("in_progress");
  });
  test("the first contact and the first claim stay the first", () => {
    const log = [
      ...BASE,
      entry("2026-06-10 11:00", "replied"),
      entry("2026-06-11 11:00", "replied"),
      entry("2026-06-12 11:00", "reassigned", { group: "T1", assigneeId: "s2" }),
      entry("2026-06-15 11:00", "matched"),
    ];
    expect(courseOf(log)).toMatchObject({
      claimedAt: at("2026-06-10 10:00"),
      contactedAt: at("2026-06-10 11:00"),
      assigneeId: "s2",
    });
  });
  test("an answer gives back the state before the question", () => {
    const asked = [...BASE, entry("2026-06-11 09:00", "asked")];
    expect(outcome(asked, entry("2026-06-11 10:00", "answered"), NONE)).toBe("claimed");
    const replied = [...asked, entry("2026-06-11 09:30", "replied")];
    expect(stateOf(replied)).toBe("waiting_enterprise");
    expect(outcome(replied, entry("2026-06-11 10:00", "answered"), NONE)).toBe("contacted");
  });
});

describe("claiming", () => {
  test("the second of two claims hears who has it", () => {
    const other: Actor = { kind: "staff", id: "s2", name: "赵组员" };
    expect(applyEvent(BASE, entry("2026-06-10 10:00", "claimed", {}, other), MEMBER)).toEqual({
      ok: false,
      reason: "already_claimed",
      holderId: "s1",
    });
  });
  test("nobody claims before it is routed, while a ruling is due, or after the end", () => {
    const claim = entry("2026-06-16 10:00", "claimed");
    expect(outcome([entry("2026-06-10 09:00", "submitted")], claim)).toBe("illegal");
    expect(outcome([...filed("2026-06-10 09:00"), entry("2026-06-10 10:00", "returned")], claim)).toBe("illegal");
    expect(outcome(closed, claim)).toBe("illegal");
    expect(outcome([], claim)).toBe("illegal");
  });
  test("work needs a claim first", () => {
    for (const kind of ["replied", "asked", "progressed", "matched", "closed"] as const) {
      expect(outcome(filed("2026-06-10 09:00"), entry("2026-06-10 10:00", kind))).toBe("illegal");
    }
  });
  test("another group claims what was handed over, and finds the contact made", () => {
    const moved = [...BASE, entry("2026-06-11 09:00", "replied"), entry("2026-06-12 09:00", "reassigned")];
    expect(stateOf(moved)).toBe("assigned");
    expect(outcome(moved, entry("2026-06-12 10:00", "claimed"), MEMBER)).toBe("forbidden");
    expect(outcome(moved, entry("2026-06-12 10:00", "claimed"), as("group_member", "T2"))).toBe("contacted");
  });
});

describe("returning", () => {
  const log = filed("2026-06-18 16:00");

  test("within one working day after the group got it", () => {
    expect(outcome(log, entry("2026-06-22 17:30", "returned"), MEMBER)).toBe("returned");
    expect(outcome(log, entry("2026-06-22 17:31", "returned"), MEMBER)).toBe("return_too_late");
  });
  test("routing to the same group again gives no second day", () => {
    const again = [...log, entry("2026-06-22 16:00", "routed")];
    expect(outcome(again, entry("2026-06-23 10:00", "returned"), MEMBER)).toBe("return_too_late");
  });
  test("once in a need's life: after the ruling the new group keeps it", () => {
    const returned = [...log, entry("2026-06-22 10:00", "returned")];
    expect(outcome(returned, entry("2026-06-22 11:00", "ruled"), OFFICE)).toBe("forbidden");
    expect(outcome(returned, entry("2026-06-22 11:00", "ruled"), LEADER)).toBe("assigned");
    const ruled = [...returned, entry("2026-06-22 11:00", "ruled")];
    expect(courseOf(ruled)?.group).toBe("T2");
    expect(outcome(ruled, entry("2026-06-22 12:00", "returned"), as("group_lead", "T2"))).toBe("already_returned");
  });
  test("a group that got it by hand-over has its own day", () => {
    const moved = [...log, entry("2026-06-26 10:00", "reassigned")];
    expect(outcome(moved, entry("2026-06-29 10:00", "returned"), as("group_member", "T2"))).toBe("returned");
  });
});

describe("handing over", () => {
  test("a named colleague has it at once, the same one again changes nothing", () => {
    const lead = as("group_lead", "T1");
    const toColleague = entry("2026-06-10 12:00", "reassigned", { group: "T1", assigneeId: "s2" });
    expect(outcome(filed("2026-06-10 09:00"), toColleague, lead)).toBe("claimed");
    expect(outcome([...BASE, toColleague], toColleague, lead)).toBe("nothing_changes");
    expect(outcome([...BASE, toColleague], entry("2026-06-10 13:00", "claimed"), MEMBER)).toBe("already_claimed");
  });
  test("a new group is taken out of those that are copied", () => {
    const log = [entry("2026-06-10 09:00", "submitted"), entry("2026-06-10 09:00", "routed", { cc: ["T2", "T5"] })];
    expect(courseOf([...log, entry("2026-06-10 12:00", "reassigned")])).toMatchObject({ group: "T2", cc: ["T5"] });
  });
});

describe("ends", () => {
  test("only the requester agrees, with the outcome that was written, once", () => {
    expect(outcome(closed, entry("2026-06-16 10:00", "confirmed", {}, STAFF))).toBe("wrong_actor");
    expect(outcome(closed, entry("2026-06-16 10:00", "confirmed", { outcome: "partly" }), NONE)).toBe(
      "outcome_differs",
    );
    const confirmed = [...closed, entry("2026-06-16 10:00", "confirmed")];
    expect(outcome(confirmed, entry("2026-06-16 11:00", "confirmed"), NONE)).toBe("already_confirmed");
    expect(outcome(confirmed, entry("2026-06-16 11:00", "reopened"), NONE)).toBe("already_confirmed");
  });
  test("staff reopening leaves the requester theirs", () => {
    const byStaff = entry("2026-06-16 10:00", "reopened", {}, STAFF);
    const again = [...closed, byStaff, entry("2026-06-17 10:00", "closed")];
    expect(outcome(again, entry("2026-06-18 10:00", "reopened"), NONE)).toBe("in_progress");
    const course = courseOf(again) ?? expect.unreachable("empty log");
    expect(listMoves(course, "requester", null)).toContain("reopened");
    expect(outcome(again, entry("2026-06-18 10:00", "reopened", {}, STAFF))).toBe("in_progress");
  });
  test("a requester has their need reopened once", () => {
    expect(outcome(closed, entry("2026-06-16 10:00", "reopened"), NONE)).toBe("in_progress");
    const again = [...closed, entry("2026-06-16 10:00", "reopened"), entry("2026-06-17 10:00", "closed")];
    expect(outcome(again, entry("2026-06-18 10:00", "reopened"), NONE)).toBe("already_reopened");
    expect(outcome(again, entry("2026-06-18 10:00", "confirmed"), NONE)).toBe("closed");
  });
  test("the requester withdraws before the end, staff never", () => {
    expect(outcome(BASE, entry("2026-06-16 10:00", "withdrawn"), NONE)).toBe("withdrawn");
    expect(outcome(BASE, entry("2026-06-16 10:00", "withdrawn", {}, STAFF))).toBe("wrong_actor");
    expect(outcome(closed, entry("2026-06-16 10:00", "withdrawn"), NONE)).toBe("illegal");
  });
  test("a merge gives the state back when it is undone, from the right need only", () => {
    const merged = [...BASE, entry("2026-06-11 09:00", "asked"), entry("2026-06-12 09:00", "merged")];
    expect(stateOf(merged)).toBe("merged");
    expect(outcome(merged, entry("2026-06-12 10:00", "answered"), NONE)).toBe("illegal");
    expect(outcome(merged, entry("2026-06-12 10:00", "unmerged", { from: "XQ-2026-0007" }))).toBe("other_merge");
    expect(outcome(merged, entry("2026-06-12 10:00", "unmerged"))).toBe("waiting_enterprise");
    expect(outcome(BASE, entry("2026-06-12 10:00", "unmerged"))).toBe("illegal");
  });
  test("the survivor releases what it absorbed, nothing else", () => {
    const absorbed = [...BASE, entry("2026-06-11 09:00", "absorbed")];
    expect(outcome(absorbed, entry("2026-06-11 10:00", "absorbed"))).toBe("nothing_changes");
    expect(outcome(absorbed, entry("2026-06-11 10:00", "released", { number: "XQ-2026-0002" }))).toBe("other_merge");
    expect(outcome(absorbed, entry("2026-06-11 10:00", "released"))).toBe("claimed");
  });
  test("an extension is refused with its reason", () => {
    const lead = as("group_lead", "T1");
    expect(outcome(BASE, entry("2026-06-24 17:31", "extended"), lead)).toBe("extension_too_late");
    expect(outcome(BASE, entry("2026-06-24 17:30", "extended"), lead)).toBe("claimed");
    expect(outcome(BASE, entry("2026-06-24 17:30", "extended"), MEMBER)).toBe("forbidden");
  });
});

describe("the buttons that are offered", () => {
  const offered = (log: Activity[], by: Actor["kind"], staff: MoveContext["staff"]) => {
    const course = courseOf(log) ?? expect.unreachable("empty log");
    return listMoves(course, by, staff);
  };
  test("fit the state, the role and what has happened", () => {
    const member = { role: "group_member", group: "T1" } as const;
    expect(offered(filed("2026-06-10 09:00"), "staff", member)).toEqual([
      "claimed",
      "returned",
      "noted",
      "answered",
      "changed",
    ]);
    expect(offered(BASE, "staff", { role: "group_member", group: "T2" })).toEqual([]);
    expect(offered(closed, "requester", null)).toEqual(["answered", "confirmed", "reopened"]);
    const confirmed = [...closed, entry("2026-06-16 10:00", "confirmed")];
    expect(offered(confirmed, "requester", null)).toEqual(["answered"]);
  });
});

describe("any order of entries", () => {
  const KINDS: ActivityKind[] = [
    ...(["submitted", "routed", "claimed", "returned", "ruled", "reassigned", "noted", "replied", "asked"] as const),
    ...(["answered", "progressed", "matched", "extended", "closed", "confirmed", "reopened", "merged"] as const),
    ...(["unmerged", "absorbed", "released", "withdrawn", "changed", "escalated"] as const),
  ];
  const ENDS: readonly NeedState[] = ["closed", "merged", "withdrawn"];
  const step = fc.record({
    kind: fc.constantFrom(...KINDS),
    pick: fc.nat(),
    isWild: fc.boolean(),
    hours: fc.integer({ min: 0, max: 12 }),
    actor: fc.constantFrom(REQUESTER, STAFF, STAFF, STAFF, SYSTEM),
    changes: fc.constantFrom({}, { group: "T1" }, { group: "T3", assigneeId: "s1" }, { substantive: false }),
    role: fc.constantFrom<Role>("leader", "clerk", "clerk", "group_lead"),
  });
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  /** Half of the entries are wild, half are of the kinds that are offered, but seldom the one that ends everything. */
  function choose(log: readonly Activity[], { kind, pick, isWild, actor }: Step, staff: MoveContext["staff"]) {
    const course = courseOf(log);
    const offered = course === null || isWild ? [kind] : listMoves(course, actor.kind, staff);
    const kinds = offered.filter((one) => one !== "withdrawn" || pick % 10 === 0);
    return kinds[pick % kinds.length] ?? kind;
  }

  /** The log of what was accepted, and the state that each acceptance promised. */
  function run(steps: readonly Step[]) {
    const log = filed("2026-06-10 09:00");
    const promised: NeedState[] = ["submitted", "assigned"];
    let now = at("2026-06-10 09:00");
    for (const one of steps) {
      now = new Date(now.getTime() + one.hours * 3_600_000);
      const context = as(one.role, courseOf(log)?.group);
      const kind = choose(log, one, context.staff);
      const next = { ...entry("2026-06-10 09:00", kind, one.changes, one.actor), at: now };
      const result = applyEvent(log, next, context);
      if (result.ok) {
        log.push(next);
        promised.push(result.state);
      }
    }
    return { log, promised, now };
  }

  test("keeps the state that was promised, ends until they are undone, and one pause at a time", () => {
    const reached = new Set<NeedState>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
        const { log, promised, now } = run(steps);
        expect(log.map((_, index) => stateOf(log.slice(0, index + 1)))).toEqual(promised);
        const count = (kind: ActivityKind) => log.filter(({ event }) => event.kind === kind).length;
        for (const kind of ["submitted", "returned", "ruled", "extended", "confirmed", "withdrawn"] as const) {
          expect(count(kind)).toBeLessThanOrEqual(1);
        }
        const reopenings = log.filter(({ event, actor }) => event.kind === "reopened" && actor.kind === "requester");
        expect(reopenings.length).toBeLessThanOrEqual(1);
        for (const [index, state] of promised.entries()) {
          reached.add(state);
          const next = promised[index + 1] ?? state;
          if (ENDS.includes(state) && next !== state) {
            expect(log[index + 1]?.event.kind).toBe(state === "merged" ? "unmerged" : "reopened");
            expect(state).not.toBe("withdrawn");
          }
        }
        const clocks = clocksOf(log, RULES, now);
        expect(clocks.filter(({ stoppedAt, pausedSince }) => stoppedAt !== null && pausedSince !== null)).toEqual([]);
        expect(clocks.every(({ startedAt, dueAt }) => startedAt <= dueAt)).toBe(true);
        if (stateOf(log) === "withdrawn" || stateOf(log) === "closed" || stateOf(log) === "merged") {
          expect(clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect([...reached].toSorted()).toEqual(NeedState.options.toSorted());
  });
});
