/** Times one set in the product and in MiniSearch, run after run in turn, and scores what both found. */
import { normalisedGain, quantile } from "../eval/ranking-metrics.ts";
import { askRetrievalSet, openRetrievalSet, type SetDocument, type SetQuestion } from "../eval/retrieval-set.ts";
import { openMiniSearch } from "./minisearch.ts";

/** Times of one kind of work: medians over the runs. */
export type Timing = { p50Ms: number; p95Ms: number };

/** What one side did with a set. `ndcg` is over the answerable questions, 0–1. */
export type SideResult = Timing & { ingestSeconds: number; ndcg: number };

/** As many as an answer looks at (`ANSWER_DEPTH`); nDCG needs ten. */
const DEPTH = 40;

/** Loads the set into both and asks every question `runs` times; the first run counts like the others. */
export async function timeSet(
  set: { documents: SetDocument[]; questions: SetQuestion[] },
  runs: number,
): Promise<{ product: SideResult; miniSearch: SideResult }> {
  const { app, ingestSeconds } = await openRetrievalSet(set.documents);
  try {
    const memory = openMiniSearch(set.documents);
    const product = createSide(ingestSeconds, async (text) => (await askRetrievalSet(app, text, DEPTH)).ids);
    const miniSearch = createSide(memory.ingestSeconds, async (text) => memory.search(text, DEPTH));
    for (let run = 0; run < runs; run += 1) {
      await product.ask(set.questions);
      await miniSearch.ask(set.questions);
    }
    return { product: product.result(), miniSearch: miniSearch.result() };
  } finally {
    await app.close();
  }
}

type Side = {
  ask(questions: SetQuestion[]): Promise<void>;
  result(): SideResult;
};

function createSide(ingestSeconds: number, search: (text: string) => Promise<string[]>): Side {
  const timings: Timing[] = [];
  let ndcg = 0;
  return {
    async ask(questions) {
      const times: number[] = [];
      const gains: number[] = [];
      for (const { text, relevant } of questions) {
        const startedAt = performance.now();
        const ids = await search(text);
        times.push(performance.now() - startedAt);
        gains.push(...(relevant.length === 0 ? [] : [normalisedGain(relevant, ids)]));
      }
      timings.push(toTiming(times));
      ndcg = gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, gains.length);
    },
    result: () => ({ ...medianTiming(timings), ingestSeconds, ndcg }),
  };
}

/** Quantiles of one run. */
export function toTiming(timesMs: number[]): Timing {
  return { p50Ms: quantile(timesMs, 0.5), p95Ms: quantile(timesMs, 0.95) };
}

/** The median of each quantile over the runs. */
export function medianTiming(timings: Timing[]): Timing {
  return {
    p50Ms: quantile(
      timings.map(({ p50Ms }) => p50Ms),
      0.5,
    ),
    p95Ms: quantile(
      timings.map(({ p95Ms }) => p95Ms),
      0.5,
    ),
  };
}
