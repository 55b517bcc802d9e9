/** The Markdown of replies as tokens, for channels that build something else than HTML from it. */
import { Marked, type Token, type TokenizerExtension } from "marked";
import { toVisibleText } from "./visible-text.ts";

/**
 * CommonMark does not close bold text before a Chinese character when the text ends in punctuation
 * (`**20万元（含）**的`), so the plain form is recognised first.
 */
const STRONG = /^\*\*(?=\S)([^*\n]+?)\*\*/;

/** Bold text as Chinese is written: `**含**的` too. */
export const CHINESE_STRONG: TokenizerExtension = {
  name: "strong",
  level: "inline",
  start: (source) => source.indexOf("**"),
  tokenizer(source) {
    const [raw, text = ""] = STRONG.exec(source) ?? [];
    return raw === undefined ? undefined : { type: "strong", raw, text, tokens: this.lexer.inlineTokens(text) };
  },
};

const markdown = new Marked({ gfm: true, breaks: true, extensions: [CHINESE_STRONG] });

/**
 * The tokens of a text, which may hold text of anybody's.
 *
 * Errors  RangeError or SyntaxError where it is nested deeper than the stack
 */
export function parseMarkdown(text: string): Token[] {
  return markdown.lexer(toVisibleText(text));
}
