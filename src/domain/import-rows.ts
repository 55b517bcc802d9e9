/** Runs an import over the sheets of a workbook: finds the table, reads each row, and reports what could not be read. */
import type { z } from "zod";
import { type RowProblem, type RowResult, readTable, type Sheet, type SheetColumn, type TableRow } from "./sheet.ts";
import { readForm } from "./sheet-form.ts";

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

/**
 * What an import reads, and what a row becomes.
 *
 * Shape   of each list of `required` one column must be there; `form` also takes a sheet that is one filled-in form
 */
export type RowReader<F extends string, T> = {
  columns: readonly SheetColumn<F>[];
  required: readonly (readonly F[])[];
  form: boolean;
  toRow(row: TableRow<F>, units: ReadonlyMap<F, string>): RowResult<T>;
};

/** Reads the first sheet that has a header row with the required columns, else each sheet that is a form. */
export function importRows<F extends string, T>(sheets: readonly Sheet[], reader: RowReader<F, T>): SheetImport<T> {
  const tables = sheets.flatMap((sheet) => {
    const table = readTable(sheet, reader.columns);
    return table === null ? [] : [{ sheet, table, missing: missingIn(table.columns, reader) }];
  });
  const found = tables.find(({ missing }) => missing.length === 0);
  if (found === undefined) {
    const [first] = tables;
    const message = first === undefined ? "前 10 行里没有认得出的表头" : `表头缺少：${first.missing.join("、")}`;
    return importForms(sheets, reader) ?? unreadable(first?.sheet.name ?? null, message, reader);
  }
  const { sheet, table } = found;
  const rows = table.rows.map((row) => reader.toRow(row, table.units));
  return rows.length > 0
    ? { sheet: sheet.name, problem: null, ignored: table.ignored, rows }
    : unreadable(sheet.name, "表头下面没有数据", reader);
}

function importForms<F extends string, T>(sheets: readonly Sheet[], reader: RowReader<F, T>): SheetImport<T> | null {
  const forms = sheets.flatMap((sheet) => {
    const form = reader.form ? readForm(sheet, reader.columns) : null;
    return form === null || missingIn(form.row.values, reader).length > 0 ? [] : [{ sheet, form }];
  });
  const [first] = forms;
  const rows = forms.map(({ form }) => reader.toRow(form.row, form.units));
  return first === undefined ? null : { sheet: first.sheet.name, problem: null, ignored: [], rows };
}

/** The usual names of what is not there. */
function missingIn<F extends string, T>(there: ReadonlyMap<F, string>, reader: RowReader<F, T>): string[] {
  return reader.required
    .filter((fields) => !fields.some((field) => there.has(field)))
    .map((fields) => fields.map((field) => labelOf(field, reader.columns)).join("或"));
}

function unreadable<F extends string, T>(
  sheet: string | null,
  message: string,
  reader: RowReader<F, T>,
): SheetImport<T> {
  const needed = missingIn(new Map(), reader).join("、");
  const remedy = `表头放在前 10 行里的一行，至少要有：${needed}；数据从下一行开始`;
  return { sheet, problem: { column: null, message, remedy }, ignored: [], rows: [] };
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
