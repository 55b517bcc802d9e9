/** Replies, needs and hostile texts for the tests of what Slack shows; every payload made here is checked. */
import { fileURLToPath } from "node:url";
import type { HomeView, ModalView } from "@slack/types";
import fc from "fast-check";
import { expect } from "vitest";
import type { Rendered } from "../../../../src/channels/slack/message.ts";
import { readDirectory } from "../../../../src/core/directory-files.ts";
import type { StoredNeed } from "../../../../src/core/list-needs.ts";
import type { NeedFile } from "../../../../src/core/read-need.ts";
import type { Activity } from "../../../../src/domain/activity.ts";
import { buildGroupBook } from "../../../../src/domain/group.ts";
import { clocksOf } from "../../../../src/domain/need-clock.ts";
import { courseOf } from "../../../../src/domain/need-course.ts";
import { listMoves } from "../../../../src/domain/need-moves.ts";
import type { WordBook } from "../../../../src/domain/need-words.ts";
import { renderProblem } from "../../../../src/domain/problem.ts";
import type { Action, Citation, Item, Reply } from "../../../../src/domain/reply.ts";
import { checkMessage, checkView, listMarkup } from "../../../support/check-slack-payload.ts";
import { at, claimed, RULES } from "../../need-log.ts";

const directory = readDirectory(fileURLToPath(new URL("../../../../knowledge", import.meta.url)), null);
const files = directory.ok ? directory.value : expect.unreachable(directory.problems.map(renderProblem).join("\n"));
const clusterNames = new Map([...files.names.clusters].map(([id, { name }]) => [id, name]));

/** The names that ship. */
export const WORDS: WordBook = { groups: buildGroupBook(files.groups, clusterNames), names: files.names };
export const { calendar: CALENDAR, deadlines: DEADLINES } = RULES;

/** Outside nobody can open our pages. */
export const NO_SITE = { siteUrl: null };
export const SITE = { siteUrl: "https://yiduiyi.example" };

/** A message that Slack would take, and that mentions nobody. */
export function sound(message: Rendered): Rendered {
  expect(checkMessage(message)).toEqual([]);
  expect(listMarkup(message)).toEqual([]);
  return message;
}

/** A modal or Home tab that Slack would take, and that mentions nobody. */
export function soundView<V extends ModalView | HomeView>(view: V): V {
  expect(checkView(view)).toEqual([]);
  expect(listMarkup(view)).toEqual([]);
  return view;
}

/** What people might write to fool readers or Slack. */
const TRICKS = [
  "<!channel>",
  "<!here|here>",
  "<!subteam^S1>",
  "<@U012AB3CD>",
  "<#C012AB3CD|general>",
  "<https://evil.example|区科技局官网>",
  "<mailto:a@evil.example|写信>",
  "[来源](https://evil.example)",
  "![图](https://evil.example/a.png)",
  "[政策](/documents/NB-01#要点1)",
  "<https://evil.example>",
  "https://evil.example/a",
  "&lt;!channel&gt;",
  "[x]: https://evil.example",
  "@channel",
  "\u202E元万05\u202C",
  "区\u200B科\u2060技\uFEFF局",
  "**粗**体",
  "*a*_b_~c~`d`",
  "> 引",
  "- 项\n  - 深",
  "```\n码\n```",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "---",
  "# 题",
  "\ud83d",
  "👨‍👩‍👧",
  "\0",
  "a\\<b",
  "气孔率<0.5%",
] as const;

/** Texts of tricks and of anything. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: "binary", maxLength: 12 }), fc.string({ maxLength: 30 })),
    {
      maxLength: 8,
    },
  )
  .chain((parts) => fc.constantFrom("", " ", "\n", "\n\n").map((mark) => parts.join(mark)));

/** The same, up to a great length. */
export const anyLength: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: anyText, weight: 4 },
  fc
    .tuple(anyText, fc.integer({ min: 1, max: 400 }))
    .map(([text, times]) => `${text}问`.repeat(times).slice(0, 20_000)),
);

export function makeCitation(changes: Partial<Citation> = {}): Citation {
  return {
    policy: "NB-01",
    title: "奖补办法",
    documentNumber: null,
    clause: "要点1",
    quote: "首次认定的，奖励不超过20万元。",
    status: "in force",
    textKind: "summary",
    url: "https://gov.example/1",
    ...changes,
  };
}

export function makeAnswer(citations: Citation[]): Item {
  return {
    kind: "policy_question",
    status: "answered",
    question: "奖励多少",
    answer: "20万元",
    policies: citations.map(({ policy }) => policy),
    citations,
    mode: "extractive",
    handoff: null,
  };
}

export const ANSWER_ACTIONS: Action[] = [
  { id: "helpful", label: "有用", style: "default", value: "7" },
  { id: "unhelpful", label: "没用", style: "default", value: "7" },
  { id: "handoff", label: "转人工", style: "default", value: "7" },
];

export function makeReply(changes: Partial<Reply> = {}): Reply {
  return { conversationId: "c", text: "你好", items: [], asks: [], actions: [], ...changes };
}

export function makeStoredNeed(changes: Partial<StoredNeed> = {}): StoredNeed {
  return {
    id: "1",
    number: "XQ-2026-0001",
    requesterId: "slack-firm-a",
    conversationId: null,
    channel: "slack",
    fields: { target: { text: "寿命 8000 小时", value: "8000小时", span: null } },
    enterprise: "鼎力机械",
    contact: "王工",
    phone: "13800001234",
    email: null,
    summary: "进口轴承断供，想找国产替代",
    problem: "进口轴承断供，寿命达不到",
    sourceText: "我们的进口轴承断供了",
    cluster: "key_components",
    category: "basic_component",
    bottleneck: "yes",
    disclosure: "internal",
    groupId: "T1",
    cc: ["T2"],
    assigneeId: null,
    assigneeName: null,
    state: "assigned",
    outcome: null,
    mergedInto: null,
    mergedNumber: null,
    submittedAt: at("2026-06-10 09:00"),
    changedAt: at("2026-06-10 09:00"),
    nextClock: "claim",
    nearlyAt: at("2026-06-11 09:00"),
    dueAt: at("2026-06-11 17:30"),
    ...changes,
  };
}

/** A need's file as the lead of its group sees it. */
export function makeFile(changes: Partial<NeedFile> = {}): NeedFile {
  const log: Activity[] = changes.log ?? claimed("2026-06-10 09:00", "2026-06-10 10:00");
  const course = courseOf(log);
  return {
    need: makeStoredNeed(),
    log,
    clocks: clocksOf(log, RULES, at("2026-06-10 15:00")),
    likenesses: [],
    solvers: [],
    policies: [],
    enterprise: null,
    talk: [],
    moves: course === null ? [] : listMoves(course, "staff", { role: "group_lead", group: "T1" }),
    colleagues: [],
    ...changes,
  };
}

/** `view.state.values` as Slack sends it for plain texts and choices. */
export function makeState(values: Record<string, string | { chosen: string } | { ticked: string[] } | null>): unknown {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value: toInput(value) }]));
}

function toInput(value: string | { chosen: string } | { ticked: string[] } | null): Record<string, unknown> {
  if (value === null || typeof value === "string") {
    return { type: "plain_text_input", value };
  }
  return "chosen" in value
    ? { type: "static_select", selected_option: { text: { type: "plain_text", text: "x" }, value: value.chosen } }
    : { type: "checkboxes", selected_options: value.ticked.map((one) => ({ value: one })) };
}
