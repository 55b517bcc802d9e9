/** The web application over the real core and the shipped knowledge, for the tests of pages and API. */
import { fileURLToPath } from "node:url";
import { type App, createApp, loadPolicies } from "../../../src/app.ts";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp, WebSettings } from "../../../src/channels/web/web-context.ts";
import { readSnapshot, writeSnapshot } from "../../../src/snapshot.ts";

/** What was logged, for asserting that each problem is logged once. */
export type LogLine = { level: "info" | "warn" | "error"; fields: Record<string, unknown>; message: string };

/** An application under test. */
export type WebUnderTest = {
  app: App;
  log: LogLine[];
  web(changes: Partial<WebSettings>): WebApp;
  close(): Promise<void>;
};

/** A question that 要点1 of NB-01 answers: 不超过20万元. */
export const QUESTION = "高企首次认定市里奖多少";

const KNOWLEDGE = fileURLToPath(new URL("../../../knowledge", import.meta.url));

/** Opens a database in memory with the shipped knowledge, from the cached snapshot where there is one. */
export async function openWeb(): Promise<WebUnderTest> {
  const log: LogLine[] = [];
  const write = (level: LogLine["level"]) => (fields: Record<string, unknown>, message: string) =>
    void log.push({ level, fields, message });
  const snapshot = await readSnapshot(KNOWLEDGE);
  const app = await createApp({
    location: { kind: "memory", snapshot },
    knowledgeDir: KNOWLEDGE,
    clock: () => new Date("2026-06-30T10:00:00+08:00"),
    log: { info: write("info"), warn: write("warn"), error: write("error") },
    embedder: null,
  });
  if (snapshot === null) {
    await loadPolicies(app, KNOWLEDGE, () => undefined);
    await writeSnapshot(KNOWLEDGE, app.database);
  }
  return {
    app,
    log,
    web: (changes) => createWeb(app.deps, { ...SETTINGS, ...changes }),
    close: () => app.close(),
  };
}

/** Settings that most tests use. */
export const SETTINGS: WebSettings = {
  cookieSecret: "a secret of the tests only, 32 long",
  publicUrl: null,
  suggestions: [QUESTION, "申报高企条件有哪些"],
  ready: async () => ({ ok: true, parts: { database: "ok" } }),
  messagesPerMinute: 1000,
};

/** A browser's side of `app.request()`: keeps cookies, says where it comes from. */
export function openBrowser(web: WebApp, origin: string): { send(path: string, init: RequestInit): Promise<Response> } {
  const cookies = new Map<string, string>();
  return {
    async send(path, init) {
      const headers = new Headers(init.headers);
      headers.set("origin", origin);
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
      const response = await web.request(`${origin}${path}`, { ...init, headers });
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
        cookies.set(name ?? "", value ?? "");
      }
      return response;
    },
  };
}

/** A JSON request's init. */
export function jsonPost(body: unknown, accept: string): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

/** A form's init. */
export function formPost(fields: Record<string, string>): RequestInit {
  return { method: "POST", body: new URLSearchParams(fields) };
}
