/** What every web route works with: settings from the outside, parts built once, and the shape of a request. */
import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { EmbedReport } from "../../core/embed-passages.ts";
import type { IngestReport } from "../../core/ingest-documents.ts";
import type { Deps, StaffSignIn } from "../../core/ports.ts";
import type { IngestProgress } from "../../core/store-entries.ts";
import type { Assets } from "./assets.ts";
import type { Metrics } from "./metrics.ts";
import type { RateLimit } from "./rate-limit.ts";

/** Whether the service can answer now, and what each part says of itself. */
type Readiness = { ok: boolean; parts: Record<string, string> };

/** What commands may hand over to this service, and the token that they must show. */
type Handover = {
  token: string;
  ingest: (
    paths: string[],
    onProgress: { documents: IngestProgress; vectors: IngestProgress },
  ) => Promise<IngestReport & { vectors: EmbedReport }>;
};

/**
 * Settings of the web channel; `config.ts` fills them.
 *
 * Shape   `publicUrl` is where people reach the service (`https://…`), null for loopback only;
 *         `suggestions` are whole questions, shown as buttons in an empty conversation;
 *         `slackSignIn` is how staff sign in by Slack, null where they cannot;
 *         `handover` is null where no folder is held: commands then work on the database themselves
 */
export type WebSettings = {
  cookieSecret: string;
  publicUrl: string | null;
  suggestions: string[];
  ready: () => Promise<Readiness>;
  messagesPerMinute: number;
  handover: Handover | null;
  slackSignIn: StaffSignIn | null;
};

/** A request's environment: Node's own request where there is a socket; in `app.request()` there is no environment. */
export type WebEnv = { Bindings: Partial<HttpBindings> };

/** The web application. */
export type WebApp = Hono<WebEnv>;

/** One request being answered. */
export type WebContext = Context<WebEnv>;

/** Everything that the routes share. */
export type Web = {
  deps: Deps;
  settings: WebSettings;
  assets: Assets;
  metrics: Metrics;
  limits: { requester: RateLimit; address: RateLimit };
};
