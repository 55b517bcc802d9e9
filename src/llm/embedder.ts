/** Dense vectors from any OpenAI-compatible endpoint. Nothing is sent anywhere until a model is configured. */
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError, RateLimitError } from "openai";
import type { Embedder } from "../core/ports.ts";
import { ModelError } from "../errors.ts";

type EmbedderSettings = { apiKey: string; baseUrl: string | null; model: string };

/**
 * An embedder.
 *
 * Errors  ModelError by kind: timeout, rate limit, malformed (wrong number or length of vectors), unavailable
 */
export function createEmbedder(settings: EmbedderSettings): Embedder {
  const client = new OpenAI({ apiKey: settings.apiKey, baseURL: settings.baseUrl, maxRetries: 1 });
  return {
    model: settings.model,
    async embed(texts, signal) {
      const response = await client.embeddings
        .create({ model: settings.model, input: [...texts], encoding_format: "float" }, { signal })
        .catch((cause: unknown) => {
          throw toModelError(cause);
        });
      const vectors = response.data.toSorted((a, b) => a.index - b.index).map((one) => one.embedding);
      const length = vectors[0]?.length ?? 0;
      if (vectors.length !== texts.length || length === 0 || vectors.some((vector) => vector.length !== length)) {
        throw new ModelError("model_malformed", "向量服务返回的数量或长度不对。");
      }
      return vectors;
    },
  };
}

function toModelError(cause: unknown): unknown {
  if (cause instanceof APIUserAbortError || cause instanceof APIConnectionTimeoutError) {
    return new ModelError("model_timeout", "向量服务超时。", { cause, retryable: true });
  }
  if (cause instanceof RateLimitError) {
    return new ModelError("model_rate_limited", "向量服务限流。", { cause, retryable: true });
  }
  if (cause instanceof APIError) {
    return new ModelError("model_unavailable", "向量服务不可用。", { cause, retryable: (cause.status ?? 500) >= 500 });
  }
  return cause;
}
