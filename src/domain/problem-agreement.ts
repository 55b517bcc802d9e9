/** How far two needs speak of the same problems (问题), known and unknown ones. */
import { type Agreement, agree, countCommon, type Item } from "./agreement.ts";
import type { ProblemConcept } from "./likeness-setting.ts";
import type { NeedConcepts } from "./need-concepts.ts";
import { namesProduct } from "./product-agreement.ts";
import { resemblance } from "./unknown-words.ts";

type Wording = NeedConcepts["wording"];

const PROBLEM_WEIGHT = 1;
const BROAD_WEIGHT = 0.4;
const UNKNOWN_WEIGHT = 0.2;
/** Two unknown words at most count: long stories must not outweigh what is understood. */
const UNKNOWN_CAP = 2;
/** A near problem is the same one only together with a common character (热裂, 开裂), or where it says how it ends (磨损, 寿命短). */
const NEAR_FACTOR = 0.3;
const NEAR_BROAD_FACTOR = 0.6;
/** How it ends (寿命短) is left unsaid rather than denied. */
const BROAD_SLACK = 0.5;
const GUESS_FACTOR = 3.5;
/** Where both name known problems, another broad one at least. */
const CAUTIOUS_GUESS_FACTOR = 1.25;
const WORDING_FACTOR = 1.2;
const FEWEST_WORDING = 2;
/** Just enough for a guess. */
const FOREIGN_WORDING = 0.2;
const SIMILAR_WORDS = 0.33;

/**
 * Agreement on problems. Characters that both use for theirs count a little: the lists often know two ways of saying one thing as
 * two problems. Where a side names no particular problem that is known, they are enough (刹车尖叫, 刹车时叫), or that the two are
 * written in different languages: unknown problems of one product are mostly one problem then (in 60 of 63 pairs looked at).
 */
export function agreeOnProblems(a: NeedConcepts, b: NeedConcepts): Agreement {
  const known = agree(problemItems(a, b), problemItems(b, a));
  const isTranslated = a.isForeign !== b.isForeign;
  if (![a, b].some(({ problems }) => problems.every(({ broad }) => broad))) {
    const besides = isTranslated ? 0 : agreeOnWording(a.wording, b.wording);
    return { ...known, share: Math.min(1, known.share + besides * WORDING_FACTOR) };
  }
  const wording = isTranslated ? FOREIGN_WORDING : agreeOnWording(wordingOf(a, b), wordingOf(b, a));
  const differ =
    a.problems.length > 0 &&
    b.problems.length > 0 &&
    a.problems.every((problem) => matchProblem(problem, b.problems) === 0);
  const guess = wording * (differ ? CAUTIOUS_GUESS_FACTOR : GUESS_FACTOR);
  return { ...known, share: Math.min(1, Math.max(known.share, guess)) };
}

/** What a text says of its problem: without the unknown words that stand for a product which no list knows. */
function wordingOf(own: NeedConcepts, other: NeedConcepts): Wording {
  if (namesProduct(own) || namesProduct(other)) {
    return own.wording;
  }
  const theirs = new Set(other.unknown.join(""));
  const named = new Set([...own.unknown.join("")].filter((character) => theirs.has(character)));
  return new Map([...own.wording].filter(([one]) => !named.has(one) && !own.unknown.includes(one)));
}

/** Common characters and words as a share of the shorter side's, by weight; 0 of so few that chance alone would do. */
function agreeOnWording(a: Wording, b: Wording): number {
  return Math.min(a.size, b.size) < FEWEST_WORDING ? 0 : resemblance(a, b);
}

function problemItems(own: NeedConcepts, other: NeedConcepts): Item[] {
  const known = own.problems.map((problem) => ({
    name: problem.name,
    weight: weightOfProblem(problem),
    matched: matchProblem(problem, other.problems),
    slack: isSlack(problem, other.problems) ? BROAD_SLACK : 1,
    firm: !problem.broad,
    sort: "problem",
  }));
  const bothUnknown = own.problems.length === 0 && other.problems.length === 0;
  const spare = namesProduct(own) || bothUnknown ? unknownItems(own, other, UNKNOWN_WEIGHT) : [];
  const items = [...known, ...spare];
  const isSilent = items.length === 0 && own.wording.size === 0;
  return items.length > 0 || isSilent
    ? items
    : [{ name: "", weight: UNKNOWN_WEIGHT, matched: 0, slack: 1, firm: false, sort: "problem" }];
}

/** Whether only a broad problem is near. */
function isSlack(problem: ProblemConcept, others: readonly ProblemConcept[]): boolean {
  return problem.broad || others.some(({ name, broad }) => broad && problem.near.has(name));
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
      slack: 1,
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

function pairs(word: string): Set<string> {
  return new Set(Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2)));
}
