/** Tells the industry cluster (产业集群) of a need by the products it names: where the technology lands, not whose firm it is. */
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import type { ClusterWord, NeedVocabulary } from "./need-vocabulary.ts";
import { findWords, type WordHit } from "./word-index.ts";

/**
 * What the words say.
 *
 * Shape   `cluster` null when no word of any cluster stands in the need; `terms` are the words that decided, weightiest first
 */
export type ClusterVerdict = { cluster: ClusterId | null; runnerUp: ClusterId | null; terms: string[] };

/** Tuned on our sets: the name of an industry and words of many industries give way to any product. */
const RANK_WEIGHT: Readonly<Record<ClusterWord["rank"], number>> = { product: 1, generic: 0.4, industry: 0.3 };
/** In what the firm says of itself a word counts less than in its problem. */
const IDENTITY_WEIGHT = 0.6;
/** Treatment of waste and use of heat and power are what is looked for, whatever plant they are in. */
const ENVIRONMENT_WEIGHT = 1.25;
/** In a clause that states the trouble or what is looked for, a word counts more than in the ones around it. */
const FOCUS_WEIGHT = 1.3;
/** The first thing named is mostly the thing itself; what follows narrows it. */
const FIRST_WEIGHT = 1.25;
const MAX_COUNTED_LENGTH = 8;

type Weighed = WordHit<ClusterWord> & { cluster: ClusterId; weight: number };

/** Tells the cluster of a need, given as folded text. */
export function tellCluster(text: string, vocabulary: NeedVocabulary): ClusterVerdict {
  const weighed = weigh(text, vocabulary).sort((left, right) => right.weight - left.weight);
  const sums = new Map<ClusterId, number>();
  for (const { cluster, weight } of weighed) {
    sums.set(cluster, (sums.get(cluster) ?? 0) + weight);
  }
  const ranked = [...sums].sort(([, left], [, right]) => right - left).map(([cluster]) => cluster);
  const cluster = ranked[0] ?? guessByEnding(text, vocabulary);
  const terms = weighed.filter((one) => one.cluster === cluster).map(({ word }) => word);
  return { cluster, runnerUp: ranked[1] ?? otherView(terms, cluster, vocabulary), terms: [...new Set(terms)] };
}

function weigh(text: string, vocabulary: NeedVocabulary): Weighed[] {
  const identity = [...text.matchAll(vocabulary.signals.identity)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const hits = findWords(text, vocabulary.clusterWords);
  const focus = findFocus(text, vocabulary);
  const first = hits.find(({ value }) => value.rank === "product");
  const counted = new Set<string>();
  return hits.flatMap((hit) => {
    if (counted.has(hit.word)) {
      return [];
    }
    counted.add(hit.word);
    const isWithin = ({ start, end }: Range) => start <= hit.start && hit.end <= end;
    const weight =
      lengthWeight(hit.word) *
      RANK_WEIGHT[hit.value.rank] *
      (identity.some(isWithin) ? IDENTITY_WEIGHT : focus.some(isWithin) ? FOCUS_WEIGHT : 1) *
      (hit === first ? FIRST_WEIGHT : 1) *
      (hit.value.cluster === "energy_environment" ? ENVIRONMENT_WEIGHT : 1);
    return [{ ...hit, cluster: clusterOf(hit, text, vocabulary), weight }];
  });
}

/** What a thing is made for stays open; what kind of thing it is tells who makes it. */
const MAKERS: readonly (readonly [CategoryId, ClusterId])[] = [
  ["software", "software_services"],
  ["equipment", "high_end_equipment"],
  ["basic_component", "key_components"],
  ["key_material", "new_materials"],
];

/** A product of no list by the ending of its name (吸丝带成型机, 护套料). */
function guessByEnding(text: string, { categoryEndings }: NeedVocabulary): ClusterId | null {
  const ends = (id: CategoryId) =>
    categoryEndings.some(
      ([category, pattern]) => category === id && [...text.matchAll(pattern)].some(({ 0: word }) => isProper(word)),
    );
  return MAKERS.find(([category]) => ends(category))?.[1] ?? null;
}

/** 零件, 样机, 来料 name nothing in particular. */
function isProper(word: string): boolean {
  return !/^(?:[这那个一的新老旧大小本该整有换买用做试此各每原全零部配备元器组构附物样工散单主整]|来料|物料|用料|废料|加料|下料|上料|漏油|加油|进料|齐全)/u.test(
    word,
  );
}

type Range = { start: number; end: number };

/** The clauses that say what is wrong, wished or looked for. */
function findFocus(text: string, { signals }: NeedVocabulary): Range[] {
  const asked = [signals.troubles, signals.lacks, signals.seeks, signals.wishes, signals.platform];
  return [...text.matchAll(/[^,。;!?\n]+/gu)]
    .filter(([clause]) => asked.some((signal) => clause.search(signal) >= 0))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** A long word says more than a short one; four Latin letters weigh as much as one Chinese character and a half. */
function lengthWeight(word: string): number {
  const length = /^[ -~]+$/u.test(word) ? Math.max(2.5, word.length / 2.5) : word.length;
  return 1 + Math.min(length, MAX_COUNTED_LENGTH) * 0.3;
}

function clusterOf({ word, value }: WordHit<ClusterWord>, text: string, vocabulary: NeedVocabulary): ClusterId {
  const entry = vocabulary.ambiguous.get(word);
  const isOther = entry?.instead !== undefined && entry.when.some((when) => text.includes(when));
  return isOther ? (entry?.instead ?? value.cluster) : value.cluster;
}

function otherView(terms: readonly string[], cluster: ClusterId | null, vocabulary: NeedVocabulary): ClusterId | null {
  const entry = terms.map((term) => vocabulary.ambiguous.get(term)).find((one) => one !== undefined);
  return entry === undefined ? null : entry.also === cluster ? entry.cluster : entry.also;
}
