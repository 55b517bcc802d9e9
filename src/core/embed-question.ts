/** The dense vector of a question, or none: search by words never waits long for the service and never fails with it. */
import { maskContacts } from "../domain/mask-contacts.ts";
import { ModelError } from "../errors.ts";
import type { Deps, Embedder } from "./ports.ts";

const DEADLINE_MS = 2000;

/** After a failure the service is left alone for so long, so that an outage costs one deadline and not one a question. */
const PAUSE_MS = 30_000;

/** The last question (a follow-up is searched for twice) and the end of the pause, for each embedder. */
type Memory = {
  text: string;
  vector: readonly number[] | null;
  pausedUntil: number;
};
const memories = new WeakMap<Embedder, Memory>();

/** Embeds a question without the phones and addresses in it; null without an embedder or when it fails (logged once a pause). */
export async function embedQuestion(deps: Deps, question: string): Promise<readonly number[] | null> {
  const { embedder } = deps;
  const text = maskContacts(question).trim();
  if (embedder === null || text === "") {
    return null;
  }
  const memory = memories.get(embedder);
  const now = deps.clock().getTime();
  if (memory !== undefined && now < memory.pausedUntil) {
    return null;
  }
  if (memory !== undefined && memory.vector !== null && memory.text === text) {
    return memory.vector;
  }
  try {
    const [vector = null] = await embedder.embed([text], AbortSignal.timeout(DEADLINE_MS));
    memories.set(embedder, { text, vector, pausedUntil: 0 });
    return vector;
  } catch (error) {
    if (!(error instanceof ModelError)) {
      throw error;
    }
    memories.set(embedder, { text, vector: null, pausedUntil: now + PAUSE_MS });
    const fields = {
      code: error.code,
      ...error.details,
      model: embedder.model,
      pauseMs: PAUSE_MS,
    };
    deps.log.warn(fields, "the question could not be embedded: searched by its words only");
    return null;
  }
}
