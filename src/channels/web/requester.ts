/** Who is asking: one signed cookie a browser, and conversation ids that only their own requester can use. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { getCookie, getSignedCookie, setCookie, setSignedCookie } from "hono/cookie";
import { cookieOptions, isHttps } from "./cookie-options.ts";
import type { WebContext, WebSettings } from "./web-context.ts";

const REQUESTER_COOKIE = "yiduiyi";
const CONVERSATION_COOKIE = "yiduiyi-conversation";
const REQUESTER_ID = /^web-[A-Za-z0-9_-]{24}$/;
/** Half a year: long enough to come back to an answer. */
const COOKIE_MAX_AGE_S = 180 * 24 * 3600;

/** The requester of this browser; a browser without a valid cookie becomes a new one. */
export async function identify(c: WebContext, settings: WebSettings): Promise<string> {
  const stored = isHttps(settings)
    ? await getSignedCookie(c, settings.cookieSecret, REQUESTER_COOKIE, "host")
    : await getSignedCookie(c, settings.cookieSecret, REQUESTER_COOKIE);
  if (typeof stored === "string" && REQUESTER_ID.test(stored)) {
    return stored;
  }
  const requesterId = `web-${randomBytes(18).toString("base64url")}`;
  await setSignedCookie(c, REQUESTER_COOKIE, requesterId, settings.cookieSecret, lasting(settings));
  return requesterId;
}

/** The conversation that this browser had last, if it is the requester's own; else a new id. */
export function currentConversation(c: WebContext, settings: WebSettings, requesterId: string): string {
  const stored = isHttps(settings) ? getCookie(c, CONVERSATION_COOKIE, "host") : getCookie(c, CONVERSATION_COOKIE);
  return ownConversation(settings, requesterId, stored ?? null);
}

/** Makes a conversation the one that the chat page opens with. */
export function rememberConversation(c: WebContext, settings: WebSettings, conversationId: string): void {
  setCookie(c, CONVERSATION_COOKIE, conversationId, lasting(settings));
}

/**
 * The conversation id that a client named when it belongs to the requester, else a new one.
 *
 * Shape   `<random>.<seal>`: the seal binds it to the requester, so that ownership is known before the
 *         first message is stored, also when a lost request is sent again
 */
export function ownConversation(settings: WebSettings, requesterId: string, named: string | null): string {
  if (named !== null && isOwn(settings, requesterId, named)) {
    return named;
  }
  const seed = randomBytes(12).toString("base64url");
  return `${seed}.${seal(settings, requesterId, seed)}`;
}

function isOwn(settings: WebSettings, requesterId: string, conversationId: string): boolean {
  const [seed, given, ...rest] = conversationId.split(".");
  if (seed === undefined || given === undefined || rest.length > 0) {
    return false;
  }
  const expected = Buffer.from(seal(settings, requesterId, seed));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function seal(settings: WebSettings, requesterId: string, seed: string): string {
  return createHmac("sha256", settings.cookieSecret)
    .update(`conversation\n${requesterId}\n${seed}`)
    .digest("base64url")
    .slice(0, 22);
}

function lasting(settings: WebSettings): ReturnType<typeof cookieOptions> {
  return { ...cookieOptions(settings), maxAge: COOKIE_MAX_AGE_S };
}
