/** How far two needs speak of the same products and of the same problems (产品、问题). */
import type { ProblemConcept, ProductConcept } from "./likeness-setting.ts";
import type { NeedConcepts } from "./need-concepts.ts";

/**
 * How far two lists agree.
 *
 * Shape   `share` 0–1; `common` names what both have, in the first one's order; `firm`: something particular is common,
 *         not only a general name, a process or a broad problem
 */
export type Agreement = { share: number; common: string[]; firm: boolean };

/** One thing that a need names, with how much of it the other need has too. */
type Item = { name: string; weight: number; matched: number; firm: boolean; sort: string };

/** By hand on the tuning pairs; their order matters more than their values. */
const WEIGHT = { object: 1, material: 0.9, process: 0.4, general: 0.3 };
const PROBLEM_WEIGHT = 1;
const BROAD_WEIGHT = 0.4;
const UNKNOWN_WEIGHT = 0.2;
/** Two unknown words at most count: long stories must not outweigh what is understood. */
const UNKNOWN_CAP = 2;
/** An unknown word weighs more where it is all that names the product. */
const UNKNOWN_PRODUCT_WEIGHT = 0.7;
const PART_FACTOR = 0.6;
/** A near problem is the same one only together with a common character (热裂, 开裂), or where it says how it ends (磨损, 寿命短). */
const NEAR_FACTOR = 0.35;
const NEAR_BROAD_FACTOR = 0.6;
/** A part named for its whole is neither the same nor something else: half of what is missing counts. */
const PARTIAL_FACTOR = 0.5;
/** What only one side says counts little; what both say and differ in counts in full. */
const EXTRA_FACTOR = 0.15;
/** Where neither says anything, and where one alone does not. */
const SILENT_SHARE = 0.5;
const ONE_SILENT_SHARE = 0.4;
/** More than a general name or a process can give. */
const FIRM_MATCH = 0.4;
const GUESS_FACTOR = 2.5;
/** Where both name known problems, another broad one at least. */
const CAUTIOUS_GUESS_FACTOR = 1.25;
const WORDING_FACTOR = 0.25;
const FEWEST_WORDING = 2;
/** Just enough for a guess. */
const FOREIGN_WORDING = 0.2;
const SIMILAR_WORDS = 0.33;

/** Agreement on products: identical, of one kind, or a part for its whole; unknown words stand in where no product is known. */
export function agreeOnProducts(a: NeedConcepts, b: NeedConcepts): Agreement {
  return agree(productItems(a, b), productItems(b, a));
}

/**
 * Agreement on problems. Words that no list knows count a little. Where a side names no particular problem that is known, a few
 * characters that both use for theirs are enough (刹车尖叫, 刹车时叫), or that they are written in different scripts: unknown
 * problems of one product are mostly one problem then (in 60 of 63 pairs looked at).
 */
export function agreeOnProblems(a: NeedConcepts, b: NeedConcepts): Agreement {
  const known = agree(problemItems(a, b), problemItems(b, a));
  const wording = agreeOnWording(wordingOf(a, b), wordingOf(b, a));
  const isGuess = [a, b].some(({ problems }) => problems.every(({ broad }) => broad));
  const differ =
    a.problems.length > 0 &&
    b.problems.length > 0 &&
    a.problems.every((problem) => matchProblem(problem, b.problems) === 0);
  const guess = wording * (differ ? CAUTIOUS_GUESS_FACTOR : GUESS_FACTOR);
  const share = isGuess ? Math.max(known.share, guess) : known.share + wording * WORDING_FACTOR;
  return { ...known, share: Math.min(1, share) };
}

/** What a text says of its problem: without the unknown words that stand for a product which no list knows. */
function wordingOf(own: NeedConcepts, other: NeedConcepts): ReadonlySet<string> {
  if (namesProduct(own) || namesProduct(other)) {
    return own.wording;
  }
  const theirs = new Set(other.unknown.join(""));
  const named = new Set([...own.unknown.join("")].filter((character) => theirs.has(character)));
  return new Set([...own.wording].filter((character) => !named.has(character) && !own.unknown.includes(character)));
}

/** Common characters and words as a share of the shorter side's; 0 of so few that chance alone would do. */
function agreeOnWording(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shorter = Math.min(a.size, b.size);
  if (shorter >= FEWEST_WORDING && isForeign(a) !== isForeign(b)) {
    return FOREIGN_WORDING;
  }
  return shorter < FEWEST_WORDING ? 0 : countCommon(a, b) / shorter;
}

function isForeign(wording: ReadonlySet<string>): boolean {
  return [...wording].every((word) => /^[a-z0-9]/u.test(word));
}

/** Whether a product of one comes before or after one of the other, is a part of it, or both are parts of one thing. */
export function areLinked(a: NeedConcepts, b: NeedConcepts): boolean {
  return a.products.some((one) => b.products.some((other) => follows(one, other) || follows(other, one)));
}

function follows(one: ProductConcept, other: ProductConcept): boolean {
  return (
    one.wholes.has(other.name) || countCommon(one.chain, other.kinds) > 0 || countCommon(one.wholes, other.wholes) > 0
  );
}

function agree(a: Item[], b: Item[]): Agreement {
  if (a.length === 0 || b.length === 0) {
    return { share: a.length === b.length ? SILENT_SHARE : ONE_SILENT_SHARE, common: [], firm: false };
  }
  const common = (sum(a, ({ matched }) => matched) + sum(b, ({ matched }) => matched)) / 2;
  const [left, right] = [missing(a), missing(b)];
  const sorts = new Set([...a, ...b].map(({ sort }) => sort));
  const differing = sum([...sorts], (sort) => Math.min(missing(ofSort(a, sort)), missing(ofSort(b, sort))));
  const whole = common + differing + EXTRA_FACTOR * (left + right - 2 * differing);
  return {
    share: common === 0 ? 0 : common / whole,
    common: a.filter(({ matched }) => matched > 0).map(({ name }) => name),
    firm: a.some(({ matched, firm }) => firm && matched > FIRM_MATCH),
  };
}

function missing(items: Item[]): number {
  return sum(items, ({ weight, matched }) => (weight - matched) * (matched === 0 ? 1 : PARTIAL_FACTOR));
}

function ofSort(items: Item[], wanted: string): Item[] {
  return items.filter(({ sort }) => sort === wanted);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function productItems(own: NeedConcepts, other: NeedConcepts): Item[] {
  const known = own.products.map((product) => ({
    name: product.name,
    weight: WEIGHT[product.kind],
    matched: matchProduct(product, own.products, other.products),
    firm: product.kind === "object" || product.kind === "material",
    sort: product.kind,
  }));
  if (namesProduct(own) && namesProduct(other)) {
    return known;
  }
  const spare = unknownItems(own, other, UNKNOWN_PRODUCT_WEIGHT);
  return [...known, ...(namesProduct(own) ? spare.filter(({ matched }) => matched > 0) : spare)];
}

/** Whether anything known says which product it is; a process or a general name does not. */
function namesProduct({ products }: NeedConcepts): boolean {
  return products.some(({ kind }) => kind === "object" || kind === "material");
}

function matchProduct(
  product: ProductConcept,
  own: readonly ProductConcept[],
  others: readonly ProductConcept[],
): number {
  const weight = WEIGHT[product.kind];
  const kin = others
    .filter((other) => other.kinds.has(product.name) || product.kinds.has(other.name))
    .map((other) => (other.name === product.name ? weight : Math.min(weight, WEIGHT[other.kind])));
  if (kin.length > 0) {
    return Math.max(...kin);
  }
  const isPart = others.some(
    (whole) => product.wholes.has(whole.name) && !has(own, whole) && !hasOtherPart(others, whole, product),
  );
  const isWhole = others.some((part) => part.wholes.has(product.name) && !hasOtherPart(own, product, part));
  return isPart || isWhole ? weight * PART_FACTOR : 0;
}

function has(products: readonly ProductConcept[], wanted: ProductConcept): boolean {
  return products.some(({ name }) => name === wanted.name);
}

/** Whether the text that names the whole goes on to name another part of it (中性笔墨水 against 球珠). */
function hasOtherPart(products: readonly ProductConcept[], whole: ProductConcept, part: ProductConcept): boolean {
  return products.some(({ name, wholes }) => name !== part.name && wholes.has(whole.name));
}

function problemItems(own: NeedConcepts, other: NeedConcepts): Item[] {
  const known = own.problems.map((problem) => ({
    name: problem.name,
    weight: weightOfProblem(problem),
    matched: matchProblem(problem, other.problems),
    firm: !problem.broad,
    sort: "problem",
  }));
  const bothUnknown = own.problems.length === 0 && other.problems.length === 0;
  const spare = namesProduct(own) || bothUnknown ? unknownItems(own, other, UNKNOWN_WEIGHT) : [];
  const items = [...known, ...spare];
  const isSilent = items.length === 0 && own.wording.size === 0;
  return items.length > 0 || isSilent
    ? items
    : [{ name: "", weight: UNKNOWN_WEIGHT, matched: 0, firm: false, sort: "problem" }];
}

function weightOfProblem({ broad }: ProblemConcept): number {
  return broad ? BROAD_WEIGHT : PROBLEM_WEIGHT;
}

function matchProblem(problem: ProblemConcept, others: readonly ProblemConcept[]): number {
  if (others.some(({ name }) => name === problem.name)) {
    return weightOfProblem(problem);
  }
  const near = others.filter(({ name }) => problem.near.has(name));
  const weight = Math.min(...[problem, ...near].map(weightOfProblem));
  const isBroad = [problem, ...near].some(({ broad }) => broad);
  return near.length === 0 ? 0 : weight * (isBroad ? NEAR_BROAD_FACTOR : NEAR_FACTOR);
}

function unknownItems(own: NeedConcepts, other: NeedConcepts, weight: number): Item[] {
  return own.unknown
    .map((name) => ({
      name,
      weight,
      matched: other.unknown.some((word) => areSimilar(name, word)) ? weight : 0,
      firm: true,
      sort: "unknown",
    }))
    .sort((x, y) => y.matched - x.matched)
    .slice(0, UNKNOWN_CAP);
}

/** A third of the shorter word's character pairs occur in the other; Latin words must be equal. */
function areSimilar(one: string, other: string): boolean {
  if (one === other || /[a-z]/u.test(one + other)) {
    return one === other;
  }
  const [left, right] = [pairs(one), pairs(other)];
  return countCommon(left, right) >= SIMILAR_WORDS * Math.min(left.size, right.size);
}

function countCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((name) => other.has(name)).length;
}

function pairs(word: string): Set<string> {
  return new Set(Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2)));
}
