/** The search index in SQL: terms with their document frequencies, passages with their sparse BM25 vectors. */
import { z } from "zod";
import { execute, type Queryable, selectRows, type Transaction } from "./database.ts";
import { toSparse } from "./sparse-vector.ts";

/** Two indexes with statistics of their own: the words of clauses, and the ways to ask for them. */
export type IndexKind = "text" | "question";

/**
 * What the stored weights were computed with.
 *
 * Unit    lengths in terms
 */
export type IndexState = {
  version: number;
  passageCount: number;
  totalTerms: number;
  averageLength: number;
};

/** A term of a question that the index knows. */
export type KnownTerm = { id: number; text: string; documentFrequency: number };

/** A passage ready to be stored: `weights` maps term ids to BM25 weights. */
export type NewPassage = {
  clauseId: string;
  kind: IndexKind;
  text: string;
  termCount: number;
  weights: Map<number, number>;
};

/** A found passage; `score` is the BM25 sum, larger is better. */
export type ScoredPassage = {
  id: number;
  clauseId: string;
  text: string;
  score: number;
};

const Count = z.coerce.number();

/** The state of one index. */
export async function getIndexState(db: Queryable, kind: IndexKind): Promise<IndexState> {
  const row = z.object({
    version: z.number(),
    passage_count: z.number(),
    total_terms: Count,
    average_length: z.number(),
  });
  const [state] = await selectRows(
    db,
    row,
    "select version, passage_count, total_terms, average_length from search_index where kind = $1",
    [kind],
  );
  if (state === undefined) {
    throw new Error(`search_index has no row for ${kind}`);
  }
  return {
    version: state.version,
    passageCount: state.passage_count,
    totalTerms: state.total_terms,
    averageLength: state.average_length,
  };
}

/** Lets other programs that change the index wait until this transaction ends: totals are read, added to and written back. */
export async function lockIndex(tx: Transaction): Promise<void> {
  await execute(tx, "select kind from search_index order by kind for update", []);
}

/** Stores new totals and the average that the weights are computed with; the version grows by one. */
export async function updateIndexState(
  tx: Transaction,
  kind: IndexKind,
  state: Omit<IndexState, "version">,
): Promise<void> {
  await execute(
    tx,
    `update search_index set version = version + 1, passage_count = $2, total_terms = $3, average_length = $4 where kind = $1`,
    [kind, state.passageCount, state.totalTerms, state.averageLength],
  );
}

/** Ids of the given terms; unknown ones are created with frequency 0. */
export async function ensureTerms(tx: Transaction, kind: IndexKind, texts: string[]): Promise<Map<string, number>> {
  await execute(
    tx,
    `insert into term (kind, text, document_frequency)
     select $1, one, 0 from unnest($2::text[]) as one on conflict (kind, text) do nothing`,
    [kind, texts],
  );
  const known = await findTerms(tx, kind, texts);
  return new Map(known.map((term) => [term.text, term.id]));
}

/** The known ones among the given terms. */
export async function findTerms(db: Queryable, kind: IndexKind, texts: string[]): Promise<KnownTerm[]> {
  const row = z.object({
    id: z.number(),
    text: z.string(),
    document_frequency: z.number(),
  });
  const rows = await selectRows(
    db,
    row,
    "select id, text, document_frequency from term where kind = $1 and text = any($2::text[])",
    [kind, texts],
  );
  return rows.map((term) => ({
    id: term.id,
    text: term.text,
    documentFrequency: term.document_frequency,
  }));
}

/** Adds to document frequencies (negative to take away) and drops terms that no passage holds any more. */
export async function addDocumentFrequencies(tx: Transaction, deltas: ReadonlyMap<number, number>): Promise<void> {
  await execute(
    tx,
    `update term set document_frequency = document_frequency + delta.change
     from unnest($1::int[], $2::int[]) as delta (id, change) where term.id = delta.id`,
    [[...deltas.keys()], [...deltas.values()]],
  );
  await execute(tx, "delete from term where document_frequency <= 0", []);
}

/** Stores passages. */
export async function insertPassages(tx: Transaction, passages: NewPassage[]): Promise<void> {
  await execute(
    tx,
    `insert into passage (clause_id, kind, text, term_count, weights)
     select one.clause_id, one.kind, one.text, one.term_count, one.weights::sparsevec
     from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[]) as one (clause_id, kind, text, term_count, weights)`,
    [
      passages.map((passage) => passage.clauseId),
      passages.map((passage) => passage.kind),
      passages.map((passage) => passage.text),
      passages.map((passage) => passage.termCount),
      passages.map((passage) => toSparse(passage.weights)),
    ],
  );
}

/** What removing a document takes out of the index: passages and terms by kind, frequencies by term id. */
export type Removal = {
  passages: Record<IndexKind, number>;
  terms: Record<IndexKind, number>;
  frequencies: Map<number, number>;
};

/** Totals of the passages of the given documents, read before they are deleted. */
export async function measureRemoval(tx: Transaction, documentIds: string[]): Promise<Removal> {
  const row = z.object({
    kind: z.enum(["text", "question"]),
    term_count: z.number(),
    weights: z.string(),
  });
  const rows = await selectRows(
    tx,
    row,
    `select passage.kind, passage.term_count, passage.weights::text as weights
     from passage join clause on clause.id = passage.clause_id where clause.document_id = any($1::text[])`,
    [documentIds],
  );
  const removal: Removal = {
    passages: { text: 0, question: 0 },
    terms: { text: 0, question: 0 },
    frequencies: new Map(),
  };
  for (const passage of rows) {
    removal.passages[passage.kind] += 1;
    removal.terms[passage.kind] += passage.term_count;
    for (const [, id] of passage.weights.matchAll(/(\d+):/g)) {
      removal.frequencies.set(Number(id), (removal.frequencies.get(Number(id)) ?? 0) - 1);
    }
  }
  return removal;
}

/** The next passages of a kind after an id, for rebuilding weights in batches. */
export async function listPassagesAfter(
  tx: Transaction,
  kind: IndexKind,
  afterId: number,
  limit: number,
): Promise<{ id: number; text: string }[]> {
  return selectRows(
    tx,
    z.object({ id: Count, text: z.string() }),
    "select id, text from passage where kind = $1 and id > $2 order by id limit $3",
    [kind, afterId, limit],
  );
}

/** Overwrites the weights of stored passages. */
export async function updateWeights(
  tx: Transaction,
  weights: { id: number; weights: Map<number, number> }[],
): Promise<void> {
  await execute(
    tx,
    `update passage set weights = one.weights::sparsevec
     from unnest($1::bigint[], $2::text[]) as one (id, weights) where passage.id = one.id`,
    [weights.map((one) => one.id), weights.map((one) => toSparse(one.weights))],
  );
}

/**
 * The passages of a kind with the largest dot product, best first, ties by id.
 *
 * Shape   `query` maps term ids to query weights; empty gives nothing
 */
export async function searchPassages(
  db: Queryable,
  search: {
    kind: IndexKind;
    query: ReadonlyMap<number, number>;
    limit: number;
  },
): Promise<ScoredPassage[]> {
  if (search.query.size === 0) {
    return [];
  }
  const row = z.object({
    id: Count,
    clause_id: z.string(),
    text: z.string(),
    score: z.number(),
  });
  const rows = await selectRows(
    db,
    row,
    // NOTE: ranked without the texts first: sorting wide rows made the scan slower by half.
    `select passage.id, passage.clause_id, passage.text, -hit.distance as score
     from (select id, weights <#> $1::sparsevec as distance from passage where kind = $2 order by distance, id limit $3) as hit
     join passage on passage.id = hit.id where hit.distance < 0 order by hit.distance, hit.id`,
    [toSparse(search.query), search.kind, search.limit],
  );
  return rows.map((passage) => ({
    id: passage.id,
    clauseId: passage.clause_id,
    text: passage.text,
    score: passage.score,
  }));
}
