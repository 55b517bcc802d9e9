/** Measures of one ranked list against the ids that answer the question, and of many timings. */

/** Share of the relevant ids among the first k, 0–1. */
export function recall(relevant: readonly string[], ids: readonly string[], k: number): number {
  const top = new Set(ids.slice(0, k));
  return relevant.filter((id) => top.has(id)).length / relevant.length;
}

/** One over the rank of the first relevant id among the first ten, else 0. */
export function reciprocalRank(relevant: readonly string[], ids: readonly string[]): number {
  const at = ids.slice(0, 10).findIndex((id) => relevant.includes(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** nDCG@10 with binary relevance, 0–1. */
export function normalisedGain(relevant: readonly string[], ids: readonly string[]): number {
  const discount = (rank: number) => 1 / Math.log2(rank + 2);
  const got = ids.slice(0, 10).reduce((sum, id, rank) => sum + (relevant.includes(id) ? discount(rank) : 0), 0);
  const ideal = Array.from({ length: Math.min(10, relevant.length) }, (_, rank) => discount(rank)).reduce(
    (sum, one) => sum + one,
    0,
  );
  return got / ideal;
}

/** The value that this share of the numbers lies below; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
