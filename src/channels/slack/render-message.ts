/** What a post looks like in Slack, by its kind. */
import type { Deps, SlackMessage } from "../../core/ports.ts";
import { type Rendered, renderText } from "./message.ts";
import { renderQueue } from "./render-home.ts";
import { renderLogLine, renderNeedCard, renderNeedMark } from "./render-need-card.ts";
import { renderNotice, renderReminder } from "./render-notice.ts";
import { renderReply, type Site } from "./render-reply.ts";

/** The names in the clerk's files, and where our pages are. */
export type Showing = Site & { words: Deps["directory"] };

/** Renders a post: one message, or several in order where one would be too long. */
export function renderMessage(message: SlackMessage, { words, siteUrl }: Showing): Rendered[] {
  switch (message.kind) {
    case "reply":
      return renderReply(message.reply, { siteUrl });
    case "text":
      return [renderText(message.text)];
    case "notice":
      return [renderNotice(message)];
    case "need_card":
      return [renderNeedCard(message.card, words, { siteUrl })];
    case "need_log":
      return [renderLogLine(message.activity, words)];
    case "need_mark":
      return [renderNeedMark(message.number, { siteUrl })];
    case "queue":
      return [renderQueue(message, words)];
    case "reminder":
      return [renderReminder(message.need, message.escalation, words)];
  }
}
