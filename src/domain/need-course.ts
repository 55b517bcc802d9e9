/** Where a need stands (办理情况), folded from its log: the only source of its state and of its clocks. */
import type { Activity, ActivityEvent } from "./activity.ts";
import type { NeedState, Outcome } from "./need-state.ts";

/** A state without waiting and merging, which lie over the others and give them back when they end. */
export type Step = Exclude<NeedState, "waiting_enterprise" | "merged">;

/**
 * What the log amounts to.
 *
 * Shape   `claimStartedAt` moves when the claim clock starts anew; `claimedAt` is null while nobody has it;
 *         `contactedAt` is the first substantive answer; `extendedDays` the whole term after an extension;
 *         `reopenedAt` is when the firm had it opened again, which it may once; staff correcting themselves do not count
 */
export type NeedCourse = {
  step: Step;
  isWaiting: boolean;
  mergedInto: string | null;
  absorbed: readonly string[];
  group: string | null;
  cc: readonly string[];
  assigneeId: string | null;
  submittedAt: Date;
  assignedAt: Date | null;
  claimStartedAt: Date;
  claimedAt: Date | null;
  returnedAt: Date | null;
  ruledAt: Date | null;
  contactedAt: Date | null;
  extendedDays: number | null;
  outcome: Outcome | null;
  confirmedAt: Date | null;
  reopenedAt: Date | null;
};

/** The state that people see. */
export function toState({ mergedInto, isWaiting, step }: NeedCourse): NeedState {
  if (mergedInto !== null) {
    return "merged";
  }
  return isWaiting ? "waiting_enterprise" : step;
}

/** The state of a need; null for an empty log. */
export function stateOf(log: readonly Activity[]): NeedState | null {
  const course = courseOf(log);
  return course === null ? null : toState(course);
}

/** Where the need stands after its log; null for an empty one. */
export function courseOf(log: readonly Activity[]): NeedCourse | null {
  return log.reduce<NeedCourse | null>(advance, null);
}

/** Where the need stands after one more entry; whether the entry is legal was decided before it was written. */
export function advance(course: NeedCourse | null, activity: Activity): NeedCourse {
  const now = course ?? begin(activity.at);
  return { ...now, ...assignmentEffect(now, activity), ...workEffect(now, activity), ...endEffect(now, activity) };
}

function begin(at: Date): NeedCourse {
  return {
    step: "submitted",
    isWaiting: false,
    mergedInto: null,
    absorbed: [],
    group: null,
    cc: [],
    assigneeId: null,
    submittedAt: at,
    assignedAt: null,
    claimStartedAt: at,
    claimedAt: null,
    returnedAt: null,
    ruledAt: null,
    contactedAt: null,
    extendedDays: null,
    outcome: null,
    confirmedAt: null,
    reopenedAt: null,
  };
}

/** Who has it: routing, claims, returns and rulings. */
function assignmentEffect(course: NeedCourse, { event, at, actor }: Activity): Partial<NeedCourse> {
  switch (event.kind) {
    case "routed":
      return { ...toGroup(course, event.group, at), cc: event.cc };
    case "claimed":
      return {
        step: course.contactedAt === null ? "claimed" : "contacted",
        assigneeId: actor.kind === "staff" ? actor.id : null,
        claimedAt: at,
      };
    case "returned":
      return { step: "returned", isWaiting: false, assigneeId: null, claimedAt: null, returnedAt: at };
    case "ruled":
      return { ...toGroup(course, event.group, at), assignedAt: at, claimStartedAt: at, ruledAt: at };
    case "reassigned":
      return reassign(course, event, at);
    default:
      return {};
  }
}

/** To a group, to be claimed there; the claim clock starts anew when another group had it before, and no question of the last holder keeps it waiting. */
function toGroup(course: NeedCourse, group: string, at: Date): Partial<NeedCourse> {
  const isNew = course.group !== group;
  return {
    step: "assigned",
    isWaiting: false,
    group,
    cc: course.cc.filter((one) => one !== group),
    assigneeId: null,
    claimedAt: null,
    assignedAt: isNew ? at : course.assignedAt,
    claimStartedAt: isNew && course.group !== null ? at : course.claimStartedAt,
  };
}

type Reassigned = Extract<ActivityEvent, { kind: "reassigned" }>;

/** A person of the same group takes over where the work stands; otherwise somebody has to claim it. */
function reassign(course: NeedCourse, { group, assigneeId }: Reassigned, at: Date): Partial<NeedCourse> {
  if (group !== course.group) {
    return { ...toGroup(course, group, at), assigneeId };
  }
  if (assigneeId === null) {
    return { step: "assigned", isWaiting: false, assigneeId, claimedAt: null, claimStartedAt: at };
  }
  return {
    step: course.step === "assigned" ? "claimed" : course.step,
    assigneeId,
    claimedAt: course.claimedAt ?? at,
  };
}

/** What is done for the firm. */
function workEffect(course: NeedCourse, { event, at }: Activity): Partial<NeedCourse> {
  switch (event.kind) {
    case "replied":
      return event.substantive
        ? { step: course.step === "claimed" ? "contacted" : course.step, contactedAt: course.contactedAt ?? at }
        : {};
    case "asked":
      return { isWaiting: true };
    case "answered":
      return { isWaiting: false };
    case "progressed":
      return { step: course.step === "claimed" || course.step === "contacted" ? "in_progress" : course.step };
    case "matched":
      return { step: "matched", isWaiting: false, contactedAt: course.contactedAt ?? at };
    case "extended":
      return { extendedDays: event.workingDays };
    default:
      return {};
  }
}

/** Ends, and what undoes them. */
function endEffect(course: NeedCourse, { event, at, actor }: Activity): Partial<NeedCourse> {
  switch (event.kind) {
    case "closed":
      return {
        step: "closed",
        isWaiting: false,
        outcome: event.outcome,
        contactedAt: course.contactedAt ?? at,
      };
    case "confirmed":
      return { confirmedAt: at };
    case "reopened":
      return {
        step: "in_progress",
        outcome: null,
        reopenedAt: actor.kind === "requester" ? at : course.reopenedAt,
      };
    case "merged":
      return { mergedInto: event.into };
    case "unmerged":
      return { mergedInto: null };
    case "absorbed":
      return { absorbed: [...course.absorbed, event.number] };
    case "released":
      return { absorbed: course.absorbed.filter((number) => number !== event.number) };
    case "withdrawn":
      return { step: "withdrawn", isWaiting: false };
    default:
      return {};
  }
}
