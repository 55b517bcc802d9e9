/** Numbers of needs (单号). */

/** `XQ-<year>-<four digits or more>`. */
export const NEED_NUMBER = /^XQ-\d{4}-\d{4,12}$/u;

/** The number that a folded text names, written with four digits at least; null when it names none. */
export function findNeedNumber(folded: string): string | null {
  const [, year, serial] = /xq[- ]?(\d{4})[- ]?(\d{1,6})/u.exec(folded) ?? [];
  return year === undefined || serial === undefined ? null : `XQ-${year}-${serial.padStart(4, "0")}`;
}
