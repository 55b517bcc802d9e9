/** Stores that a requester wants a person (转人工) after an answer, with the department that the answer named. */
import { findOwnMessage, recordHandoff } from "../db/conversations.ts";
import { DEFAULT_DEPARTMENT } from "../domain/refusal.ts";
import type { Reply } from "../domain/reply.ts";
import { NotFoundError } from "../errors.ts";
import type { Deps } from "./ports.ts";

/**
 * Records the request, once a message.
 *
 * Errors  NotFoundError for a message that is not the requester's
 */
export async function requestHandoff(
  deps: Deps,
  request: { messageId: string; requesterId: string },
): Promise<{ department: string }> {
  const message = await findOwnMessage(deps.pool, request.messageId, request.requesterId);
  if (message === null) {
    throw new NotFoundError("没有找到这条答复。");
  }
  const department = departmentOf(message.reply) ?? DEFAULT_DEPARTMENT;
  const { id: messageId, conversationId } = message;
  await recordHandoff(deps.pool, { messageId, conversationId, department, reason: "提出人要求转人工" }, deps.clock());
  return { department };
}

function departmentOf(reply: Reply | null): string | null {
  for (const item of reply?.items ?? []) {
    if ((item.kind === "policy_question" || item.kind === "handoff") && item.handoff !== null) {
      return item.handoff.department;
    }
  }
  return null;
}
