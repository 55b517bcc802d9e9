/** Keeps the search index true to the documents: passages in and out, frequencies, average length, weights. */

import type { Transaction } from "../db/database.ts";
import {
  addDocumentFrequencies,
  ensureTerms,
  getIndexState,
  type IndexKind,
  type IndexState,
  insertPassages,
  listPassagesAfter,
  lockIndex,
  measureRemoval,
  type NewPassage,
  updateIndexState,
  updateWeights,
} from "../db/search-index.ts";
import { BM25, termWeight } from "../domain/bm25.ts";
import type { PassageText } from "../domain/passage-texts.ts";
import { documentTerms, type Lexicon } from "../domain/terms.ts";

const KINDS: readonly IndexKind[] = ["text", "question"];
const BATCH = 500;

/** Below this many passages weights follow the average exactly; above it they may lag by `MAX_DRIFT` before a rebuild. */
const ALWAYS_EXACT_BELOW = 10_000;
const MAX_DRIFT = 0.05;

/**
 * Replaces the passages of some documents: those of `removed` leave the statistics (their rows go with the documents,
 * deleted by `deleteRemoved` in between), `added` come in. Everything happens in the caller's transaction.
 *
 * Shape   `onProgress` hears how many of `added` are stored
 */
export async function reindex(
  tx: Transaction,
  change: {
    removed: string[];
    added: PassageText[];
    lexicon: Lexicon;
    deleteRemoved: () => Promise<void>;
    insertAdded: () => Promise<void>;
  },
  onProgress: (done: number) => void,
): Promise<void> {
  await lockIndex(tx);
  const removal = await measureRemoval(tx, change.removed);
  await change.deleteRemoved();
  await change.insertAdded();
  await addDocumentFrequencies(tx, removal.frequencies);
  let done = 0;
  for (const kind of KINDS) {
    const added = change.added.filter((passage) => passage.kind === kind);
    const state = await nextState(
      tx,
      kind,
      { passages: removal.passages[kind], terms: removal.terms[kind] },
      added,
      change.lexicon,
    );
    if (state.rebuild) {
      await rebuildWeights(tx, kind, state.averageLength, change.lexicon);
    }
    await addPassages(tx, kind, added, state.averageLength, change.lexicon, (count) => {
      done += count;
      onProgress(done);
    });
    await updateIndexState(tx, kind, state);
  }
}

type NextState = Omit<IndexState, "version"> & { rebuild: boolean };

async function nextState(
  tx: Transaction,
  kind: IndexKind,
  removed: { passages: number; terms: number },
  added: PassageText[],
  lexicon: Lexicon,
): Promise<NextState> {
  const state = await getIndexState(tx, kind);
  const addedTerms = added.reduce((sum, passage) => sum + countTerms(documentTerms(passage.text, lexicon)), 0);
  const passageCount = state.passageCount - removed.passages + added.length;
  const totalTerms = state.totalTerms - removed.terms + addedTerms;
  const average = passageCount === 0 ? 1 : totalTerms / passageCount;
  const drift = Math.abs(average - state.averageLength) / state.averageLength;
  const rebuild = drift > (passageCount < ALWAYS_EXACT_BELOW ? 0 : MAX_DRIFT);
  return {
    passageCount,
    totalTerms,
    averageLength: rebuild ? average : state.averageLength,
    rebuild,
  };
}

function countTerms(terms: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of terms.values()) {
    sum += count;
  }
  return sum;
}

async function rebuildWeights(
  tx: Transaction,
  kind: IndexKind,
  averageLength: number,
  lexicon: Lexicon,
): Promise<void> {
  let after = 0;
  for (;;) {
    const passages = await listPassagesAfter(tx, kind, after, BATCH);
    const last = passages.at(-1);
    if (last === undefined) {
      return;
    }
    const counted = passages.map((passage) => ({
      id: passage.id,
      terms: documentTerms(passage.text, lexicon),
    }));
    const ids = await termIds(
      tx,
      kind,
      counted.map((passage) => passage.terms),
      new Map(),
    );
    await updateWeights(
      tx,
      counted.map((passage) => ({
        id: passage.id,
        weights: weigh(passage.terms, ids, averageLength),
      })),
    );
    after = last.id;
  }
}

async function addPassages(
  tx: Transaction,
  kind: IndexKind,
  added: PassageText[],
  averageLength: number,
  lexicon: Lexicon,
  onBatch: (count: number) => void,
): Promise<void> {
  const frequencies = new Map<number, number>();
  const vocabulary = new Map<string, number>();
  for (let start = 0; start < added.length; start += BATCH) {
    const batch = added.slice(start, start + BATCH);
    const counted = batch.map((passage) => documentTerms(passage.text, lexicon));
    const ids = await termIds(tx, kind, counted, vocabulary);
    const rows: NewPassage[] = batch.map((passage, index) => {
      const terms = counted[index] ?? new Map<string, number>();
      const weights = weigh(terms, ids, averageLength);
      for (const id of weights.keys()) {
        frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
      }
      return { ...passage, termCount: countTerms(terms), weights };
    });
    await insertPassages(tx, rows);
    onBatch(batch.length);
  }
  await addDocumentFrequencies(tx, frequencies);
}

/** Ids of all terms of a batch; `vocabulary` remembers those of the batches before. */
async function termIds(
  tx: Transaction,
  kind: IndexKind,
  counted: ReadonlyMap<string, number>[],
  vocabulary: Map<string, number>,
): Promise<Map<string, number>> {
  const unknown = new Set<string>();
  for (const terms of counted) {
    for (const term of terms.keys()) {
      if (!vocabulary.has(term)) {
        unknown.add(term);
      }
    }
  }
  for (const [text, id] of await ensureTerms(tx, kind, [...unknown])) {
    vocabulary.set(text, id);
  }
  return vocabulary;
}

function weigh(
  terms: ReadonlyMap<string, number>,
  ids: ReadonlyMap<string, number>,
  averageLength: number,
): Map<number, number> {
  const length = countTerms(terms);
  const weights = new Map<number, number>();
  for (const [term, frequency] of terms) {
    const id = ids.get(term);
    if (id !== undefined) {
      weights.set(id, termWeight({ frequency, length, averageLength }, BM25));
    }
  }
  return weights;
}
