/** `/api/messages`, `/api/feedback`, `/api/handoffs` as a program uses them. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createWeb } from "../../../src/channels/web/web.ts";
import { Reply } from "../../../src/domain/reply.ts";
import { jsonPost, openBrowser, openWeb, QUESTION, SETTINGS, type WebUnderTest } from "./web-under-test.ts";

const ORIGIN = "http://127.0.0.1:3000";
const JSON_ONLY = "application/json";
let tested: WebUnderTest;

beforeAll(async () => {
  tested = await openWeb();
});
beforeEach(() => {
  tested.log.length = 0;
});

function browse() {
  return openBrowser(tested.web({}), ORIGIN);
}

async function ask(browser: ReturnType<typeof browse>, body: Record<string, unknown>): Promise<Reply> {
  return Reply.parse(await (await browser.send("/api/messages", jsonPost(body, JSON_ONLY))).json());
}

function messageIdOf(reply: Reply): string {
  const action = reply.actions.find((one) => "id" in one && one.id === "helpful");
  return action !== undefined && "value" in action ? action.value : "";
}

test("a question gets a reply with a citation", async () => {
  const reply = await ask(browse(), { text: QUESTION });
  expect(reply.text).toContain("20万元");
  expect(reply.items).toMatchObject([{ kind: "policy_question", status: "answered", policies: ["NB-01"] }]);
});

test("the stream tells the steps in order and ends with the reply and its HTML", async () => {
  const response = await browse().send("/api/messages", jsonPost({ text: QUESTION }, "text/event-stream"));
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const events = parseEvents(await response.text());
  expect(events.map(({ event, data }) => (event === "step" ? data["step"] : event))).toEqual([
    "searching",
    "citing",
    "answering",
    "reply",
  ]);
  const last = events.at(-1)?.data;
  expect(Reply.parse(last?.["reply"]).text).toContain("20万元");
  expect(last?.["html"]).toContain("/documents/NB-01#");
});

test("the same key is answered once, and another requester's equal key is another message", async () => {
  const one = browse();
  const first = await ask(one, { text: QUESTION, key: "same" });
  const again = await ask(one, {
    text: QUESTION,
    key: "same",
    conversationId: first.conversationId,
  });
  const other = await ask(browse(), { text: QUESTION, key: "same" });
  expect(messageIdOf(again)).toBe(messageIdOf(first));
  expect(messageIdOf(other)).not.toBe(messageIdOf(first));
});

test("a conversation goes on for its own requester only", async () => {
  const one = browse();
  const first = await ask(one, { text: QUESTION });
  expect((await ask(one, { text: "你好", conversationId: first.conversationId })).conversationId).toBe(
    first.conversationId,
  );
  const stranger = browse();
  expect(
    (
      await ask(stranger, {
        text: "你好",
        conversationId: first.conversationId,
      })
    ).conversationId,
  ).not.toBe(first.conversationId);
});

test("feedback and handoff are stored for the own message, another's is not found", async () => {
  const one = browse();
  const messageId = messageIdOf(await ask(one, { text: QUESTION }));
  expect((await one.send("/api/feedback", jsonPost({ messageId, helpful: true }, JSON_ONLY))).status).toBe(204);
  const handoff = await one.send("/api/handoffs", jsonPost({ messageId }, JSON_ONLY));
  expect(await handoff.json()).toHaveProperty("department");
  const stranger = browse();
  expect((await stranger.send("/api/feedback", jsonPost({ messageId, helpful: false }, JSON_ONLY))).status).toBe(404);
  expect((await stranger.send("/api/handoffs", jsonPost({ messageId }, JSON_ONLY))).status).toBe(404);
  const { rows } = await tested.app.deps.pool.query("select helpful from feedback where message_id = $1", [messageId]);
  expect(rows).toEqual([{ helpful: true }]);
});

test.each([
  ["no JSON", "{", 400],
  ["a number for text", { text: 1 }, 400],
  ["an unknown language", { text: "x", locale: "fr" }, 400],
  ["an overlong key", { text: "x", key: "k".repeat(101) }, 400],
  ["more than 64 KiB", { text: "长".repeat(30_000) }, 413],
])("%s is refused with a problem that is logged once under its reference", async (_name, body, status) => {
  const response = await browse().send("/api/messages", jsonPost(body, JSON_ONLY));
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const problem = await response.json();
  expect(Object.keys(problem).sort()).toEqual(["detail", "reference", "status", "title", "type"]);
  expect(tested.log.filter(({ fields }) => fields["reference"] === problem.reference)).toHaveLength(1);
});

test("a body that is not declared as JSON is refused, so that no foreign form reaches the API", async () => {
  const response = await browse().send("/api/messages", {
    method: "POST",
    body: '{"text":"x"}',
  });
  expect(response.status).toBe(415);
});

test.each([
  "",
  "😀",
  "长".repeat(10_000),
  "\u0007\u001b[31m",
  "<script>alert(1)</script>",
  "'; drop table message; --",
])("a strange text gets a normal reply: %s", async (text) => {
  const response = await browse().send("/api/messages", jsonPost({ text }, JSON_ONLY));
  expect(response.status).toBe(200);
  expect(Reply.parse(await response.json()).text).not.toBe("");
});

test("a message sent again without its conversation gets the first reply in the first conversation", async () => {
  const browser = openBrowser(tested.web({}), ORIGIN);
  const sent = { text: QUESTION, key: "sent-twice" };
  const first: unknown = await (await browser.send("/api/messages", jsonPost(sent, JSON_ONLY))).json();
  expect(await (await browser.send("/api/messages", jsonPost(sent, JSON_ONLY))).json()).toEqual(first);
});

test("a fault inside shows no inner words, and is logged with its cause", async () => {
  const pool = Object.create(tested.app.deps.pool, {
    query: { value: () => Promise.reject(new Error("secret of the database")) },
    connect: {
      value: () => Promise.reject(new Error("secret of the database")),
    },
  });
  const web = createWeb({ ...tested.app.deps, pool }, { ...SETTINGS, ready: async () => ({ ok: false, parts: {} }) });
  const browser = openBrowser(web, ORIGIN);
  const response = await browser.send("/api/messages", jsonPost({ text: QUESTION }, JSON_ONLY));
  expect(response.status).toBeGreaterThanOrEqual(500);
  expect(await response.text()).not.toContain("secret");
  expect(tested.log.filter(({ level }) => level === "error")).toHaveLength(1);
  const stream = await browser.send("/api/messages", jsonPost({ text: QUESTION }, "text/event-stream"));
  expect(parseEvents(await stream.text()).at(-1)?.event).toBe("problem");
  expect((await browser.send("/readyz", {})).status).toBe(503);
});

test("too many messages are told when to come back", async () => {
  const browser = openBrowser(tested.web({ messagesPerMinute: 2 }), ORIGIN);
  const statuses: number[] = [];
  for (const text of ["你好", "你好", "你好"]) {
    const response = await browser.send("/api/messages", jsonPost({ text }, JSON_ONLY));
    statuses.push(response.status);
    if (response.status === 429) {
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await response.json()).detail).toMatch(/请过 \d+ 秒再发/);
    }
  }
  expect(statuses).toEqual([200, 200, 429]);
});

test("senders without a cookie are limited by their address", async () => {
  const web = tested.web({ messagesPerMinute: 1 });
  const statuses: number[] = [];
  for (let count = 0; count < 11; count += 1) {
    statuses.push((await web.request("/api/messages", jsonPost({ text: "你好" }, JSON_ONLY))).status);
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.at(-1)).toBe(429);
});

function parseEvents(stream: string): { event: string; data: Record<string, unknown> }[] {
  return stream
    .split("\n\n")
    .filter((block) => block !== "")
    .map((block) => ({
      event: /^event: (.*)$/m.exec(block)?.[1] ?? "",
      data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "{}"),
    }));
}
