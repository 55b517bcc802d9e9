/** What a requester does with an own need: adds something, agrees with the end or not, takes it back. */
import { z } from "zod";
import type { Activity } from "./activity.ts";
import { type NeedState, Outcome } from "./need-state.ts";

/** The entries that a requester makes by a form. */
export const OwnMoveEvent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answered"),
    text: z.string().trim().min(1, "不能为空").max(4000, "最长 4000 个字"),
  }),
  z.object({ kind: z.literal("confirmed"), outcome: Outcome }),
  z.object({
    kind: z.literal("reopened"),
    reason: z.string().trim().min(1, "请写明哪里没有解决").max(1000, "最长 1000 个字"),
  }),
  z.object({ kind: z.literal("withdrawn"), reason: z.string().trim().max(1000, "最长 1000 个字").default("") }),
]);
export type OwnMoveEvent = z.infer<typeof OwnMoveEvent>;

/** The kinds alone. */
export type OwnMove = OwnMoveEvent["kind"];

/** Whether a requester can ask for it. */
export function isOwnMove(kind: string): kind is OwnMove {
  return OwnMoveEvent.options.some(({ shape }) => shape.kind.value === kind);
}

type End = { state: NeedState; outcome: Outcome | null };

/** An own need as far as it decides what can be done; `joint` is the need that it is handled with. */
export type OwnStanding = {
  need: End;
  joint: (End & { isConfirmed: boolean }) | null;
  log: readonly Activity[];
};

/** What the requester can do now. */
export function listOwnMoves({ need, joint, log }: OwnStanding): OwnMove[] {
  const { state, outcome } = joint ?? need;
  const isConfirmed = joint?.isConfirmed ?? log.some(({ event }) => event.kind === "confirmed");
  const wasReopened = log.some(({ event, actor }) => event.kind === "reopened" && actor.kind === "requester");
  if (state === "closed" && outcome !== null && !isConfirmed) {
    return joint === null && wasReopened ? ["confirmed"] : ["confirmed", "reopened"];
  }
  return state === "closed" || state === "withdrawn" ? [] : ["answered", "withdrawn"];
}
