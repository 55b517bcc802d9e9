/** The table of legal moves (办理规则): which entry may follow a log, by whom, and what state results. */
import { type Activity, ActivityEvent, type ActivityKind, type Actor } from "./activity.ts";
import { type ClockRules, checkExtension } from "./need-clock.ts";
import { advance, courseOf, type NeedCourse, type Step, toState } from "./need-course.ts";
import type { NeedState, Outcome } from "./need-state.ts";
import { may, type Role, type StaffAction } from "./role.ts";
import { addWorkingDays } from "./work-calendar.ts";

type By = Actor["kind"];

/**
 * One row.
 *
 * Shape   `from` are the steps it may follow, none for the first entry; `over` says what may lie over the step;
 *         `action` is what staff must be allowed, null where staff may not do it
 */
type Move = {
  from: readonly Step[];
  over: readonly ("waiting" | "merged")[];
  by: readonly By[];
  action: StaffAction | null;
};

const WORKING: readonly Step[] = ["claimed", "contacted", "in_progress"];
const TAKEN: readonly Step[] = [...WORKING, "matched"];
const OPEN: readonly Step[] = ["submitted", "assigned", "returned", ...TAKEN];
const ANY: readonly Step[] = [...OPEN, "closed", "withdrawn"];

const MOVES: Readonly<Record<ActivityKind, Move>> = {
  submitted: { from: [], over: [], by: ["requester", "staff", "system"], action: "need.import" },
  routed: { from: ["submitted", "assigned"], over: [], by: ["system", "staff"], action: "need.reassign" },
  claimed: { from: ["assigned"], over: ["waiting"], by: ["staff"], action: "need.claim" },
  returned: { from: ["assigned", "claimed"], over: ["waiting"], by: ["staff"], action: "need.return" },
  ruled: { from: ["returned"], over: [], by: ["staff"], action: "need.rule" },
  reassigned: { from: ["submitted", "assigned", ...TAKEN], over: ["waiting"], by: ["staff"], action: "need.reassign" },
  noted: { from: ANY, over: ["waiting", "merged"], by: ["staff", "system"], action: "need.note" },
  replied: { from: [...TAKEN, "closed"], over: ["waiting"], by: ["staff"], action: "need.reply" },
  asked: { from: TAKEN, over: ["waiting"], by: ["staff"], action: "need.ask" },
  answered: { from: [...OPEN, "closed"], over: ["waiting"], by: ["requester", "staff"], action: "need.record_answer" },
  progressed: { from: TAKEN, over: ["waiting"], by: ["staff"], action: "need.progress" },
  matched: { from: TAKEN, over: ["waiting"], by: ["staff"], action: "need.match" },
  extended: { from: ["assigned", ...WORKING], over: ["waiting"], by: ["staff"], action: "need.extend" },
  closed: { from: TAKEN, over: ["waiting"], by: ["staff"], action: "need.close" },
  confirmed: { from: ["closed"], over: [], by: ["requester"], action: null },
  reopened: { from: ["closed"], over: [], by: ["requester", "staff"], action: "need.reopen" },
  merged: { from: OPEN, over: ["waiting"], by: ["staff"], action: "need.merge" },
  unmerged: { from: OPEN, over: ["waiting", "merged"], by: ["staff", "system"], action: "need.merge" },
  absorbed: { from: OPEN, over: ["waiting"], by: ["staff", "system"], action: "need.merge" },
  released: { from: ANY, over: ["waiting", "merged"], by: ["staff", "system"], action: "need.merge" },
  withdrawn: { from: OPEN, over: ["waiting"], by: ["requester"], action: null },
  changed: { from: OPEN, over: ["waiting"], by: ["requester", "staff"], action: "need.change" },
  escalated: { from: OPEN, over: [], by: ["system"], action: null },
};

/** Why an entry was refused; texts for people are in `need-labels.ts`. */
export type MoveRefusal =
  | "illegal"
  | "wrong_actor"
  | "forbidden"
  | "already_claimed"
  | "already_returned"
  | "return_too_late"
  | "nothing_changes"
  | "already_confirmed"
  | "outcome_differs"
  | "already_reopened"
  | "other_merge"
  | "already_extended"
  | "extension_too_long"
  | "extension_too_short"
  | "extension_too_late"
  | "clock_not_running";

/** The next state and where the need then stands, or why not; `holderId` is whoever already has it. */
export type MoveResult =
  | { ok: true; state: NeedState; course: NeedCourse }
  | { ok: false; reason: "already_claimed"; holderId: string | null }
  | { ok: false; reason: Exclude<MoveRefusal, "already_claimed"> };

/** `staff` is the role and group of whoever acts; null for the requester and the program. */
export type MoveContext = ClockRules & { staff: { role: Role; group: string | null } | null };

/** Whether an entry may follow a log; the entry's own `at` is the present. Whose need it is was checked before. */
export function applyEvent(log: readonly Activity[], next: Activity, context: MoveContext): MoveResult {
  const course = courseOf(log);
  const { kind } = next.event;
  const refusal =
    refuseActor(course, { kind, by: next.actor.kind }, context.staff) ??
    refuseState(course, kind) ??
    refuseEvent(log, next, context);
  if (refusal === "already_claimed") {
    return { ok: false, reason: refusal, holderId: course?.assigneeId ?? null };
  }
  if (refusal !== null) {
    return { ok: false, reason: refusal };
  }
  const after = advance(course, next);
  return { ok: true, state: toState(after), course: after };
}

/** The kinds of entry that somebody may add now as far as state and role go: which buttons to offer. */
export function listMoves(course: NeedCourse, by: By, staff: MoveContext["staff"]): ActivityKind[] {
  return ActivityEvent.options
    .map(({ shape }) => shape.kind.value)
    .filter((kind) => refuseActor(course, { kind, by }, staff) === null)
    .filter((kind) => refuseState(course, kind) === null && !isSpent(course, kind, by));
}

function refuseActor(
  course: NeedCourse | null,
  { kind, by }: { kind: ActivityKind; by: By },
  staff: MoveContext["staff"],
): MoveRefusal | null {
  const move = MOVES[kind];
  if (!move.by.includes(by)) {
    return "wrong_actor";
  }
  if (by !== "staff") {
    return null;
  }
  const standing = {
    staffGroup: staff?.group ?? null,
    needGroup: course?.group ?? null,
    needCc: course?.cc ?? [],
  };
  const allowed = staff !== null && move.action !== null && may(staff.role, move.action, standing);
  return allowed ? null : "forbidden";
}

function refuseState(course: NeedCourse | null, kind: ActivityKind): MoveRefusal | null {
  if (course === null) {
    return kind === "submitted" ? null : "illegal";
  }
  if (kind === "claimed" && TAKEN.includes(course.step) && course.mergedInto === null) {
    return "already_claimed";
  }
  const { from, over } = MOVES[kind];
  const fits =
    from.includes(course.step) &&
    (!course.isWaiting || over.includes("waiting")) &&
    (course.mergedInto === null || over.includes("merged"));
  return fits && (kind !== "unmerged" || course.mergedInto !== null) ? null : "illegal";
}

/** What happens once in a need's life and has happened. */
function isSpent(course: NeedCourse, kind: ActivityKind, by: By): boolean {
  const { returnedAt, extendedDays, confirmedAt } = course;
  return (
    (kind === "returned" && returnedAt !== null) ||
    (kind === "extended" && extendedDays !== null) ||
    (kind === "confirmed" && confirmedAt !== null) ||
    (kind === "reopened" && refuseReopening(course, by) !== null)
  );
}

/** What the words of the entry itself forbid. */
function refuseEvent(log: readonly Activity[], { event, at, actor }: Activity, rules: ClockRules): MoveRefusal | null {
  const course = courseOf(log);
  if (course === null) {
    return null;
  }
  switch (event.kind) {
    case "returned":
      return refuseReturn(course, at, rules);
    case "reassigned":
      return event.group === course.group && event.assigneeId === course.assigneeId ? "nothing_changes" : null;
    case "changed":
      return event.from === event.to ? "nothing_changes" : null;
    case "confirmed":
      return refuseConfirmation(course, event.outcome);
    case "reopened":
      return refuseReopening(course, actor.kind);
    case "unmerged":
      return event.from === course.mergedInto ? null : "other_merge";
    case "absorbed":
      return course.absorbed.includes(event.number) ? "nothing_changes" : null;
    case "released":
      return course.absorbed.includes(event.number) ? null : "other_merge";
    case "extended": {
      const check = checkExtension(log, event.workingDays, rules, at);
      return check.ok ? null : check.reason;
    }
    default:
      return null;
  }
}

/** An objection (分派异议): once in a need's life, and soon after the group got it. */
function refuseReturn(course: NeedCourse, at: Date, { calendar, deadlines }: ClockRules): MoveRefusal | null {
  if (course.returnedAt !== null) {
    return "already_returned";
  }
  const latest = addWorkingDays(calendar, course.assignedAt ?? course.submittedAt, deadlines.objection_days).at;
  return at <= latest ? null : "return_too_late";
}

function refuseConfirmation({ confirmedAt, outcome }: NeedCourse, confirmed: Outcome): MoveRefusal | null {
  if (confirmedAt !== null) {
    return "already_confirmed";
  }
  return confirmed === outcome ? null : "outcome_differs";
}

/** Only what the firm has not agreed to is opened again, at its own wish only once. */
function refuseReopening({ confirmedAt, reopenedAt }: NeedCourse, by: By): MoveRefusal | null {
  if (confirmedAt !== null) {
    return "already_confirmed";
  }
  return by === "requester" && reopenedAt !== null ? "already_reopened" : null;
}
