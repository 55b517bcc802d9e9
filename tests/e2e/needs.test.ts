/** A need from a firm's first words to its end, in two real browsers: the contact's and the clerk's. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { serveWeb, type WebServer } from "../../src/channels/web/serve.ts";
import { inviteFirstAdmin } from "../../src/core/invite-staff.ts";
import { openWeb, type WebUnderTest } from "../integration/web/web-under-test.ts";
import { openChromium } from "./chromium.ts";

/** Where the pictures of the last run are kept, to be looked at. */
const SHOTS = join(import.meta.dirname, "screenshots");

let tested: WebUnderTest;
let server: WebServer;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  browser = await openChromium();
  tested = await openWeb();
  server = await serveWeb(tested.web({}), { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A person with a browser of their own; every complaint of its console fails the test. */
async function openPerson(): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1180, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (line) => {
    if (line.type() === "error" || line.type() === "warning") complaints.push(line.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  return page;
}

async function say(page: Page, text: string): Promise<string> {
  const before = await page.locator("article.answer").count();
  await page.getByLabel("您的问题").fill(text);
  await page.getByLabel("您的问题").press("Enter");
  const answer = page.locator("article.answer").nth(before);
  await answer.waitFor();
  return (await answer.textContent()) ?? "";
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

test("a contact asks, tells a need and confirms it; a clerk claims, replies and closes; the contact sees all and agrees", async () => {
  const contact = await openPerson();
  await contact.goto(server.url);
  expect(await say(contact, "高企首次认定市里奖多少")).toContain("20万元");
  expect(await say(contact, "还有个事，我们注塑机合模精度不稳，换过导柱套没解决")).toContain("单位名称");
  await say(contact, "宁波甬力机械有限公司，吴工，13900004003");
  const card = await say(contact, "偏差要到0.02mm，年底前，别的没有了");
  expect(card).toContain("核对");
  expect(card).toContain("宁波甬力机械有限公司");
  await shoot(contact, "chat");
  await contact.getByRole("button", { name: "提交", exact: true }).last().click();
  const receipt = contact.getByText("已提交，单号");
  await receipt.waitFor();
  const number = /XQ-\d{4}-\d{4}/.exec((await receipt.textContent()) ?? "")?.[0] ?? "";
  expect(number).not.toBe("");

  const clerk = await openPerson();
  await clerk.goto(`${server.url}/console/sign-in/${await inviteFirstAdmin(tested.app.deps)}`);
  await clerk.getByLabel("姓名").fill("王办事员");
  await clerk.getByRole("button", { name: "登录" }).click();
  await shoot(clerk, "console");
  await clerk.getByRole("link", { name: number }).click();
  await clerk.getByRole("button", { name: "认领" }).click();
  expect(await clerk.locator(".log").textContent()).toContain("王办事员");
  await fillMove(clerk, "内部备注", "这家是重点企业，内部掌握");
  await fillMove(clerk, "答复企业", "周三下午请中德智能制造学院的老师到厂里看。");
  await shoot(clerk, "need");

  await contact.goto(`${server.url}/needs/${number}`);
  const seen = (await contact.locator("main").textContent()) ?? "";
  expect(seen).toContain("周三下午请中德智能制造学院的老师到厂里看。");
  expect(seen).not.toContain("内部掌握");
  await shoot(contact, "own-need");

  await fillMove(clerk, "办结", "导柱间隙按新方案调好，偏差0.018mm。");
  await contact.reload();
  await contact.getByRole("button", { name: "认可结果" }).click();
  await clerk.reload();
  expect(await clerk.locator(".log").textContent()).toContain("企业确认办结");
});

/** Opens one of the forms on a need's page, writes, sends, and waits for the log to have it. */
async function fillMove(page: Page, name: string, text: string): Promise<void> {
  const form = page.locator(".moves details", { has: page.getByText(name, { exact: true }).first() });
  await form.locator("summary").click();
  await form.locator("textarea").fill(text);
  await form.getByRole("button", { name }).click();
  await page.locator(".log").getByText(text).waitFor();
}

test("another firm's browser learns nothing of a need, whether it exists or not", async () => {
  const stranger = await openPerson();
  stranger.on("response", (response) => expect(response.status()).not.toBe(500));
  const texts: string[] = [];
  for (const number of ["XQ-2026-0001", "XQ-2019-9999"]) {
    const response = await stranger.request.get(`${server.url}/needs/${number}`);
    expect(response.status()).toBe(404);
    texts.push((await response.text()).replaceAll(number, "").replace(/问题编号 \w+/, ""));
  }
  expect(texts[0]).toBe(texts[1]);
});
