/** Answers a person of Slack where the bot has the floor: in a direct message, when called, and in its own threads until a person answers. */
import { withTransaction } from "../db/database.ts";
import { listThreads, saveThread, yieldThread } from "../db/slack-threads.ts";
import type { InboundMessage, Reply } from "../domain/reply.ts";
import type { SlackContent, SlackUtterance } from "../domain/slack.ts";
import { findSlackConversation, replyKey } from "./find-slack-conversation.ts";
import { followOnSlack } from "./follow-on-slack.ts";
import type { Step } from "./handle-message.ts";
import { slackRequester } from "./know-slack-person.ts";
import type { Deps, SlackSender } from "./ports.ts";
import { postToSlack } from "./post-to-slack.ts";

/** The core's door, as the channel calls it. */
export type Answer = (deps: Deps, inbound: InboundMessage, onStep: (step: Step) => void) => Promise<Reply>;

/** That door, and the way to Slack. */
export type SlackDoor = { answer: Answer; sender: SlackSender };

/** How a message came: `secret` when its words were not kept and are gone. */
export type Hearing = { utterance: SlackUtterance; secret: boolean };

/** What is said when the words of a classified message are gone with the process that heard them. */
const OFFLINE = "内容疑似涉密，没有保存。请不要在网上填写，留下姓名电话，由专班线下当面谈。";

/** What is said of files, which nobody reads here, as on the web page. */
const NO_FILES =
  "这里看不了文件和图片，也没有保存。请用文字说要点：做什么产品、卡在哪里、想达到什么；请不要发涉密内容。";

/**
 * Answers, or stays silent.
 *
 * Errors  what `answer` throws; a second run gives the same reply and posts nothing new
 */
export async function answerSlackMessage(
  deps: Deps,
  { utterance, secret }: Hearing,
  { answer, sender }: SlackDoor,
): Promise<void> {
  if (!(await hasFloor(deps, utterance))) {
    return;
  }
  const { app, channel, who, ts, text } = utterance;
  const { conversationId, threadTs: root } = await findSlackConversation(deps, utterance);
  const requesterId = slackRequester(who);
  const key = `${app}:${channel}:${ts}`;
  const isFileAlone = utterance.withFiles === true && text === "";
  let content: SlackContent = { kind: "text", text: secret ? OFFLINE : NO_FILES };
  if (!secret && !isFileAlone) {
    const inbound = { channel: "slack", conversationId, requesterId, key, text, locale: null } as const;
    const place = root === null ? null : { app, channel, threadTs: root, who, title: text };
    const followed = followOnSlack(deps, sender, { place, key: replyKey(utterance) });
    try {
      await answer(deps, inbound, followed.step);
    } catch (error) {
      await followed.failed();
      throw error;
    }
    await followed.settled();
    content = { kind: "reply", messageKey: key };
  }
  await withTransaction(deps.pool, async (tx) => {
    await saveThread(tx, { conversationId, app, channel, threadTs: root, requesterId }, deps.clock());
    const place = { app, channel, threadTs: root, rootKey: null };
    await postToSlack(tx, deps, { ...place, key: replyKey(utterance), kind: "post", content });
    if (utterance.withFiles === true && content.kind === "reply") {
      const note = { kind: "text", text: NO_FILES } as const;
      await postToSlack(tx, deps, { ...place, key: `files:${key}`, kind: "post", content: note });
    }
  });
}

/** Somebody else who writes in one of the bot's threads has taken the floor; a new call gives it back. */
async function hasFloor(deps: Deps, { app, who, channel, direct, called, threadTs }: SlackUtterance): Promise<boolean> {
  if (direct || called) {
    return true;
  }
  if (threadTs === null) {
    return false;
  }
  const place = { app, channel, threadTs };
  const threads = await listThreads(deps.pool, place);
  if (threads.length === 0 || threads.some(({ personAnswered }) => personAnswered)) {
    return false;
  }
  if (!threads.some(({ requesterId }) => requesterId === slackRequester(who))) {
    await yieldThread(deps.pool, place);
    return false;
  }
  return true;
}
