/** Dense vectors from any OpenAI-compatible endpoint. Nothing is sent anywhere until a model is configured. */
import OpenAI, { APIError, RateLimitError } from "openai";
import { z } from "zod";
import type { Embedder } from "../core/ports.ts";
import { ModelError } from "../errors.ts";

type EmbedderSettings = {
  apiKey: string;
  baseUrl: string | null;
  model: string;
};

/** The part of a response that is used. */
const Embeddings = z.object({
  data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()) })),
});

/** One retry, after the wait that the service asks for; the caller's signal bounds both calls and the wait. */
const MAX_RETRIES = 1;

/** pgvector's limit for vector. */
const MAX_LENGTH = 16_000;

/**
 * An embedder.
 *
 * Errors  ModelError by kind: timeout, rate limit, refused (the texts), malformed (not JSON, wrong number, length or values of
 *         vectors), unavailable; `details.status` is the HTTP status where there was one
 */
export function createEmbedder(settings: EmbedderSettings): Embedder {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl,
    maxRetries: MAX_RETRIES,
  });
  return {
    model: settings.model,
    async embed(texts, signal) {
      const response = await client.embeddings
        .create(
          {
            model: settings.model,
            input: [...texts],
            encoding_format: "float",
          },
          { signal },
        )
        .catch((cause: unknown) => {
          throw toModelError(cause, signal);
        });
      return toVectors(response, texts.length);
    },
  };
}

function toVectors(response: unknown, count: number): number[][] {
  const parsed = Embeddings.safeParse(response);
  const data = parsed.success ? parsed.data.data.toSorted((a, b) => a.index - b.index) : [];
  const length = data[0]?.embedding.length ?? 0;
  const right = data.every(({ index, embedding }, place) => index === place && isVector(embedding, length));
  if (data.length !== count || !right) {
    throw new ModelError("model_malformed", "向量服务返回的数量、长度或数值不对。");
  }
  return data.map(({ embedding }) => embedding);
}

/** Stored as 32-bit floats: too large a number is refused by the database, and the zero vector has no direction. */
function isVector(vector: number[], length: number): boolean {
  const stored = vector.map(Math.fround);
  const sound = stored.every((value) => Number.isFinite(value)) && stored.some((value) => value !== 0);
  return vector.length === length && length <= MAX_LENGTH && sound;
}

/** Statuses that speak of the texts sent, not of the service. */
const REFUSED = [400, 413, 422];

function toModelError(cause: unknown, signal: AbortSignal): ModelError {
  if (signal.aborted) {
    return new ModelError("model_timeout", "向量服务超时。", {
      cause,
      retryable: true,
    });
  }
  if (cause instanceof SyntaxError) {
    return new ModelError("model_malformed", "向量服务返回的不是完整的 JSON。", { cause });
  }
  const status = cause instanceof APIError && typeof cause.status === "number" ? cause.status : null;
  const details = status === null ? {} : { status };
  if (cause instanceof RateLimitError) {
    return new ModelError("model_rate_limited", "向量服务限流。", {
      cause,
      details,
      retryable: true,
    });
  }
  if (status !== null && REFUSED.includes(status)) {
    return new ModelError("model_refused", "向量服务不接受送去的文字。", {
      cause,
      details,
    });
  }
  const retryable = status === null || status >= 500;
  return new ModelError("model_unavailable", "向量服务不可用。", {
    cause,
    details,
    retryable,
  });
}
