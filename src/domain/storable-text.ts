/** What of a text a database can keep. */

/** The text as it can be stored: PostgreSQL stores no NUL, and a lone surrogate is no text. */
export function toStorable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
