/** What a post looks like in Slack. Plain text for now: the one place where Block Kit goes in. */
import type { SlackMessage } from "../../domain/slack.ts";

/** The arguments of `chat.postMessage` and `chat.update` that carry what is shown. */
export type Rendered = { text: string; blocks?: never };

/** Renders a post. */
export function renderMessage(message: SlackMessage): Rendered {
  switch (message.kind) {
    case "reply":
      return { text: escapeText(message.reply.text) };
    case "text":
      return { text: escapeText(message.text) };
    case "need_card": {
      const { number, enterprise, summary, stateLabel, groupName, assignee } = message.card;
      const by = assignee === null ? "" : `，承办 ${assignee}`;
      return { text: escapeText(`${number} ${enterprise}：${summary}（${stateLabel}，${groupName}${by}）`) };
    }
  }
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
