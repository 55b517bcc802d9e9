/** Common needs (共性需求): groups of same and related needs of several enterprises. */
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import { compareReadNeeds, type Link, type ReadNeed, readNeed } from "./compare-needs.ts";
import { likenessKeys } from "./likeness-keys.ts";
import type { LikenessSetting } from "./likeness-setting.ts";

/** A need with its number (单号) and the enterprise that filed it, under one name a firm. */
export type FiledNeed = {
  number: string;
  enterprise: string;
  text: string;
  cluster: ClusterId | null;
  category: CategoryId | null;
};

/**
 * A group of needs that could be worked on together.
 *
 * Shape   `theme`: words of the likeness file only, never of the needs' own texts, so that no firm's name can be in it;
 *         `enterprises` ≥ 2; `numbers` in the order given
 */
export type CommonNeed = { theme: string; numbers: string[]; enterprises: number };

type Member = FiledNeed & { read: ReadNeed; keys: readonly string[] };
type Group = { centre: Member; members: Member[] };

/** A key that more needs carry than this says too little to compare them all by it. */
const MOST_SHARERS = 400;
/** How many groups a need is compared with, those sharing most keys first. */
const MOST_CANDIDATES = 60;
const THEME_PARTS = 2;
/** A word belongs to the theme if at least this share of the members says it. */
const THEME_SHARE = 0.5;

/**
 * Groups needs around a first one: every member is like the group's centre, so that no chain of weak links joins strangers. First
 * by product; needs that no other firm shares the product of are then grouped by problem.
 *
 * Shape   groups of at least two enterprises, most enterprises first; every need in one group at most
 */
export function groupCommonNeeds(needs: readonly FiledNeed[], setting: LikenessSetting): CommonNeed[] {
  const members = needs.map((need) => ({
    ...need,
    read: readNeed(need, setting),
    keys: likenessKeys(need.text, setting),
  }));
  const byProduct = groupAround(members, ["both", "product"]);
  const lonely = byProduct.filter((group) => countEnterprises(group.members) < 2).flatMap((group) => group.members);
  const byProblem = groupAround(lonely, ["both", "product", "problem"]);
  return [...byProduct, ...byProblem]
    .flatMap(toCommonNeed)
    .sort((x, y) => y.enterprises - x.enterprises || y.numbers.length - x.numbers.length);
}

function groupAround(members: readonly Member[], links: readonly Link[]): Group[] {
  const groups: Group[] = [];
  const groupsByKey = new Map<string, Group[]>();
  for (const member of members) {
    const home = findHome(member, candidates(member.keys, groupsByKey), links);
    if (home !== null) {
      home.members.push(member);
      continue;
    }
    const group = { centre: member, members: [member] };
    groups.push(group);
    for (const key of member.keys) {
      const sharers = groupsByKey.get(key) ?? [];
      groupsByKey.set(key, sharers);
      if (sharers.length < MOST_SHARERS) {
        sharers.push(group);
      }
    }
  }
  return groups;
}

function candidates(keys: readonly string[], groupsByKey: ReadonlyMap<string, Group[]>): Group[] {
  const shared = new Map<Group, number>();
  for (const group of keys.flatMap((key) => groupsByKey.get(key) ?? [])) {
    shared.set(group, (shared.get(group) ?? 0) + 1);
  }
  return [...shared]
    .sort(([, x], [, y]) => y - x)
    .slice(0, MOST_CANDIDATES)
    .map(([group]) => group);
}

/** The group whose centre is the same, else the most alike one. */
function findHome(member: Member, groups: readonly Group[], links: readonly Link[]): Group | null {
  const judged = groups
    .map((group) => ({ group, comparison: compareReadNeeds(member.read, group.centre.read) }))
    .filter(({ comparison }) => links.includes(comparison.link));
  const same = judged.filter(({ comparison }) => comparison.likeness === "same");
  const best = (same.length > 0 ? same : judged).toSorted((x, y) => y.comparison.score - x.comparison.score);
  return best[0]?.group ?? null;
}

function countEnterprises(members: readonly Member[]): number {
  return new Set(members.map(({ enterprise }) => enterprise)).size;
}

function toCommonNeed(group: Group): CommonNeed[] {
  const { members } = group;
  const enterprises = countEnterprises(members);
  return enterprises < 2 ? [] : [{ theme: themeOf(group), numbers: members.map(({ number }) => number), enterprises }];
}

/** The products and problems most members name (压铸模·热裂), else the kinds of their products, else the centre's product. */
function themeOf({ centre, members }: Group): string {
  const concepts = members.map(({ read }) => read.concepts);
  const problems = mostNamed(concepts.map(({ problems: own }) => own.map(({ name }) => name)));
  const products = mostNamed(concepts.map(({ products: own }) => own.map(({ name }) => name)));
  const kinds = mostNamed(concepts.map(({ products: own }) => [...new Set(own.flatMap((one) => [...one.kinds]))]));
  const things = products.length > 0 ? products : kinds.slice(0, 1);
  const theme = [things.join("、"), problems.join("、")].filter((part) => part !== "").join("·");
  const [first] = centre.read.concepts.products;
  return theme === "" ? (first?.name ?? "同类技术问题") : theme;
}

/** What one need is about (压铸模·热裂), in words of the likeness file only; empty when none of them is said. */
export function nameTheme({ concepts }: ReadNeed): string {
  const parts = [concepts.products, concepts.problems].map((named) =>
    named
      .slice(0, THEME_PARTS)
      .map(({ name }) => name)
      .join("、"),
  );
  return parts.filter((part) => part !== "").join("·");
}

function mostNamed(lists: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const name of lists.flat()) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= 2 && count >= lists.length * THEME_SHARE)
    .sort(([, x], [, y]) => y - x)
    .slice(0, THEME_PARTS)
    .map(([name]) => name);
}
