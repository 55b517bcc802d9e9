/** Text that shows what it says: without control characters and without marks that reorder what is read. */

/**
 * C0 and C1 controls except tab and line feed; the bidirectional marks, embeddings and isolates (Unicode 15, UAX 9),
 * which can make a link or an amount read differently from what it is; line separators; interlinear annotations.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff]/gu;

/** The text without hidden characters; line ends become line feeds, broken surrogates the replacement character. */
export function toVisibleText(text: string): string {
  return text.toWellFormed().replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll(HIDDEN, "");
}
