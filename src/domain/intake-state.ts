/** What the intake (需求登记) remembers between the turns of a conversation: drafts, what was asked, what was declined. */
import { z } from "zod";
import { Bottleneck, CategoryId } from "./category.ts";
import { ClusterId } from "./cluster.ts";
import { NeedField } from "./need-field.ts";
import { NeedDraft } from "./reply.ts";

/**
 * A need not yet confirmed (需求草稿).
 *
 * Shape   `words` are the requester's own messages about it, unchanged, one a line; `fields` leave out who the firm is;
 *         `gist` and `problem` are distilled from the words; `former` keeps values that were corrected
 */
export const IntakeDraft = z.object({
  id: z.string(),
  words: z.string(),
  fields: NeedDraft,
  gist: z.string(),
  problem: z.string(),
  cluster: ClusterId.nullable(),
  clusterRunnerUp: ClusterId.nullable(),
  category: CategoryId.nullable(),
  bottleneck: Bottleneck,
  former: z.array(z.object({ field: NeedField, value: z.string() })),
});
export type IntakeDraft = z.infer<typeof IntakeDraft>;

/** What the conversation waits for beside the drafts: the contact of a secret case or of a handoff, or a number to look up. */
const Pending = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("secret") }),
  z.object({ kind: z.literal("handoff") }),
  z.object({ kind: z.literal("status"), number: z.string().nullable() }),
]);

/**
 * The state of one conversation.
 *
 * Shape   `firm` holds enterprise, contact, phone and email, shared by all drafts; `asked` counts how often a field was asked for;
 *         `declined` are fields left open on purpose (待定); `isShown`: the card is on the table and may be confirmed
 */
export const IntakeState = z.object({
  drafts: z.array(IntakeDraft),
  firm: NeedDraft,
  disclosure: z.enum(["internal", "anonymous", "public"]),
  asked: z.partialRecord(NeedField, z.number()),
  declined: z.array(NeedField),
  lastAsks: z.array(NeedField),
  isShown: z.boolean(),
  isPrivacyTold: z.boolean(),
  pending: Pending.nullable(),
});
export type IntakeState = z.infer<typeof IntakeState>;

/** A conversation in which nothing has been told yet. */
export const NO_INTAKE: IntakeState = {
  drafts: [],
  firm: {},
  disclosure: "internal",
  asked: {},
  declined: [],
  lastAsks: [],
  isShown: false,
  isPrivacyTold: false,
  pending: null,
};

/** The fields that say who the firm is. */
export const FIRM_FIELDS = ["enterprise", "contact", "phone", "email"] as const satisfies readonly NeedField[];

/** Whether the intake has anything to go on with. */
export function isIntakeOpen(state: IntakeState): boolean {
  return state.drafts.length > 0 || state.pending !== null;
}
