/** Clocks: when they run out, pause, stop and start anew. */
import { describe, expect, test } from "vitest";
import type { Activity, ClockId } from "../../../src/domain/activity.ts";
import { checkExtension, clocksOf, type NeedClock } from "../../../src/domain/need-clock.ts";
import { at, claimed, entry, filed, RULES, show } from "../need-log.ts";

const HOUR = 3_600_000;
const find = (log: Activity[], clock: ClockId, now: string): NeedClock =>
  clocksOf(log, RULES, at(now)).find((one) => one.clock === clock) ?? expect.unreachable(`no clock ${clock}`);
const due = (log: Activity[], clock: ClockId, now: string) => show(find(log, clock, now).dueAt);

describe("the terms", () => {
  test("a need filed before the Dragon Boat holiday is to be claimed on the Monday after it", () => {
    expect(due(filed("2026-06-18 16:00"), "claim", "2026-06-18 16:00")).toBe("2026-06-22 17:30");
  });
  test("a need filed on Friday the 13th is to be claimed on the Saturday made up", () => {
    expect(due(filed("2026-02-13 09:00"), "claim", "2026-02-13 09:00")).toBe("2026-02-14 17:30");
  });
  test("the first answer has seven working days, the end ten", () => {
    expect(due(filed("2026-05-06 09:00"), "first_reply", "2026-05-06 09:00")).toBe("2026-05-14 17:30");
    expect(due(filed("2026-06-10 09:00"), "close", "2026-06-10 09:00")).toBe("2026-06-25 17:30");
  });
  test("an unclaimed need has three clocks, an empty log none", () => {
    expect(clocksOf(filed("2026-06-10 09:00"), RULES, at("2026-06-10 09:00")).map(({ clock }) => clock)).toEqual([
      "claim",
      "first_reply",
      "close",
    ]);
    expect(clocksOf([], RULES, at("2026-06-10 09:00"))).toEqual([]);
  });
  test("a clock that runs into a year without its notice says so", () => {
    expect(find(filed("2026-12-25 09:00"), "close", "2026-12-25 09:00").unannounced).toEqual([2027]);
    expect(find(filed("2026-12-25 09:00"), "claim", "2026-12-25 09:00").unannounced).toEqual([]);
  });
});

describe("states", () => {
  test("running, then nearly over in its last half day, then missed with the time over it", () => {
    const log = filed("2026-06-10 09:00");
    const clockAt = (now: string) => {
      const { state, nearly, remainingWorkingMs } = find(log, "claim", now);
      return { state, nearly, hours: remainingWorkingMs / HOUR };
    };
    expect(clockAt("2026-06-10 09:00")).toEqual({ state: "running", nearly: false, hours: 14.5 });
    expect(clockAt("2026-06-11 11:44")).toMatchObject({ state: "running", nearly: false });
    expect(clockAt("2026-06-11 13:45")).toEqual({ state: "running", nearly: true, hours: 3.75 });
    expect(clockAt("2026-06-11 17:30")).toEqual({ state: "running", nearly: true, hours: 0 });
    expect(clockAt("2026-06-15 12:00")).toEqual({ state: "missed", nearly: false, hours: -11 });
  });
  test("a claim in time meets the claim clock, a late one stops it as missed", () => {
    expect(find(claimed("2026-06-10 09:00", "2026-06-11 17:30"), "claim", "2026-06-20 09:00")).toMatchObject({
      state: "met",
      stoppedAt: at("2026-06-11 17:30"),
      remainingWorkingMs: 0,
    });
    expect(find(claimed("2026-06-10 09:00", "2026-06-12 09:30"), "claim", "2026-06-20 09:00")).toMatchObject({
      state: "missed",
      stoppedAt: at("2026-06-12 09:30"),
      remainingWorkingMs: -HOUR,
    });
  });
  test("only a substantive reply ends the first-reply clock, and later ones change nothing", () => {
    const log = claimed("2026-06-10 09:00", "2026-06-10 10:00");
    const thin = [...log, entry("2026-06-10 11:00", "replied", { substantive: false })];
    expect(find(thin, "first_reply", "2026-06-10 12:00").state).toBe("running");
    const full = [...thin, entry("2026-06-11 11:00", "replied"), entry("2026-06-29 11:00", "replied")];
    expect(find(full, "first_reply", "2026-06-30 12:00")).toMatchObject({
      state: "met",
      stoppedAt: at("2026-06-11 11:00"),
    });
  });
  test("a match stops the close clock and counts as an answer; asking afterwards starts nothing", () => {
    const log = [...claimed("2026-06-10 09:00", "2026-06-10 10:00"), entry("2026-06-12 09:00", "matched")];
    const later = [...log, entry("2026-06-15 09:00", "asked")];
    for (const one of [log, later]) {
      expect(find(one, "close", "2026-07-30 09:00")).toMatchObject({ state: "met", stoppedAt: at("2026-06-12 09:00") });
      expect(find(one, "first_reply", "2026-07-30 09:00").state).toBe("met");
    }
  });
  test("a need withdrawn or merged in time was neither met nor missed", () => {
    const log = filed("2026-06-10 09:00");
    for (const kind of ["withdrawn", "merged"] as const) {
      const clocks = clocksOf([...log, entry("2026-06-10 10:00", kind)], RULES, at("2026-07-30 09:00"));
      expect(clocks.map(({ state }) => state)).toEqual(["stopped", "stopped", "stopped"]);
    }
    const late = find([...log, entry("2026-06-12 10:00", "withdrawn")], "claim", "2026-07-30 09:00");
    expect(late.state).toBe("missed");
  });
  test("what was met before a merge stays met", () => {
    const log = [...claimed("2026-06-10 09:00", "2026-06-10 10:00"), entry("2026-06-12 09:00", "merged")];
    expect(find(log, "claim", "2026-06-30 09:00")).toMatchObject({ state: "met", stoppedAt: at("2026-06-10 10:00") });
  });
});

describe("waiting for the firm", () => {
  const base = claimed("2026-06-10 09:00", "2026-06-10 10:00");
  // Due 2026-06-25 17:30; asked on Tuesday 23rd at 16:30: 16 working hours are left.
  const asked = [...base, entry("2026-06-23 16:30", "asked")];

  test("stops both clocks of the firm; what is left does not shrink", () => {
    const clock = find(asked, "close", "2026-06-29 10:00");
    expect(clock).toMatchObject({ state: "paused", pausedSince: at("2026-06-23 16:30"), nearly: false });
    expect(clock.remainingWorkingMs).toBe(16 * HOUR);
    expect(show(clock.dueAt)).toBe("2026-07-01 11:00");
    expect(find([...base, entry("2026-06-12 09:00", "asked")], "first_reply", "2026-06-15 09:00").state).toBe("paused");
  });
  test("an answer starts them again with what was left, also when it comes at night", () => {
    expect(due([...asked, entry("2026-06-29 10:00", "answered")], "close", "2026-06-29 10:00")).toBe(
      "2026-07-01 11:00",
    );
    expect(due([...asked, entry("2026-06-27 22:00", "answered")], "close", "2026-06-29 10:00")).toBe(
      "2026-07-01 09:30",
    );
  });
  test("an answer in the same night costs and gives nothing", () => {
    const log = [...base, entry("2026-06-23 18:00", "asked"), entry("2026-06-24 07:00", "answered")];
    expect(due(log, "close", "2026-06-24 09:00")).toBe("2026-06-25 17:30");
  });
  test("asking more while waiting is the same pause; two pauses add up", () => {
    const more = [...asked, entry("2026-06-24 09:00", "asked"), entry("2026-06-29 10:00", "answered")];
    expect(due(more, "close", "2026-06-29 10:00")).toBe("2026-07-01 11:00");
    const twice = [...more, entry("2026-06-30 17:30", "asked"), entry("2026-07-02 17:30", "answered")];
    expect(due(twice, "close", "2026-07-02 18:00")).toBe("2026-07-03 11:00");
  });
  test("a question after the term has passed saves nothing", () => {
    const late = [...base, entry("2026-06-26 09:00", "asked")];
    expect(find(late, "close", "2026-06-29 10:00")).toMatchObject({ state: "missed", dueAt: at("2026-06-25 17:30") });
  });
  test("a need closed while waiting was closed in time", () => {
    expect(find([...asked, entry("2026-07-20 10:00", "closed")], "close", "2026-07-21 10:00")).toMatchObject({
      state: "met",
      stoppedAt: at("2026-07-20 10:00"),
    });
  });
});

describe("starting anew and going on", () => {
  test("the claim clock starts anew for another group, not for the same one", () => {
    const log = filed("2026-06-10 09:00");
    const other = [...log, entry("2026-06-11 16:00", "routed", { group: "T3" })];
    expect(due(other, "claim", "2026-06-11 16:00")).toBe("2026-06-12 17:30");
    const same = [...log, entry("2026-06-11 16:00", "routed")];
    expect(due(same, "claim", "2026-06-11 16:00")).toBe("2026-06-11 17:30");
    const unrouted = [entry("2026-06-10 09:00", "submitted"), entry("2026-06-11 16:00", "routed")];
    expect(due(unrouted, "claim", "2026-06-11 16:00")).toBe("2026-06-11 17:30");
    const moved = [...claimed("2026-06-10 09:00", "2026-06-10 10:00"), entry("2026-06-15 09:00", "reassigned")];
    expect(find(moved, "claim", "2026-06-15 10:00")).toMatchObject({
      state: "running",
      startedAt: at("2026-06-15 09:00"),
    });
    expect(due(moved, "close", "2026-06-15 10:00")).toBe("2026-06-25 17:30");
  });
  test("a colleague who takes over does not start it anew, giving back to the group does", () => {
    const log = claimed("2026-06-10 09:00", "2026-06-10 10:00");
    const colleague = [...log, entry("2026-06-15 09:00", "reassigned", { group: "T1", assigneeId: "s2" })];
    expect(find(colleague, "claim", "2026-06-30 09:00")).toMatchObject({
      state: "met",
      stoppedAt: at("2026-06-10 10:00"),
    });
    const back = [...log, entry("2026-06-15 09:00", "reassigned", { group: "T1", assigneeId: null })];
    expect(due(back, "claim", "2026-06-15 09:00")).toBe("2026-06-16 17:30");
  });
  test("after a return the ruling is due the same day and the claim waits; the ruling starts the claim anew", () => {
    const returned = [...filed("2026-06-10 09:00"), entry("2026-06-11 10:00", "returned")];
    expect(due(returned, "ruling", "2026-06-11 10:00")).toBe("2026-06-11 17:30");
    expect(find(returned, "claim", "2026-06-11 11:00").state).toBe("paused");
    const ruled = [...returned, entry("2026-06-11 15:00", "ruled", { group: "T1" })];
    expect(find(ruled, "ruling", "2026-06-30 15:00")).toMatchObject({
      state: "met",
      stoppedAt: at("2026-06-11 15:00"),
    });
    expect(due(ruled, "claim", "2026-06-11 15:00")).toBe("2026-06-12 17:30");
    expect(due(ruled, "close", "2026-06-11 15:00")).toBe("2026-06-25 17:30");
  });
  test("a reopened and an unmerged need go on with what was left", () => {
    const log = claimed("2026-06-10 09:00", "2026-06-10 10:00");
    const reopened = [...log, entry("2026-06-24 17:30", "closed"), entry("2026-06-30 17:30", "reopened")];
    expect(due(reopened, "close", "2026-07-01 09:00")).toBe("2026-07-01 17:30");
    const unmerged = [...log, entry("2026-06-24 17:30", "merged"), entry("2026-06-30 17:30", "unmerged")];
    expect(due(unmerged, "close", "2026-07-01 09:00")).toBe("2026-07-01 17:30");
    expect(find(unmerged, "close", "2026-07-01 09:00").state).toBe("running");
  });
  test("a need merged while waiting waits on when it is taken out again", () => {
    const log = [...claimed("2026-06-10 09:00", "2026-06-10 10:00"), entry("2026-06-23 16:30", "asked")];
    const back = [...log, entry("2026-06-24 09:00", "merged"), entry("2026-06-25 09:00", "unmerged")];
    expect(find(back, "close", "2026-06-26 09:00")).toMatchObject({ state: "paused", remainingWorkingMs: 16 * HOUR });
  });
});

describe("an extension", () => {
  const log = claimed("2026-06-10 09:00", "2026-06-10 10:00");
  const check = (days: number, now: string, entries = log) => checkExtension(entries, days, RULES, at(now));

  test("may be asked for until a working day before the end, for at most twenty-five days", () => {
    expect(check(25, "2026-06-24 17:30")).toEqual({ ok: true, latestAt: at("2026-06-24 17:30") });
    expect(check(25, "2026-06-24 17:31")).toEqual({
      ok: false,
      reason: "extension_too_late",
      latestAt: at("2026-06-24 17:30"),
    });
    expect(check(26, "2026-06-15 09:00")).toEqual({ ok: false, reason: "extension_too_long" });
    expect(check(10, "2026-06-15 09:00")).toEqual({ ok: false, reason: "extension_too_short" });
  });
  test("moves the end to the day counted from filing, pauses included, and is granted once", () => {
    const extended = [...log, entry("2026-06-24 10:00", "extended", { workingDays: 25 })];
    expect(due(extended, "close", "2026-06-24 10:00")).toBe("2026-07-16 17:30");
    expect(check(25, "2026-06-24 11:00", extended)).toEqual({ ok: false, reason: "already_extended" });
    const paused = [...extended, entry("2026-06-29 17:30", "asked"), entry("2026-07-01 17:30", "answered")];
    expect(due(paused, "close", "2026-07-02 10:00")).toBe("2026-07-20 17:30");
  });
  test("a pause moves the last moment for asking too", () => {
    const paused = [...log, entry("2026-06-22 17:30", "asked"), entry("2026-06-24 17:30", "answered")];
    expect(check(20, "2026-06-26 17:30", paused)).toEqual({ ok: true, latestAt: at("2026-06-26 17:30") });
  });
  test("is refused when nothing runs", () => {
    expect(check(20, "2026-06-12 09:00", [])).toEqual({ ok: false, reason: "clock_not_running" });
    const matched = [...log, entry("2026-06-11 09:00", "matched")];
    expect(check(20, "2026-06-12 09:00", matched)).toEqual({ ok: false, reason: "clock_not_running" });
  });
});
