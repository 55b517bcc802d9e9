/** Answers that grow: begun with the first step, ended once by the outbox, and posted as usual wherever that cannot be. */
import { expect, test, vi } from "vitest";
import type { Answer } from "../../../src/core/answer-slack-message.ts";
import { makeEvent } from "../../support/fake-slack.ts";
import { APPS, settle, withChannel } from "../../support/slack-need.ts";
import { answerFully, type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

const QUESTION = "高企认定奖励多少";
const BOUND = { timeout: 30_000, interval: 30 };

const start = (answer: Answer = answerFully): Promise<SlackUnderTest> =>
  startSlack(answer, { apps: APPS, deps: withChannel });

/** Asks in a channel, and waits until nothing is left to do. */
async function ask(here: SlackUnderTest, event: Record<string, unknown> = {}): Promise<void> {
  const asked = { type: "app_mention", channel: "C5", channel_type: "channel", text: QUESTION, ...event };
  await here.fake.send("events_api", makeEvent(asked));
  await vi.waitFor(() => expect(here.fake.posts.length).toBeGreaterThan(0), BOUND);
  await settle(here);
}

const called = ({ fake }: SlackUnderTest, method: string): number =>
  fake.calls.filter((call) => call.method === method).length;

test("a question is answered in one message that shows its steps, is ended once, and carries feedback buttons", async () => {
  const here = await start();
  await ask(here);
  const [stream, ...more] = here.fake.streams;
  expect(more).toEqual([]);
  expect(stream).toMatchObject({ channel: "C5", to: "U1", stopped: true });
  expect(stream?.tasks.slice(0, 3)).toEqual(["检索政策文件 in_progress", "阅读相关条款 pending", "核对引用 pending"]);
  expect(stream?.tasks.slice(-3)).toEqual(["检索政策文件 complete", "阅读相关条款 complete", "核对引用 complete"]);
  expect(here.fake.posts).toHaveLength(1);
  const [post] = here.fake.posts;
  expect(post?.ts).toBe(stream?.ts);
  expect(post?.key).toMatch(/^reply:staff:C5:/u);
  expect(post?.arguments["blocks"]).toContain("feedback_buttons");
  expect([called(here, "chat.stopStream"), called(here, "chat.postMessage")]).toEqual([1, 0]);
});

test("in the staff app's direct message the answer grows in the thread of the question", async () => {
  const here = await start();
  await ask(here, { type: "message", channel: "D1", channel_type: "im", ts: "1782900000.000100" });
  expect(here.fake.streams).toMatchObject([{ channel: "D1", threadTs: "1782900000.000100", stopped: true }]);
});

test("while the staff app works on an answer its session says so, and again when it is there", async () => {
  const here = await start();
  await ask(here);
  expect(here.fake.sessions.map(({ status }) => status)).toEqual(["processing"]);
  const stop = here.fake.calls.find(({ method }) => method === "chat.stopStream");
  expect(stop?.arguments["session_status"]).toBe("active");
});

test("an answer that the person stops is posted nowhere, and the next question is answered", async () => {
  const here = await start(async (deps, inbound, onStep) => {
    const reply = await answerFully(deps, inbound, onStep);
    if (inbound.text !== QUESTION) {
      return reply;
    }
    await vi.waitFor(() => expect(here.fake.streams).toHaveLength(1), BOUND);
    const [stream] = here.fake.streams;
    if (stream?.stopped === false) {
      stream.stopped = true;
      const { channel, threadTs: thread_ts, ts } = stream;
      const event = { type: "agent_session_stopped", channel, thread_ts, user: "U1", streaming_message_ts: [ts] };
      await here.fake.send("events_api", makeEvent(event));
      await vi.waitFor(() => expect(here.fake.sessions.at(-1)?.status).toBe("active"), BOUND);
    }
    return reply;
  });
  await here.fake.send(
    "events_api",
    makeEvent({ type: "app_mention", channel: "C5", channel_type: "channel", text: QUESTION }),
  );
  await vi.waitFor(async () => {
    const { rows } = await here.database.pool.query("select posted_ts from slack_outbox where state = 'sent'");
    expect(rows).toEqual([{ posted_ts: null }]);
  }, BOUND);
  expect(here.fake.posts).toEqual([]);
  await ask(here, { text: "谢谢" });
  expect(here.fake.posts).toMatchObject([{ channel: "C5" }]);
});

test("small talk and needs begin no stream", async () => {
  const here = await start();
  await ask(here, { text: "谢谢" });
  expect(here.fake.streams).toEqual([]);
  expect(here.fake.posts).toHaveLength(1);
});

test("a Slack that has no streams is asked once, and gets plain posts", async () => {
  const here = await start();
  here.fake.faults.unknown.add("chat.startStream");
  await ask(here);
  await ask(here);
  expect(here.fake.posts).toHaveLength(2);
  expect([called(here, "chat.startStream"), called(here, "chat.postMessage")]).toEqual([1, 2]);
});

test("a stream that Slack has ended by itself is replaced by one plain post", async () => {
  const here = await start(async (deps, inbound, onStep) => {
    const reply = await answerFully(deps, inbound, onStep);
    await vi.waitFor(() => expect(here.fake.streams).toHaveLength(1), BOUND);
    for (const stream of here.fake.streams) {
      stream.stopped = true;
    }
    return reply;
  });
  await ask(here);
  expect(here.fake.posts).toHaveLength(1);
  expect(here.fake.posts[0]?.arguments["text"]).toContain("没有查到");
  expect(here.fake.streams).toEqual([]);
});

test("an end whose answer was cut off is found by its key: nothing is posted beside it", async () => {
  const here = await start(async (deps, inbound, onStep) => {
    const reply = await answerFully(deps, inbound, onStep);
    await vi.waitFor(() => expect(here.fake.streams).toHaveLength(1), BOUND);
    here.fake.faults.cutAfter = 1;
    return reply;
  });
  await here.fake.send(
    "events_api",
    makeEvent({ type: "app_mention", channel: "C5", channel_type: "channel", text: QUESTION }),
  );
  await vi.waitFor(() => expect(called(here, "chat.stopStream")).toBe(1), BOUND);
  here.fake.faults.cutAfter = 0;
  await settle(here);
  expect(here.fake.posts).toHaveLength(1);
  expect([called(here, "chat.stopStream"), called(here, "chat.postMessage")]).toEqual([1, 0]);
});

test("an answer that fails says so in its stream, and the next try ends the same one", async () => {
  let tries = 0;
  const here = await start(async (deps, inbound, onStep) => {
    tries += 1;
    if (tries === 1) {
      onStep("searching");
      throw new Error("the first try breaks");
    }
    return answerFully(deps, inbound, onStep);
  });
  await here.fake.send(
    "events_api",
    makeEvent({ type: "app_mention", channel: "C5", channel_type: "channel", text: QUESTION }),
  );
  await vi.waitFor(() => expect(here.fake.streams[0]?.tasks).toContain("检索政策文件 error"), BOUND);
  await here.database.pool.query("update slack_inbox set received_at = received_at - interval '1 hour'");
  await settle(here);
  expect(here.fake.streams).toMatchObject([{ stopped: true }]);
  expect(here.fake.posts).toHaveLength(1);
});

test("a Slack that does not answer the beginning keeps nobody waiting", async () => {
  const here = await start();
  here.fake.faults.hanging.add("chat.startStream");
  const startedMs = performance.now();
  await ask(here);
  expect(performance.now() - startedMs).toBeLessThan(8_000);
  expect(called(here, "chat.postMessage")).toBe(1);
});
