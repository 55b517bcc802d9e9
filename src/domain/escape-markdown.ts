/** A person's own words inside a Markdown text: shown as they were written, no link, picture or heading of theirs. */

/** What begins a block where a line begins: headings, quotations, lists, rules, and the line below a table's head. */
const BLOCK_START =
  /^([ \t]*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|-|$)|:(?=-+:?\s*$)|-(?=:\s*$)|=+(?=\s*$)|\d{1,9}(?=[.)](?:\s|$)))/gmu;

/**
 * Characters that would mean something, each only where it would, so that a plain text stays as it is: 气孔率<0.5%, 3*5.
 *
 * Source  CommonMark 0.31 and the GFM extensions for links without brackets, struck text and tables
 */
const MARKS: readonly RegExp[] = [
  /\\(?=[!-/:-@[-`{-~])/gu,
  /[[\]`|]/gu,
  /<(?=[a-z/!?])/giu,
  /&(?=#?\w{1,31};)/gu,
  // One alone opens nothing.
  /\*(?=[^*]*\*)|(?<=\*[^*]*)\*/gu,
  /~(?=[^~]*~)|(?<=~[^~]*)~/gu,
  /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
  // An address stands there to be read, not to be pressed.
  /:(?=\/\/)/gu,
  /(?<=(?:^|[^\w])www)\./giu,
];

/** The words with a backslash before everything that Markdown would take for markup; an empty line would end the list that they stand in. */
export function escapeMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/gu, "\n").replace(/\n\s*\n/gu, "\n");
  const places = new Set(MARKS.flatMap((mark) => [...lines.matchAll(mark)].map(({ index }) => index)));
  const inline = [...lines].reduce(
    ({ written, at }, character) => ({
      written: written + (places.has(at) ? `\\${character}` : character),
      at: at + character.length,
    }),
    { written: "", at: 0 },
  ).written;
  return inline.replace(BLOCK_START, (_, indent: string, start: string) =>
    /^\d/u.test(start) ? `${indent}${start}\\` : `${indent}\\${start}`,
  );
}

/** The words behind the backslashes, for where no Markdown is rendered. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/gu, "$1");
}
