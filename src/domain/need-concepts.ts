/** Reads the products and problems (产品、问题) out of a need's text, and keeps what no word list knows. */
import type { ClusterId } from "./cluster.ts";
import type { LikenessSetting, Meaning, ProblemConcept, ProductConcept } from "./likeness-setting.ts";
import { normaliseText } from "./text.ts";
import { gramsOf, type Noun, splitNoun, toNoun, weigh, weighCharacters } from "./unknown-words.ts";

/**
 * What a text speaks of, in its order, nothing twice.
 *
 * Shape   `nouns`: words in no list that end like a thing's name, and foreign words in a Chinese text; `unknown`: other runs of two
 *         and more characters that are in no list, and foreign words of three and more; `strange`: characters and pairs of all
 *         these; `said`: characters and pairs of products and unknown words; `wording`: characters and foreign words of the
 *         problems and of what is neither known nor a thing (both with their weights: the rarer, the heavier); `cluster`: that of
 *         the first product that has one; `isForeign`: without a Chinese character
 */
export type NeedConcepts = {
  products: readonly ProductConcept[];
  problems: readonly ProblemConcept[];
  nouns: readonly Noun[];
  unknown: readonly string[];
  strange: ReadonlyMap<string, number>;
  said: ReadonlySet<string>;
  wording: ReadonlyMap<string, number>;
  cluster: ClusterId | null;
  isForeign: boolean;
};

/** A piece of the text: a word with its meaning, something skipped (null), or what no list knows. */
type Piece = { text: string; meaning: Meaning | "unknown" | "noun" };
type Step = { piece: Piece; cost: number };

const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z0-9]/u;
/** Shorter foreign words are units and particles. */
const SHORTEST_WORD = 3;
/** A figure with the unit written behind it: numbers never tell two needs apart. */
const FIGURE =
  /^[\d.,%<>=+\-/:≤≥±℃]+(?:(?:mm|um|nm|cm|kg|mg|ml|mpa|kpa|kwh|kw|hz|rpm|db|ppm|ppb|min|hrs?|h|g|m|v|a|w|k|l|t)(?![a-z]))?/u;
const NUMERAL = /^[一二三四五六七八九十百千万亿两几半成零余]+/u;
const SYMBOL = /^[^\p{L}\p{N}]+/u;
const FOREIGN_WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]+/u;
const LONGEST_SKIP = 32;

/** A text costs least when few words cover most of it: 车用电子水泵 is 用 and 电子水泵, not 用电. */
const WORD_COST = 1;
const SKIP_COST = 1.2;
const UNKNOWN_COST = 3;

/** Reads a text. */
export function findConcepts(text: string, setting: LikenessSetting): NeedConcepts {
  const plain = normaliseText(text);
  const isForeign = !HAN.test(plain);
  const pieces = withNoun(joinUnknown(cut(plain, setting), isForeign, setting.heads));
  const said = setting.patterns.filter(({ pattern }) => pattern.test(plain)).map(({ problem }) => problem);
  const concepts = [...new Set(pieces.flatMap(({ meaning }) => (typeof meaning === "string" ? [] : (meaning ?? []))))];
  const products = concepts.filter((meaning) => meaning.type === "product");
  const problems = [...new Set([...concepts.filter((meaning) => meaning.type === "problem"), ...said])];
  const unknown = textsOf(pieces, "unknown").filter(isWord);
  const implied = unknown.length > 0 ? [] : products.flatMap(({ implies }) => implies ?? []);
  return {
    products,
    problems: problems.length > 0 ? problems : implied,
    nouns: textsOf(pieces, "noun")
      .filter(isWord)
      .map((word) => toNoun(word, setting.rarity)),
    unknown,
    strange: weigh([...textsOf(pieces, "noun"), ...unknown], setting.rarity),
    said: new Set(pieces.filter(isThing).flatMap(({ text: word }) => [...gramsOf(word)])),
    wording: weighCharacters(wordingOf(pieces), setting.rarity),
    cluster: products.find(({ cluster }) => cluster !== null)?.cluster ?? null,
    isForeign,
  };
}

/** The cheapest way to cut a text, found from its end. */
function cut(text: string, setting: LikenessSetting): Piece[] {
  const best: (Step & { next: number })[] = [];
  const costFrom = (at: number) => best[at]?.cost ?? 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const steps = stepsAt(text, at, setting).map(({ piece, cost }) => {
      const next = at + piece.text.length;
      return { piece, cost: cost + costFrom(next), next };
    });
    best[at] = steps.reduce((cheapest, step) => (step.cost < cheapest.cost ? step : cheapest));
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const step = best[at];
    pieces.push(...(step === undefined ? [] : [step.piece]));
    at = step?.next ?? text.length;
  }
  return pieces;
}

/** All ways to go on from a place, longest word first; one always exists. */
function stepsAt(text: string, at: number, { meanings, longest }: LikenessSetting): Step[] {
  const steps: Step[] = [];
  for (let length = Math.min(longest.get(text[at] ?? "") ?? 0, text.length - at); length > 0; length -= 1) {
    const meaning = meanings.get(text.slice(at, at + length));
    const whole = meaning === undefined ? null : lengthWithEdges(text, at, length);
    if (meaning !== undefined && whole !== null) {
      steps.push({
        piece: { text: text.slice(at, at + whole), meaning },
        cost: meaning === null ? SKIP_COST : WORD_COST,
      });
    }
  }
  const rest = text.slice(at, at + LONGEST_SKIP);
  const [skipped] = FIGURE.exec(rest) ?? NUMERAL.exec(rest) ?? SYMBOL.exec(rest) ?? [];
  if (skipped !== undefined) {
    return [...steps, { piece: { text: skipped, meaning: null }, cost: SKIP_COST }];
  }
  const [foreign] = FOREIGN_WORD.exec(rest) ?? [];
  return [...steps, { piece: { text: foreign ?? text[at] ?? " ", meaning: "unknown" }, cost: UNKNOWN_COST }];
}

/** A Latin word must not be cut out of a longer one; a plural s belongs to it. */
function lengthWithEdges(text: string, at: number, length: number): number | null {
  const isLatin = (index: number) => LATIN.test(text[index] ?? " ");
  const end = at + length;
  if (/[a-z]/u.test(text[at] ?? " ") && /[a-z]/u.test(text[at - 1] ?? " ")) {
    return null;
  }
  if (!isLatin(end - 1) || !isLatin(end)) {
    return length;
  }
  return text[end] === "s" && !isLatin(end + 1) ? length + 1 : null;
}

/** Joins unknown characters to runs and tells the things among them. */
function joinUnknown(pieces: readonly Piece[], isForeign: boolean, heads: ReadonlySet<string>): Piece[] {
  const joined: Piece[] = [];
  let run = "";
  for (const piece of [...pieces, { text: "", meaning: null }]) {
    const isForeignWord = FOREIGN_WORD.test(piece.text);
    if (piece.meaning === "unknown" && !isForeignWord) {
      run += piece.text;
      continue;
    }
    const [noun, rest] = isQualifier(run, piece) ? [run, ""] : splitNoun(run, heads);
    joined.push({ text: noun, meaning: "noun" }, { text: rest, meaning: "unknown" });
    run = "";
    joined.push(isForeignWord && !isForeign ? toForeignNoun(piece) : piece);
  }
  return joined.filter(({ text }) => text !== "");
}

/** A text speaks of something: where it names no thing, the first unknown word stands for it. */
function withNoun(pieces: Piece[]): Piece[] {
  const first = pieces.findIndex(({ text, meaning }) => meaning === "unknown" && text.length > 1);
  return pieces.some(isNamed)
    ? pieces
    : pieces.map((piece, at) => (at === first ? { ...piece, meaning: "noun" } : piece));
}

function isNamed({ meaning }: Piece): boolean {
  return (
    meaning === "noun" ||
    (typeof meaning !== "string" &&
      meaning?.type === "product" &&
      (meaning.kind === "object" || meaning.kind === "material"))
  );
}

/** A character before a product belongs to it: 超低温球阀 where only 低温球阀 is known. */
function isQualifier(run: string, { meaning }: Piece): boolean {
  return run.length === 1 && typeof meaning !== "string" && meaning?.type === "product";
}

/** In a Chinese text a foreign word is a thing's name (PFA管); one with a figure is a grade or a standard (IPX7) and tells nothing. */
function toForeignNoun(piece: Piece): Piece {
  if (piece.meaning !== "unknown" || piece.text.length < SHORTEST_WORD) {
    return piece;
  }
  return { ...piece, meaning: /\d/u.test(piece.text) ? null : "noun" };
}

function isWord(text: string): boolean {
  return text.length >= (FOREIGN_WORD.test(text) ? SHORTEST_WORD : 2);
}

function textsOf(pieces: readonly Piece[], wanted: Piece["meaning"]): string[] {
  return [...new Set(pieces.filter(({ meaning }) => meaning === wanted).map(({ text }) => text))];
}

function isThing({ meaning }: Piece): boolean {
  return meaning === "noun" || meaning === "unknown" || meaning?.type === "product";
}

function wordingOf(pieces: readonly Piece[]): Set<string> {
  const telling = pieces.filter(
    ({ meaning }) => meaning === "unknown" || (meaning !== "noun" && meaning?.type === "problem"),
  );
  return new Set(telling.flatMap(({ text }) => (FOREIGN_WORD.test(text) ? text.split(" ") : [...text])));
}
