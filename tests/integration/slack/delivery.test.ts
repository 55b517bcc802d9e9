/** Posts on a Slack that refuses, hangs, cuts and revokes: each once, in order, never before its time, and buried only for good. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { createHealth } from "../../../src/channels/slack/health.ts";
import { createCaller } from "../../../src/channels/slack/slack-caller.ts";
import { createSender } from "../../../src/channels/slack/slack-sender.ts";
import { deliverSlackPosts } from "../../../src/core/deliver-slack-posts.ts";
import { listBuriedJobs, retryBuriedPost } from "../../../src/core/list-buried-jobs.ts";
import type { Deps } from "../../../src/core/ports.ts";
import { postToSlack } from "../../../src/core/post-to-slack.ts";
import { readSlackBacklog } from "../../../src/core/read-slack-backlog.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { makeStaff } from "../../support/make-need.ts";
import { answerShortly } from "../../support/short-answer.ts";
import { type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

const BOUND = { timeout: 60_000, interval: 50 };

/** Puts posts into one channel and has them sent. */
async function put({ deps, slack }: SlackUnderTest, channel: string, texts: readonly string[]): Promise<void> {
  await enqueue(deps, channel, texts);
  await slack.deliver({ app: "staff", channel });
}

async function enqueue(deps: Deps, channel: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const post = {
      key: `${channel}:${text}`,
      app: "staff",
      channel,
      threadTs: null,
      rootKey: null,
      kind: "post",
    } as const;
    await withTransaction(deps.pool, (tx) => postToSlack(tx, deps, { ...post, content: { kind: "text", text } }));
  }
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => `第${index}条`);
const textsIn = ({ fake }: SlackUnderTest, channel: string): string[] =>
  fake.posts.filter((post) => post.channel === channel).map(({ text }) => text);

test("a post says plain text, unfurls nothing and carries its key", async () => {
  const here = await startSlack(answerShortly);
  await put(here, "C1", ["<!channel> & <https://evil.example|安全>"]);
  const [post] = here.fake.posts;
  expect(post?.text).toBe("＜!channel&gt; &amp; ＜https://evil.example|安全&gt;");
  expect(post?.arguments).toMatchObject({ unfurl_links: "false", unfurl_media: "false" });
  expect(post?.key).toBe("C1:<!channel> & <https://evil.example|安全>");
});

test("the same key put in twice is posted once", async () => {
  const here = await startSlack(answerShortly);
  await put(here, "C1", ["一", "一"]);
  await put(here, "C1", ["一"]);
  expect(textsIn(here, "C1")).toEqual(["一"]);
});

test("429 on three calls in ten: nobody calls before the time that was named, and the order stays", async () => {
  const here = await startSlack(answerShortly);
  here.fake.faults.rateLimited = 0.3;
  await put(here, "C1", numbers(12));
  await vi.waitFor(() => expect(textsIn(here, "C1")).toEqual(numbers(12)), BOUND);
  expect(here.fake.tooEarly).toBe(0);
});

test("after a 429 the next call comes when the named time is over, not long after", async () => {
  const here = await startSlack(answerShortly);
  here.fake.faults = { ...here.fake.faults, rateLimited: 1, retryAfterS: 2 };
  await put(here, "C1", ["一"]);
  here.fake.faults.rateLimited = 0;
  await vi.waitFor(() => expect(textsIn(here, "C1")).toEqual(["一"]), BOUND);
  const [first, second] = here.fake.calls.filter(({ method }) => method === "chat.postMessage");
  const waitedMs = (second?.atMs ?? 0) - (first?.atMs ?? 0);
  expect(waitedMs).toBeGreaterThanOrEqual(2_000);
  expect(waitedMs).toBeLessThan(4_000);
});

test("a post whose connection was cut after Slack took it is found by its key and not repeated", async () => {
  const here = await startSlack(answerShortly);
  here.fake.faults.cutAfter = 1;
  await put(here, "C1", ["一"]);
  expect(here.fake.posts).toHaveLength(1);
  here.fake.faults.cutAfter = 0;
  await enqueue(here.deps, "C1", ["二"]);
  await vi.waitFor(() => expect(textsIn(here, "C1")).toEqual(["一", "二"]), BOUND);
  expect(here.fake.calls.some(({ method }) => method === "conversations.history")).toBe(true);
});

test.each(["U7", "#group"])("a post to %s, which was cut, is found under the id that it has there", async (channel) => {
  const here = await startSlack(answerShortly);
  here.fake.faults.cutAfter = 1;
  await put(here, channel, ["一"]);
  here.fake.faults.cutAfter = 0;
  await vi.waitFor(async () => expect((await readSlackBacklog(here.deps)).posts.waiting).toBe(0), BOUND);
  expect(await readSlackBacklog(here.deps)).toMatchObject({ posts: { buried: 0 } });
  expect(here.fake.posts).toHaveLength(1);
});

test("a post of which it is open whether it is out is not sent while Slack will not say", async () => {
  const here = await startSlack(answerShortly);
  here.fake.faults.cutAfter = 1;
  await put(here, "C1", ["一"]);
  here.fake.faults = { ...here.fake.faults, cutAfter: 0, rateLimited: 1 };
  await sleep(3_500);
  here.fake.faults.rateLimited = 0;
  await vi.waitFor(async () => expect((await readSlackBacklog(here.deps)).posts.waiting).toBe(0), BOUND);
  expect(textsIn(here, "C1")).toEqual(["一"]);
});

test("a post that Slack never got goes out when Slack is back", async () => {
  const here = await startSlack(answerShortly);
  here.fake.faults.cutBefore = 1;
  await put(here, "C1", ["一", "二"]);
  expect(here.fake.posts).toHaveLength(0);
  expect((await readSlackBacklog(here.deps)).posts).toMatchObject({ waiting: 2, buried: 0 });
  here.fake.faults.cutBefore = 0;
  await vi.waitFor(() => expect(textsIn(here, "C1")).toEqual(["一", "二"]), BOUND);
});

test("a revoked token loses nothing: the posts wait, the state says why, and they go out when it is mended", async () => {
  const here = await startSlack(answerShortly);
  here.fake.faults.error = "token_revoked";
  await put(here, "C1", ["一"]);
  expect(here.slack.status()["slack_staff"]).toMatch(/^token refused since .*\(token_revoked\)$/u);
  expect((await readSlackBacklog(here.deps)).posts).toMatchObject({ waiting: 1, buried: 0 });
  here.fake.faults.error = null;
  await here.deps.pool.query("update slack_outbox set not_before = now()");
  await here.slack.deliver(null);
  expect(textsIn(here, "C1")).toEqual(["一"]);
  await vi.waitFor(() => expect(here.slack.status()["slack_staff"]).toBe("connected"), BOUND);
});

test("a channel that is gone buries its post, and the next one in the lane is tried", async () => {
  const here = await startSlack(answerShortly);
  here.fake.gone.add("C1");
  await put(here, "C1", ["一"]);
  expect((await readSlackBacklog(here.deps)).posts).toMatchObject({ waiting: 0, buried: 1 });
  here.fake.gone.delete("C1");
  await put(here, "C1", ["二"]);
  expect(textsIn(here, "C1")).toEqual(["二"]);
});

test("a buried post that an admin lets be tried again goes out once, also when it is more than a day old", async () => {
  const here = await startSlack(answerShortly);
  here.fake.gone.add("C1");
  await put(here, "C1", ["一"]);
  await here.deps.pool.query(
    "update slack_outbox set created_at = now() - interval '3 days', tried_since = created_at",
  );
  here.fake.gone.clear();
  const admin = await makeStaff(here.deps, "admin", null, "管理员");
  const [post] = (await listBuriedJobs(here.deps, admin)).posts;
  expect(post).toMatchObject({ label: "提示", reason: "频道不在了，或者没有请机器人进去" });
  here.fake.faults.rateLimited = 1;
  await retryBuriedPost(here.deps, admin, post?.id ?? "");
  await here.slack.deliver({ app: "staff", channel: "C1" });
  expect((await readSlackBacklog(here.deps)).posts).toMatchObject({ waiting: 1, buried: 0 });
  here.fake.faults.rateLimited = 0;
  await vi.waitFor(() => expect(textsIn(here, "C1")).toEqual(["一"]), BOUND);
});

test("one channel that must wait holds up no other", async () => {
  const here = await startSlack(answerShortly);
  here.fake.slow.add("C1");
  await enqueue(here.deps, "C1", ["一"]);
  await enqueue(here.deps, "C2", ["二"]);
  const first = here.slack.deliver({ app: "staff", channel: "C1" });
  await here.slack.deliver({ app: "staff", channel: "C2" });
  expect(textsIn(here, "C2")).toEqual(["二"]);
  here.fake.slow.clear();
  await first;
});

test("two who deliver one channel at once send each post once and in order", async () => {
  const here = await startSlack(answerShortly);
  await enqueue(here.deps, "C1", numbers(20));
  const lane = { app: "staff", channel: "C1" } as const;
  const token = { botToken: "xoxb-staff", apiUrl: here.fake.apiUrl };
  const caller = createCaller(token, createHealth(new Date()), here.deps.clock);
  const sender = createSender(new Map([["staff", caller]]), { words: here.deps.directory, siteUrl: null });
  await Promise.all([deliverSlackPosts(here.deps, sender, lane), deliverSlackPosts(here.deps, sender, lane)]);
  await vi.waitFor(() => expect(textsIn(here, "C1")).toEqual(numbers(20)), BOUND);
});
