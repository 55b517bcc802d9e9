/** The shortest door to the core that stores what it did, and the app that most Slack tests run. */
import type { SlackAppSettings } from "../../src/channels/slack/slack-settings.ts";
import type { Answer } from "../../src/core/answer-slack-message.ts";
import { recordMessage, recordReply } from "../../src/db/conversations.ts";
import { withTransaction } from "../../src/db/database.ts";

/** The staff app on a socket. */
export const SOCKET_APPS: readonly SlackAppSettings[] = [
  { name: "staff", botToken: "xoxb-staff", door: { kind: "socket", appToken: "xapp-staff" } },
];

/** One message, one reply, once a key. */
export const answerShortly: Answer = (deps, inbound) =>
  withTransaction(deps.pool, async (tx) => {
    const message = await recordMessage(tx, inbound, deps.clock());
    const { conversationId } = inbound;
    const reply = { conversationId, text: `re ${inbound.text}`, items: [], asks: [], actions: [] };
    const evidence = { questions: [], documents: [], passages: [] };
    return message.reply ?? recordReply(tx, message.id, reply, evidence, deps.clock());
  });
