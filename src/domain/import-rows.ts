/** Runs an import over the sheets of a workbook: finds the table, reads each row, and reports what could not be read. */
import type { z } from "zod";
import { type RowProblem, type RowResult, readTable, type Sheet, type SheetColumn, type TableRow } from "./sheet.ts";

/**
 * What came of a workbook.
 *
 * Shape   `problem` says why no table was read at all; `ignored` are headers that nothing is known about
 */
export type SheetImport<T> = {
  sheet: string | null;
  problem: RowProblem | null;
  ignored: string[];
  rows: RowResult<T>[];
};

/** What an import reads: its columns, those it cannot do without, and what a row becomes. */
export type RowReader<F extends string, T> = {
  columns: readonly SheetColumn<F>[];
  required: readonly F[];
  toRow(row: TableRow<F>, units: ReadonlyMap<F, string>): RowResult<T>;
};

/** Reads the first sheet that has a header row with the required columns. */
export function importRows<F extends string, T>(sheets: readonly Sheet[], reader: RowReader<F, T>): SheetImport<T> {
  const usual = reader.required.map((field) => labelOf(field, reader.columns));
  const tables = sheets.flatMap((sheet) => {
    const table = readTable(sheet, reader.columns);
    return table === null ? [] : [{ sheet, table }];
  });
  const missing = ({ table }: (typeof tables)[number]) => reader.required.filter((field) => !table.columns.has(field));
  const found = tables.find((one) => missing(one).length === 0);
  if (found === undefined) {
    const [first] = tables;
    const lacking = first === undefined ? [] : missing(first).map((field) => labelOf(field, reader.columns));
    const problem = {
      column: null,
      message: first === undefined ? "前 10 行里没有认得出的表头" : `表头缺少：${lacking.join("、")}`,
      remedy: `表头放在前 10 行里的一行，至少要有：${usual.join("、")}`,
    };
    return { sheet: first?.sheet.name ?? null, problem, ignored: [], rows: [] };
  }
  const { sheet, table } = found;
  const rows = table.rows.map((row) => reader.toRow(row, table.units));
  const problem =
    rows.length > 0 ? null : { column: null, message: "表头下面没有数据", remedy: "从表头的下一行开始填写" };
  return { sheet: sheet.name, problem, ignored: table.ignored, rows };
}

/** The usual name of a column. */
export function labelOf<F extends string>(field: F, columns: readonly SheetColumn<F>[]): string {
  return columns.find((column) => column.field === field)?.headers[0] ?? field;
}

/** A row of the parsed value, or of the schema's complaints; `problems` found before stop it too. */
export function toResult<S extends z.ZodType>(
  row: number,
  draft: { schema: S; value: unknown },
  found: { problems: RowProblem[]; notes: RowProblem[] },
): RowResult<z.infer<S>> {
  const parsed = draft.schema.safeParse(draft.value);
  if (parsed.success && found.problems.length === 0) {
    return { row, ok: true, value: parsed.data, notes: found.notes };
  }
  const issues = found.problems.length > 0 ? [] : (parsed.error?.issues ?? []);
  const problems = issues.map(({ path, message }) => ({
    column: path.join(".") || null,
    message,
    remedy: "照模板改正这一格",
  }));
  return { row, ok: false, problems: [...found.problems, ...problems] };
}

/** What is said when a required cell is empty. */
export function emptyCell(column: string): RowProblem {
  return { column, message: `没有填${column}`, remedy: `补上${column}再导入` };
}
