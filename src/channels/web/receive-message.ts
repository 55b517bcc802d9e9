/** From a web request to the core's door: who asks, how often, in which conversation, and the reply that comes back. */
import { randomUUID } from "node:crypto";
import { findConversation } from "../../core/find-conversation.ts";
import { handleMessage, type Step } from "../../core/handle-message.ts";
import type { InboundMessage, Reply } from "../../domain/reply.ts";
import type { MessageInput } from "./parse-input.ts";
import { isLoopback, peerAddress } from "./peer-address.ts";
import { identify, ownConversation, rememberConversation } from "./requester.ts";
import type { Web, WebContext } from "./web-context.ts";
import { refuseHurry } from "./web-problem.ts";

/**
 * Makes the inbound message; sets the cookies, so it must run before the response begins.
 *
 * Errors  rate_limited
 */
export async function receiveMessage(web: Web, c: WebContext, input: MessageInput): Promise<InboundMessage> {
  const requesterId = await admit(web, c);
  // The requester is part of the key: keys are chosen by clients, and nobody may reach another's reply by a guess.
  const key = `${requesterId}:${input.key ?? randomUUID()}`;
  // A message sent again by a client that has lost the conversation's id belongs where it was first.
  const isRepeat = input.key !== undefined && input.conversationId === undefined;
  const before = isRepeat
    ? await findConversation(web.deps, { channel: "web", key, requesterId })
    : input.conversationId;
  const conversationId = ownConversation(web.settings, requesterId, before ?? null);
  rememberConversation(c, web.settings, conversationId);
  return {
    channel: "web",
    conversationId,
    requesterId,
    key,
    text: input.text,
    locale: input.locale ?? null,
  };
}

/** Asks the core and counts the answer. */
export async function replyTo(web: Web, inbound: InboundMessage, onStep: (step: Step) => void): Promise<Reply> {
  const startedMs = performance.now();
  const reply = await handleMessage(web.deps, inbound, onStep);
  web.metrics.observeAnswer(reply, (performance.now() - startedMs) / 1000);
  return reply;
}

/**
 * The requester, if they and their address may send now.
 *
 * Errors  rate_limited
 */
export async function admit(web: Web, c: WebContext): Promise<string> {
  const nowMs = performance.now();
  const waitForAddress = web.limits.address.take(addressOf(web, c), nowMs);
  if (waitForAddress > 0) {
    throw refuseHurry(waitForAddress);
  }
  const requesterId = await identify(c, web.settings);
  const wait = web.limits.requester.take(requesterId, nowMs);
  if (wait > 0) {
    throw refuseHurry(wait);
  }
  return requesterId;
}

/**
 * The sender's address. Behind a proxy on this machine it is the last entry of X-Forwarded-For, the only one that the
 * proxy itself wrote; without a public address there is no proxy, and the header is anybody's.
 */
export function addressOf(web: Web, c: WebContext): string {
  const direct = peerAddress(c);
  if (web.settings.publicUrl === null || !isLoopback(direct)) {
    return direct;
  }
  return c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() || direct;
}
