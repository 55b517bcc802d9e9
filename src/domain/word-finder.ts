/** Finds the words of a clerk's list in a text: plain words, whole Latin words, or regular expressions between slashes. */
import { normaliseText } from "./text.ts";

/**
 * The words of the list that a text holds.
 *
 * Shape   takes normalised text; a word inside a longer one that was found is left out; an expression gives what it met
 */
export type WordFinder = (normalisedText: string) => string[];

const EXPRESSION = /^\/(.+)\/$/su;
const LATIN = /[a-z0-9]/u;

/** Whether a line of a list can be used: not blank, and an expression that compiles. */
export function isWord(word: string): boolean {
  const body = EXPRESSION.exec(word)?.[1];
  if (body === undefined) {
    return normaliseText(word) !== "";
  }
  try {
    return new RegExp(body, "u").source !== "";
  } catch {
    return false;
  }
}

/** Makes the finder of a list; words are normalised once, expressions are written against normalised text. */
export function buildWordFinder(words: readonly string[]): WordFinder {
  const finders = words.map(toFinder);
  return (text) => {
    const found = [...new Set(finders.flatMap((find) => find(text) ?? []))].sort((a, b) => b.length - a.length);
    return found.filter((word, index) => !found.slice(0, index).some((longer) => holds(longer, word)));
  };
}

/** Finders by list: a directory of thousands is matched with every need, and normalising its words takes the most time. */
const finders = new WeakMap<readonly string[], WordFinder>();

/** The words of a list that a normalised text holds; the list's finder is made once, so the list must not change. */
export function findWords(words: readonly string[], normalisedText: string): string[] {
  const find = finders.get(words) ?? buildWordFinder(words);
  finders.set(words, find);
  return find(normalisedText);
}

function holds(longer: string, word: string): boolean {
  return normaliseText(longer).includes(normaliseText(word));
}

function toFinder(word: string): (text: string) => string | null {
  const body = EXPRESSION.exec(word)?.[1];
  if (body !== undefined) {
    const expression = new RegExp(body, "u");
    return (text) => expression.exec(text)?.[0] ?? null;
  }
  const plain = normaliseText(word);
  return (text) => (occurs(text, plain) ? word : null);
}

/** A Latin edge must not continue a word of the text (CT is not in `impact`); a plural s may follow. */
function occurs(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const rest = text.slice(at + word.length).replace(/^s(?![a-z0-9])/u, "");
    const joinsBefore = LATIN.test(word[0] ?? "") && LATIN.test(text[at - 1] ?? "");
    const joinsAfter = LATIN.test(word.at(-1) ?? "") && LATIN.test(rest[0] ?? "");
    if (!joinsBefore && !joinsAfter) {
      return true;
    }
  }
  return false;
}
