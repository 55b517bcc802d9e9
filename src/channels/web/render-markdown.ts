/** Markdown of a reply → safe HTML: raw HTML is shown as text, links lead only to http(s) and to our documents. */
import { raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { Marked, type Tokens } from "marked";
import { CHINESE_STRONG } from "../../domain/markdown.ts";
import { toVisibleText } from "../../domain/visible-text.ts";
import { isWebAddress } from "../../domain/web-address.ts";
import { toAnchor } from "./labels.ts";

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** The text with HTML's own characters escaped. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES.get(character) ?? character);
}

/** Where a reply may lead: for whom it was written everywhere that it names, for staff who read it later to our documents only. */
type Links = "all" | "own documents";

function buildMarkdown(links: Links): Marked {
  return new Marked({
    gfm: true,
    breaks: true,
    extensions: [CHINESE_STRONG],
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: (token) => escapeHtml(links === "all" ? token.text : token.raw),
      heading({ tokens }) {
        return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>\n`;
      },
      checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
      link(token) {
        return links === "all" || isDocumentPath(token.href)
          ? renderLink(token, this.parser.parseInline(token.tokens))
          : escapeHtml(token.raw);
      },
    },
  });
}

const MARKDOWN: Readonly<Record<Links, Marked>> = {
  all: buildMarkdown("all"),
  "own documents": buildMarkdown("own documents"),
};

/**
 * A paragraph's Markdown → what is shown in its place; null leaves it as it is.
 *
 * Shape   `part` is the Markdown since the last thematic break: one answer of several
 */
export type Replace = (paragraph: string, part: string) => Promise<HtmlEscapedString | null>;

/** Renders Markdown of ours, which may hold text of anybody's: nesting too deep for the parser is shown as plain text. */
export async function renderMarkdown(text: string, replace: Replace): Promise<HtmlEscapedString> {
  return render(MARKDOWN.all, text, replace);
}

/** A reply as staff read it in a firm's conversation: what leads out of our documents is shown as it was written. */
export async function renderPastReply(text: string): Promise<HtmlEscapedString> {
  return render(MARKDOWN["own documents"], text, async () => null);
}

async function render(markdown: Marked, text: string, replace: Replace): Promise<HtmlEscapedString> {
  try {
    return await renderTokens(markdown, text, replace);
  } catch (error) {
    // V8 may throw a SyntaxError instead when an expression runs out of stack on very deep lists.
    if (error instanceof RangeError || error instanceof SyntaxError) {
      return raw(`<p>${escapeHtml(toVisibleText(text))}</p>`);
    }
    throw error;
  }
}

async function renderTokens(markdown: Marked, text: string, replace: Replace): Promise<HtmlEscapedString> {
  const rendered: string[] = [];
  let part = "";
  for (const token of markdown.lexer(toVisibleText(text))) {
    const replacement = token.type === "paragraph" ? await replace(token.raw, part) : null;
    rendered.push(replacement === null ? markdown.parser([token]) : replacement.toString());
    part = token.type === "hr" ? "" : part + token.raw;
  }
  return raw(rendered.join(""));
}

/** `target` and `rel` of a link that leaves our pages. */
export const OUTSIDE_LINK = 'target="_blank" rel="noopener noreferrer nofollow"';

function renderLink(token: Tokens.Link, label: string): string {
  const { href, rest } = token.autolink === true ? cutAutolink(token) : { href: token.href, rest: "" };
  const shown = token.autolink === true ? escapeHtml(href) : label;
  if (isDocumentPath(href)) {
    return `<a href="${escapeHtml(toAnchoredPath(href))}">${shown}</a>${escapeHtml(rest)}`;
  }
  if (isWebAddress(href)) {
    return `<a href="${escapeHtml(href)}" ${OUTSIDE_LINK}>${shown}</a>${escapeHtml(rest)}`;
  }
  return `${shown}${escapeHtml(rest)}`;
}

/** The fragment is written as the clause's `id`, however the reply wrote it; a broken escape is left as it is. */
function toAnchoredPath(href: string): string {
  const [page, fragment] = href.split(/#(.*)/s);
  if (page === undefined || fragment === undefined) {
    return href;
  }
  try {
    return `${page}#${toAnchor(decodeURIComponent(fragment))}`;
  } catch {
    return href;
  }
}

/** A bare address in Chinese text ends where Chinese begins, which GFM does not know. */
function cutAutolink({ href, text }: Tokens.Link): {
  href: string;
  rest: string;
} {
  const end = text.search(/[^\x21-\x7e]/);
  if (end < 0 || !href.endsWith(text)) {
    return { href, rest: "" };
  }
  return {
    href: href.slice(0, href.length - text.length + end),
    rest: text.slice(end),
  };
}

/** Whether a link leads to our own documents. */
function isDocumentPath(href: string): boolean {
  return /^\/documents(?:[/?#][^\\]*)?$/.test(href);
}
