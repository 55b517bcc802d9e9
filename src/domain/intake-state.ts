/** The state of an intake (需求登记) in one conversation: its drafts, the contact data they share and what was asked last. */
import { z } from "zod";
import { Bottleneck, CategoryId } from "./category.ts";
import { ClusterId } from "./cluster.ts";
import { NeedField } from "./need-field.ts";
import { Locale, NeedDraft } from "./reply.ts";

/** A value that a later one replaced; kept for the record, never shown again. */
const OldValue = z.object({ field: NeedField, text: z.string() });

/**
 * One draft (需求草稿).
 *
 * Shape   `words` are the person's own, unchanged; `told` are the clauses of them that tell of the need, which summary and
 *         problem are made of; `declined` fields are 待定 and not asked again; `asked` counts questions;
 *         `parked` waits for the person to come back
 */
export const DraftState = z.object({
  id: z.string(),
  words: z.array(z.string()),
  told: z.array(z.string()),
  fields: NeedDraft,
  history: z.array(OldValue),
  cluster: ClusterId.nullable(),
  clusterRunnerUp: ClusterId.nullable(),
  clusterTerms: z.array(z.string()),
  category: CategoryId.nullable(),
  toldBottleneck: Bottleneck,
  tellsTrouble: z.boolean(),
  asked: z.partialRecord(NeedField, z.number().int()),
  declined: z.array(NeedField),
  isComplete: z.boolean(),
  status: z.enum(["collecting", "confirming", "parked"]),
  touchedAt: z.iso.datetime(),
});
export type DraftState = z.infer<typeof DraftState>;

/**
 * What the machine waits for besides drafts: the contact of an offline talk or of a handoff, or the proof of a status query.
 *
 * Shape   a secret talk has `asked` so many times, and `isWarned` once it has said that content is for the meeting
 */
const Awaited = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("secret"),
    asked: z.number().int().default(0),
    isWarned: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("handoff") }),
  z.object({ kind: z.literal("status"), number: z.string().nullable() }),
]);

/** What a reply asks for: a field, or one of the four that are no fields. */
export const IntakeAsk = z.union([NeedField, z.enum(["confirm", "secret_confirmed", "need_id"])]);
export type IntakeAsk = z.infer<typeof IntakeAsk>;

/** The state of a conversation's intake; stored as JSON between turns. */
export const IntakeState = z.object({
  drafts: z.array(DraftState),
  activeId: z.string().nullable(),
  contact: NeedDraft,
  contactHistory: z.array(OldValue),
  refused: z.partialRecord(NeedField, z.number().int()),
  privacyShown: z.boolean(),
  awaited: Awaited.nullable(),
  asks: z.array(IntakeAsk),
  locale: Locale.nullable(),
  lastTurnAt: z.iso.datetime().nullable(),
});
export type IntakeState = z.infer<typeof IntakeState>;

/** The fields that belong to the firm and its contact: all drafts of a conversation share them. */
export const SHARED_FIELDS: readonly NeedField[] = [
  "enterprise",
  "uscc",
  "street",
  "contact",
  "phone",
  "email",
  "qualification",
];

/** Whether a field belongs to the firm and its contact. */
export function isShared(field: string): boolean {
  return SHARED_FIELDS.some((one) => one === field);
}

/** A conversation in which nothing was said yet. */
export function emptyIntake(): IntakeState {
  return {
    drafts: [],
    activeId: null,
    contact: {},
    contactHistory: [],
    refused: {},
    privacyShown: false,
    awaited: null,
    asks: [],
    locale: null,
    lastTurnAt: null,
  };
}

/** The drafts that are being worked on; parked ones wait. */
export function listLive(state: IntakeState): DraftState[] {
  return state.drafts.filter(({ status }) => status !== "parked");
}

/** The draft that answers go to. */
export function findActive(state: IntakeState): DraftState | null {
  const live = listLive(state);
  return live.find(({ id }) => id === state.activeId) ?? live[0] ?? null;
}

/** The state with one draft replaced. */
export function withDraft(state: IntakeState, draft: DraftState): IntakeState {
  return { ...state, drafts: state.drafts.map((one) => (one.id === draft.id ? draft : one)) };
}

/** The fields among the last asks. */
export function askedFields({ asks }: IntakeState): NeedField[] {
  return asks.flatMap((ask) => {
    const field = NeedField.safeParse(ask);
    return field.success && field.data !== "disclosure" ? [field.data] : [];
  });
}
