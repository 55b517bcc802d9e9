/** Turns an xlsx file into texts by row: dates, results of formulas, merged cells; no other file of the core opens exceljs to read. */
import ExcelJS from "exceljs";
import { fromSafeCell } from "../domain/safe-cell.ts";
import type { Sheet, SheetRow } from "../domain/sheet.ts";

/** Columns beyond these are formatting, not data. */
const MAX_COLUMNS = 100;

/**
 * The visible sheets of a workbook.
 *
 * Shape   empty rows and sheets are left out; a merged cell says its text in each of its places
 * Errors  whatever exceljs throws at a file that it cannot read
 */
export async function parseWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const workbook = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  await workbook.xlsx.load(copy);
  return workbook.worksheets
    .filter((sheet) => sheet.state === "visible")
    .map((sheet) => ({ name: sheet.name, rows: toRows(sheet) }))
    .filter((sheet) => sheet.rows.length > 0);
}

function toRows(sheet: ExcelJS.Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      if (column <= MAX_COLUMNS) {
        while (cells.length < column - 1) {
          cells.push("");
        }
        cells[column - 1] = toText(cell.value, cell.numFmt ?? "");
      }
    });
    if (cells.some((cell) => cell !== "")) {
      rows.push({ number, cells });
    }
  });
  return rows;
}

/** A cell as a person reads it; the error of a formula is nothing. */
function toText(value: ExcelJS.CellValue, format: string): string {
  if (typeof value === "string") {
    return tidy(value);
  }
  if (typeof value === "number") {
    return toNumber(value, format);
  }
  if (typeof value === "boolean") {
    return value ? "是" : "否";
  }
  if (value instanceof Date) {
    return toDay(value);
  }
  if (value === null || value === undefined || "error" in value) {
    return "";
  }
  if ("richText" in value) {
    return tidy(value.richText.map((part) => part.text).join(""));
  }
  if ("hyperlink" in value) {
    return toText(value.text, format);
  }
  return "result" in value ? toText(value.result ?? null, format) : "";
}

function tidy(text: string): string {
  return fromSafeCell(text.replace(/\r\n?|_x000D_\n?/gu, "\n").trim()).trim();
}

/** Fifteen digits are what Excel keeps: 0.1 + 0.2 is 0.3, and a share is written with its sign. */
function toNumber(value: number, format: string): string {
  const isShare = /%/u.test(format);
  const plain = Number((isShare ? value * 100 : value).toPrecision(15));
  const digits = Number.isInteger(plain) ? BigInt(plain).toString() : plain.toString();
  return isShare ? `${digits}%` : digits;
}

/** exceljs gives the wall-clock time of the cell as UTC. */
function toDay(value: Date): string {
  if (Number.isNaN(value.getTime())) {
    return "";
  }
  const [day = "", time = ""] = value.toISOString().split("T");
  return time.startsWith("00:00") ? day : `${day} ${time.slice(0, 5)}`;
}
