/** Nothing lost, nothing doubled: thousands of events, each delivered one to four times, on a Slack that fails in every way it can. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { createSlack } from "../../../src/channels/slack/slack.ts";
import { makeEvent } from "../../support/fake-slack.ts";
import { answerShortly, SOCKET_APPS } from "../../support/short-answer.ts";
import { startSlack } from "../../support/slack-under-test.ts";

const EVENTS = 2_000;
const CHANNELS = 100;
const BOUND = { timeout: 240_000, interval: 100 };

/** Numbers that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test("2,000 events delivered one to four times, shuffled, over two sockets that come and go, have 2,000 effects", async () => {
  const { fake, database, deps } = await startSlack(answerShortly);
  const second = createSlack(deps, { apiUrl: fake.apiUrl, siteUrl: null, apps: SOCKET_APPS }, answerShortly);
  second.start();
  onTestFinished(() => second.stop());
  // Retry-After 0: the waiting itself is tested elsewhere, and would take minutes here.
  fake.faults = { ...fake.faults, failing: 0.01, cutAfter: 0.01, cutBefore: 0.01, rateLimited: 0.3, retryAfterS: 0 };
  const random = createRandom(7);
  const events = Array.from({ length: EVENTS }, (_, index) => {
    const event = makeEvent({ channel: `D${index % CHANNELS}`, user: `U${index % CHANNELS}`, text: `第${index}条` });
    return Array.from({ length: 1 + Math.floor(random() * 4) }, () => event);
  });
  const deliveries = events.flat().toSorted(() => random() - 0.5);
  const startedMs = performance.now();
  let next = 0;
  let refreshing = true;
  const refresh = (async () => {
    for (let round = 0; refreshing; round += 1) {
      await sleep(2_000);
      fake.refresh(round % 2 === 0 ? "announced" : "cut");
    }
  })();
  const send = async (): Promise<void> => {
    while (next < deliveries.length) {
      const event = deliveries[next];
      next += 1;
      await fake.send("events_api", event);
    }
  };
  await Promise.all(Array.from({ length: 20 }, send));
  const takenMs = performance.now() - startedMs;
  const count = async (sql: string): Promise<number> => (await database.pool.query(sql)).rows[0]?.total;
  await vi.waitFor(async () => {
    expect(await count("select count(*)::int as total from slack_outbox where state = 'sent'")).toBe(EVENTS);
  }, BOUND);
  refreshing = false;
  await refresh;
  const sorted = fake.ackMs.toSorted((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  console.log(
    `deliveries ${sorted.length}, taken in ${Math.round(takenMs)} ms, all in ${Math.round(performance.now() - startedMs)} ms, ack p99 ${Math.round(p99)} ms`,
  );
  expect(await count("select count(*)::int as total from message where reply is not null")).toBe(EVENTS);
  expect(await count("select count(*)::int as total from slack_inbox where state = 'done' and body is null")).toBe(
    EVENTS,
  );
  expect(fake.posts).toHaveLength(EVENTS);
  expect(new Set(fake.posts.map(({ text }) => text)).size).toBe(EVENTS);
}, 400_000);
