/** Reads a sheet that is one filled-in form: a label, and its value in the next cell to the right. */
import { plainHeader, type Sheet, type SheetColumn, type TableRow, unitOf } from "./sheet.ts";

/** Fewer labels than this are chance. */
const LEAST_LABELS = 3;

/** The values of a form by field; null when the sheet is none. The row number is that of the first label. */
export function readForm<F extends string>(
  sheet: Sheet,
  columns: readonly SheetColumn<F>[],
): { row: TableRow<F>; units: ReadonlyMap<F, string> } | null {
  const names = new Map(columns.flatMap(({ field, headers }) => headers.map((name) => [plainHeader(name), field])));
  const values = new Map<F, string>();
  const units = new Map<F, string>();
  let first: number | null = null;
  for (const { number, cells } of sheet.rows) {
    for (const [at, label] of cells.entries()) {
      const field = names.get(plainHeader(label));
      const value = field === undefined ? null : nextValue(cells.slice(at), names);
      if (field !== undefined && value !== null && !values.has(field)) {
        values.set(field, value);
        units.set(field, unitOf(label) ?? "");
        first ??= number;
      }
    }
  }
  return first === null || values.size < LEAST_LABELS ? null : { row: { row: first, values }, units };
}

/** The first text to the right that is neither the label again (merged cells) nor another label. */
function nextValue([label = "", ...rest]: readonly string[], names: ReadonlyMap<string, unknown>): string | null {
  const next = rest.find((cell) => cell !== "" && cell !== label);
  return next === undefined || names.has(plainHeader(next)) ? null : next;
}
