/** MiniSearch in memory over the same sets: what a user would pick instead, with the bigrams that Chinese needs. */
import MiniSearch from "minisearch";
import type { SetDocument } from "../eval/retrieval-set.ts";

/** An index in memory, and how long it took to fill. */
export type MemoryIndex = {
  search: (text: string, depth: number) => string[];
  ingestSeconds: number;
};

const RUN = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
const HAN = /^\p{Script=Han}/u;

/** Fills an index; `search` gives document ids, best first. */
export function openMiniSearch(documents: readonly SetDocument[]): MemoryIndex {
  const startedAt = performance.now();
  const index = new MiniSearch<SetDocument>({
    fields: ["title", "text"],
    tokenize: toBigrams,
  });
  index.addAll(documents);
  return {
    search: (text, depth) =>
      index
        .search(text)
        .slice(0, depth)
        .map((hit) => String(hit.id)),
    ingestSeconds: (performance.now() - startedAt) / 1000,
  };
}

/** Chinese in pairs of neighbours (a lone character as it is), other words whole. */
function toBigrams(text: string): string[] {
  return [...text.matchAll(RUN)].flatMap(([run]) => {
    const characters = [...run];
    return !HAN.test(run) || characters.length === 1
      ? [run]
      : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}
