/** Splits a message into clauses, each with its place and with how much it is set off from the one before. */
import { foldText } from "./fold-text.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";

/**
 * One clause.
 *
 * Shape   `text` is folded; `opens` says what stands before it: an item of a numbered list, a word that begins another
 *         topic (另外), a semicolon, the end of a sentence, or only a comma or a blank
 * Unit    `start` and `end` in UTF-16 units of the message
 */
export type Clause = {
  start: number;
  end: number;
  text: string;
  opens: "item" | "topic" | "parallel" | "sentence" | "clause";
};

type Mark = { at: number; opens: Clause["opens"] };

/** Ends of sentences; a full stop only before a blank, so that 0.5 and a.com stay whole. */
const SENTENCE_END = /[。!?\n…]+|(?<!\b(?:no|vs|e\.g|i\.e))\.(?=\s|$)/gu;
/** What stands between things said side by side. */
const PARALLEL = /;|(?<=[\p{Script=Han}\d%] )\+(?= )|\/\/+/gu;
/** Commas (not those of 1,000), colons that no digit follows, blanks between Chinese words and numbers. */
const CLAUSE_END =
  /,(?!\d{3}(?!\d))|:(?!\d)|(?<=[\p{Script=Han}\d%)”"】\p{Extended_Pictographic}])[ \u3000]+(?=[\p{Script=Han}\d(“"【])|(?<=\p{Script=Han})[ \u3000]+(?=[a-z])/gu;
/** Words that begin another topic also where speech has no punctuation before them. */
const SPOKEN_TOPIC =
  /(?<=\p{Script=Han}.{2,})(?:另外(?!一[家台套条种批])|顺便(?:再)?(?:问|说|提)|此外|对了(?!一半)|[哦哎噢]对(?=厂|我|你|了)|还有(?:一个|个)?(?:就是|事|问题)|再问一?[下句])/gu;

/** How list items are numbered; each row gives the number's place in its own sequence. */
const NUMBERINGS: readonly { pattern: RegExp; digits: string }[] = [
  { pattern: /(?<![\d.a-z%℃])\(?([1-9])(?:[.、)](?!\d)|(?=\s)|:)/gu, digits: "123456789" },
  { pattern: /(?<![一-龥])\(?([一二三四五六七八九])(?:[、):.,]|是|来|(?= ))/gu, digits: "一二三四五六七八九" },
  { pattern: /(?<![a-z\d])\(?([a-f])(?:[、):.](?!\w)|(?= ?\p{Script=Han}))/gu, digits: "abcdef" },
  { pattern: /(?:第|其)([一二三四五六])(?=[个点件条,:、.是]|\s|[^次代批期年届道步轮])/gu, digits: "一二三四五六" },
  { pattern: /([一另还再])(?:有)?一?[个件](?:事(?:情)?|需求|问题|难题)?(?:是|呢|,|:)/gu, digits: "一另还再" },
  { pattern: /(?:\b|^)(f|s|t)(?:irst|econd|hird)(?:ly)?\b[,: ]/gu, digits: "fst" },
  { pattern: /(首|其|再|最)(?:先|次|后)/gu, digits: "首其再最" },
];

/** The clauses of a message in order; blank ones are left out. */
export function splitMessage(message: string, vocabulary: NeedVocabulary): Clause[] {
  const folded = foldText(message);
  const marks = [...findItems(message, folded), ...findEnds(folded)].sort((left, right) => left.at - right.at);
  const announced = folded.search(vocabulary.signals.announced) >= 0;
  const isList = marks.some(({ opens }) => opens === "item");
  return toClauses(folded, marks).map((clause, index) => {
    const isTopic = index > 0 && (clause.text.search(vocabulary.signals.topics) >= 0 || (announced && !isList));
    return clause.opens === "item" || !isTopic ? clause : { ...clause, opens: "topic" };
  });
}

function findEnds(folded: string): Mark[] {
  return [
    ...[...folded.matchAll(SENTENCE_END)].map((match) => ({
      at: match.index + match[0].length,
      opens: "sentence" as const,
    })),
    ...[...folded.matchAll(PARALLEL)].map((match) => ({
      at: match.index + match[0].length,
      opens: "parallel" as const,
    })),
    ...[...folded.matchAll(CLAUSE_END)].map((match) => ({
      at: match.index + match[0].length,
      opens: "clause" as const,
    })),
    ...[...folded.matchAll(SPOKEN_TOPIC)].map((match) => ({ at: match.index, opens: "topic" as const })),
  ];
}

/** Where numbered items begin: circled digits, or a sequence that begins with one and has a second. */
function findItems(message: string, folded: string): Mark[] {
  const circled = [...message.matchAll(/[①-⑳⑴-⒇❶-❿➀-➓]/gu)].map((match) => match.index);
  const numbered = NUMBERINGS.flatMap(({ pattern, digits }) => findSequence(folded, pattern, digits));
  const bullets = [...folded.matchAll(/(?<=^|\n)[ ]*[-•*·](?=[ \p{L}])/gu)].map((match) => match.index);
  const starts = [circled, bullets].find((list) => list.length > 1) ?? numbered;
  return starts.map((at) => ({ at, opens: "item" }));
}

function findSequence(folded: string, pattern: RegExp, digits: string): number[] {
  const starts: number[] = [];
  let last = -1;
  for (const match of folded.matchAll(pattern)) {
    const value = digits.indexOf(match[1] ?? "");
    // 一个是…,一个是…: the same word again.
    const isAgain = digits === "一另还再" && value === 0 && last === 0 && match[0].endsWith("是");
    const skips = digits === "一另还再" || digits === "首其再最";
    const follows = isAgain || (skips ? value > last : value === last + 1);
    if (follows && (last >= 0 || value === 0)) {
      starts.push(match.index);
      last = value;
    }
  }
  return starts.length > 1 ? starts : [];
}

const ITEM_NUMBER = /^[\s(]*(?:[1-9]|[一二三四五六七八九])[\s.、):]*$/u;

/** Cuts the text at the marks; of several marks without words between them the strongest counts. */
function toClauses(folded: string, marks: readonly Mark[]): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let opens: Clause["opens"] = "sentence";
  for (const mark of [...marks, { at: folded.length, opens: "sentence" as const }]) {
    const piece = folded.slice(start, mark.at);
    // 1. stands before its item, whatever marks follow it.
    if (/[\p{L}\p{N}]/u.test(piece) && !(opens === "item" && ITEM_NUMBER.test(piece))) {
      clauses.push({ ...trim(folded, start, mark.at), opens });
      [start, opens] = [mark.at, mark.opens];
    } else {
      start = mark.at;
      opens = stronger(opens, mark.opens);
    }
  }
  return clauses;
}

const STRENGTH: readonly Clause["opens"][] = ["clause", "sentence", "parallel", "topic", "item"];

function stronger(left: Clause["opens"], right: Clause["opens"]): Clause["opens"] {
  return STRENGTH.indexOf(left) > STRENGTH.indexOf(right) ? left : right;
}

function trim(folded: string, from: number, to: number): { start: number; end: number; text: string } {
  const piece = folded.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const end = from + piece.trimEnd().length;
  return { start, end, text: folded.slice(start, end) };
}
