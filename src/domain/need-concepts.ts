/** Reads the products and problems (产品、问题) out of a need's text, and keeps what no word list knows. */
import type { ClusterId } from "./cluster.ts";
import type { LikenessSetting, Meaning, ProblemConcept, ProductConcept } from "./likeness-setting.ts";
import { normaliseText } from "./text.ts";

/**
 * What a text speaks of, in its order, nothing twice.
 *
 * Shape   `unknown`: runs of two and more characters that are in no list, and foreign words of three and more;
 *         `wording`: characters and foreign words of all that is neither a product nor passed over;
 *         `cluster`: that of the first product that has one
 */
export type NeedConcepts = {
  products: readonly ProductConcept[];
  problems: readonly ProblemConcept[];
  unknown: readonly string[];
  wording: ReadonlySet<string>;
  cluster: ClusterId | null;
};

/** A piece of the text: a word with its meaning, something skipped (null), or a character that no list knows. */
type Piece = { text: string; meaning: Meaning | "unknown" };
type Step = { piece: Piece; cost: number };

const LATIN = /[a-z0-9]/u;
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
  const pieces = cut(plain, setting);
  const said = setting.patterns.filter(({ pattern }) => pattern.test(plain)).map(({ problem }) => problem);
  const concepts = [...new Set(pieces.flatMap(({ meaning }) => (meaning === "unknown" ? [] : (meaning ?? []))))];
  const products = concepts.filter((meaning) => meaning.type === "product");
  const problems = [...new Set([...concepts.filter((meaning) => meaning.type === "problem"), ...said])];
  const implied = products.flatMap(({ implies }) => implies ?? []);
  return {
    products,
    problems: problems.length > 0 ? problems : implied,
    unknown: unknownRuns(pieces),
    wording: wordingOf(pieces),
    cluster: products.find(({ cluster }) => cluster !== null)?.cluster ?? null,
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

function unknownRuns(pieces: readonly Piece[]): string[] {
  const runs: string[] = [];
  let run = "";
  for (const { text, meaning } of [...pieces, { text: "", meaning: null }]) {
    const isForeign = FOREIGN_WORD.test(text);
    if (meaning !== "unknown" || isForeign) {
      runs.push(...(run.length > 1 ? [run] : []));
      run = "";
    }
    if (meaning === "unknown" && isForeign) {
      runs.push(...(text.length > 2 ? [text] : []));
    } else if (meaning === "unknown") {
      run += text;
    }
  }
  return [...new Set(runs)];
}

function wordingOf(pieces: readonly Piece[]): Set<string> {
  const telling = pieces.filter(({ meaning }) => meaning === "unknown" || meaning?.type === "problem");
  return new Set(telling.flatMap(({ text }) => (FOREIGN_WORD.test(text) ? text.split(" ") : [...text])));
}
