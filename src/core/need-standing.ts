/** What a need's own row says after its log has grown: state, holder and the clock that runs out next. */
import type { NeedStanding, StoredNeed } from "../db/needs.ts";
import type { Activity } from "../domain/activity.ts";
import { type ClockRules, clocksOf, type NeedClock } from "../domain/need-clock.ts";
import { type NeedCourse, toState } from "../domain/need-course.ts";
import { subtractWorkingMs, workingDayMs } from "../domain/work-calendar.ts";

/**
 * The standing of a need whose log is `log` and which stands where `course` says.
 *
 * Shape   clocks that are paused, met or stopped are not in it; lists find needs by these columns
 */
export function standingOf(
  need: Pick<StoredNeed, "groupId">,
  course: NeedCourse,
  log: readonly Activity[],
  context: { rules: ClockRules; now: Date; mergedInto: string | null },
): NeedStanding {
  const { rules, now } = context;
  const next = nextClock(clocksOf(log, rules, now));
  const nearlyMs = rules.deadlines.nearly_days * workingDayMs(rules.calendar);
  return {
    state: toState(course),
    groupId: course.group ?? need.groupId,
    cc: [...course.cc],
    assigneeId: course.assigneeId,
    outcome: course.outcome,
    mergedInto: context.mergedInto,
    nextClock: next?.clock ?? null,
    nearlyAt: next === null ? null : subtractWorkingMs(rules.calendar, next.dueAt, nearlyMs),
    dueAt: next?.dueAt ?? null,
  };
}

/** The running clock that is due first; null when none runs. */
function nextClock(clocks: readonly NeedClock[]): NeedClock | null {
  const running = clocks.filter(({ stoppedAt, pausedSince }) => stoppedAt === null && pausedSince === null);
  return running.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
}
