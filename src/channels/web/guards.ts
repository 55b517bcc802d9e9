/** What every request passes: counting, secure headers, size limit, and that it comes from our own pages. */
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { routeOf } from "./route-of.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";
import { refuse } from "./web-problem.ts";

const MAX_BODY_BYTES = 64 * 1024;
/** A file of 5 MB and what the form puts around it. */
const MAX_UPLOAD_BYTES = 5 * 1024 * 1024 + MAX_BODY_BYTES;
/** Where staff send Excel files; nobody else is read beyond the small limit. */
const UPLOAD_PATHS: ReadonlySet<string> = new Set([
  "/console/import",
  "/console/enterprises/import",
  "/console/solvers/import",
]);
const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Adds the guards; they must come before the routes. */
export function addGuards(app: WebApp, web: Web): void {
  const { publicUrl } = web.settings;
  app.use(async (c, next) => {
    await next();
    web.metrics.countRequest({
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
    });
  });
  app.use(compress());
  app.use(secureHeaders(secureOptions(publicUrl)));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has("Cache-Control")) {
      c.res.headers.set("Cache-Control", "no-store");
    }
  });
  const limitText = limitBody(MAX_BODY_BYTES, "too_large");
  const limitFile = limitBody(MAX_UPLOAD_BYTES, "file_too_large");
  app.use((c, next) => (UPLOAD_PATHS.has(c.req.path) ? limitFile(c, next) : limitText(c, next)));
  app.use(async (c, next) => {
    requireOwnPage(c, publicUrl);
    await next();
  });
  // The API takes declared JSON only (415 otherwise), which a foreign form cannot send; csrf() is for the forms.
  const guardForms = csrf({
    origin: (origin, c) => isOwnOrigin(origin, c.req.url, publicUrl),
  });
  app.use(async (c, next) => (c.req.path.startsWith("/api/") ? next() : guardForms(c, next)));
}

function limitBody(maxSize: number, code: "too_large" | "file_too_large"): ReturnType<typeof bodyLimit> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw refuse(code);
    },
  });
}

function secureOptions(publicUrl: string | null): Parameters<typeof secureHeaders>[0] {
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      // Pico draws the arrows of its form fields with data: images.
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    strictTransportSecurity: publicUrl?.startsWith("https://") === true ? "max-age=15552000" : false,
    // NOTE: `no-referrer` would make browsers send `Origin: null` with our own forms, which csrf() refuses.
    referrerPolicy: "same-origin",
  };
}

/**
 * Browsers say where a request comes from; programs that say nothing have no cookie of ours to misuse.
 *
 * Errors  forbidden
 */
function requireOwnPage(c: WebContext, publicUrl: string | null): void {
  if (SAFE_METHODS.has(c.req.method)) {
    return;
  }
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const isOwn =
    site === undefined
      ? origin === undefined || isOwnOrigin(origin, c.req.url, publicUrl)
      : site === "same-origin" || site === "none";
  if (!isOwn) {
    throw refuse("forbidden");
  }
}

/** Behind a proxy the request's own URL lacks https, so the public address counts too. */
function isOwnOrigin(origin: string, requestUrl: string, publicUrl: string | null): boolean {
  return origin === new URL(requestUrl).origin || (publicUrl !== null && origin === new URL(publicUrl).origin);
}
