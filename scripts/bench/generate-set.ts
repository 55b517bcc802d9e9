/** Generated retrieval sets for timing: short Chinese documents of words with Zipf's frequencies, the same for the same seed. */
import type { SetDocument, SetQuestion } from "../eval/retrieval-set.ts";

/**
 * How large a set is.
 *
 * Unit    `words` of about two characters a document
 */
export type SetSize = { documents: number; words: number; questions: number };

const SEED = 20260630;
const VOCABULARY = 20_000;
/** A block without numerals; which character is frequent only its drawn rank decides. */
const CHARACTERS = 2_500;
const FIRST_CHARACTER = 0x5f00;
/** How many characters a word has, as often as in running text: mostly two. */
const WORD_LENGTHS = [1, 2, 2, 2, 2, 2, 3, 4];
const WORDS_BETWEEN_COMMAS = 8;
/** A question asks for this many words of one document, as people do: 高企 认定 奖励 多少. */
const WORDS_ASKED = 5;

/** Numbers in [0, 1). */
export type Random = () => number;

/** A set of this size; each question takes its words from one document, which is its only relevant one. */
export function generateSet(size: SetSize): {
  documents: SetDocument[];
  questions: SetQuestion[];
} {
  const random = createRandom(SEED);
  const drawCharacter = createZipf(CHARACTERS, random);
  const vocabulary = Array.from({ length: VOCABULARY }, () => makeWord(random, drawCharacter));
  const drawWord = createZipf(VOCABULARY, random);
  const pick = () => vocabulary[drawWord()] ?? "";
  const texts = Array.from({ length: size.documents }, () => {
    // Half to one and a half times the mean, so that length normalisation has something to do.
    const length = Math.round(size.words * (0.5 + random()));
    return Array.from({ length }, pick);
  });
  const documents = texts.map((words, index) => ({
    id: `d${index}`,
    title: words.slice(0, 3).join(""),
    text: write(words),
  }));
  const questions = Array.from({ length: size.questions }, (_, index) => {
    const at = Math.floor(random() * texts.length);
    const words = texts[at] ?? [];
    const asked = Array.from({ length: WORDS_ASKED }, () => words[Math.floor(random() * words.length)] ?? "");
    return {
      id: `q${index}`,
      text: asked.join(""),
      relevant: [`d${at}`],
      unanswerable: false,
    };
  });
  return { documents, questions };
}

/**
 * A small fast generator: the same numbers on every machine.
 *
 * Source  mulberry32 (Tommy Ettinger, 2017, public domain)
 */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ranks from 0 on, the r-th drawn 1/r as often as the first. */
function createZipf(ranks: number, random: Random): () => number {
  const sums = new Float64Array(ranks);
  let sum = 0;
  for (let rank = 0; rank < ranks; rank += 1) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = ranks - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
}

function makeWord(random: Random, drawCharacter: () => number): string {
  const length = WORD_LENGTHS[Math.floor(random() * WORD_LENGTHS.length)] ?? 2;
  return Array.from({ length }, () => String.fromCodePoint(FIRST_CHARACTER + drawCharacter())).join("");
}

function write(words: readonly string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_BETWEEN_COMMAS) {
    parts.push(words.slice(at, at + WORDS_BETWEEN_COMMAS).join(""));
  }
  return `${parts.join("，")}。`;
}
