/** Text that shows what it says: without control characters, without marks that reorder what is read, without marks that nobody sees. */

/**
 * C0 and C1 controls except tab and line feed; the bidirectional marks, embeddings and isolates (Unicode 15, UAX 9),
 * which can make a link or an amount read differently from what it is; line separators; interlinear annotations; soft
 * hyphens, zero-width spaces and joiners and tags, which can hide words or make two texts look like one.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufff9-\ufffb\ufeff\u{e0000}-\u{e007f}]/gu;

/** The text without hidden characters; line ends become line feeds, broken surrogates the replacement character. */
export function toVisibleText(text: string): string {
  return text.toWellFormed().replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll(HIDDEN, "");
}
