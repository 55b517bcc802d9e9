/** Anybody's text made harmless for Slack: it mentions nobody, leads nowhere, hides nothing, and fits. */
import type { PlainTextElement } from "@slack/types";
import { toVisibleText } from "../../domain/visible-text.ts";
import { LIMITS } from "./limits.ts";

/** How every message is posted: nothing in its text is turned into a link or a mention, and no page is previewed. */
export const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: "none" } as const;

/** `<!channel>`, `<@U1>`, `<#C1>` and `<https://a|b>`; 气孔率<0.5% is left as it is. */
const SLACK_MARKUP = /<(?=[!@#]|[a-z][a-z0-9+.-]*:)/giu;

/** The text without hidden characters, and with nothing in it that Slack could take for its own markup. */
export function toHarmless(text: string): string {
  return toVisibleText(text).replaceAll(SLACK_MARKUP, "＜");
}

/** The text cut to a length, an ellipsis at its end; no character is cut in two. */
export function clip(text: string, maxChars: number): string {
  if (text.length <= maxChars) {
    return text;
  }
  return `${text.slice(0, maxChars - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}

/** A plain text object; Slack refuses an empty one, so nothing is shown as a dash. */
export function toPlain(text: string, maxChars: number): PlainTextElement {
  const shown = toHarmless(text).trim();
  return { type: "plain_text", text: clip(shown === "" ? "—" : shown, maxChars), emoji: false };
}

/**
 * The `text` of a message, for notifications and for readers that show no blocks.
 *
 * NOTE: Slack reads markup here whatever the blocks are, so its three control characters are written as entities.
 */
export function toFallback(text: string): string {
  const shown = toHarmless(text).trim();
  const escaped = (shown === "" ? "—" : shown).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  // An entity that was cut in two would show its beginning.
  return escaped.length <= LIMITS.message.text
    ? escaped
    : `${clip(escaped, LIMITS.message.text)
        .replace(/&\w{0,4}…$/u, "…")
        .slice(0, LIMITS.message.text)}`;
}
