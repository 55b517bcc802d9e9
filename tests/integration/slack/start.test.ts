/** Slack may refuse, hang or hang up: the channel comes back by itself and says how it is. */
import { expect, test, vi } from "vitest";
import { makeEvent } from "../../support/fake-slack.ts";
import { answerShortly } from "../../support/short-answer.ts";
import { startSlack } from "../../support/slack-under-test.ts";

const BOUND = { timeout: 50_000, interval: 30 };

test("connected, it says so; without a socket it says since when it tries", async () => {
  const { fake, slack } = await startSlack(answerShortly);
  await vi.waitFor(() => expect(slack.status()).toEqual({ slack_staff: "connected" }), BOUND);
  fake.faults.error = "invalid_auth";
  fake.refresh("cut");
  await vi.waitFor(() => expect(slack.status()["slack_staff"]).toContain("(invalid_auth)"), BOUND);
});

test("a Slack that refuses at the start is tried until it takes us", async () => {
  const { fake, slack } = await startSlack(answerShortly, {
    prepare: (one) => {
      one.faults.error = "invalid_auth";
    },
  });
  await vi.waitFor(() => expect(slack.status()["slack_staff"]).toContain("(invalid_auth)"), BOUND);
  expect(fake.sockets()).toEqual([]);
  fake.faults.error = null;
  await fake.send("events_api", makeEvent({ text: "早" }));
  await vi.waitFor(() => expect(fake.posts.map(({ text }) => text)).toEqual(["re 早"]), BOUND);
  expect(slack.status()["slack_staff"]).toBe("connected");
});

test("a Slack that hangs at the start keeps nobody waiting and is left after a while", async () => {
  const startedMs = performance.now();
  const { fake, slack } = await startSlack(answerShortly, {
    prepare: (one) => void one.faults.hanging.add("apps.connections.open").add("auth.test"),
  });
  expect(slack.status()["slack_staff"]).toContain("connecting");
  expect(performance.now() - startedMs).toBeLessThan(15_000);
  await vi.waitFor(() => expect(fake.calls.map(({ method }) => method)).toContain("apps.connections.open"), BOUND);
  fake.faults.hanging.clear();
  await fake.send("events_api", makeEvent({ text: "早" }));
  await vi.waitFor(() => expect(fake.posts.map(({ text }) => text)).toEqual(["re 早"]), BOUND);
});

test("sockets that are closed over and over, with and without a word, are opened again each time", async () => {
  const { fake, slack } = await startSlack(answerShortly);
  for (const kind of ["announced", "cut", "announced", "cut"] as const) {
    await vi.waitFor(() => expect(fake.sockets()).toHaveLength(1), BOUND);
    const before = fake.sockets()[0];
    fake.refresh(kind);
    await vi.waitFor(() => expect(fake.sockets().some((socket) => socket !== before)).toBe(true), BOUND);
  }
  await fake.send("events_api", makeEvent({ text: "还在" }));
  await vi.waitFor(() => expect(fake.posts.map(({ text }) => text)).toEqual(["re 还在"]), BOUND);
  expect(slack.status()["slack_staff"]).toBe("connected");
});
