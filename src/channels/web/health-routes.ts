/** For those who run the service: is it up, is it ready, what did it do; and the description of the API. */
import { describeApi } from "./openapi.ts";
import type { Web, WebApp } from "./web-context.ts";

/** Adds `/healthz`, `/readyz`, `/metrics` and `/openapi.json`. */
export function addHealthRoutes(app: WebApp, web: Web): void {
  const description = describeApi(web.settings.publicUrl);
  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", async (c) => {
    const readiness = await web.settings.ready();
    return c.json(readiness, readiness.ok ? 200 : 503);
  });
  app.get("/metrics", async (c) =>
    c.body(await web.metrics.render(), 200, {
      "Content-Type": web.metrics.contentType,
    }),
  );
  app.get("/openapi.json", (c) => c.json(description));
}
