/** The web application over the real core and the shipped knowledge, for the tests of pages and API. */
import { expect } from "vitest";
import type { App } from "../../../src/app.ts";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp, WebSettings } from "../../../src/channels/web/web-context.ts";
import { inviteStaff } from "../../../src/core/invite-staff.ts";
import type { Deps } from "../../../src/core/ports.ts";
import type { Role } from "../../../src/domain/role.ts";
import { makeStaff } from "../../support/make-need.ts";
import { testApp } from "../../support/test-app.ts";

/** What was logged, for asserting that each problem is logged once. */
type LogLine = {
  level: "info" | "warn" | "error";
  fields: Record<string, unknown>;
  message: string;
};

/** An application under test. */
export type WebUnderTest = {
  app: App;
  log: LogLine[];
  web(changes: Partial<WebSettings>): WebApp;
};

/** A question that 要点1 of NB-01 answers: 不超过20万元. */
export const QUESTION = "高企首次认定市里奖多少";

/** The shared application with a log of its own. */
export async function openWeb(): Promise<WebUnderTest> {
  const log: LogLine[] = [];
  const write = (level: LogLine["level"]) => (fields: Record<string, unknown>, message: string) =>
    void log.push({ level, fields, message });
  const shared = await testApp();
  const deps = {
    ...shared.deps,
    log: { info: write("info"), warn: write("warn"), error: write("error") },
  };
  return {
    app: { ...shared, deps },
    log,
    web: (changes) => createWeb(deps, { ...SETTINGS, ...changes }),
  };
}

/** Settings that most tests use. */
export const SETTINGS: WebSettings = {
  cookieSecret: "a secret of the tests only, 32 long",
  publicUrl: null,
  suggestions: [QUESTION, "申报高企条件有哪些"],
  ready: async () => ({ ok: true, parts: { database: "ok" } }),
  messagesPerMinute: 1000,
  handover: null,
  slackSignIn: null,
};

/** A browser's side of `app.request()`: keeps cookies, says where it comes from. */
export type Browser = { send(path: string, init: RequestInit): Promise<Response> };

/** A browser without a cookie. */
export function openBrowser(web: WebApp, origin: string): Browser {
  const cookies = new Map<string, string>();
  return {
    async send(path, init) {
      const headers = new Headers(init.headers);
      headers.set("origin", origin);
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
      const response = await web.request(`${origin}${path}`, {
        ...init,
        headers,
      });
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
        cookies.set(name ?? "", value ?? "");
      }
      return response;
    },
  };
}

/** A browser in which somebody of this role, called 某 and the role, has just signed in. */
export async function signInStaff(
  web: WebApp,
  deps: Deps,
  who: { role: Role; groupId: string | null },
): Promise<Browser> {
  const admin = await makeStaff(deps, "admin", null, "邀请人");
  const { token } = await inviteStaff(deps, admin, { name: null, ...who });
  const browser = openBrowser(web, "http://127.0.0.1:3000");
  const response = await browser.send(`/console/sign-in/${token}`, formPost({ name: `某${who.role}`, email: "" }));
  expect([response.status, response.headers.get("location")]).toEqual([303, "/console"]);
  return browser;
}

/** The page that a browser gets, as text. */
export async function read(browser: Browser, path: string): Promise<string> {
  return (await browser.send(path, {})).text();
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
