/** A need's page for staff: what the firm wrote is text, whatever it looks like. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { renderPastReply } from "../../../src/channels/web/render-markdown.ts";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp } from "../../../src/channels/web/web-context.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";
import { formPost, openBrowser, SETTINGS, signInStaff } from "./web-under-test.ts";

const ORIGIN = "http://127.0.0.1:3000";
let database: TestDatabase;
let web: WebApp;

beforeAll(async () => {
  database = await openTestDatabase();
  web = createWeb(database.deps, SETTINGS);
});

afterAll(() => database.close());

beforeEach(() => emptyTables(database.pool));

/** Goes on with the conversation that the browser has open; the page with the reply. */
async function say(browser: ReturnType<typeof openBrowser>, text: string): Promise<string> {
  const page = await (await browser.send("/", {})).text();
  const conversationId = /name="conversationId" value="([^"]+)"/u.exec(page)?.[1] ?? "";
  return (await browser.send("/", formPost({ text, conversationId }))).text();
}

test("a disguised link, a picture and a bare address of the firm are plain text in its card and for staff", async () => {
  const firm = openBrowser(web, ORIGIN);
  const words =
    "压铸件气孔率高，见[内网附件](https://evil.example/x)和![图](https://evil.example/p.png)，www.evil.example/y";
  await say(firm, words);
  const card = await say(firm, "宁波甲模具有限公司，周敏 13800004001");
  const link = /href="(\/drafts\/[^"]+)"/u.exec(card)?.[1] ?? "no form";
  await firm.send(
    link,
    formPost({ supply_risk: "[断供说明](https://evil.example/z)", benefit: "# 已认领\n<b>重要</b>" }),
  );
  const shown = await (await firm.send("/", {})).text();
  expect(shown).toContain("内网附件](https://evil.example/x)");
  expect(shown).toContain("[断供说明](https://evil.example/z)");
  expect(shown).not.toMatch(/<a [^>]*evil|<img[^>]*evil|<strong>已认领|<b>重要/u);
  await say(firm, "确认");
  const staff = await signInStaff(web, database.deps, { role: "clerk", groupId: null });
  const page = await (await staff.send("/console/needs/XQ-2026-0001", {})).text();
  expect(page).toContain("原对话");
  expect(page).toContain("[断供说明](https://evil.example/z)");
  expect(page).not.toMatch(/<a [^>]*evil|<img[^>]*evil|<strong>已认领|<b>重要/u);
});

test("replies that were stored with somebody's Markdown lead staff nowhere but to our own documents", async () => {
  const reply =
    "# 标题\n[内网附件](https://evil.example/x) https://evil.example/y ![图](https://evil.example/p) [要点1](/documents/NB-01#x)";
  const shown = String(await renderPastReply(reply));
  expect(shown.match(/<a /gu)).toHaveLength(1);
  expect(shown).toContain('<a href="/documents/NB-01#x">要点1</a>');
  expect(shown).toContain("[内网附件](https://evil.example/x) https://evil.example/y ![图](https://evil.example/p)");
});
