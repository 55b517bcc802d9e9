/** Splits a message into its questions; statements around a question stay with it as its circumstances. */

import { toSimplified } from "./script.ts";
import { normaliseText } from "./text.ts";

/**
 * One question of a message.
 *
 * Shape   `focus` is the question itself, `circumstances` the statements that belong to it ("" when none), both as written;
 *         `sentence` counts the message's sentences: parts of one share their subject; `ordinal` counts the parts from 1
 */
export type QuestionPart = {
  focus: string;
  circumstances: string;
  sentence: number;
  ordinal: number;
};

const ASKS_CHINESE =
  /[吗么呢]|(?<!就是.*)嘛|多少|多久|多大|多高|几[个年月号家项人分万点类种天岁条成时]|怎么|怎样|咋|如何|哪|什么|啥|谁|何时|为什么|为何|能不能|可不可以|可否|能否|行不行|是否|是不是|要不要|用不用|需不需要|有没有|有无|够不够|算不算|给不给|对不对|好不好|不[?？]?$|没[?？]?$|没有[?？]?$|介绍|说下|说说|讲讲|列一?下|查一?下|告诉我|(?:请|一并)(?:说明|告知|列出)|(\p{Script=Han})[不没]\1/u;
const ASKS_ENGLISH =
  /^(?:and |so |but |please )?(?:what|which|who|whom|when|where|why|how|can|could|may|do|does|did|is|are|was|will|would|should|must|tell|list|explain|i (?:want|would like) to know)\b/iu;
const ENDS = /(?<=[?？!！。；;\n])|(?<=[.])(?=\s+[A-Z])|(?<=[，,\s])(?=以及|另外|还想问|顺便问|再问)/u;
/** Blank space parts Chinese clauses the way a comma does; Latin words and numbers keep theirs. */
const GAP = /(?<=[\p{Script=Han}\d%）)”"])[ \t\u3000]+(?=[\p{Script=Han}\d（(“"])/u;
/** A comma that parts words, or the 「and what …」 of a second English question; the comma in 500,000 belongs to the number. */
const COMMA = /(?:[，、]|(?<!\d),|,(?!\d{3}(?!\d)))\s*|\s(?=and (?:how|what|who|when|where|which) (?:\S+ ){2})/u;

/** Stretches that only call or ask to answer (请问、你好、帮查下、流程说下 keeps its 流程) and name nothing. */
const EMPTY_CALL =
  /^(?:(?:你好|您好|请问|麻烦问下|问一下|想问下|咨询一下|谢谢|hi|hello)|(?:请|麻烦|帮忙?|给|跟|替)?(?:我|我们|忙)?(?:查|列|说|讲|看|整理|介绍|解释)(?:一下|下|说|讲)?(?:吧|呗|啊|呢)?)[，,。!！?？ ]*$/iu;

/** Joins a question to what came before; 另外 beside a level would read as "apart from it". */
const JOINS = /^(?:另外|还有|再有|再就是|对了|顺便)(?:[,，\s]*(?:再|想)?问一?[下句]?)?[,，:：\s]*/u;

/**
 * The questions of a message in order; a message that asks nothing is one part.
 *
 * Shape   at least one part; parts keep the message's own words
 */
export function splitQuestions(message: string): QuestionPart[] {
  return splitSegments(message)
    .flatMap(splitEach)
    .map((part, index) => ({ ...part, focus: part.focus.replace(JOINS, "") || part.focus, ordinal: index + 1 }));
}

type Part = Omit<QuestionPart, "ordinal">;

/** 「A 和 B 分别……」 asks the same of each; a remark between (老搞混，分不清) is no subject. */
const EACH =
  /^(.{2,24}?)(?:[、/，,]\s*|\s+|和|与|跟|以及)(.{2,24}?)(?:[，,](?:[^，,]{0,10}[，,])?)?(?:分别|各自?|都)(?=是|要|有|归|找|多|给|奖|补|几|什么|怎)(.+)$/u;

/** 「A 和 B 我们都想认定，是不是都……」: the two stand before the question. */
const BOTH = /^(.{3,14}?)(?:和|与|跟|以及|、)(.{3,14}?)(?:我们|我司|我|都|两个|这两).{0,12}$/u;

function splitEach(part: Part): Part[] {
  const [, one, two] = /都|分别|各自?/u.test(part.focus) ? (BOTH.exec(part.circumstances) ?? []) : [];
  if (one !== undefined && two !== undefined) {
    return [one, two].map((circumstances) => ({ ...part, circumstances, focus: part.focus.replace("都", "") }));
  }
  const [, first, second, rest] = EACH.exec(part.focus) ?? [];
  if (first === undefined || second === undefined || rest === undefined) {
    return [part];
  }
  return [first, second].map((subject) => ({
    ...part,
    focus: `${subject}${rest}`,
  }));
}

/** One stretch of a message between full stops, commas or blanks, with the number of its sentence. */
type Segment = { text: string; sentence: number };

function toSegments(message: string): Segment[] {
  return message
    .split(ENDS)
    .flatMap((sentence, index) =>
      sentence
        .split(GAP)
        .flatMap(splitAtComma)
        .map((text) => ({ text: text.trim(), sentence: index })),
    )
    .filter(({ text }) => text !== "" && !EMPTY_CALL.test(text));
}

function splitSegments(message: string): Part[] {
  const parts: Part[] = [];
  let pending: string[] = [];
  for (const { text, sentence } of toSegments(message)) {
    if (asks(text)) {
      parts.push(...toParts(text, pending, sentence));
      pending = [];
    } else {
      pending.push(text);
    }
  }
  const last = parts.at(-1);
  if (last === undefined) {
    return [{ focus: message.trim(), circumstances: "", sentence: 0 }];
  }
  if (pending.length > 0) {
    last.circumstances = [last.circumstances, ...pending].filter((text) => text !== "").join("，");
  }
  return parts;
}

const LEVEL = /^(?:国家级?|省级|省里|市级|市里|区级|区里)$/u;

/** A question with the statements before it; 「甲 乙 （老搞混，）分别……」 is one question for each. */
function toParts(question: string, pending: string[], sentence: number): Part[] {
  const levels = pending.filter((text) => LEVEL.test(text));
  if (levels.length > 1 && /分别|各自?/u.test(question)) {
    const subject = pending.filter((text) => !LEVEL.test(text)).join("");
    const asked = question.replace(/分别|各自?/u, "");
    return levels.map((level) => ({ focus: `${subject}${level}${asked}`, circumstances: "", sentence }));
  }
  const [, rest] = /^(?:[^，,]{0,10}[，,]\s*)?(?:分别|各自?)(.+)$/u.exec(question) ?? [];
  return rest !== undefined && pending.length > 1
    ? pending.map((subject) => ({
        focus: `${subject}${rest}`,
        circumstances: "",
        sentence,
      }))
    : [{ focus: question, circumstances: pending.join("，"), sentence }];
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

/** 「…, and the award for …」 is a question of its own. */
const SECOND_THING = /^and the\b/iu;
const ANNOUNCES = /^(?:i have )?(?:two|2|three|3) (?:quick )?questions\b/iu;

function asks(text: string): boolean {
  const english = /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
  return /[?？]$/u.test(text) || (english ? asksInEnglish(text) : ASKS_CHINESE.test(toSimplified(text)));
}

/** The question word of an English sentence may stand behind its circumstances: 「For a new firm, how long …」. */
function asksInEnglish(text: string): boolean {
  return (
    ANNOUNCES.test(text) ||
    SECOND_THING.test(text) ||
    text.split(COMMA).some((piece) => ASKS_ENGLISH.test(piece.trim()))
  );
}

const POINTS_BACK =
  /^(?:at|on) (?:the )?(?:national|provincial|municipal|city|district)\b.{0,8}$|^(?:那|那么|还有|另外|然后|它|他们|这个|这笔|这种|这些|这项|该|上面|刚才|其中|如果|要是|假如|and\b|what about|how about|it\b|that\b|this\b)|[呢]$|(?:这个|这笔|它|该(?:政策|办法|奖励|项目)|上述|同样|也)(?:.{0,12})$/iu;

/** Whether a question points at the one before (那……呢, 这笔钱……). */
export function pointsBack(question: string): boolean {
  return POINTS_BACK.test(question.trim());
}

const ONLY_DEPARTMENT =
  /^(?:那|该|要|应该|又|是)?(?:归|找|问|联系|咨询)(?:谁|哪|什么|哪个|哪里|你们|科技|经信|发改|税务|人社).{0,8}$|^(?:谁管|哪个(?:部门|局|单位)管|(?:联系)?电话(?:是)?多少)[？?]?$/u;

/** Whether a question asks for the department and names no matter (归哪个局管, 找谁问). */
export function asksOnlyDepartment(question: string): boolean {
  return ONLY_DEPARTMENT.test(normaliseText(question));
}
