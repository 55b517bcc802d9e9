/** The form of a draft as a browser sends it: what it shows, what it changes, and that the talk goes on with the changed card. */
import { beforeAll, expect, test } from "vitest";
import { formPost, openBrowser, openWeb, type WebUnderTest } from "./web-under-test.ts";

let tested: WebUnderTest;

beforeAll(async () => {
  tested = await openWeb();
});

async function tellNeed() {
  const browser = openBrowser(tested.web({}), "http://127.0.0.1:3000");
  const page = await (await browser.send("/", formPost({ text: "我们压铸件老有气孔，预算100万" }))).text();
  const link = /href="(\/drafts\/[^"]+)"/.exec(page)?.[1] ?? "no link";
  return { browser, link };
}

test("every field is there once, with what was told and the clerk's names to choose from", async () => {
  const { browser, link } = await tellNeed();
  const form = await (await browser.send(link, {})).text();
  expect(form).toContain('name="budget" value="100万"');
  expect(form).toMatch(/name="category">[\s\S]*<option value="process" selected>先进工艺<\/option>/);
  expect(form.match(/name="uscc"/g)).toHaveLength(1);
});

test("what was filled in stands on the card that the talk goes on with", async () => {
  const { browser, link } = await tellNeed();
  const filled = {
    enterprise: "甬北压铸",
    contact: "老梁",
    phone: "13800004001",
    budget: "80万",
    disclosure: "anonymous",
  };
  const sent = await browser.send(link, formPost(filled));
  expect([sent.status, sent.headers.get("location")]).toEqual([303, "/"]);
  const talk = await (await browser.send("/", {})).text();
  const card = talk.slice(talk.lastIndexOf("需求摘要"));
  expect(card).toMatch(/甬北压铸[\s\S]*老梁 13800004001[\s\S]*80万[\s\S]*隐去企业名公开/);
  expect(card).not.toContain("100万");
});

test("a draft of somebody else, or a text too long, is answered with a sentence", async () => {
  const { browser, link } = await tellNeed();
  const stranger = openBrowser(tested.web({}), "http://127.0.0.1:3000");
  expect((await stranger.send(link, {})).status).toBe(404);
  const sent = await browser.send(link, formPost({ contact: "梁".repeat(41) }));
  expect([sent.status, await sent.text()]).toEqual([400, expect.stringContaining("“联系人”最长 40 个字")]);
});

test("无 is no firm and no phone: the form comes back with a sentence beside the field and everything that was typed", async () => {
  const { browser, link } = await tellNeed();
  const filled = { enterprise: "无", contact: "老梁", phone: "没有电话", email: "", budget: "80万", ip: "归我们" };
  const sent = await browser.send(link, formPost(filled));
  expect(sent.status).toBe(400);
  const form = await sent.text();
  expect(form).toMatch(/name="enterprise" value="无"[^>]*aria-invalid="true"[^>]*>\s*<small[^>]*>请写企业名称/);
  expect(form).toMatch(
    /name="phone" value="没有电话"[^>]*aria-invalid="true"[^>]*>\s*<small[^>]*>“没有电话”不像电话号码/,
  );
  expect(form).toContain('name="budget" value="80万"');
  expect(form).toContain('name="ip" value="归我们"');
  expect(await (await browser.send(link, {})).text()).toContain('name="budget" value="100万"');
});

test("没有 in a field that may stay empty means that there is nothing, and an old value is taken back", async () => {
  const { browser, link } = await tellNeed();
  const filled = { enterprise: "甬北压铸", contact: "老梁", phone: "没有", email: "LIANG@example.com", budget: "没有" };
  expect((await browser.send(link, formPost(filled))).status).toBe(303);
  const form = await (await browser.send(link, {})).text();
  expect(form).toMatch(/name="budget" value=""/);
  expect(form).toMatch(/name="phone" value=""/);
});
