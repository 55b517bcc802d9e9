/** Buttons under a reply: what they say counts as said, 有用 / 没用, 转人工. */
import type { App } from "@slack/bolt";
import { answerSlackMessage } from "../../../core/answer-slack-message.ts";
import { handOffOnSlack, judgeOnSlack } from "../../../core/press-on-slack.ts";
import { readPress } from "../read-press.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to the buttons that `Reply.actions` offers. */
export function addReplyListeners(bolt: App, context: SlackContext): void {
  const { app, deps } = context;
  bolt.action(/^(?:say:.*|feedback|handoff)$/u, async ({ body, ack }) => {
    await ack();
    const pressed = readPress(app, body);
    if (pressed?.wish.kind === "say") {
      const { who, channel, threadTs } = pressed.press;
      const place = {
        app,
        who,
        channel,
        direct: channel.startsWith("D"),
        called: true,
        ts: pressed.pressedAt,
        threadTs,
      };
      await answerSlackMessage(deps, { utterance: { ...place, text: pressed.wish.text }, secret: false }, context);
    }
    if (pressed?.wish.kind === "feedback") {
      await judgeOnSlack(deps, pressed.press, pressed.wish);
    }
    if (pressed?.wish.kind === "handoff") {
      await handOffOnSlack(deps, pressed.press, pressed.wish.messageId);
    }
  });
}
