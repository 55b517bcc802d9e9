/** Gives every passage a dense vector of the configured model, batch by batch; no transaction waits for the service. */
import {
  countPassagesWithoutVector,
  findVectorLength,
  listPassagesWithoutVector,
  type PlainPassage,
  storeVectors,
} from "../db/embeddings.ts";
import { ModelError } from "../errors.ts";
import type { Deps, Embedder } from "./ports.ts";

/** How the service is asked: passages a call, and the time that a call may take with its retries. */
export type EmbedLimits = { batch: number; deadlineMs: number };

/** What was done: passages that got a vector now, and those that still have none. */
export type EmbedReport = { embedded: number; missing: number };

/** Refused texts (too long for the model, say) are passed over; so many refused calls in a row mean wrong settings. */
const MAX_REFUSED_IN_ROW = 3;

/**
 * Fills in what is missing. A failing service ends it with a warning: every stored batch stays, the next start goes on.
 *
 * Shape   without an embedder nothing is missing
 * Errors  StoreError; a ModelError is logged, not thrown
 */
export async function embedPassages(
  deps: Deps,
  limits: EmbedLimits,
  onProgress: (done: number, total: number) => void,
): Promise<EmbedReport> {
  const { embedder } = deps;
  const missing = embedder === null ? 0 : await countPassagesWithoutVector(deps.pool, embedder.model);
  if (embedder === null || missing === 0) {
    return { embedded: 0, missing: 0 };
  }
  const { embedded, error } = await fill(deps, embedder, limits, (done) => onProgress(done, missing));
  if (error !== null) {
    deps.log.warn(
      {
        code: error.code,
        ...error.details,
        model: embedder.model,
        embedded,
        missing: missing - embedded,
      },
      "passages are left without a vector: they are found by their words only, the next start tries again",
    );
  }
  return { embedded, missing: missing - embedded };
}

type Filled = { embedded: number; error: ModelError | null };

async function fill(
  deps: Deps,
  embedder: Embedder,
  { batch, deadlineMs }: EmbedLimits,
  onStored: (embedded: number) => void,
): Promise<Filled> {
  let filled: Filled = { embedded: 0, error: null };
  let refused = 0;
  let afterId = 0;
  for (;;) {
    const passages = await listPassagesWithoutVector(deps.pool, {
      model: embedder.model,
      afterId,
      limit: batch,
    });
    const last = passages.at(-1);
    if (last === undefined) {
      return filled;
    }
    const error = await embedBatch(deps, embedder, passages, AbortSignal.timeout(deadlineMs));
    refused = error === null ? 0 : refused + 1;
    if (error !== null && (error.code !== "model_refused" || refused === MAX_REFUSED_IN_ROW)) {
      return { ...filled, error };
    }
    filled = error === null ? { ...filled, embedded: filled.embedded + passages.length } : { ...filled, error };
    onStored(filled.embedded);
    afterId = last.id;
  }
}

async function embedBatch(
  deps: Deps,
  embedder: Embedder,
  passages: PlainPassage[],
  signal: AbortSignal,
): Promise<ModelError | null> {
  try {
    const texts = passages.map(({ text }) => text);
    const vectors = await embedder.embed(texts, signal);
    const length = (await findVectorLength(deps.pool, embedder.model)) ?? vectors[0]?.length;
    if (vectors.length !== passages.length || vectors.some((vector) => vector.length !== length)) {
      throw new ModelError(
        "model_malformed",
        "向量的长度与已存的不同：服务换了模型时，请给 EMBEDDING_MODEL 换一个名字。",
      );
    }
    const rows = passages.flatMap(({ id }, index) => {
      const vector = vectors[index];
      return vector === undefined ? [] : [{ id, vector }];
    });
    await storeVectors(deps.pool, embedder.model, rows);
    return null;
  } catch (error) {
    if (error instanceof ModelError) {
      return error;
    }
    throw error;
  }
}
