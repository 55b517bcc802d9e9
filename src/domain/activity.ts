/** Activities (办理记录): the append-only log of a need, from which state and clocks are computed. */
import { z } from "zod";
import { NeedField } from "./need-field.ts";
import { Outcome } from "./need-state.ts";

/** Who did it: the firm's contact, a member of staff, or the program itself. */
export const Actor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("requester"), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal("staff"), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal("system") }),
]);
export type Actor = z.infer<typeof Actor>;

/** Each clock runs from the log alone; `ruling` runs while the task-force lead owes a ruling on a return (当日裁定). */
export const ClockId = z.enum(["claim", "ruling", "first_reply", "close"]);
export type ClockId = z.infer<typeof ClockId>;

/** Who hears when a clock has run out, in this order. */
export const Rung = z.enum(["assignee", "group_lead", "task_force_lead", "bureau_leader"]);
export type Rung = z.infer<typeof Rung>;

const text = z.string().min(1);

/**
 * What happened.
 *
 * Shape   `noted` and `escalated` are internal; every other kind may be told to the requester in words of its own
 */
export const ActivityEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("submitted") }),
  z.object({
    kind: z.literal("routed"),
    group: z.string(),
    cc: z.array(z.string()),
    reason: text,
    score: z.number(),
    runnerUp: z.string().nullable(),
  }),
  z.object({ kind: z.literal("claimed") }),
  /** The group objects (退回): waits for the task-force lead's ruling. */
  z.object({ kind: z.literal("returned"), reason: text, proposedGroup: z.string().nullable() }),
  /** The ruling of the task-force lead: stays, or goes to another group; then no more returns. */
  z.object({ kind: z.literal("ruled"), group: z.string(), reason: text }),
  /** To another group, or to a person of the same group; `assigneeId` null gives it back to the group. */
  z.object({ kind: z.literal("reassigned"), group: z.string(), assigneeId: z.string().nullable(), reason: text }),
  /** `about` is the merged need whose firm said it: passed on to whoever works on the survivor, as long as it is merged. */
  z.object({ kind: z.literal("noted"), text, about: z.string().optional() }),
  /** A reply to the firm; the first one that is `substantive` ends the first-reply clock. */
  z.object({ kind: z.literal("replied"), text, substantive: z.boolean() }),
  /** Asks the firm for something; the clocks pause until it answers. Asking more while waiting adds no second pause. */
  z.object({ kind: z.literal("asked"), text }),
  /** What the firm says, asked or not; staff may enter what it said on the phone. */
  z.object({ kind: z.literal("answered"), text }),
  z.object({ kind: z.literal("progressed"), text }),
  z.object({ kind: z.literal("matched"), solver: text, text }),
  /** `workingDays` is the new whole term, counted from filing like the old one, not what is added to it. */
  z.object({ kind: z.literal("extended"), workingDays: z.number().int(), reason: text }),
  z.object({ kind: z.literal("closed"), outcome: Outcome, text }),
  /** The firm agrees with the outcome. */
  z.object({ kind: z.literal("confirmed"), outcome: Outcome }),
  z.object({ kind: z.literal("reopened"), reason: text }),
  z.object({ kind: z.literal("merged"), into: z.string() }),
  z.object({ kind: z.literal("unmerged"), from: z.string() }),
  /** On the surviving need: another firm's need was merged into it, or taken out again. */
  z.object({ kind: z.literal("absorbed"), number: z.string() }),
  z.object({ kind: z.literal("released"), number: z.string() }),
  z.object({ kind: z.literal("withdrawn"), reason: z.string() }),
  z.object({ kind: z.literal("changed"), field: NeedField, from: z.string(), to: z.string() }),
  z.object({ kind: z.literal("escalated"), clock: ClockId, rung: Rung, dueAt: z.iso.datetime() }),
]);
export type ActivityEvent = z.infer<typeof ActivityEvent>;
export type ActivityKind = ActivityEvent["kind"];

/** A rung of the ladder that was told. */
export type Escalation = Extract<ActivityEvent, { kind: "escalated" }>;

/** One entry of the log. */
export type Activity = { id: string; actor: Actor; at: Date; event: ActivityEvent };
