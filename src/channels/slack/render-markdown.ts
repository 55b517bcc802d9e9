/** Markdown of a reply → rich text blocks: what cannot be shown is text, and links lead only where the caller lets them. */
import type { DividerBlock, RichTextBlock, RichTextBlockElement, RichTextSection } from "@slack/types";
import type { Token, Tokens } from "marked";
import { parseMarkdown } from "../../domain/markdown.ts";
import { LIMITS } from "./limits.ts";
import { type Inline, type InlineStyle, splitRuns, toLink, toRun } from "./rich-text.ts";

/** The address that a link of the text may lead to; null makes it plain text. */
export type FindLink = (href: string) => string | null;

/** What a text is made of; none is longer than `LIMITS.richText`, so that messages can be filled with them. */
export type TextBlock = RichTextBlock | DividerBlock;

/** The blocks of a Markdown text, one a paragraph, list, quotation or rule; one that is nested too deep is shown as it was written. */
export function renderMarkdown(text: string, findLink: FindLink): TextBlock[] {
  try {
    return parseMarkdown(text).flatMap((token) => renderBlock(token, findLink));
  } catch (error) {
    // V8 says a full stack either way: in a function as the one, in compiling a pattern as the other.
    if (error instanceof RangeError || error instanceof SyntaxError) {
      return wrap(toRun(text), toSection);
    }
    throw error;
  }
}

function renderBlock(token: Token, findLink: FindLink): TextBlock[] {
  switch (token.type) {
    case "space":
      return [];
    case "hr":
      return [{ type: "divider" }];
    case "list":
      return isList(token) ? renderList(token, findLink) : [];
    case "blockquote":
      return wrap(flatten(token, findLink), (elements) => ({ type: "rich_text_quote", elements }));
    case "code":
      return wrap(toRun(textOf(token)), (elements) => ({ type: "rich_text_preformatted", elements }));
    case "heading":
      return wrap(renderInline(token, { findLink, style: { bold: true } }), toSection);
    default:
      return wrap(flatten(token, findLink), toSection);
  }
}

function toSection(elements: Inline[]): RichTextSection {
  return { type: "rich_text_section", elements };
}

function wrap(runs: readonly Inline[], build: (runs: Inline[]) => RichTextBlockElement): RichTextBlock[] {
  return splitRuns(runs, LIMITS.richText).map((portion) => ({ type: "rich_text", elements: [build(portion)] }));
}

/** Items of one depth are one list; what lies deeper is indented below its item. */
function renderList(list: Tokens.List, findLink: FindLink): RichTextBlock[] {
  const items = listItems(list, 0, findLink);
  const blocks: RichTextBlock[] = [];
  let elements: RichTextBlockElement[] = [];
  let size = 0;
  for (const { runs, indent, style } of items) {
    const length = runs.reduce((sum, run) => sum + (run.text ?? "").length, 0);
    if (size > 0 && size + length > LIMITS.richText) {
      blocks.push({ type: "rich_text", elements });
      elements = [];
      size = 0;
    }
    const last = elements.at(-1);
    if (last?.type === "rich_text_list" && last.indent === indent && last.style === style) {
      last.elements.push(toSection(runs));
    } else {
      elements.push({ type: "rich_text_list", style, indent, elements: [toSection(runs)] });
    }
    size += length;
  }
  return elements.length === 0 ? blocks : [...blocks, { type: "rich_text", elements }];
}

type Entry = { runs: Inline[]; indent: number; style: "bullet" | "ordered" };

/** Slack indents no deeper. */
const DEEPEST = 8;

function listItems(list: Tokens.List, depth: number, findLink: FindLink): Entry[] {
  const style = list.ordered ? "ordered" : "bullet";
  return list.items.flatMap((item) => {
    const box = item.task ? toRun(item.checked === true ? "☑ " : "☐ ") : [];
    const own = item.tokens.filter((token) => token.type !== "list");
    const runs = [...box, ...joinLines(own.map((token) => renderInline(token, { findLink, style: {} })))];
    const portions = splitRuns(runs, LIMITS.richText);
    const deeper = item.tokens.filter(isList).flatMap((one) => listItems(one, Math.min(depth + 1, DEEPEST), findLink));
    return [...portions.map((portion): Entry => ({ runs: portion, indent: depth, style })), ...deeper];
  });
}

/** A block inside a quotation or an unknown one, as lines of text. */
function flatten(token: Token, findLink: FindLink): Inline[] {
  if (isTable(token)) {
    const rows = [token.header, ...token.rows];
    return joinLines(
      rows.map((row) =>
        joinWith(
          row.map((cell) => renderAll(cell.tokens, { findLink, style: {} })),
          " ｜ ",
        ),
      ),
    );
  }
  if (isList(token)) {
    const mark = ({ style }: Entry, index: number): string => (style === "ordered" ? `${index + 1}. ` : "• ");
    return joinLines(
      listItems(token, 0, findLink).map((entry, index) => [...toRun(mark(entry, index)), ...entry.runs]),
    );
  }
  if (token.type === "blockquote") {
    const parts = ("tokens" in token ? (token.tokens ?? []) : []).filter(({ type }) => type !== "space");
    return joinLines(parts.map((part) => flatten(part, findLink)));
  }
  return renderInline(token, { findLink, style: {} });
}

function joinLines(lines: readonly (readonly Inline[])[]): Inline[] {
  return joinWith(
    lines.filter((line) => line.length > 0),
    "\n",
  );
}

function joinWith(parts: readonly (readonly Inline[])[], mark: string): Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? [...part] : [...toRun(mark), ...part]));
}

type Setting = { findLink: FindLink; style: InlineStyle };

function renderAll(tokens: readonly Token[], setting: Setting): Inline[] {
  return tokens.flatMap((token) => renderInline(token, setting));
}

const STYLES: Readonly<Record<string, InlineStyle>> = {
  strong: { bold: true },
  em: { italic: true },
  del: { strike: true },
  codespan: { code: true },
};

function renderInline(token: Token, setting: Setting): Inline[] {
  const style = { ...setting.style, ...STYLES[token.type] };
  if (token.type === "br") {
    return toRun("\n");
  }
  if (isLink(token)) {
    const url = setting.findLink(token.href);
    return url === null
      ? renderAll(token.tokens, { ...setting, style })
      : [toLink(url, plainOf(token.tokens) || url, style)];
  }
  const inner = "tokens" in token && token.type !== "image" ? token.tokens : undefined;
  return inner === undefined || inner.length === 0
    ? toRun(textOf(token), style)
    : renderAll(inner, { ...setting, style });
}

function plainOf(tokens: readonly Token[]): string {
  return renderAll(tokens, { findLink: () => null, style: {} })
    .map(({ text }) => text ?? "")
    .join("");
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&nbsp;", " "],
  ["&amp;", "&"],
]);

/** Markup that nobody renders is shown as it was written; in text an entity is the character that it stands for. */
function textOf(token: Token): string {
  const text = "text" in token && typeof token.text === "string" && token.type !== "html" ? token.text : token.raw;
  return token.type === "text"
    ? text.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/gu, (entity) => ENTITIES.get(entity) ?? entity)
    : text;
}

function isList(token: Token): token is Tokens.List {
  return token.type === "list" && "items" in token;
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === "table" && "rows" in token;
}

function isLink(token: Token): token is Tokens.Link {
  return token.type === "link" && "href" in token && "tokens" in token;
}
