/** Keys by which a store finds the few needs worth comparing with a new one among a hundred thousand. */
import type { LikenessSetting, ProductConcept } from "./likeness-setting.ts";
import { findConcepts } from "./need-concepts.ts";

/** Unknown words give so many keys at most: long stories must not share a key with everything. */
const MOST_WORD_KEYS = 12;

/**
 * The keys of a need's text. Two needs that are the same or related nearly always share one; sharing one means little, and the
 * more are shared the better the chance, so that a caller who must cut candidates off sorts by the number shared.
 *
 * Shape   no key twice, at most some dozens; `产品:` with kinds, wholes and neighbours in the chain; `问题:` with near problems
 *         (a broad one only together with its cluster or where nothing else is known); `字:` pairs of characters of unknown words
 */
export function likenessKeys(text: string, setting: LikenessSetting): string[] {
  const { products, problems, nouns, unknown: rest, cluster } = findConcepts(text, setting);
  const unknown = [...nouns.map(({ word }) => word), ...rest];
  const particular = problems.filter(({ broad }) => !broad);
  const broad = problems.filter((problem) => problem.broad);
  const told = mostTelling(products);
  const productNames = told.flatMap(({ name, kinds, wholes, chain }) => [name, ...kinds, ...wholes, ...chain]);
  const leftOut = new Set(products.filter((product) => !told.includes(product)).map(({ name }) => name));
  const isBare = products.length === 0 && unknown.length === 0;
  const keys = [
    ...productNames.filter((name) => !leftOut.has(name)).map((name) => `产品:${name}`),
    ...particular.flatMap(({ name, near }) => [name, ...near]).map((name) => `问题:${name}`),
    ...broad.flatMap(({ name }) => (cluster === null ? [] : [`问题:${name}@${cluster}`])),
    ...(isBare ? broad.map(({ name }) => `问题:${name}`) : []),
    ...unknown.flatMap(wordKeys).slice(0, MOST_WORD_KEYS),
  ];
  return [...new Set(keys)];
}

/** Objects and materials; with materials alone also processes; general names only where nothing else is named. */
function mostTelling(products: readonly ProductConcept[]): readonly ProductConcept[] {
  const hasObject = products.some(({ kind }) => kind === "object");
  const told = products.filter(({ kind }) => kind !== "general" && (kind !== "process" || !hasObject));
  return told.length > 0 ? told : products;
}

function wordKeys(word: string): string[] {
  if (/^[a-z0-9]/u.test(word)) {
    return [`字:${word}`];
  }
  return Array.from({ length: word.length - 1 }, (_, index) => `字:${word.slice(index, index + 2)}`);
}
