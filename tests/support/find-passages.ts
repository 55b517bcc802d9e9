/** Searches an index for words as retrieval does, so that a test sees what can be found. */

import type { Deps } from "../../src/core/ports.ts";
import { findTerms, getIndexState, type IndexKind, searchPassages } from "../../src/db/search-index.ts";
import { inverseDocumentFrequency } from "../../src/domain/bm25.ts";
import { questionTerms } from "../../src/domain/terms.ts";

/** A found passage. */
export type Hit = { clauseId: string; text: string; score: number };

/** The passages of clauses' own words that hold a term of the given words, best first. */
export function findPassages(deps: Deps, words: string): Promise<Hit[]> {
  return findInIndex(deps, "text", words);
}

/** The passages of one index that hold a term of the words, best first. */
export async function findInIndex(deps: Deps, kind: IndexKind, words: string): Promise<Hit[]> {
  const { passageCount } = await getIndexState(deps.pool, kind);
  const known = await findTerms(deps.pool, kind, [...questionTerms(words, deps.vocabulary.lexicon).keys()]);
  const query = new Map(
    known.map(({ id, documentFrequency }) => [
      id,
      inverseDocumentFrequency({
        documentCount: passageCount,
        documentFrequency,
      }),
    ]),
  );
  const hits = await searchPassages(deps.pool, { kind, query, limit: 20 });
  return hits.map(({ clauseId, text, score }) => ({ clauseId, text, score }));
}
