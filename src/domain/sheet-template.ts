/** Empty tables (空表模板) for imports: the usual name of every column that the import knows. */
import type { SheetTable } from "./ledger-sheet.ts";
import type { SheetColumn } from "./sheet.ts";

const NARROW = 16;

/** The template of an import, with the columns in the order of its list. */
export function toTemplate(name: string, columns: readonly SheetColumn<string>[]): SheetTable {
  const named = columns.flatMap(({ headers }) => headers.slice(0, 1));
  return { name, columns: named.map((header) => ({ header, width: Math.max(NARROW, header.length * 2) })), rows: [] };
}
