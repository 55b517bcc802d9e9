/** Term weights as pgvector's sparsevec text. */
import { SparseVector } from "pgvector";

/** pgvector's limits for sparsevec: dimensions of the type, and non-zero elements of one value. */
const DIMENSIONS = 1_000_000_000;
const MAX_ELEMENTS = 16_000;

/** The weights by term id; a text longer than pgvector allows keeps its heaviest terms. */
export function toSparse(weights: ReadonlyMap<number, number>): string {
  const entries = [...weights].map(([id, weight]): [number, number] => [id - 1, weight]);
  const kept = entries.length <= MAX_ELEMENTS ? entries : entries.sort((a, b) => b[1] - a[1]).slice(0, MAX_ELEMENTS);
  return new SparseVector(new Map(kept), DIMENSIONS).toPostgres();
}
