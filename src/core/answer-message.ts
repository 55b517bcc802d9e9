/** Answers the parts of one message: what is out of bounds is handed on, the rest is looked up, and one text is made of it. */
import type { Evidence as StoredEvidence } from "../db/conversations.ts";
import { type Boundary, findBoundary } from "../domain/boundary.ts";
import { frameFor } from "../domain/frame.ts";
import { type Item, type Locale, MESSAGE_MAX_CHARS } from "../domain/reply.ts";
import { toTraditional } from "../domain/script.ts";
import { type QuestionPart, splitQuestions } from "../domain/split-questions.ts";
import { normaliseText } from "../domain/text.ts";
import { answerQuestions } from "./answer-questions.ts";
import type { Step } from "./handle-message.ts";
import type { EarlierTurn } from "./look-up-question.ts";
import type { Deps } from "./ports.ts";

/**
 * A message to answer.
 *
 * Shape   `earlier` are the turns before, oldest first: their full questions and the documents they were about
 */
export type MessageInput = {
  text: string;
  locale: Locale;
  earlier: EarlierTurn[];
};

/** What came of it: items in order, one text, and what the next turn and the "why" view need. */
export type MessageAnswer = {
  text: string;
  items: Item[];
  evidence: StoredEvidence;
};

/** One answered part: what is said, and the item that stands for it. */
export type Said = { text: string; item: Item };

/** Answers a message. Boundaries that end the talk (涉密、注入) are looked for in the whole message first. */
export async function answerMessage(
  deps: Deps,
  input: MessageInput,
  onStep: (step: Step) => void,
): Promise<MessageAnswer> {
  const rules = deps.vocabulary.boundaries;
  const whole = findBoundary(normaliseText(input.text), rules);
  if (whole !== null && ENDS_THE_TALK.includes(whole.kind)) {
    return withoutEvidence([sayBoundary(whole, "", input.locale)]);
  }
  const refused = answerOddText(input);
  if (refused !== null) {
    return refused;
  }
  const asked = splitQuestions(input.text);
  const parts = distinct(asked).slice(0, MAX_PARTS);
  if (whole !== null && parts.length === 1) {
    return withoutEvidence([sayBoundary(whole, input.text, input.locale)]);
  }
  const open: QuestionPart[] = [];
  const said: Said[] = [];
  const met = new Set<string>();
  let follows = false;
  for (const part of parts) {
    const boundary = findBoundary(normaliseText(`${part.circumstances} ${part.focus}`), rules);
    if (boundary !== null) {
      follows = boundary.kind !== "chitchat" && boundary.kind !== "service";
      if (boundary.kind !== "chitchat" && !(boundary.kind === "service" && met.has(boundary.id))) {
        said.push(sayBoundary(boundary, part.focus, input.locale));
      }
      met.add(boundary.id);
    } else if (!follows || !isSubjectless(deps, part)) {
      follows = false;
      open.push(part);
    }
  }
  const looked = open.length === 0 ? null : await answerQuestions(deps, { ...input, parts: open }, onStep);
  const all = [...(looked?.said ?? []), ...said];
  const rest = distinct(asked).length > MAX_PARTS ? [frameFor(input.locale).tooMany(MAX_PARTS)] : [];
  return {
    text: [...all.map((one) => one.text), ...rest].join("\n\n---\n\n"),
    items: all.map((one) => one.item),
    evidence: looked?.evidence ?? {
      questions: [],
      documents: [],
      passages: [],
    },
  };
}

/** Longer questions name what they are about. */
const SUBJECTLESS_CHARS = 10;

/** 「要什么材料」 after 「消防验收去哪办」 asks about the same matter, which is not ours. */
function isSubjectless({ vocabulary }: Deps, { focus }: QuestionPart): boolean {
  const text = normaliseText(focus);
  return (
    [...text].length <= SUBJECTLESS_CHARS && ![...vocabulary.lexicon.protectedTerms].some((term) => text.includes(term))
  );
}

/** More questions in one message than a person asks; each costs a search. */
const MAX_PARTS = 6;

function distinct(parts: QuestionPart[]): QuestionPart[] {
  return [...new Map(parts.map((part) => [`${part.circumstances}\n${part.focus}`, part])).values()];
}

const ENDS_THE_TALK: readonly Boundary["kind"][] = ["secret", "injection"];

/** Empty, wordless and overlong messages. */
function answerOddText({ text, locale }: MessageInput): MessageAnswer | null {
  const frame = frameFor(locale);
  if (text.length > MESSAGE_MAX_CHARS) {
    return withoutEvidence([{ text: frame.tooLong(MESSAGE_MAX_CHARS), item: { kind: "chitchat" } }]);
  }
  return /[\p{L}\p{N}]/u.test(normaliseText(text))
    ? null
    : withoutEvidence([{ text: frame.empty, item: { kind: "chitchat" } }]);
}

function withoutEvidence(said: Said[]): MessageAnswer {
  return {
    text: said.map((one) => one.text).join("\n\n"),
    items: said.map((one) => one.item),
    evidence: { questions: [], documents: [], passages: [] },
  };
}

/** What a boundary says in a language, and the item that stands for it. */
export function sayBoundary(boundary: Boundary, question: string, locale: Locale): Said {
  const texts: Record<Locale, () => string> = {
    en: () => boundary.reply_en,
    "zh-Hans": () => boundary.reply,
    "zh-Hant": () => toTraditional(boundary.reply),
  };
  return { text: texts[locale](), item: toItem(boundary, question) };
}

function toItem(boundary: Boundary, question: string): Item {
  const { department } = boundary;
  switch (boundary.kind) {
    case "chitchat":
    case "service":
      return { kind: "chitchat" };
    case "secret":
      return { kind: "secret", draft: {} };
    case "handoff":
      return {
        kind: "handoff",
        handoff: {
          department: department ?? "专班",
          reason: boundary.id,
          contact: null,
        },
        draft: {},
      };
    case "out_of_scope":
    case "injection":
      return { kind: "out_of_scope", department, draft: {} };
    case "abstained":
      return {
        kind: "policy_question",
        status: "abstained",
        question,
        answer: boundary.reply,
        policies: [],
        citations: [],
        mode: "extractive",
        handoff: department === null ? null : { department, reason: boundary.id, contact: null },
      };
  }
}
