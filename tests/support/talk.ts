/** A conversation as a channel leads it: each with a requester of its own, each message with a new key. */
import { randomUUID } from "node:crypto";
import { handleMessage } from "../../src/core/handle-message.ts";
import type { Deps } from "../../src/core/ports.ts";
import type { InboundMessage, PolicyItem, Reply } from "../../src/domain/reply.ts";

/** A message of a new conversation of a new requester; only what matters is given. */
export function makeMessage(fields: Partial<InboundMessage> & { text: string }): InboundMessage {
  return {
    channel: "web",
    conversationId: randomUUID(),
    requesterId: randomUUID(),
    key: randomUUID(),
    locale: null,
    ...fields,
  };
}

/** Sends one message. */
export function send(deps: Deps, inbound: InboundMessage): Promise<Reply> {
  return handleMessage(deps, inbound, () => undefined);
}

/** Says the texts one after the other in a conversation of their own; the replies in order. */
export async function talk(deps: Deps, ...texts: string[]): Promise<Reply[]> {
  const { conversationId, requesterId } = makeMessage({ text: "" });
  const replies: Reply[] = [];
  for (const text of texts) {
    replies.push(await send(deps, makeMessage({ conversationId, requesterId, text })));
  }
  return replies;
}

/** The answers and abstentions of a reply. */
export function policyItems(reply: Reply | undefined): PolicyItem[] {
  return (reply?.items ?? []).flatMap((item) => (item.kind === "policy_question" ? [item] : []));
}

/** The documents that a reply cites. */
export function cited(reply: Reply | undefined): string[] {
  return [...new Set(policyItems(reply).flatMap(({ citations }) => citations.map(({ policy }) => policy)))];
}

/** The value of a reply's button, which is the message's id. */
export function messageIdOf(reply: Reply): string {
  const action = reply.actions.find((one) => "value" in one);
  return action !== undefined && "value" in action ? action.value : "";
}
