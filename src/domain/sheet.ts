/** Tables in a spreadsheet (导入表): finds the header row by its words and reads each row by field. */
import { normaliseText } from "./text.ts";

/**
 * A sheet as the reader hands it over.
 *
 * Shape   `number` is the row number that a person sees (from 1); empty rows are left out; cells are trimmed texts
 */
export type Sheet = { name: string; rows: readonly SheetRow[] };
export type SheetRow = { number: number; cells: readonly string[] };

/** One field of a table and what its header may be called; the first is the usual one. */
export type SheetColumn<F extends string> = { field: F; headers: readonly string[] };

/** One row by field; empty cells are not there. `units` are what a header says in brackets (预算（万元） → 万元). */
export type TableRow<F extends string> = { row: number; values: ReadonlyMap<F, string> };
export type Table<F extends string> = {
  headerRow: number;
  columns: ReadonlyMap<F, string>;
  units: ReadonlyMap<F, string>;
  ignored: string[];
  rows: TableRow<F>[];
};

/** What is wrong in a row, or worth a look; `column` null when the whole row is meant. */
export type RowProblem = { column: string | null; message: string; remedy: string };

/** One row of an import: what it became, or why it was left out. `notes` do not stop it. */
export type RowResult<T> =
  | { row: number; ok: true; value: T; notes: RowProblem[] }
  | { row: number; ok: false; problems: RowProblem[] };

/** Titles, fill-in instructions and blank lines stand above the header. */
const HEADER_ROWS = 10;
/** Fewer recognised headers than this is a line of text, not a header. */
const LEAST_HEADERS = 3;
/** Shorter names stand inside other words (企业 in 企业规模): they count at the end only. */
const LEAST_INSIDE = 4;
/** A longer cell is an instruction that happens to hold a header's word. */
const LONGEST_HEADER = 30;

/** The table of a sheet; null when none of the first ten rows is a header. */
export function readTable<F extends string>(sheet: Sheet, columns: readonly SheetColumn<F>[]): Table<F> | null {
  const candidates = sheet.rows.slice(0, HEADER_ROWS).map((row) => ({ row, fields: mapHeaders(row.cells, columns) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (most, one) => (one.fields.size > (most?.fields.size ?? LEAST_HEADERS - 1) ? one : most),
    null,
  );
  if (best === null) {
    return null;
  }
  const used = new Set(best.fields.values());
  const header = best.row.cells.join("\n");
  return {
    headerRow: best.row.number,
    columns: new Map([...best.fields].map(([field, at]) => [field, best.row.cells[at] ?? ""])),
    units: new Map(
      [...best.fields].flatMap(([field, at]) => {
        const unit = unitOf(best.row.cells[at] ?? "");
        return unit === null ? [] : [[field, unit] as const];
      }),
    ),
    ignored: best.row.cells.filter((cell, at) => cell !== "" && !used.has(at)),
    // A header of two merged lines comes twice; the repeat is no data.
    rows: sheet.rows
      .filter((row) => row.number > best.row.number && row.cells.join("\n") !== header)
      .map((row) => ({ row: row.number, values: readValues(row, best.fields) }))
      .filter(({ values }) => values.size > 0),
  };
}

function readValues<F extends string>(row: SheetRow, fields: ReadonlyMap<F, number>): Map<F, string> {
  const values = [...fields].map(([field, at]) => [field, row.cells[at] ?? ""] as const);
  return new Map(values.filter(([, value]) => value !== ""));
}

/** Field → column: exact names first, then the longest name that a header holds; each column and field once. */
function mapHeaders<F extends string>(cells: readonly string[], columns: readonly SheetColumn<F>[]): Map<F, number> {
  const headers = cells.map(plainHeader);
  const names = columns.flatMap(({ field, headers: own }) => own.map((name) => ({ field, name: plainHeader(name) })));
  const found = new Map<F, number>();
  const take = (fits: (header: string, name: string) => boolean) => {
    for (const [at, header] of headers.entries()) {
      const taken = [...found.values()].includes(at);
      const fitting = names.filter(({ field, name }) => !found.has(field) && header !== "" && fits(header, name));
      const [longest] = fitting.toSorted((a, b) => b.name.length - a.name.length);
      if (!taken && longest !== undefined && header.length <= LONGEST_HEADER) {
        found.set(longest.field, at);
      }
    }
  };
  take((header, name) => header === name);
  take((header, name) => (name.length < LEAST_INSIDE ? header.endsWith(name) : header.includes(name)));
  return found;
}

/** 「*企业名称（盖章）：」→ 企业名称; a header that is all bracket keeps its words. */
export function plainHeader(cell: string): string {
  const plain = normaliseText(cell);
  const outside = plain.replace(/[([【][^)\]】]*[)\]】]/gu, "");
  return (outside.trim() === "" ? plain : outside).replace(/[^\p{L}\p{N}]/gu, "");
}

/** The unit that a header says in brackets. */
export function unitOf(cell: string): string | null {
  return /[(/]\s*(万元|元|亿元|%)/u.exec(normaliseText(cell))?.[1] ?? null;
}
