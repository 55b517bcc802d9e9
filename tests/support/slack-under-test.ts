/** The Slack channel on a test database and the stand-in for Slack, with the core's door or the shortest there is. */
import { onTestFinished } from "vitest";
import { createSlack, type Slack } from "../../src/channels/slack/slack.ts";
import type { SlackAppSettings } from "../../src/channels/slack/slack-settings.ts";
import type { Answer } from "../../src/core/answer-slack-message.ts";
import { handleMessage } from "../../src/core/handle-message.ts";
import type { Deps } from "../../src/core/ports.ts";
import { recordMessage, recordReply } from "../../src/db/conversations.ts";
import { withTransaction } from "../../src/db/database.ts";
import { type FakeSlack, startFakeSlack } from "./fake-slack.ts";
import { openTestDatabase, type TestDatabase } from "./test-app.ts";

/** Everything that a Slack test works with. */
export type SlackUnderTest = { fake: FakeSlack; slack: Slack; deps: Deps; database: TestDatabase };

/** Both apps on sockets. */
export const SOCKET_APPS: readonly SlackAppSettings[] = [
  { name: "staff", botToken: "xoxb-staff", door: { kind: "socket", appToken: "xapp-staff" } },
];

/** The core's door. */
export const answerFully: Answer = (deps, inbound) => handleMessage(deps, inbound, () => undefined);

/** The shortest door that stores what it did: one message, one reply, once a key. */
export const answerShortly: Answer = (deps, inbound) =>
  withTransaction(deps.pool, async (tx) => {
    const message = await recordMessage(tx, inbound, deps.clock());
    const { conversationId } = inbound;
    const reply = { conversationId, text: `re ${inbound.text}`, items: [], asks: [], actions: [] };
    const evidence = { questions: [], documents: [], passages: [] };
    return message.reply ?? recordReply(tx, message.id, reply, evidence, deps.clock());
  });

/** Starts the channel; the test's end stops it. `prepare` changes the stand-in before the channel first calls it. */
export async function startSlack(
  answer: Answer,
  options: { apps?: readonly SlackAppSettings[]; prepare?: (fake: FakeSlack) => void; deps?: (deps: Deps) => Deps } = {},
): Promise<SlackUnderTest> {
  const apps = options.apps ?? SOCKET_APPS;
  const database = await openTestDatabase();
  const fake = await startFakeSlack();
  options.prepare?.(fake);
  const own = { ...database.deps, clock: () => new Date(), slackApps: apps.map(({ name }) => name) };
  const deps = options.deps?.(own) ?? own;
  const slack = createSlack(deps, { apiUrl: fake.apiUrl, apps }, answer);
  slack.start();
  onTestFinished(async () => {
    await slack.stop();
    await fake.close();
    await database.close();
  });
  return { fake, slack, deps, database };
}
