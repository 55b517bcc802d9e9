/** Shows a requester the turns of their own conversation again. */
import { listMessages } from "../db/conversations.ts";
import type { Reply } from "../domain/reply.ts";
import type { Deps } from "./ports.ts";

/** One turn: what was asked, what was replied, and what was pressed on it. */
export type Turn = {
  messageId: string;
  text: string;
  reply: Reply | null;
  receivedAt: Date;
  helpful: boolean | null;
  handedOff: boolean;
};

/** The turns in order; none for a conversation that is another's or does not exist. */
export async function listTurns(deps: Deps, who: { conversationId: string; requesterId: string }): Promise<Turn[]> {
  const messages = await listMessages(deps.pool, who.conversationId, who.requesterId);
  return messages.map(({ id, evidence: _evidence, ...turn }) => ({
    messageId: id,
    ...turn,
  }));
}
