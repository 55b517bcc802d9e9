/** Splits a message into its questions; statements around a question stay with it as its circumstances. */

import { toSimplified } from "./script.ts";

/**
 * One question of a message.
 *
 * Shape   `focus` is the question itself, `circumstances` the statements that belong to it ("" when none), both as written
 */
export type QuestionPart = { focus: string; circumstances: string };

const ASKS_CHINESE =
  /[吗嘛么呢]|多少|多久|多大|多高|几[个年月号家项人分万点类种天岁条成时]|怎么|怎样|咋|如何|哪|什么|啥|谁|何时|为什么|为何|能不能|可不可以|可否|能否|行不行|是否|是不是|要不要|用不用|需不需要|有没有|有无|够不够|算不算|给不给|对不对|好不好|不[?？]?$|没[?？]?$|没有[?？]?$|介绍|说下|说说|讲讲|列一?下|查一?下|告诉我/u;
const ASKS_ENGLISH =
  /^(?:and |so |but |please )?(?:what|which|who|whom|when|where|why|how|can|could|may|do|does|did|is|are|was|will|would|should|must|tell|list|explain|i (?:want|would like) to know)\b/iu;
const ENDS = /(?<=[?？!！。；;\n])|(?<=[.])(?=\s+[A-Z])/u;
/** Blank space parts Chinese clauses the way a comma does; Latin words and numbers keep theirs. */
const GAP = /(?<=[\p{Script=Han}\d%）)”"])[ \t\u3000]+(?=[\p{Script=Han}\d（(“"])/u;
const COMMA = /[，,、]\s*/u;

/** Longest leading statement that is only a call (请问、你好) and says nothing. */
const EMPTY_CALL = /^(?:你好|您好|请问|麻烦问下|问一下|想问下|咨询一下|hi|hello)[，,。!！ ]*$/iu;

/**
 * The questions of a message in order; a message that asks nothing is one part.
 *
 * Shape   at least one part; parts keep the message's own words
 */
export function splitQuestions(message: string): QuestionPart[] {
  const parts = splitSegments(message);
  return parts.flatMap(splitEach);
}

/** 「A 和 B 分别……」 asks the same of each. */
const EACH = /^(.{2,24}?)(?:[、/]|\s+|和|与|跟|以及)(.{2,24}?)(?:分别|各自?|都)(?=是|要|有|归|多|给|奖|补|几|什么|怎)(.+)$/u;

function splitEach(part: QuestionPart): QuestionPart[] {
  const [, first, second, rest] = EACH.exec(part.focus) ?? [];
  if (first === undefined || second === undefined || rest === undefined) {
    return [part];
  }
  return [first, second].map((subject) => ({ focus: `${subject}${rest}`, circumstances: part.circumstances }));
}

function splitSegments(message: string): QuestionPart[] {
  const segments = message
    .split(ENDS)
    .flatMap((sentence) => sentence.split(GAP))
    .flatMap(splitAtComma)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "" && !EMPTY_CALL.test(segment));
  const parts: QuestionPart[] = [];
  let pending: string[] = [];
  for (const segment of segments) {
    if (asks(segment)) {
      const eachOf = /^(?:分别|各自?)/u.test(segment) && pending.length > 1 ? pending : [];
      parts.push(
        ...(eachOf.length > 0
          ? eachOf.map((subject) => ({ focus: `${subject}${segment.replace(/^(?:分别|各自?)/u, "")}`, circumstances: "" }))
          : [{ focus: segment, circumstances: pending.join("，") }]),
      );
      pending = [];
    } else {
      pending.push(segment);
    }
  }
  const last = parts.at(-1);
  if (last === undefined) {
    return [{ focus: message.trim(), circumstances: "" }];
  }
  if (pending.length > 0) {
    last.circumstances = [last.circumstances, ...pending].filter((text) => text !== "").join("，");
  }
  return parts;
}

/** Commas part a sentence only where both sides ask: 「加计的80%是谁扣,合同要登记吗」. */
function splitAtComma(sentence: string): string[] {
  const pieces = sentence.split(COMMA).filter((piece) => piece.trim() !== "");
  if (pieces.filter(asks).length < 2) {
    return [sentence];
  }
  const merged: string[] = [];
  let open = "";
  for (const piece of pieces) {
    open = open === "" ? piece : `${open}，${piece}`;
    if (asks(piece)) {
      merged.push(open);
      open = "";
    }
  }
  return open === "" ? merged : [...merged, open];
}

function asks(text: string): boolean {
  const english = /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
  return english ? text.endsWith("?") || ASKS_ENGLISH.test(text) : ASKS_CHINESE.test(toSimplified(text));
}

const LEANS_ON_EARLIER =
  /^(?:那|那么|还有|另外|然后|它|他们|这个|这笔|这种|这些|这项|该|上面|刚才|其中|如果|要是|假如|and\b|what about|how about|it\b|that\b|this\b)|[呢]$|(?:这个|这笔|它|该(?:政策|办法|奖励|项目)|上述|同样|也)(?:.{0,12})$/iu;

/** Whether a question needs the one before to be understood: it points back, or is too short to name a subject. */
export function leansOnEarlier(question: string): boolean {
  const text = question.trim();
  return LEANS_ON_EARLIER.test(text) || text.length <= SHORT_CHARS;
}

/** Questions up to this length rarely name their subject (多久到账, 要什么材料). */
const SHORT_CHARS = 9;
