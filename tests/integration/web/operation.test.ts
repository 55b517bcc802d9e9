/** What those who run the service rely on: health, metrics, the API's description, methods, the port. */
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { serveWeb } from "../../../src/channels/web/serve.ts";
import { ConfigError } from "../../../src/errors.ts";
import { jsonPost, openWeb, QUESTION, type WebUnderTest } from "./web-under-test.ts";

const OpenApi = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
let tested: WebUnderTest;

beforeAll(async () => {
  tested = await openWeb();
});

async function describe(): Promise<z.infer<typeof OpenApi>> {
  return OpenApi.parse(await (await tested.web({}).request("/openapi.json")).json());
}

test("the API's description lists exactly the routes that are no pages", async () => {
  const { paths } = await describe();
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = tested
    .web({})
    .routes.filter(({ method, path }) => method !== "ALL" && /^\/(?:api\/|healthz|readyz|metrics|openapi)/.test(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(described.sort()).toEqual(routes.sort());
});

test("every reference in the description leads somewhere", async () => {
  const description = await describe();
  const references = JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  for (const [, name] of references) {
    expect(description.components.schemas).toHaveProperty(name ?? "");
  }
});

test("documents answer as the description says", async () => {
  const web = tested.web({});
  const list = z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      levels: z.array(z.string()),
      status: z.string(),
    }),
  );
  expect(list.parse(await (await web.request("/api/documents?level=national")).json()).length).toBeGreaterThan(0);
  const document = await (await web.request("/api/documents/NB-01")).json();
  const schema = z.object({ required: z.array(z.string()) });
  const { required } = schema.parse((await describe()).components.schemas["DocumentView"]);
  expect(Object.keys(document)).toEqual(expect.arrayContaining(required));
});

test("health is the process, readiness is what it needs", async () => {
  expect((await tested.web({}).request("/healthz")).status).toBe(200);
  const away = tested.web({
    ready: async () => ({ ok: false, parts: { database: "连不上" } }),
  });
  const response = await away.request("/readyz");
  expect([response.status, await response.json()]).toEqual([503, { ok: false, parts: { database: "连不上" } }]);
});

test("metrics count requests by route and answers by outcome, without a label a stranger can choose", async () => {
  const web = tested.web({});
  await web.request("/api/messages", jsonPost({ text: QUESTION }, "application/json"));
  await web.request("/documents/NB-01");
  await web.request("/a/stranger/chose/this");
  const text = await (await web.request("/metrics")).text();
  expect(text).toContain('yiduiyi_http_requests_total{method="POST",route="/api/messages",status="200"} 1');
  expect(text).toContain('yiduiyi_http_requests_total{method="GET",route="/documents/:id",status="200"} 1');
  expect(text).toContain('yiduiyi_http_requests_total{method="GET",route="unmatched",status="404"} 1');
  expect(text).toContain('yiduiyi_answers_total{status="answered"} 1');
  expect(text).toContain("yiduiyi_answer_duration_seconds_count 1");
});

test("HEAD is GET without a body, OPTIONS tells the methods, other methods are not allowed", async () => {
  const web = tested.web({});
  const head = await web.request("/documents", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  const options = await web.request("/documents", { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([204, "OPTIONS, GET, HEAD"]);
  const get = await web.request("/api/messages");
  expect([get.status, get.headers.get("allow")]).toEqual([405, "OPTIONS, POST"]);
});

test("a port that is taken is explained in one sentence", async () => {
  const server = await serveWeb(tested.web({}), { host: "127.0.0.1", port: 0 });
  const port = Number(new URL(server.url).port);
  await expect(serveWeb(tested.web({}), { host: "127.0.0.1", port })).rejects.toThrow(
    new ConfigError(`端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 换一个端口。`),
  );
  const response = await fetch(`${server.url}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, expect.anything()]);
  await server.close();
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
});
