/** Who is signed in to the console: one cookie with a session's secret; the database knows its hash. */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { findSignedIn, SESSION_DAYS, type Staff } from "../../core/sign-in-staff.ts";
import { cookieOptions, isHttps } from "./cookie-options.ts";
import type { Web, WebContext } from "./web-context.ts";

const COOKIE = "yiduiyi-staff";

/** A member of staff at work, with what the head of every page tells them: how many jobs were given up, for whom that matters. */
export type SignedIn = Staff & { buriedJobs: number };

/** The member of staff of this browser; null when nobody is signed in. */
export async function findStaff(web: Web, c: WebContext): Promise<Staff | null> {
  const session = readSession(web, c);
  return session === null ? null : findSignedIn(web.deps, session);
}

/** The session's secret; null when the browser has none. */
export function readSession(web: Web, c: WebContext): string | null {
  const session = isHttps(web.settings) ? getCookie(c, COOKIE, "host") : getCookie(c, COOKIE);
  return session ?? null;
}

/** Keeps a new session in the browser. */
export function rememberSession(web: Web, c: WebContext, session: string): void {
  setCookie(c, COOKIE, session, { ...cookieOptions(web.settings), maxAge: SESSION_DAYS * 24 * 3600 });
}

/** Takes the session out of the browser. */
export function forgetSession(web: Web, c: WebContext): void {
  deleteCookie(c, COOKIE, cookieOptions(web.settings));
}
