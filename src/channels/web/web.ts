/** The web channel: pages and API over the core, as one application that is tested without a socket. */
import { Hono } from "hono";
import type { Deps } from "../../core/ports.ts";
import { AppError } from "../../errors.ts";
import { addAssetRoutes, loadAssets } from "./assets.ts";
import { addChatRoutes } from "./chat-routes.ts";
import { addConsoleRoutes } from "./console-routes.ts";
import { addDirectoryRoutes } from "./directory-routes.ts";
import { addDocumentRoutes } from "./document-routes.ts";
import { addDraftRoutes } from "./draft-routes.ts";
import { addGuards } from "./guards.ts";
import { addHandoverRoutes } from "./handover-routes.ts";
import { addHealthRoutes } from "./health-routes.ts";
import { addJobRoutes } from "./job-routes.ts";
import { addMessageApi } from "./message-api.ts";
import { createMetrics } from "./metrics.ts";
import { addNeedRoutes } from "./need-routes.ts";
import { addOwnDataRoutes } from "./own-data-routes.ts";
import { addPeopleRoutes } from "./people-routes.ts";
import { addQuestionRoutes } from "./question-routes.ts";
import { createRateLimit } from "./rate-limit.ts";
import { renderProblemPage } from "./render-page.ts";
import { addSheetRoutes } from "./sheet-routes.ts";
import { addSlackSignInRoutes } from "./slack-sign-in-routes.ts";
import type { Web, WebApp, WebContext, WebEnv, WebSettings } from "./web-context.ts";
import { refuse, reportProblem } from "./web-problem.ts";

/** A firm or a whole office may share one address; this many people of it may write at once. */
const REQUESTERS_PER_ADDRESS = 10;

const SIGNED_OUT = 401;

/** Builds the application. */
export function createWeb(deps: Deps, settings: WebSettings): WebApp {
  const app: WebApp = new Hono<WebEnv>();
  const web: Web = {
    deps,
    settings,
    assets: loadAssets(),
    metrics: createMetrics(),
    limits: {
      requester: createRateLimit(settings.messagesPerMinute),
      address: createRateLimit(settings.messagesPerMinute * REQUESTERS_PER_ADDRESS),
    },
  };
  addGuards(app, web);
  addChatRoutes(app, web);
  addMessageApi(app, web);
  addDocumentRoutes(app, web);
  addDraftRoutes(app, web);
  addOwnDataRoutes(app, web);
  addNeedRoutes(app, web);
  addSlackSignInRoutes(app, web);
  addConsoleRoutes(app, web);
  addPeopleRoutes(app, web);
  addSheetRoutes(app, web);
  addDirectoryRoutes(app, web);
  addQuestionRoutes(app, web);
  addJobRoutes(app, web);
  addHealthRoutes(app, web);
  addHandoverRoutes(app, web);
  addAssetRoutes(app, web);
  addMethodAnswers(app);
  app.notFound((c) => showProblem(web, c, new AppError("not_found", "这个地址没有内容。")));
  app.onError((error, c) => showProblem(web, c, error));
  return app;
}

/** Every known path answers OPTIONS with its methods, and other methods with 405. */
function addMethodAnswers(app: WebApp): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes.filter((route) => route.method !== "ALL")) {
    const known = methods.get(path) ?? new Set(["OPTIONS"]);
    known.add(method);
    methods.set(path, method === "GET" ? known.add("HEAD") : known);
  }
  for (const [path, known] of methods) {
    app.all(path, (c) => {
      c.header("Allow", [...known].join(", "));
      if (c.req.method !== "OPTIONS") {
        throw refuse("method_not_allowed");
      }
      return c.body(null, 204);
    });
  }
}

/** A page for people on pages, problem JSON for programs. */
function showProblem(web: Web, c: WebContext, error: unknown): Response | Promise<Response> {
  const problem = reportProblem(web, c, error);
  if (error instanceof AppError && typeof error.details["waitSeconds"] === "number") {
    c.header("Retry-After", String(error.details["waitSeconds"]));
  }
  const { path } = c.req;
  const isForProgram = /^\/(?:api\/|internal\/|openapi\.json|healthz|readyz|metrics)/.test(path);
  const wantsJson = c.req.header("accept")?.includes("json") ?? false;
  if (isForProgram || wantsJson) {
    return c.body(JSON.stringify(problem), problem.status, {
      "Content-Type": "application/problem+json",
    });
  }
  if (problem.status === SIGNED_OUT) {
    return c.redirect("/console/sign-in", 303);
  }
  return c.html(renderProblemPage(web.assets, problem), problem.status);
}
