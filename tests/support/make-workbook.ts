/** Excel files for tests, made and read by the program's own library. */
import { parseWorkbook } from "../../src/core/parse-workbook.ts";
import { writeWorkbook } from "../../src/core/write-workbook.ts";
import { NOW } from "./test-app.ts";

/** A file with one table; the first row is its header. */
export function makeWorkbook([header = [], ...rows]: string[][]): Promise<Uint8Array> {
  const columns = header.map((name) => ({ header: name, width: 20 }));
  return writeWorkbook({ name: "表", columns, rows }, NOW);
}

/** The rows of a file's first sheet by header. */
export async function readRows(bytes: Uint8Array): Promise<Record<string, string>[]> {
  const [sheet] = await parseWorkbook(bytes);
  const [header, ...rows] = sheet?.rows ?? [];
  return rows.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((name, index) => [name, cells[index] ?? ""])),
  );
}
