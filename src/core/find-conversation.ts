/** Finds the conversation of a message that a channel sends again without naming it. */
import { findConversationOfKey } from "../db/conversations.ts";
import type { InboundMessage } from "../domain/reply.ts";
import type { Deps } from "./ports.ts";

/** The requester's own conversation that has this key; null when the message is new. */
export function findConversation(
  deps: Deps,
  sent: Pick<InboundMessage, "channel" | "key" | "requesterId">,
): Promise<string | null> {
  return findConversationOfKey(deps.pool, sent);
}
