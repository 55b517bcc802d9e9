/** Search terms of documents and questions: characters, bigrams, words, figures, protected terms, document numbers. */
import { normaliseText } from "./text.ts";

/**
 * What the extraction knows besides its rules.
 *
 * Shape   normalised; `protectedTerms` are kept whole beside their characters, `stopPhrases` leave a question
 */
export type Lexicon = {
  protectedTerms: ReadonlySet<string>;
  longestTerm: number;
  starts: ReadonlySet<string>;
  stopPhrases: ReadonlySet<string>;
};

/** Raised when documents would be cut into other terms than before, so that stored passages are indexed again. */
const RULES_VERSION = 2;

/** Question words and politeness. Multi-character phrases; of single ones only particles (何 and 几 begin names, 何皇后). */
const STOP_PHRASES = `
  请问一下 请问 您好 你好 麻烦 谢谢 想问一下 想问 想知道 想了解 想咨询 咨询一下 帮我
  告诉我 给我 整理一下 整理下 列一下 列全 说一下 说下 说说 讲讲 讲一下 介绍一下 介绍下 查一下 查下 看一下 看下 我们 我想 怎么办 怎么样 怎么做 怎么弄 怎么 怎样 如何 咋办 咋弄 咋 什么时候
  是什么 什么是 为什么 什么 有哪些 哪些 哪一个 哪一种 哪种 哪位 哪项 哪家 哪个 哪里
  哪儿 哪一 为何 何种 何时 何谓 所谓 有什么 能不能 能否 可不可以 可以吗 可以 可否
  行吗 对吗 会不会 要不要 该不该 算不算 需不需要 是否 是不是 有没有 多少 多久
  多长时间 应该 需要 究竟 到底 吗 呢 啊 呀 吧 嘛
`;
const ENGLISH_STOP_WORDS = new Set(
  "a an and any are at be by can could do does for from have how i if in is it may me my of on or our please should that the there this to us we what when where which who will with would you your".split(
    " ",
  ),
);

// NOTE: Chinese characters are letters (\p{L}) too: words must exclude them, else 2016年5月 becomes one word.
const TOKEN = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[&.+\/'\-][[\p{L}\p{N}]--\p{Script=Han}]+)*%?/gv;
const HAN = /^\p{Script=Han}/u;
const FIGURE =
  /\d+(?:\.\d+)?(?:%|万亿元|万亿|亿元|万元|[万亿]|元|个月|个工作日|工作日|周岁|[岁年月日天人家项件倍分条款])/gu;
const DOCUMENT_NUMBER = /(\p{Script=Han}*)[〔[(【](\d{4})[〕\])】]\s?(?:第)?(\d+)号/gu;
const LEAD_WORDS = /^.*(?:根据|依据|按照|参照|依照|印发|以及|详见|文件|即|见|和|与|按)/u;
const LONGEST_AGENCY = 8;

/** The lexicon of the given protected terms; blank ones and those of fewer than three characters (bigrams anyway) are left out. */
export function buildLexicon(words: Iterable<string>): Lexicon {
  const terms = [...words].map(normaliseText).filter((word) => word.length > 2);
  return {
    protectedTerms: new Set(terms),
    starts: new Set(terms.map((word) => word.slice(0, 3))),
    longestTerm: terms.reduce((longest, word) => Math.max(longest, word.length), 0),
    stopPhrases: new Set(STOP_PHRASES.trim().split(/\s+/u).map(normaliseText)),
  };
}

/** A text that differs when documents would be cut into other terms: part of the key of what is already indexed. */
export function lexiconKey(lexicon: Lexicon): string {
  return [RULES_VERSION, ...[...lexicon.protectedTerms].sort()].join("\n");
}

/**
 * The terms of a document with their counts.
 *
 * Shape   never empty for a text with a Chinese character, letter or digit; lines are cut apart, so that a title and the text below
 *         share no bigram
 */
export function documentTerms(text: string, lexicon: Lexicon): Map<string, number> {
  const terms = new Map<string, number>();
  for (const line of text.split(/\n/u)) {
    addTerms(terms, normaliseText(line), lexicon);
  }
  return terms;
}

/**
 * The terms of a question with their counts: question words, politeness and English function words are left out,
 * unless nothing else is there. Single characters stay (without them nDCG@10 falls by .02 to .03 on statute and govfaq).
 *
 * Shape   never empty for a text with a Chinese character, letter or digit
 * Source  stop phrases on the tuning sets: nDCG@10 +.003 ± .004 statute, +.004 ± .004 govfaq, ±.000 drcd, +.003 ± .001 cmrc.
 *         English stop words and the plural rule are unmeasured: no set here is in English
 */
export function questionTerms(text: string, lexicon: Lexicon): Map<string, number> {
  const question = normaliseText(text);
  const terms = new Map<string, number>();
  addTerms(terms, removePhrases(question, lexicon.stopPhrases), lexicon);
  for (const word of ENGLISH_STOP_WORDS) {
    terms.delete(word);
  }
  if (terms.size === 0) {
    addTerms(terms, question, lexicon);
  }
  return terms;
}

/** Longest phrase first, each replaced by a gap so that its neighbours form no bigram. */
function removePhrases(question: string, phrases: ReadonlySet<string>): string {
  const longest = Math.max(0, ...[...phrases].map((phrase) => phrase.length));
  let kept = "";
  for (let at = 0; at < question.length; ) {
    const length = lengthOfPhrase(question, at, phrases, longest);
    kept += length === 0 ? (question[at] ?? "") : " ";
    at += Math.max(1, length);
  }
  return kept;
}

function lengthOfPhrase(question: string, at: number, phrases: ReadonlySet<string>, longest: number): number {
  for (let length = Math.min(longest, question.length - at); length > 0; length -= 1) {
    if (phrases.has(question.slice(at, at + length))) {
      return length;
    }
  }
  return 0;
}

function addTerms(terms: Map<string, number>, text: string, lexicon: Lexicon): void {
  for (const [token] of text.matchAll(TOKEN)) {
    const found = HAN.test(token) ? characterTerms(token) : wordTerms(token);
    for (const term of found) {
      count(terms, term);
    }
  }
  for (const [figure] of text.matchAll(FIGURE)) {
    if (!/^[\d.]+%?$/u.test(figure)) {
      count(terms, figure);
    }
  }
  for (const term of [...documentNumbers(text), ...protectedTerms(text, lexicon)]) {
    count(terms, term);
  }
}

function characterTerms(run: string): string[] {
  const characters = [...run];
  return characters.flatMap((character, index) => {
    const next = characters[index + 1];
    return next === undefined ? [character] : [character, character + next];
  });
}

/** The word in its singular; a compound (r&d, kat-tun) also in its parts of two and more characters. */
function wordTerms(word: string): string[] {
  const parts = word.split(/[&+/'-]/u).filter((part) => part.length > 1);
  return [...new Set([word, ...(parts.length > 1 ? parts : [])].map(toSingular))];
}

function toSingular(word: string): string {
  if (!/^[a-z]{4,}$/u.test(word) || /(?:ss|us|is)$/u.test(word)) {
    return word;
  }
  const [, ending] = /(ies|(?<=x|ch|sh|ss)es|s)$/u.exec(word) ?? [];
  return ending === undefined ? word : word.slice(0, -ending.length) + (ending === "ies" ? "y" : "");
}

/** 根据国科发火〔2016〕32号 → [2016]32号 and, if the agency's code is plain, 国科发火[2016]32号. */
function documentNumbers(text: string): string[] {
  return [...text.matchAll(DOCUMENT_NUMBER)].flatMap(([, before = "", year, number]) => {
    const tail = `[${year}]${number}号`;
    const agency = before.replace(LEAD_WORDS, "");
    return agency !== "" && agency.length <= LONGEST_AGENCY ? [tail, agency + tail] : [tail];
  });
}

function protectedTerms(text: string, lexicon: Lexicon): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length && lexicon.longestTerm > 0; at += 1) {
    const isStart = lexicon.starts.has(text.slice(at, at + 3));
    for (let length = isStart ? Math.min(lexicon.longestTerm, text.length - at) : 0; length > 2; length -= 1) {
      const term = text.slice(at, at + length);
      if (lexicon.protectedTerms.has(term) && hasWordEdges(text, at, term)) {
        found.push(term);
      }
    }
  }
  return found.filter((term) => !/^[\p{Script=Latin}\p{N}]+$/u.test(term));
}

function hasWordEdges(text: string, at: number, term: string): boolean {
  const edge = /^[a-z0-9]/u;
  const startsInside = edge.test(term) && edge.test(text[at - 1] ?? " ");
  const endsInside = edge.test(term.at(-1) ?? " ") && edge.test(text[at + term.length] ?? " ");
  return !startsInside && !endsInside;
}

function count(terms: Map<string, number>, term: string): void {
  terms.set(term, (terms.get(term) ?? 0) + 1);
}
