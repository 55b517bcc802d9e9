/** The chat and document pages in a real browser: asking, citations, feedback, keyboard, phone, lost connections. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { serveWeb, type WebServer } from "../../src/channels/web/serve.ts";
import { openWeb, QUESTION, type WebUnderTest } from "../integration/web/web-under-test.ts";
import { openChromium } from "./chromium.ts";

const PHONE = { width: 390, height: 844 };
let tested: WebUnderTest;
let server: WebServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openChromium();
  tested = await openWeb();
  server = await serveWeb(tested.web({}), { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  await open({ viewport: { width: 1280, height: 900 } });
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

/** A fresh browser profile that notes every console error and every request to another host. */
async function open(options: Parameters<Browser["newContext"]>[0]): Promise<void> {
  await context?.close();
  complaints = [];
  context = await browser.newContext({ locale: "zh-CN", ...options });
  page = await context.newPage();
  page.on("console", (line) => {
    if (line.type() === "error" || line.type() === "warning") complaints.push(line.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== server.url) complaints.push(`request to ${request.url()}`);
  });
  await page.goto(server.url);
}

async function ask(text: string): Promise<void> {
  const before = await page.locator("article.answer").count();
  await page.getByLabel("您的问题").fill(text);
  await page.getByLabel("您的问题").press("Enter");
  await page.locator("article.answer").nth(before).waitFor();
}

test("a question is answered, its citation opens the clause, which is marked", async () => {
  await ask(QUESTION);
  expect(await page.locator("article.answer").textContent()).toContain("20万元");
  expect(await page.locator(".badge").textContent()).toBe("现行");
  await page.getByRole("link", { name: "要点1", exact: true }).click();
  await page.waitForURL(/\/documents\/NB-01#/);
  const clause = page.locator("section.clause:target");
  expect(await clause.textContent()).toContain("20万元");
  expect(await clause.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900);
  await page.goBack();
  expect(await page.locator("article.answer").textContent()).toContain("20万元");
});

test("feedback and the wish for a person are stored and shown, also after a reload", async () => {
  await ask(QUESTION);
  await page.getByRole("button", { name: "有用" }).click();
  await page.getByText("已记录，谢谢。").waitFor();
  await page.getByRole("button", { name: "转人工" }).click();
  await page.getByText("已登记转人工").waitFor();
  await page.reload();
  expect(await page.getByRole("button", { name: "有用" }).getAttribute("aria-pressed")).toBe("true");
  expect(await page.getByRole("button", { name: "转人工" }).getAttribute("aria-pressed")).toBe("true");
});

test("all of it works with the keyboard alone", async () => {
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("text");
  await page.keyboard.type("第一行");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type(QUESTION);
  expect(await page.getByLabel("您的问题").inputValue()).toBe(`第一行\n${QUESTION}`);
  await page.keyboard.press("Enter");
  await page.locator("article.answer").waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("text");
  await page.keyboard.press("Shift+Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("转人工");
  await page.keyboard.press("Enter");
  await page.getByText("已登记转人工").waitFor();
});

test("Enter while an input method composes sends nothing", async () => {
  await page.getByLabel("您的问题").fill("gaoqi");
  await page.getByLabel("您的问题").dispatchEvent("keydown", {
    key: "Enter",
    isComposing: true,
    bubbles: true,
    cancelable: true,
  });
  expect(await page.getByLabel("您的问题").inputValue()).toBe("gaoqi");
  expect(await page.locator("#log article").count()).toBe(0);
});

test("a suggested question is asked by a press, and a new conversation is empty", async () => {
  await page.getByRole("button", { name: QUESTION }).click();
  await page.locator("article.answer").waitFor();
  expect(await page.locator("#welcome").count()).toBe(0);
  await page.getByRole("button", { name: "新会话" }).click();
  await page.locator("#welcome").waitFor();
  expect(await page.locator("article.answer").count()).toBe(0);
});

test("nothing is wider than a phone", async () => {
  await open({ viewport: PHONE, isMobile: true, hasTouch: true });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(PHONE.width);
  await ask(QUESTION);
  await ask("x".repeat(300));
  expect(await width()).toBe(PHONE.width);
  for (const path of ["/documents", "/documents/NB-01", "/documents/NA-01", "/nothing/here"]) {
    await page.goto(`${server.url}${path}`);
    expect(await width()).toBe(PHONE.width);
  }
  complaints = complaints.filter((line) => !line.includes("404"));
});

test("the field grows with what is written, and shrinks again", async () => {
  const height = () => page.getByLabel("您的问题").evaluate((field) => field.clientHeight);
  const before = await height();
  await page.getByLabel("您的问题").fill("一\n二\n三\n四");
  expect(await height()).toBeGreaterThan(before * 1.5);
  await page.getByLabel("您的问题").fill("");
  expect(await height()).toBe(before);
});

test("a reply that is lost on the way is fetched again under the same key, and answered once", async () => {
  await open({ viewport: PHONE, isMobile: true, hasTouch: true });
  await ask("申报高企条件有哪些");
  await page.route("**/api/messages", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByLabel("您的问题").fill(QUESTION);
  await page.getByLabel("您的问题").press("Enter");
  await page.getByText("连接中断").waitFor();
  const bottomOf = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom);
  const composer = await page.locator("footer.composer").boundingBox();
  expect(await bottomOf("#log .trouble")).toBeLessThanOrEqual(composer?.y ?? 0);
  await page.unroute("**/api/messages");
  await page.getByRole("button", { name: "重试" }).click();
  await page.locator("article.answer").nth(1).waitFor();
  expect(await page.getByText("连接中断").count()).toBe(0);
  await page.reload();
  expect(await page.locator("#log article.question").count()).toBe(2);
  complaints = complaints.filter((line) => !line.includes("ERR_CONNECTION_RESET"));
});

test("without script a form gives the same answer", async () => {
  await open({ javaScriptEnabled: false });
  await page.getByLabel("您的问题").fill(QUESTION);
  await page.getByRole("button", { name: "发送" }).click();
  expect(await page.locator("article.answer").textContent()).toContain("20万元");
  await page.getByRole("button", { name: "有用" }).click();
  await page.getByText("已记录，谢谢。").waitFor();
});
