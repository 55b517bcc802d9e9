/** How far two lists of things agree (产品、问题): what is common, what differs, what only one side says. */

/**
 * How far two lists agree.
 *
 * Shape   `share` 0–1; `common` names what both have, in the first one's order; `firm`: something particular is common,
 *         not only a general name, a process or a broad problem; `silent`: a side says nothing
 */
export type Agreement = { share: number; common: string[]; firm: boolean; silent: boolean };

/** One thing that a need names, with how much of it the other need has too; `slack`: how much of a partial match's rest counts. */
export type Item = { name: string; weight: number; matched: number; slack: number; firm: boolean; sort: string };

/** What only one side says counts little, what both say and differ in counts in full. */
const EXTRA_FACTOR = 0.1;
/** Where neither says anything, and where one alone does not. */
const SILENT_SHARE = 0.5;
const ONE_SILENT_SHARE = 0.15;
/** More than a general name or a process can give. */
const FIRM_MATCH = 0.4;

/** Weighs two lists against each other; the same both ways. */
export function agree(a: readonly Item[], b: readonly Item[]): Agreement {
  if (a.length === 0 || b.length === 0) {
    return { share: a.length === b.length ? SILENT_SHARE : ONE_SILENT_SHARE, common: [], firm: false, silent: true };
  }
  const common = (sum(a, ({ matched }) => matched) + sum(b, ({ matched }) => matched)) / 2;
  const [left, right] = [missing(a), missing(b)];
  const sorts = new Set([...a, ...b].map(({ sort }) => sort));
  const differing = sum([...sorts], (sort) => Math.min(missing(ofSort(a, sort)), missing(ofSort(b, sort))));
  const whole = common + differing + EXTRA_FACTOR * (left + right - 2 * differing);
  return {
    share: common === 0 ? 0 : common / whole,
    common: (a.some(isMatched) ? a : b).filter(isMatched).map(({ name }) => name),
    firm: [...a, ...b].some(({ matched, firm }) => firm && matched > FIRM_MATCH),
    silent: false,
  };
}

function isMatched({ matched }: Item): boolean {
  return matched > 0;
}

function missing(items: readonly Item[]): number {
  return sum(items, ({ weight, matched, slack }) => (weight - matched) * (matched === 0 ? 1 : slack));
}

function ofSort(items: readonly Item[], wanted: string): Item[] {
  return items.filter(({ sort }) => sort === wanted);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

/** How many of one's elements the other has. */
export function countCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((name) => other.has(name)).length;
}
