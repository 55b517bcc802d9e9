/** Judges whether two needs (需求) are the same, related or different, with a reason for staff. */

import type { Agreement } from "./agreement.ts";
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import type { LikenessSetting } from "./likeness-setting.ts";
import { findConcepts, type NeedConcepts } from "./need-concepts.ts";
import { agreeOnProblems } from "./problem-agreement.ts";
import { agreeOnProducts, areLinked } from "./product-agreement.ts";

/** A need as far as it is compared; cluster and category may be unknown. */
export type NeedText = { text: string; cluster: ClusterId | null; category: CategoryId | null };

/** same: may be merged; related: each should know of the other; different: neither. */
type Likeness = "same" | "related" | "different";

/** What two needs have in common; chain: only that one's product comes before, after or inside the other's. */
export type Link = "both" | "product" | "problem" | "chain" | "none";

/** The judgement. Shape: `score` 0–1, for sorting only; `reason` is one Chinese sentence for staff. */
export type NeedComparison = { likeness: Likeness; link: Link; score: number; reason: string };

/** A need whose text has been read: read once, compared often. */
export type ReadNeed = { concepts: NeedConcepts; cluster: ClusterId | null; category: CategoryId | null };

type Agreements = { product: Agreement; problem: Agreement };

/**
 * What speaks for "same": agreement on the product, on the problem, and on both at once.
 *
 * Source  the weights: logistic regression on the tuning pairs, read with three tenths of all spellings taken out of the word
 *         lists, so that they fit pairs whose wording the lists do not know (halves against each other: F1 .85 where fixed
 *         thresholds had .81); the two limits by hand. Tuned further by search they did worse on the half not seen
 */
const PRODUCT_EVIDENCE = 1.2;
const PROBLEM_EVIDENCE = 2.5;
/** 国产替代 and 找人 are said of everything. */
const BROAD_PROBLEM_EVIDENCE = 1.6;
const JOINT_EVIDENCE = 2.1;
const ENOUGH_EVIDENCE = 2.4;
/** Two languages have no wording in common, so that less is found of what they agree on. */
const ENOUGH_IN_TRANSLATION = 1.4;
const LEAST_PRODUCT = 0.2;
const SAME_PROBLEM = 0.5;
const LINKED_PRODUCT = 0.5;
/** A process or a general name in common is enough where neither names anything else. */
const LINKED_PROCESS = 0.8;
/** Another category (缺设备 against 工艺) makes the same problem less likely, never impossible: labels err too. */
const OTHER_CATEGORY_FACTOR = 0.85;

/** Judges two texts. */
export function compareNeeds(a: NeedText, b: NeedText, setting: LikenessSetting): NeedComparison {
  return compareReadNeeds(readNeed(a, setting), readNeed(b, setting));
}

/** Reads a need for comparisons with many others. */
export function readNeed({ text, cluster, category }: NeedText, setting: LikenessSetting): ReadNeed {
  const concepts = findConcepts(text, setting);
  return { concepts, cluster: cluster ?? concepts.cluster, category };
}

/** Judges two needs that have been read; the same both ways but for the order of names in the reason. */
export function compareReadNeeds(a: ReadNeed, b: ReadNeed): NeedComparison {
  const product = agreeOnProducts(a.concepts, b.concepts);
  const stated = agreeOnProblems(a.concepts, b.concepts);
  const otherCategory = a.category !== null && b.category !== null && a.category !== b.category;
  const problem = otherCategory ? { ...stated, share: stated.share * OTHER_CATEGORY_FACTOR } : stated;
  const score = Math.round(Math.sqrt(product.share * problem.share) * 1000) / 1000;
  const isTranslated = a.concepts.isForeign !== b.concepts.isForeign;
  if (isSame({ product, problem }, isTranslated)) {
    return { likeness: "same", link: "both", score, reason: sameReason({ product, problem }) };
  }
  const link = findLink(a, b, { product, problem });
  const sides = `${describe(a)}；${describe(b)}。`;
  const reason = `${LEADS[link]({ product, problem })}：${sides}`;
  return { likeness: link === "none" ? "different" : "related", link, score, reason };
}

/** Whether the evidence is enough: two problems in common stand for a product left unsaid; full agreement on the problem makes up for less on the product, and the other way round. */
function isSame({ product, problem }: Agreements, isTranslated: boolean): boolean {
  const isBroad = problem.common.length > 0 && !problem.firm;
  const evidence =
    PRODUCT_EVIDENCE * product.share +
    (isBroad ? BROAD_PROBLEM_EVIDENCE : PROBLEM_EVIDENCE) * problem.share +
    JOINT_EVIDENCE * product.share * problem.share;
  const isEnoughProduct = product.share >= LEAST_PRODUCT || (product.silent && problem.common.length > 1);
  return isEnoughProduct && evidence >= (isTranslated ? ENOUGH_IN_TRANSLATION : ENOUGH_EVIDENCE);
}

function sameReason({ product, problem }: Agreements): string {
  const thing = product.common.join("、") || "都没有写明";
  return problem.common.length === 0
    ? `同一产品（${thing}），没有说出不同的问题。`
    : `同一产品（${thing}）的同一问题（${problem.common.join("、")}）。`;
}

const LEADS: Record<Exclude<Link, "both">, (agreements: Agreements) => string> = {
  product: ({ product }) => `同一产品（${product.common.join("、")}），问题不同`,
  problem: ({ problem }) => `同一问题（${problem.common.join("、")}），产品不同`,
  chain: () => "产品相关（同一整机或上下游）",
  none: () => "产品和问题都不同",
};

function findLink(a: ReadNeed, b: ReadNeed, { product, problem }: Agreements): Exclude<Link, "both"> {
  if (product.share >= (product.firm ? LINKED_PRODUCT : LINKED_PROCESS)) {
    return "product";
  }
  const sameCluster = a.cluster !== null && a.cluster === b.cluster;
  if (problem.share >= SAME_PROBLEM && problem.common.length > 0 && (problem.firm || sameCluster)) {
    return "problem";
  }
  return product.firm || areLinked(a.concepts, b.concepts) ? "chain" : "none";
}

/** 压铸模、模仁的热裂; what is missing is called 未写明. */
function describe({ concepts }: ReadNeed): string {
  const products = concepts.products.map(({ name }) => name);
  const problems = concepts.problems.map(({ name }) => name);
  const unknown = [...concepts.nouns.map(({ word }) => word), ...concepts.unknown];
  const named = products.length > 0 ? products : unknown;
  return `${named.join("、") || "产品未写明"}·${problems.join("、") || "问题未写明"}`;
}
