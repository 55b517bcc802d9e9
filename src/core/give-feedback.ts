/** Stores 有用 / 没用 for an answer that the requester received. */
import { findOwnMessage, recordFeedback } from "../db/conversations.ts";
import { NotFoundError } from "../errors.ts";
import type { Deps } from "./ports.ts";

/**
 * Records the feedback; a second press replaces the first.
 *
 * Errors  NotFoundError for a message that is not the requester's
 */
export async function giveFeedback(
  deps: Deps,
  feedback: { messageId: string; requesterId: string; helpful: boolean },
): Promise<void> {
  const message = await findOwnMessage(deps.pool, feedback.messageId, feedback.requesterId);
  if (message === null) {
    throw new NotFoundError("没有找到这条答复。");
  }
  await recordFeedback(deps.pool, message.id, feedback.helpful, deps.clock());
}
