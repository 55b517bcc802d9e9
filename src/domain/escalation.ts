/** The ladder (升级提醒): who hears when a clock has run out, each rung once, until somebody acts. */
import { type Activity, type ActivityKind, type ClockId, Rung } from "./activity.ts";
import type { ClockRules, NeedClock } from "./need-clock.ts";
import { courseOf, type NeedCourse } from "./need-course.ts";
import { addWorkingDays } from "./work-calendar.ts";

/** A rung whose time has come. */
export type DueRung = { clock: ClockId; rung: Rung; dueAt: Date };

/** What counts as doing something about it (有效动作): notes and corrections do not. */
const EFFECTIVE: readonly ActivityKind[] = [
  "claimed",
  "returned",
  "ruled",
  "reassigned",
  "replied",
  "asked",
  "answered",
  "progressed",
  "matched",
  "extended",
  "closed",
];

/** The rungs to tell at `now`, in order; what the log says was told is left out. */
export function dueRungs(
  log: readonly Activity[],
  clocks: readonly NeedClock[],
  rules: ClockRules,
  now: Date,
): DueRung[] {
  const course = courseOf(log);
  if (course === null) {
    return [];
  }
  return clocks
    .filter((clock) => clock.state === "missed" && clock.stoppedAt === null)
    .filter((clock) => !log.some((activity) => isEffective(activity) && activity.at > clock.dueAt))
    .flatMap((clock) => climb(clock, firstRung(clock.clock, course), rules))
    .filter(({ clock, rung, dueAt, since }) => dueAt <= now && !log.some(isTold({ clock, rung, since })))
    .map(({ clock, rung, dueAt }) => ({ clock, rung, dueAt }));
}

/** The first who can do something: nobody claims for a group that there is not, and only the lead rules. */
function firstRung(clock: ClockId, { assigneeId, group }: NeedCourse): Rung {
  if (clock === "ruling" || group === null) {
    return "task_force_lead";
  }
  return assigneeId === null ? "group_lead" : "assignee";
}

function climb({ clock, dueAt, startedAt }: NeedClock, first: Rung, { calendar, deadlines }: ClockRules) {
  let next = dueAt;
  return Rung.options.slice(Rung.options.indexOf(first)).map((rung, index) => {
    next = index === 0 ? dueAt : addWorkingDays(calendar, next, deadlines.escalation_step_days).at;
    return { clock, rung, dueAt: next, since: startedAt };
  });
}

function isEffective({ event, actor }: Activity): boolean {
  return actor.kind === "staff" && EFFECTIVE.includes(event.kind);
}

/** A clock that started anew has its own ladder. */
function isTold({ clock, rung, since }: { clock: ClockId; rung: Rung; since: Date }) {
  return ({ event, at }: Activity): boolean =>
    event.kind === "escalated" && event.clock === clock && event.rung === rung && at >= since;
}
