/** The look-up by which needs are read (产品、问题): made of the likeness words and of the clusters' product words. */
import type { Cluster, ClusterId } from "./cluster.ts";
import { LikenessProduct, type LikenessWords, spellingsOf } from "./likeness-words.ts";
import { normaliseText } from "./text.ts";
import { countCharacters, type Rarity } from "./unknown-words.ts";

/** A product, its relations closed over `is` and `in`; names include its own in `kinds` only. */
export type ProductConcept = {
  type: "product";
  name: string;
  kind: LikenessProduct["kind"];
  cluster: ClusterId | null;
  kinds: ReadonlySet<string>;
  wholes: ReadonlySet<string>;
  chain: ReadonlySet<string>;
  implies: ProblemConcept | null;
};

/** A problem; `near` holds in both directions. */
export type ProblemConcept = { type: "problem"; name: string; broad: boolean; near: ReadonlySet<string> };

/** What a word of a need stands for; null is a word to pass over. */
export type Meaning = ProductConcept | ProblemConcept | null;

/**
 * The words ready for look-ups.
 *
 * Shape   keys of `meanings` are normalised; `longest`: first character → length of the longest key that begins with it;
 *         `patterns`: problems said with a gap (从…进口); `heads`: characters that end a thing's name; `rarity` of the characters in
 *         known words
 */
export type LikenessSetting = {
  meanings: ReadonlyMap<string, Meaning>;
  longest: ReadonlyMap<string, number>;
  patterns: readonly { pattern: RegExp; problem: ProblemConcept }[];
  heads: ReadonlySet<string>;
  rarity: Rarity;
};

/** How the gap of 从…进口 is spelled after normalisation: three full stops. */
const NORMAL_GAP = normaliseText("…");
/** So many characters of the same clause may stand in the gap. */
const LONGEST_GAP = 5;

/**
 * Builds the look-up of the file's words and of the clusters' product words that the file does not have.
 *
 * Shape   a cluster word that ends in a known problem (焊接变形) is left to that; foreign words of a cluster name no other product
 *         than its Chinese ones, but which is not said there
 */
export function buildLikenessSetting(words: LikenessWords, clusters: readonly Cluster[]): LikenessSetting {
  const meanings = new Map<string, Meaning>(words.ignored.map((word) => [normaliseText(word), null]));
  addProblems(meanings, words.problems);
  const known = new Set(words.products.flatMap(spellingsOf).map(normaliseText));
  const problemWords = [...meanings.keys()].filter((word) => meanings.get(word) !== null && word.length > 1);
  const others = clusters
    .flatMap(({ products }) => products)
    .filter((word) => /\p{Script=Han}/u.test(word))
    .map((word) => ({ word, normal: normaliseText(word) }))
    .filter(({ normal }) => !known.has(normal) && !meanings.has(normal))
    .filter(({ normal }) => !problemWords.some((problem) => normal.endsWith(problem)))
    .map(({ word: name }) => LikenessProduct.parse({ name, in: wholesInside(name, words.products) }));
  addProducts(meanings, [...words.products, ...words.products.flatMap(lesserProducts), ...others], clusters);
  return {
    ...withoutPatterns(meanings),
    longest: longestByStart([...meanings.keys()]),
    heads: new Set(words.heads.map(normaliseText)),
    rarity: countCharacters(meanings.keys()),
  };
}

/** 空调外机 and 牛仔裤 belong to 空调 and 牛仔布, whose spelling they begin with. */
function wholesInside(word: string, products: readonly LikenessProduct[]): string[] {
  const starts = products
    .filter(({ kind }) => kind === "object" || kind === "material")
    .filter((product) => [product.name, ...product.same].some((start) => start.length > 1 && word.startsWith(start)));
  return starts.map(({ name }) => name);
}

function escapeForPattern(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "\\$&");
}

function longestByStart(words: readonly string[]): Map<string, number> {
  const longest = new Map<string, number>();
  for (const word of words) {
    const [start = ""] = word;
    longest.set(start, Math.max(word.length, longest.get(start) ?? 0));
  }
  return longest;
}

function withoutPatterns(meanings: ReadonlyMap<string, Meaning>): Pick<LikenessSetting, "meanings" | "patterns"> {
  const patterns = [...meanings].flatMap(([word, problem]) => {
    const isPattern = word.includes(NORMAL_GAP) && problem?.type === "problem";
    const gap = `[^,.;!?。、\\s]{1,${LONGEST_GAP}}?`;
    return isPattern
      ? [{ pattern: new RegExp(word.split(NORMAL_GAP).map(escapeForPattern).join(gap), "u"), problem }]
      : [];
  });
  return { meanings: new Map([...meanings].filter(([word]) => !word.includes(NORMAL_GAP))), patterns };
}

/** The products that a line names besides its own. */
function lesserProducts({ name, has, parts }: LikenessProduct): LikenessProduct[] {
  return [
    ...has.map((kind) => LikenessProduct.parse({ name: kind, is: [name] })),
    ...parts.map((part) => LikenessProduct.parse({ name: part, in: [name] })),
  ];
}

function addProblems(meanings: Map<string, Meaning>, problems: LikenessWords["problems"]): void {
  for (const { name, same, near, broad } of problems) {
    const backward = problems.filter((other) => other.near.includes(name)).map((other) => other.name);
    const concept: Meaning = { type: "problem", name, broad, near: new Set([...near, ...backward]) };
    for (const word of [name, ...same]) {
      meanings.set(normaliseText(word), concept);
    }
  }
}

function addProducts(meanings: Map<string, Meaning>, products: LikenessProduct[], clusters: readonly Cluster[]): void {
  const byName = new Map(products.map((product) => [product.name, product]));
  const clusterOf = new Map(clusters.flatMap(({ id, products: own }) => own.map((word) => [normaliseText(word), id])));
  const parents = findParents(products);
  for (const product of products) {
    const spellings = [product.name, ...product.same].map(normaliseText);
    const kinds = closure([product.name], (name) => parents.get(name) ?? []);
    const allWholes = closure(
      [...kinds].flatMap((name) => byName.get(name)?.in ?? []),
      (name) => [...(parents.get(name) ?? []), ...(byName.get(name)?.in ?? [])],
    );
    const concept: Meaning = {
      type: "product",
      name: product.name,
      kind: product.kind,
      cluster: spellings.map((word) => clusterOf.get(word) ?? null).find((id) => id !== null) ?? null,
      kinds,
      wholes: new Set([...allWholes].filter((name) => isTelling(byName.get(name)))),
      chain: new Set([...kinds].flatMap((name) => byName.get(name)?.chain ?? [])),
      implies: findProblem(meanings, product.implies),
    };
    for (const word of spellings) {
      meanings.set(word, concept);
    }
  }
}

/** The kinds written down, and products of whose spellings the name is a longer one (静音风机 is 风机); chemical names do not work so. */
function findParents(products: readonly LikenessProduct[]): Map<string, string[]> {
  const endings = products
    .flatMap(({ name, same, kind }) => [name, ...same].map((word) => ({ word, name, kind })))
    .filter(({ word }) => /^\p{Script=Han}{2,}$/u.test(word))
    .filter(({ word, kind }) => kind === "object" || kind === "general" || (kind === "material" && word.length > 2));
  return new Map(
    products.map(({ name, is }) => {
      const longer = endings.filter((end) => end.name !== name && name.endsWith(end.word) && name !== end.word);
      return [name, [...is, ...longer.map((end) => end.name)]];
    }),
  );
}

/** A part of a 燃料电池 is no part of everything that is called 电池. */
function isTelling(product: LikenessProduct | undefined): boolean {
  return product?.kind === "object" || product?.kind === "material";
}

function findProblem(meanings: ReadonlyMap<string, Meaning>, name: string | null): ProblemConcept | null {
  const meaning = name === null ? null : meanings.get(normaliseText(name));
  return meaning?.type === "problem" ? meaning : null;
}

function closure(start: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(start);
  for (const name of found) {
    for (const other of next(name)) {
      found.add(other);
    }
  }
  return found;
}
