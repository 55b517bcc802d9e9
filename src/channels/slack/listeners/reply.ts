/** Buttons under a reply: what they say counts as said, 有用 / 没用, 转人工. */
import type { App } from "@slack/bolt";
import { answerSlackMessage } from "../../../core/answer-slack-message.ts";
import { handOffOnSlack, judgeOnSlack } from "../../../core/press-on-slack.ts";
import { SAY } from "../../../domain/reply.ts";
import { type Pressed, readPress } from "../read-press.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to the buttons that `Reply.actions` offers; `action_id` may go on after a colon, to be unique in a message. */
export function addReplyListeners(bolt: App, { app, deps, answer }: SlackContext): void {
  const on = (id: string, work: (pressed: Pressed) => Promise<void>): void =>
    bolt.action(new RegExp(`^${id}(?::|$)`, "u"), async ({ body, ack }) => {
      await ack();
      const pressed = readPress(app, body);
      await (pressed === null ? undefined : work(pressed));
    });
  on(SAY, async ({ press: { who, channel, threadTs }, value: text, pressedAt: ts }) => {
    const utterance = { app, who, channel, direct: channel.startsWith("D"), called: true, ts, threadTs, text };
    await answerSlackMessage(deps, { utterance, secret: false }, answer);
  });
  for (const id of ["helpful", "unhelpful"]) {
    on(id, ({ press, value: messageId }) => judgeOnSlack(deps, press, { messageId, helpful: id === "helpful" }));
  }
  on("handoff", ({ press, value }) => handOffOnSlack(deps, press, value));
}
