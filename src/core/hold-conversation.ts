/** Works on one message of a conversation at a time, also over several processes: a follow-up sees what came before it. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { giveLeaseBack, takeLease } from "../db/leases.ts";
import { ConflictError } from "../errors.ts";
import type { Deps } from "./ports.ts";

const RETRY_MS = 50;
/** Longer than a slow answer before this one; then the person is asked to wait rather than kept waiting. */
const PATIENCE_MS = 30_000;

/**
 * Runs `work` while nobody else works on the conversation.
 *
 * Errors  ConflictError when the message before is still being answered after half a minute
 */
export async function holdConversation<T>(deps: Deps, conversationId: string, work: () => Promise<T>): Promise<T> {
  const holder = randomUUID();
  const givenUpAt = performance.now() + PATIENCE_MS;
  while (!(await takeLease(deps.pool, conversationId, holder))) {
    if (performance.now() > givenUpAt) {
      throw new ConflictError("上一条消息还在处理，请稍等片刻再发。");
    }
    await sleep(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await giveLeaseBack(deps.pool, conversationId, holder);
  }
}
