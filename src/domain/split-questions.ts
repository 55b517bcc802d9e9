/** Splits a message into its questions; statements around a question stay with it as its circumstances. */

/**
 * One question of a message.
 *
 * Shape   `focus` is the question itself, `circumstances` the statements that belong to it ("" when none), both as written
 */
export type QuestionPart = { focus: string; circumstances: string };

const ASKS_CHINESE =
  /[吗嘛么呢]|多少|多久|多大|多高|几[个年月号家项人分万点类种天岁条成时]|怎么|怎样|咋|如何|哪|什么|啥|谁|何时|为什么|为何|能不能|可不可以|可否|能否|行不行|是否|是不是|要不要|用不用|需不需要|有没有|有无|够不够|算不算|给不给|对不对|好不好|不[?？]?$|没[?？]?$|没有[?？]?$|介绍|说下|说说|讲讲|列一?下|查一?下|告诉我/u;
const ASKS_ENGLISH =
  /\b(?:what|which|who|whom|when|where|why|how|can|could|may|do|does|did|is|are|was|will|would|should|must|tell|list|explain)\b/iu;
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
      parts.push({ focus: segment, circumstances: pending.join("，") });
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
  return ASKS_CHINESE.test(text) || (/^[\p{Script=Latin}\s\d.,'’?&%/()-]+$/u.test(text) && ASKS_ENGLISH.test(text));
}

const LEANS_ON_EARLIER =
  /^(?:那|那么|还有|另外|然后|它|他们|这个|这笔|这种|这些|这项|该|上面|刚才|其中|如果|要是|假如|and\b|what about|how about|it\b|that\b|this\b)|[呢]$|(?:这个|这笔|它|该(?:政策|办法|奖励|项目)|上述|同样|也)(?:.{0,12})$/iu;

/**
 * Whether a question needs the one before to be understood.
 *
 * Shape   `ownSubject` tells whether it names a subject of its own
 */
export function leansOnEarlier(question: string, ownSubject: boolean): boolean {
  const text = question.trim();
  return LEANS_ON_EARLIER.test(text) ? true : !ownSubject && text.length <= 16;
}
