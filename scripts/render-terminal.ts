/** A reply's Markdown as plain text for the terminal: no markup, links by their words, sources by their address. */
import { unescapeMarkdown } from "../src/domain/escape-markdown.ts";

/** The text as a terminal shows it; quotations keep a bar at their left. */
export function renderTerminal(markdown: string): string {
  const plain = markdown
    .replace(/\[([^\]]+)\]\(<\/documents\/[^>]*>\)/gu, "$1")
    .replace(/\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/gu, "$1 $2")
    .replace(/\*\*([^*]+)\*\*/gu, "$1")
    .replace(/^>\n/gmu, "")
    .replace(/^> ?/gmu, "│ ")
    .replace(/^---$/gmu, "────────");
  return unescapeMarkdown(plain);
}
