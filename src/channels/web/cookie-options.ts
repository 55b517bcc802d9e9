/** How the cookies of this service are set: one way for requesters and for staff. */
import type { CookieOptions } from "hono/utils/cookie";
import type { WebSettings } from "./web-context.ts";

/** Whether the service is reached over https: `__Host-` and Secure need it (DESIGN section 6). */
export function isHttps(settings: WebSettings): boolean {
  return settings.publicUrl?.startsWith("https://") ?? false;
}

/** Lax, so that a link in a mail or in Slack opens the page as the same person; on loopback the plain name is used. */
export function cookieOptions(settings: WebSettings): CookieOptions {
  const shared: CookieOptions = { path: "/", httpOnly: true, sameSite: "Lax" };
  return isHttps(settings) ? { ...shared, secure: true, prefix: "host" } : shared;
}
