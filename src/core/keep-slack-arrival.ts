/** Keeps what Slack sent before it is acknowledged: once, with the job that works it off, and without the words of a classified one. */
import { withTransaction } from "../db/database.ts";
import { insertArrival } from "../db/slack-inbox.ts";
import { isSecretTalk } from "../domain/intake-secret.ts";
import type { SlackArrival, SlackUtterance } from "../domain/slack.ts";
import { findSlackConversation } from "./find-slack-conversation.ts";
import type { Deps } from "./ports.ts";
import { looksSecret } from "./refuse-secret.ts";
import { readIntake } from "./take-need.ts";

/** The process that received it works at once; the job is for when that process dies, and looks a little later. */
const JOB_DELAY_MS = 10_000;

/**
 * Keeps the arrival; the id is null when it, or its twin, is here already, and then nothing is left to do but acknowledge.
 *
 * Shape   `utterance` is what was said, if it is talk: what follows a classified message is not kept either
 * Errors  StoreError: then it must not be acknowledged, and Slack sends it again
 */
export async function keepSlackArrival(
  deps: Deps,
  arrival: SlackArrival,
  utterance: SlackUtterance | null,
): Promise<string | null> {
  const secret =
    looksSecret(deps, wordsOf(arrival.body)) || (utterance !== null && (await continuesSecret(deps, utterance)));
  const now = deps.clock();
  return withTransaction(deps.pool, async (tx) => {
    const body = secret ? withoutWords(arrival.body) : arrival.body;
    const id = await insertArrival(tx, { ...arrival, body, secret }, now);
    if (id !== null) {
      await deps.jobs.enqueue(tx, "slack-event", { id }, { startAfter: new Date(now.getTime() + JOB_DELAY_MS) });
    }
    return id;
  });
}

async function continuesSecret(deps: Deps, utterance: SlackUtterance): Promise<boolean> {
  return isSecretTalk(await readIntake(deps, (await findSlackConversation(deps, utterance)).conversationId));
}

/** Ids, times and types of Slack; whatever else is a text may be what somebody wrote. */
const MARK = /^[\w.:-]{0,80}$/u;
const WORD_KEYS: ReadonlySet<string> = new Set(["text", "value", "title", "name"]);

/** The texts in a body that a person may have written. */
function wordsOf(value: unknown): string[] {
  if (typeof value === "string") {
    return MARK.test(value) ? [] : [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

/** The body with nothing but marks in it. */
function withoutWords(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, blank(key, value)]));
}

function blank(key: string, value: unknown): unknown {
  if (typeof value === "string") {
    return MARK.test(value) && !WORD_KEYS.has(key) ? value : "";
  }
  if (Array.isArray(value)) {
    return value.map((one) => blank(key, one));
  }
  return typeof value === "object" && value !== null ? withoutWords({ ...value }) : value;
}
