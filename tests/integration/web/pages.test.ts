/** The pages as a browser without script gets them: chat, documents, errors, headers. */
import { beforeAll, expect, test } from "vitest";
import { formPost, openBrowser, openWeb, QUESTION, type WebUnderTest } from "./web-under-test.ts";

const ORIGIN = "http://127.0.0.1:3000";
const CLAUSE = encodeURIComponent("要点1");
let tested: WebUnderTest;

beforeAll(async () => {
  tested = await openWeb();
});

function browse() {
  return openBrowser(tested.web({}), ORIGIN);
}

async function read(browser: ReturnType<typeof browse>, path: string): Promise<string> {
  return (await browser.send(path, {})).text();
}

test("the chat page offers first questions and a labelled field", async () => {
  const page = await read(browse(), "/");
  expect(page).toContain('<html lang="zh-CN">');
  expect(page).toContain(`value="${QUESTION}"`);
  expect(page).toMatch(/<label[^>]*for="text"/);
  expect(page).toMatch(/role="log" aria-live="polite"/);
});

test("without script a form gives the page with the reply, and it is there again later, but for nobody else", async () => {
  const browser = browse();
  const page = await (await browser.send("/", formPost({ text: QUESTION }))).text();
  expect(page).toContain("20万元");
  expect(page).toContain(`/documents/NB-01#${CLAUSE}`);
  expect(await read(browser, "/")).toContain("20万元");
  expect(await read(browse(), "/")).not.toContain("20万元");
});

test("reloading a posted page does not ask again", async () => {
  const browser = browse();
  const key = /name="key" value="([^"]+)"/.exec(await read(browser, "/"))?.[1] ?? "";
  await browser.send("/", formPost({ text: QUESTION, key }));
  const conversationId = /name="conversationId" value="([^"]+)"/.exec(await read(browser, "/"))?.[1] ?? "";
  const page = await (await browser.send("/", formPost({ text: QUESTION, key, conversationId }))).text();
  expect(page.match(/class="question"/g)).toHaveLength(2); // one said, one in the template
});

test("what a person wrote is shown as text", async () => {
  const page = await (await browse().send("/", formPost({ text: "<script>alert(1)</script>\u202e高企" }))).text();
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;高企");
});

test("a new conversation starts empty", async () => {
  const browser = browse();
  await browser.send("/", formPost({ text: QUESTION }));
  expect((await browser.send("/conversations", formPost({}))).status).toBe(303);
  expect(await read(browser, "/")).not.toContain("20万元");
});

test("feedback and handoff work as forms and are shown as stored", async () => {
  const browser = browse();
  const page = await (await browser.send("/", formPost({ text: QUESTION }))).text();
  const messageId = /name="messageId" value="(\d+)"/.exec(page)?.[1] ?? "";
  const stored = await browser.send("/feedback", formPost({ messageId, helpful: "false" }));
  expect([stored.status, stored.headers.get("location")]).toEqual([303, `/#m-${messageId}`]);
  expect(await read(browser, "/")).toMatch(/value="false" aria-pressed="true"[\s\S]*已记录/);
  await browser.send("/handoffs", formPost({ messageId, helpful: "" }));
  expect(await read(browser, "/")).toContain("已登记转人工");
});

test("the list of documents is narrowed by level and status", async () => {
  const count = async (query: string) =>
    Number(/共 (\d+) 件/.exec(await read(browse(), `/documents${query}`))?.[1] ?? "-1");
  const all = await count("");
  const municipal = await count("?level=municipal");
  const historical = await count("?level=municipal&status=historical");
  expect(all).toBeGreaterThan(municipal);
  expect(municipal).toBeGreaterThan(historical);
  expect(historical).toBeGreaterThan(0);
  expect(await count("?level=nonsense&status=")).toBe(all);
});

test("a document page has its head, its standing and an anchor for each clause", async () => {
  const page = await read(browse(), "/documents/NB-01");
  expect(page).toContain("要点摘编，非原文");
  expect(page).toContain(`id="${CLAUSE}"`);
  expect(page).toMatch(/class="badge good">现行/);
  expect(page).toMatch(/归口部门/);
});

test("a replaced document says so first and leads to what replaced it", async () => {
  const page = await read(browse(), "/documents/NB-23");
  expect(page).toMatch(/class="notice">这份文件已由.*href="\/documents\/NB-24"/s);
  expect(page).toContain("历史，非现行");
});

test.each([
  "/documents/NB-9999",
  "/documents/%00",
  "/documents/..%2f..%2fetc%2fpasswd",
  "/nothing",
  "/assets/style.0.css",
])("%s is a friendly page with status 404", async (path) => {
  const response = await browse().send(path, {});
  expect(response.status).toBe(404);
  expect(await response.text()).toMatch(/没有找到[\s\S]*问题编号 [0-9A-F]{8}/);
});

test("every page carries the strict policy and asks nothing of elsewhere", async () => {
  for (const path of ["/", "/documents", "/documents/NB-01", "/nothing"]) {
    const response = await browse().send(path, {});
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    // Pico draws the arrows of its form fields with data: images; nothing else may come from such an address.
    expect(policy.replace("img-src 'self' data:", "")).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const page = await response.text();
    expect(page).not.toMatch(/<script(?![^>]*src="\/assets\/)|<style| style=| on[a-z]+=/);
    expect(page).not.toMatch(/(?:src|<link[^>]*href)="(?!\/assets\/)/);
  }
});

test("styles and script come from us, for good, under a hash", async () => {
  const page = await read(browse(), "/");
  const urls = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? "");
  expect(new Set(urls).size).toBe(4);
  for (const url of urls) {
    const response = await browse().send(url, {});
    expect([response.status, response.headers.get("cache-control")]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
  }
});

test("a form from a foreign page is refused", async () => {
  const web = tested.web({});
  const foreign = {
    ...formPost({ text: QUESTION }),
    headers: { origin: "https://evil.example" },
  };
  expect((await web.request("/", foreign)).status).toBe(403);
  const crossSite = {
    ...formPost({ text: QUESTION }),
    headers: { origin: ORIGIN, "sec-fetch-site": "cross-site" },
  };
  expect((await web.request(`${ORIGIN}/`, crossSite)).status).toBe(403);
});

test("behind https the cookie is bound to the host, on loopback it is plain; a forged one counts for nothing", async () => {
  const secure = await tested.web({ publicUrl: "https://example.com" }).request("/");
  expect(secure.headers.get("set-cookie")).toMatch(/^__Host-yiduiyi=.*; Path=\/; HttpOnly; Secure; SameSite=Lax/);
  expect(secure.headers.get("strict-transport-security")).not.toBeNull();
  const plain = await tested.web({}).request("/");
  expect(plain.headers.get("set-cookie")).toMatch(/^yiduiyi=.*; HttpOnly; SameSite=Lax$/);
  expect(plain.headers.get("strict-transport-security")).toBeNull();
  const forged = await tested.web({}).request("/", {
    headers: { cookie: "yiduiyi=web-aaaaaaaaaaaaaaaaaaaaaaaa.xx" },
  });
  expect(forged.headers.get("set-cookie")).toMatch(/^yiduiyi=web-/);
});
