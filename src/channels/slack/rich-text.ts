/** Rich text blocks: text that Slack shows as it is, so that nothing in it is read as markup, and bold stands beside Chinese. */
import type { RichTextBlock, RichTextLink, RichTextText } from "@slack/types";
import { toHarmless } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** A run of text, or a link that was found to be allowed. */
export type Inline = RichTextText | RichTextLink;

/** How a run looks. */
export type InlineStyle = NonNullable<RichTextText["style"]>;

/** A run of anybody's text; empty text gives none, which Slack would refuse. */
export function toRun(text: string, style: InlineStyle = {}): RichTextText[] {
  const shown = toHarmless(text);
  return shown === "" ? [] : [{ type: "text", text: shown, ...(Object.keys(style).length === 0 ? {} : { style }) }];
}

/** A link to a place that the caller vouches for. */
export function toLink(url: string, label: string, style: InlineStyle = {}): RichTextLink {
  return { type: "link", url, text: toHarmless(label), ...(Object.keys(style).length === 0 ? {} : { style }) };
}

/** One paragraph. */
export function toParagraph(runs: readonly Inline[]): RichTextBlock {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [...runs] }] };
}

/** A row of a card; rows without a value are left out. */
export type Row = readonly [label: string, value: string | null];

/** Rows of a card, one a line, their labels bold; cut where a block ends. Empty when no row has a value. */
export function toRows(rows: readonly Row[]): RichTextBlock[] {
  const shown = rows.flatMap(([label, value]) => (value === null || value.trim() === "" ? [] : [{ label, value }]));
  const runs = shown.flatMap(({ label, value }, index) => [
    ...toRun(`${label}：`, { bold: true }),
    ...toRun(`${value.trim()}${index === shown.length - 1 ? "" : "\n"}`),
  ]);
  return splitRuns(runs, LIMITS.richText).map(toParagraph);
}

/**
 * Runs in portions of a length; a long one is cut at the end of a sentence where there is one.
 *
 * Unit    `maxChars` in UTF-16 units; portions are never empty
 */
export function splitRuns(runs: readonly Inline[], maxChars: number): Inline[][] {
  const portions: Inline[][] = [];
  let current: Inline[] = [];
  let room = maxChars;
  for (const piece of runs.flatMap((run) => cutRun(run, maxChars))) {
    const size = sizeOf(piece);
    if (size > room && current.length > 0) {
      portions.push(current);
      current = [];
      room = maxChars;
    }
    current.push(piece);
    room -= size;
  }
  return current.length === 0 ? portions : [...portions, current];
}

function sizeOf(run: Inline): number {
  return (run.text ?? (run.type === "link" ? run.url : "")).length;
}

function cutRun(run: Inline, maxChars: number): Inline[] {
  if (run.type === "link" || run.text.length <= maxChars) {
    return [run];
  }
  return splitText(run.text, maxChars).map((text) => ({ ...run, text }));
}

/** A border is looked for in the last fifth, so that portions stay few. */
const SEARCHED = 0.8;

function splitText(text: string, maxChars: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maxChars) {
    const window = rest.slice(0, maxChars);
    const border = Math.max(...["\n", "。", "；", "，", " "].map((mark) => window.lastIndexOf(mark))) + 1;
    const cut = border > maxChars * SEARCHED ? border : maxChars - (/[\uD800-\uDBFF]$/u.test(window) ? 1 : 0);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return rest === "" ? parts : [...parts, rest];
}
