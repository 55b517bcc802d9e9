/** Texts in spreadsheets: one that begins like a formula is kept from being run, and read back as it was. */

const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A text that no spreadsheet takes for a formula, also after it was saved as CSV.
 *
 * Shape   an apostrophe before = + - @, tab and line end, full-width ones too; other texts are unchanged
 */
export function toSafeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `toSafeCell` was given. */
export function fromSafeCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
