/** Answers too long for one message of Slack: several, in order, each once, whatever happens between them. */
import { expect, test, vi } from "vitest";
import type { Answer } from "../../../src/core/answer-slack-message.ts";
import { recordMessage, recordReply } from "../../../src/db/conversations.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { makeEvent } from "../../support/fake-slack.ts";
import { settle } from "../../support/slack-need.ts";
import { type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

const PARTS = Array.from({ length: 30 }, (_, index) => `第${index + 1}段：${"甲".repeat(1_500)}`);
const BOUND = { timeout: 60_000, interval: 50 };

/** A long reply; with steps it is begun as a stream. */
function answerAtLength(streamed: boolean): Answer {
  return (deps, inbound, onStep) => {
    if (streamed) {
      onStep("searching");
    }
    return withTransaction(deps.pool, async (tx) => {
      const message = await recordMessage(tx, inbound, deps.clock());
      const { conversationId } = inbound;
      const reply = { conversationId, text: PARTS.join("\n\n"), items: [], asks: [], actions: [] };
      const evidence = { questions: [], documents: [], passages: [] };
      return message.reply ?? recordReply(tx, message.id, reply, evidence, deps.clock());
    });
  };
}

/** The numbers of the parts as they stand in the thread, from top to bottom. */
function partsIn({ fake }: SlackUnderTest, channel: string): number[] {
  return fake.posts
    .filter((post) => post.channel === channel)
    .toSorted((a, b) => a.ts.localeCompare(b.ts))
    .flatMap((post) =>
      [...(post.arguments["blocks"] ?? "").matchAll(/第(\d+)段/gu)].map(([, number]) => Number(number)),
    );
}

const ALL = PARTS.map((_, index) => index + 1);

test.each([false, true])(
  "a long answer comes in several messages, in order and each once, on a Slack that cuts and refuses (streamed: %s)",
  async (streamed) => {
    const here = await startSlack(answerAtLength(streamed));
    const channels = Array.from({ length: 6 }, (_, index) => `C${index}`);
    here.fake.faults = { ...here.fake.faults, cutAfter: 0.15, cutBefore: 0.1, rateLimited: 0.2, retryAfterS: 0 };
    for (const channel of channels) {
      await here.fake.send(
        "events_api",
        makeEvent({ type: "app_mention", channel, channel_type: "channel", text: "问" }),
      );
    }
    await vi.waitFor(async () => {
      await here.database.pool.query("update slack_outbox set not_before = created_at where state = 'waiting'");
      await here.slack.deliver(null);
      const { rows } = await here.database.pool.query(
        "select count(*)::int as sent from slack_outbox where state = 'sent'",
      );
      expect(rows[0]?.sent).toBe(channels.length);
    }, BOUND);
    await settle(here);
    for (const channel of channels) {
      expect(partsIn(here, channel)).toEqual(ALL);
    }
    const keys = here.fake.posts.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(channels.length * 3);
  },
  120_000,
);
