/** The Slack channel on a test database and the stand-in for Slack. */
import { expect, onTestFinished } from "vitest";
import { createSlack, type Slack } from "../../src/channels/slack/slack.ts";
import type { SlackAppSettings } from "../../src/channels/slack/slack-settings.ts";
import type { Answer } from "../../src/core/answer-slack-message.ts";
import { handleMessage } from "../../src/core/handle-message.ts";
import type { Deps } from "../../src/core/ports.ts";
import { type FakeSlack, startFakeSlack } from "./fake-slack.ts";
import { SOCKET_APPS } from "./short-answer.ts";
import { openTestDatabase, type TestDatabase } from "./test-app.ts";

/** Everything that a Slack test works with. */
export type SlackUnderTest = { fake: FakeSlack; slack: Slack; deps: Deps; database: TestDatabase };

/** The core's door. */
export const answerFully: Answer = handleMessage;

/** Starts the channel; the test's end stops it. `prepare` changes the stand-in before the channel first calls it. */
export async function startSlack(
  answer: Answer,
  options: {
    apps?: readonly SlackAppSettings[];
    prepare?: (fake: FakeSlack) => void;
    deps?: (deps: Deps) => Deps;
  } = {},
): Promise<SlackUnderTest> {
  const apps = options.apps ?? SOCKET_APPS;
  const database = await openTestDatabase();
  const fake = await startFakeSlack();
  options.prepare?.(fake);
  const own = { ...database.deps, clock: () => new Date(), slackApps: apps.map(({ name }) => name) };
  const deps = options.deps?.(own) ?? own;
  const slack = createSlack(deps, { apiUrl: fake.apiUrl, siteUrl: null, apps }, answer);
  slack.start();
  onTestFinished(async () => {
    await slack.stop();
    await fake.close();
    await database.close();
    expect(fake.problems).toEqual([]);
  });
  return { fake, slack, deps, database };
}
