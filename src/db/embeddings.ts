/** Dense vectors of passages in SQL. A vector belongs to the model that made it; vectors of two models never meet. */
import { toSql } from "pgvector";
import { z } from "zod";
import { execute, type Queryable, selectRow, selectRows } from "./database.ts";

/** A passage whose vector is to be made. */
export type PlainPassage = { id: number; text: string };

const Count = z.coerce.number();

/** How many passages have no vector of the model. */
export async function countPassagesWithoutVector(db: Queryable, model: string): Promise<number> {
  const row = await selectRow(
    db,
    z.object({ missing: Count }),
    "select count(*) as missing from passage where embedding_model is distinct from $1",
    [model],
  );
  return row?.missing ?? 0;
}

/** The next passages after an id that have no vector of the model. */
export async function listPassagesWithoutVector(
  db: Queryable,
  search: { model: string; afterId: number; limit: number },
): Promise<PlainPassage[]> {
  return selectRows(
    db,
    z.object({ id: Count, text: z.string() }),
    "select id, text from passage where embedding_model is distinct from $1 and id > $2 order by id limit $3",
    [search.model, search.afterId, search.limit],
  );
}

/** The length of the stored vectors of the model; null when there are none. */
export async function findVectorLength(db: Queryable, model: string): Promise<number | null> {
  const row = await selectRow(
    db,
    z.object({ length: z.number() }),
    "select vector_dims(embedding) as length from passage where embedding_model = $1 limit 1",
    [model],
  );
  return row?.length ?? null;
}

/** Stores vectors of the model over those of any other; passages that have left meanwhile are passed over. */
export async function storeVectors(
  db: Queryable,
  model: string,
  vectors: { id: number; vector: number[] }[],
): Promise<void> {
  await execute(
    db,
    `update passage set embedding = one.embedding::vector, embedding_model = $1
     from unnest($2::bigint[], $3::text[]) as one (id, embedding) where passage.id = one.id`,
    [model, vectors.map(({ id }) => id), vectors.map(({ vector }) => toSql(vector))],
  );
}

/**
 * A clause with the distance of its nearest passage to a question.
 *
 * Unit    cosine distances, 0–2; `averageDistance` is that of all clauses
 */
export type NearClause = {
  clauseId: string;
  distance: number;
  averageDistance: number;
};

/**
 * The clauses nearest in meaning, ties by id, and those of `also` wherever they stand. An exact scan: some thousand passages
 * take about 20 ms, and an approximate index would lose rows behind the filter by model.
 *
 * Shape   clauses without a vector of this model and length are left out
 */
export async function findNearestClauses(
  db: Queryable,
  search: {
    model: string;
    vector: readonly number[];
    limit: number;
    also: string[];
  },
): Promise<NearClause[]> {
  const row = z.object({
    clause_id: z.string(),
    distance: z.number(),
    average_distance: z.number(),
  });
  const rows = await selectRows(
    db,
    row,
    // NOTE: distances are taken out before grouping: sorting rows that carry their vectors made it ten times slower.
    `with near as materialized (
       select clause_id, embedding <=> $1::vector as distance from passage
       where embedding_model = $2 and vector_dims(embedding) = $3
     ), best as materialized (select clause_id, min(distance) as distance from near group by clause_id)
     select clause_id, distance, (select avg(distance) from best) as average_distance from best
     where clause_id = any($5::text[])
        or clause_id in (select clause_id from best order by distance, clause_id limit $4)
     order by distance, clause_id`,
    [toSql([...search.vector]), search.model, search.vector.length, search.limit, search.also],
  );
  return rows.map((one) => ({
    clauseId: one.clause_id,
    distance: one.distance,
    averageDistance: one.average_distance,
  }));
}
