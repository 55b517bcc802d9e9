/** Reads the products and problems (产品、问题) out of a need's text, and keeps what no word list knows. */
import type { ClusterId } from "./cluster.ts";
import type { LikenessSetting, Meaning, ProblemConcept, ProductConcept } from "./likeness-words.ts";
import { normaliseText } from "./text.ts";

/**
 * What a text speaks of, in its order, nothing twice.
 *
 * Shape   `unknown`: runs of two and more characters that are in no list, and foreign words of three and more;
 *         `cluster`: that of the first product that has one
 */
export type NeedConcepts = {
  products: readonly ProductConcept[];
  problems: readonly ProblemConcept[];
  unknown: readonly string[];
  cluster: ClusterId | null;
};

type Piece = { length: number; meaning: Meaning };

const LATIN = /[a-z0-9]/u;
/** A figure with the unit written behind it: numbers never tell two needs apart. */
const FIGURE = /^[\d.,%<>=≤≥±+\-/:~]+(?:(?:mm|um|nm|cm|kg|mg|ml|mpa|kpa|kw|kwh|hz|rpm|db|ppm|ppb|min|hrs?|h|g|m|v|a|w|k)(?![a-z]))?/u;
const NUMERAL = /^[一二三四五六七八九十百千万亿两几半成零余]+/u;
const SYMBOL = /^[^\p{L}\p{N}]+/u;

/** Longest match from left to right over all words at once, so that 热裂解炉 is not read as 热裂. */
export function findConcepts(text: string, setting: LikenessSetting): NeedConcepts {
  const plain = normaliseText(text);
  const found = new Set<Meaning>();
  const unknown = new Set<string>();
  let run = "";
  const endRun = () => {
    if (run.length > (LATIN.test(run) ? 2 : 1)) {
      unknown.add(run);
    }
    run = "";
  };
  for (let at = 0; at < plain.length; ) {
    const piece = readWord(plain, at, setting);
    const skipped = piece === null ? lengthToSkip(plain, at) : 0;
    if (piece === null && skipped === 0) {
      run += plain[at];
      at += 1;
      continue;
    }
    endRun();
    found.add(piece?.meaning ?? null);
    at += piece?.length ?? skipped;
  }
  endRun();
  const concepts = [...found].filter((meaning) => meaning !== null);
  const products = concepts.filter((meaning) => meaning.type === "product");
  const problems = concepts.filter((meaning) => meaning.type === "problem");
  const implied = products.flatMap(({ implies }) => implies ?? []);
  return {
    products,
    problems: problems.length > 0 ? problems : implied,
    unknown: [...unknown],
    cluster: products.find(({ cluster }) => cluster !== null)?.cluster ?? null,
  };
}

function readWord(text: string, at: number, { meanings, longest }: LikenessSetting): Piece | null {
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const meaning = meanings.get(text.slice(at, at + length));
    if (meaning !== undefined) {
      const edge = lengthWithEdges(text, at, length);
      if (edge !== null) {
        return { length: edge, meaning };
      }
    }
  }
  return null;
}

/** A Latin word must not be cut out of a longer one; a plural s belongs to it. */
function lengthWithEdges(text: string, at: number, length: number): number | null {
  const isLatin = (index: number) => LATIN.test(text[index] ?? " ");
  const end = at + length;
  if (/[a-z]/u.test(text[at] ?? " ") && isLatin(at - 1) && !/\d/u.test(text[at - 1] ?? " ")) {
    return null;
  }
  if (!isLatin(end - 1) || !isLatin(end)) {
    return length;
  }
  if (/\d/u.test(text[end] ?? " ") && /[a-z]/u.test(text[end - 1] ?? " ")) {
    return length > 1 ? length : null;
  }
  return text[end] === "s" && !isLatin(end + 1) ? length + 1 : null;
}

function lengthToSkip(text: string, at: number): number {
  const rest = text.slice(at, at + 24);
  const [skipped = ""] = FIGURE.exec(rest) ?? NUMERAL.exec(rest) ?? SYMBOL.exec(rest) ?? [];
  return skipped.length;
}
