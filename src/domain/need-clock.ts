/** The clocks (时限) of a need, computed from its log and the bureau's working time; nothing of them is stored. */
import type { Activity, ClockId } from "./activity.ts";
import type { Deadlines } from "./deadlines.ts";
import { advance, courseOf, type NeedCourse } from "./need-course.ts";
import {
  addWorkingDays,
  addWorkingMs,
  endOfSameDay,
  listUnannounced,
  subtractWorkingMs,
  type WorkCalendar,
  workingDayMs,
  workingMsBetween,
} from "./work-calendar.ts";

/** What clocks are counted with. */
export type ClockRules = { calendar: WorkCalendar; deadlines: Deadlines };

/** `stopped`: ended in time without being met (merged, withdrawn); `missed` stays, also when the work was done later. */
export type ClockState = "running" | "paused" | "met" | "missed" | "stopped";

/**
 * One clock of a need.
 *
 * Shape   while paused `dueAt` is where it would fall if the firm answered now; `unannounced` names the years
 *         whose holidays were guessed
 * Unit    working milliseconds; negative once overdue
 */
export type NeedClock = {
  clock: ClockId;
  startedAt: Date;
  dueAt: Date;
  stoppedAt: Date | null;
  pausedSince: Date | null;
  state: ClockState;
  remainingWorkingMs: number;
  nearly: boolean;
  unannounced: number[];
};

type Phase = "running" | "paused" | "met" | "stopped";
type Span = { phase: Phase; from: Date; to: Date | null };
type Definition = {
  clock: ClockId;
  startedAt(course: NeedCourse): Date | null;
  phase(course: NeedCourse): Phase;
  firstDue(startedAt: Date, course: NeedCourse, rules: ClockRules): Date;
};

const DEFINITIONS: readonly Definition[] = [
  {
    clock: "claim",
    startedAt: (course) => course.claimStartedAt,
    phase: (course) => (course.claimedAt !== null ? "met" : openPhase(course)),
    firstDue: (from, _, { calendar, deadlines }) => addWorkingDays(calendar, from, deadlines.claim_days).at,
  },
  {
    clock: "ruling",
    startedAt: (course) => course.returnedAt,
    // The need itself is `returned` while this clock runs: only an end or a merge stops it, nothing pauses it.
    phase: (course) => (course.ruledAt !== null ? "met" : (endedPhase(course) ?? "running")),
    firstDue: (from, _, { calendar }) => endOfSameDay(calendar, from).at,
  },
  {
    clock: "first_reply",
    startedAt: (course) => course.submittedAt,
    phase: (course) => (course.contactedAt !== null ? "met" : (endedPhase(course) ?? waitingPhase(course))),
    firstDue: (from, _, { calendar, deadlines }) => addWorkingDays(calendar, from, deadlines.first_reply_days).at,
  },
  {
    clock: "close",
    startedAt: (course) => course.submittedAt,
    phase: (course) =>
      course.step === "matched" || course.step === "closed" ? "met" : (endedPhase(course) ?? waitingPhase(course)),
    firstDue: (from, course, { calendar, deadlines }) =>
      addWorkingDays(calendar, from, course.extendedDays ?? deadlines.close_days).at,
  },
];

/** While the ruling is open nobody can claim. */
function openPhase(course: NeedCourse): Phase {
  return endedPhase(course) ?? (course.step === "returned" ? "paused" : waitingPhase(course));
}

function endedPhase({ mergedInto, step }: NeedCourse): Phase | null {
  return mergedInto !== null || step === "withdrawn" || step === "closed" ? "stopped" : null;
}

function waitingPhase({ isWaiting }: NeedCourse): Phase {
  return isWaiting ? "paused" : "running";
}

/** The clocks of a need that have started, in the order of the work; none for an empty log. */
export function clocksOf(log: readonly Activity[], rules: ClockRules, now: Date): NeedClock[] {
  const steps: { at: Date; course: NeedCourse }[] = [];
  for (const activity of log) {
    steps.push({ at: activity.at, course: advance(steps.at(-1)?.course ?? null, activity) });
  }
  const last = steps.at(-1);
  if (last === undefined) {
    return [];
  }
  return DEFINITIONS.flatMap((definition) => {
    const startedAt = definition.startedAt(last.course);
    if (startedAt === null) {
      return [];
    }
    const own = steps.filter(({ course }) => definition.startedAt(course)?.getTime() === startedAt.getTime());
    const spans = toSpans(own.map(({ at, course }) => ({ phase: definition.phase(course), from: at, to: null })));
    const firstDue = definition.firstDue(startedAt, last.course, rules);
    return [read({ clock: definition.clock, startedAt, firstDue, spans }, rules, now)];
  });
}

/** Neighbours of one phase become one span that ends where the next begins. */
function toSpans(entries: readonly Span[]): Span[] {
  const changes = entries.filter(({ phase }, index) => phase !== entries[index - 1]?.phase);
  return changes.map((span, index) => ({ ...span, to: changes[index + 1]?.from ?? null }));
}

type Run = { clock: ClockId; startedAt: Date; firstDue: Date; spans: readonly Span[] };

function read({ clock, startedAt, firstDue, spans }: Run, rules: ClockRules, now: Date): NeedClock {
  const { calendar, deadlines } = rules;
  const halts = spans.filter(({ phase, to }) => phase !== "running" && to !== null);
  const due = halts.reduce((at, { from, to }) => postpone(calendar, at, { from, to: to ?? now }), firstDue);
  const last = spans.at(-1) ?? { phase: "running", from: startedAt, to: null };
  const until = last.phase === "running" ? now : last.from;
  const isPaused = last.phase === "paused";
  const state = until > due ? "missed" : last.phase;
  const remainingWorkingMs =
    until > due ? -workingMsBetween(calendar, due, until) : workingMsBetween(calendar, until, due);
  const dueAt = isPaused ? postpone(calendar, due, { from: until, to: now }) : due;
  return {
    clock,
    startedAt,
    dueAt,
    stoppedAt: last.phase === "met" || last.phase === "stopped" ? until : null,
    pausedSince: isPaused ? until : null,
    state,
    remainingWorkingMs,
    nearly: state === "running" && remainingWorkingMs <= deadlines.nearly_days * workingDayMs(calendar),
    unannounced: listUnannounced(calendar, startedAt, dueAt),
  };
}

/** After a halt what was left is counted on from its end; a time that had already passed stays. */
function postpone(calendar: WorkCalendar, due: Date, { from, to }: { from: Date; to: Date }): Date {
  return from >= due ? due : addWorkingMs(calendar, to, workingMsBetween(calendar, from, due)).at;
}

/** Whether the close clock may be extended; `latestAt` is when the request had to be made. */
export type ExtensionCheck =
  | { ok: true; latestAt: Date }
  | { ok: false; reason: "already_extended" | "extension_too_long" | "extension_too_short" | "clock_not_running" }
  | { ok: false; reason: "extension_too_late"; latestAt: Date };

/**
 * Checks an extension of the close clock: once, to at most so many days, and asked for in time.
 *
 * Unit    `workingDays` is the new whole term from filing
 */
export function checkExtension(
  log: readonly Activity[],
  workingDays: number,
  rules: ClockRules,
  now: Date,
): ExtensionCheck {
  const { calendar, deadlines } = rules;
  const clock = clocksOf(log, rules, now).find((one) => one.clock === "close");
  if (clock === undefined || clock.stoppedAt !== null) {
    return { ok: false, reason: "clock_not_running" };
  }
  if (courseOf(log)?.extendedDays !== null) {
    return { ok: false, reason: "already_extended" };
  }
  if (workingDays > deadlines.extended_close_days) {
    return { ok: false, reason: "extension_too_long" };
  }
  if (workingDays <= deadlines.close_days) {
    return { ok: false, reason: "extension_too_short" };
  }
  const noticeMs = deadlines.extension_notice_days * workingDayMs(calendar);
  const latestAt = subtractWorkingMs(calendar, clock.dueAt, noticeMs);
  return now <= latestAt ? { ok: true, latestAt } : { ok: false, reason: "extension_too_late", latestAt };
}
