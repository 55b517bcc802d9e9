/** What the core says: one object that every channel renders, and what it hears: one message from any channel. */
import { z } from "zod";
import { CategoryId } from "./category.ts";
import { ClusterId } from "./cluster.ts";

/** Languages and scripts a person may write in; the reply follows the question. */
export const Locale = z.enum(["zh-Hans", "zh-Hant", "en"]);
export type Locale = z.infer<typeof Locale>;

/** How a policy document stands on the date asked about (有效、年度通知、历史 …). */
export const CitationStatus = z.enum([
  "in force",
  "annual notice",
  "historical",
  "expired",
  "not yet in force",
  "text not supplied",
]);
export type CitationStatus = z.infer<typeof CitationStatus>;

/** A citation (引用): the clause that a statement rests on, quoted as stored. */
export const Citation = z.object({
  policy: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  clause: z.string(),
  quote: z.string(),
  status: CitationStatus,
  textKind: z.enum(["official", "summary"]),
  url: z.string().nullable(),
});
export type Citation = z.infer<typeof Citation>;

/** A handoff (转人工): who goes on where the documents end. */
const Handoff = z.object({
  department: z.string(),
  reason: z.string(),
  contact: z.string().nullable(),
});

/**
 * A draft (需求草稿): fields of a need found so far, each with its words and where they stood.
 *
 * Unit    `span` counts UTF-16 units of the message
 */
export const NeedDraft = z.record(
  z.string(),
  z.object({
    text: z.string(),
    value: z.union([z.string(), z.number()]).nullable(),
    span: z.tuple([z.number().int(), z.number().int()]).nullable(),
  }),
);

export type NeedDraft = z.infer<typeof NeedDraft>;

const PolicyItem = z.object({
  kind: z.literal("policy_question"),
  status: z.enum(["answered", "abstained"]),
  question: z.string(),
  answer: z.string(),
  policies: z.array(z.string()),
  citations: z.array(Citation),
  mode: z.enum(["extractive", "model"]),
  handoff: Handoff.nullable(),
});
export type PolicyItem = z.infer<typeof PolicyItem>;

const NeedItem = z.object({
  kind: z.literal("need"),
  state: z.enum(["draft", "confirming", "filed"]),
  number: z.string().nullable(),
  draft: NeedDraft,
  missing: z.array(z.string()),
  cluster: ClusterId.nullable(),
  category: CategoryId.nullable(),
  bottleneck: z.enum(["yes", "ask", "no"]),
  group: z.string().nullable(),
  cc: z.array(z.string()),
  reason: z.string(),
  similar: z.array(z.object({ number: z.string(), likeness: z.enum(["same", "related"]) })),
});

/** An item (事项): one thing found in a message. */
export const Item = z.discriminatedUnion("kind", [
  PolicyItem,
  NeedItem,
  z.object({
    kind: z.literal("status_query"),
    number: z.string().nullable(),
    state: z.string().nullable(),
    draft: NeedDraft,
  }),
  z.object({ kind: z.literal("handoff"), handoff: Handoff, draft: NeedDraft }),
  z.object({ kind: z.literal("chitchat") }),
  z.object({ kind: z.literal("secret"), draft: NeedDraft }),
  z.object({
    kind: z.literal("out_of_scope"),
    department: z.string().nullable(),
    draft: NeedDraft,
  }),
]);
export type Item = z.infer<typeof Item>;

/** An action (操作): a button or a form that the person may use next. */
export const Action = z.union([
  z.object({
    id: z.string(),
    label: z.string(),
    style: z.enum(["primary", "default", "danger"]),
    value: z.string(),
    confirm: z.string().optional(),
  }),
  z.object({
    form: z.string(),
    title: z.string(),
    fields: z.array(z.string()),
    draft: NeedDraft,
  }),
]);
export type Action = z.infer<typeof Action>;

/** The id of an action whose value is what the person says by pressing it. */
export const SAY = "say";

/**
 * A reply (回复): everything a channel needs to show.
 *
 * Shape   `text` is Markdown; `items` in the order of the message; `asks` are field names
 */
export const Reply = z.object({
  conversationId: z.string(),
  text: z.string(),
  items: z.array(Item),
  asks: z.array(z.string()),
  actions: z.array(Action),
});
export type Reply = z.infer<typeof Reply>;

/** Longest message the core accepts; longer ones are cut by nobody, the person is asked to shorten. */
export const MESSAGE_MAX_CHARS = 4000;

/**
 * A message (消息) as a channel hands it in.
 *
 * Shape   `key` is unique per channel and names one utterance: the same key twice is answered once
 */
export const InboundMessage = z.object({
  channel: z.enum(["slack", "web", "terminal"]),
  conversationId: z.string().min(1).max(200),
  requesterId: z.string().min(1).max(200),
  key: z.string().min(1).max(200),
  text: z.string(),
  locale: Locale.nullable(),
});
export type InboundMessage = z.infer<typeof InboundMessage>;
