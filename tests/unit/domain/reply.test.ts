/** The schemas of what goes in and out of the core. */
import { describe, expect, test } from "vitest";
import { Action, InboundMessage, Item, Reply } from "../../../src/domain/reply.ts";

const CITATION = {
  policy: "T-1",
  title: "测试办法",
  documentNumber: null,
  clause: "要点1",
  quote: "奖励20万元。",
  status: "in force",
  textKind: "summary",
  url: null,
};
const ANSWERED = {
  kind: "policy_question",
  status: "answered",
  question: "奖多少",
  answer: "20万元。",
  policies: ["T-1"],
  citations: [CITATION],
  mode: "extractive",
  handoff: null,
};
const DRAFT = { contact: { text: "王工", value: "王工", span: [0, 2] } };
const NEED = {
  kind: "need",
  state: "draft",
  number: null,
  draft: DRAFT,
  missing: ["phone"],
  cluster: null,
  category: null,
  bottleneck: "ask",
  group: null,
  cc: [],
  reason: "",
  similar: [{ number: "XQ-2026-0001", likeness: "same" }],
};
const HANDOFF = { department: "区科技局", reason: "没有收入", contact: null };

describe("items", () => {
  test.each([
    ["an answered question", ANSWERED],
    ["a need", NEED],
    ["a status query", { kind: "status_query", number: null, state: null, draft: {} }],
    ["a handoff", { kind: "handoff", handoff: HANDOFF, draft: DRAFT }],
    ["chitchat", { kind: "chitchat" }],
    ["a secret", { kind: "secret", draft: {} }],
    ["something out of scope", { kind: "out_of_scope", department: null, draft: {} }],
  ])("%s is one, and passes unchanged", (_, item) => {
    expect(Item.parse(item)).toEqual(item);
  });

  test.each([
    ["an unknown kind", { kind: "joke" }],
    ["an unknown status of a document", { ...ANSWERED, citations: [{ ...CITATION, status: "active" }] }],
    ["a citation without its quote", { ...ANSWERED, citations: [{ ...CITATION, quote: undefined }] }],
    ["a span of one end", { ...NEED, draft: { contact: { text: "王", value: null, span: [0] } } }],
    ["a bottleneck that is a boolean", { ...NEED, bottleneck: true }],
    ["a handoff to nobody", { kind: "handoff", draft: {} }],
  ])("%s is refused", (_, item) => {
    expect(Item.safeParse(item).success).toBe(false);
  });
});

describe("replies", () => {
  test("a reply with buttons and a form passes unchanged through JSON", () => {
    const reply = {
      conversationId: "c",
      text: "20万元。",
      items: [ANSWERED, NEED],
      asks: ["phone"],
      actions: [
        { id: "handoff", label: "转人工", style: "default", value: "c" },
        { form: "need", title: "需求", fields: ["phone"], draft: DRAFT },
      ],
    };
    expect(Reply.parse(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
  });

  test("a button without a label is none", () => {
    expect(Action.safeParse({ id: "a", style: "default", value: "" }).success).toBe(false);
  });
});

describe("inbound messages", () => {
  const message = {
    channel: "web",
    conversationId: "c",
    requesterId: "r",
    key: "k",
    text: "",
    locale: null,
  };

  test("an empty text is a message, so that it gets a reply", () => {
    expect(InboundMessage.parse(message)).toEqual(message);
  });

  test.each([
    ["a channel that does not exist", { channel: "mail" }],
    ["a message without a key, which could not be answered once", { key: "" }],
    ["an endless key", { key: "k".repeat(201) }],
    ["no conversation", { conversationId: "" }],
    ["a language that is not spoken", { locale: "fr" }],
    ["a text that is no text", { text: 5 }],
  ])("%s is refused", (_, changes) => {
    expect(InboundMessage.safeParse({ ...message, ...changes }).success).toBe(false);
  });
});
