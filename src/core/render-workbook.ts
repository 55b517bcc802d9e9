/** Makes an xlsx file of a table: frozen header, filters, widths, and nothing but texts in its cells. */
import ExcelJS from "exceljs";
import type { SheetTable } from "../domain/ledger-sheet.ts";

/** Format "@" keeps long numbers whole and stops a spreadsheet from reading a text as a formula when it is edited. */
const TEXT_FORMAT = "@";

/** The file of one table. `createdAt` is written into it. */
export async function renderWorkbook(table: SheetTable, createdAt: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "一对一";
  workbook.created = createdAt;
  workbook.modified = createdAt;
  const sheet = workbook.addWorksheet(table.name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = table.columns.map(({ header, width }) => ({
    header,
    width,
    style: { numFmt: TEXT_FORMAT, alignment: { vertical: "top", wrapText: true } },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF7" } };
  for (const row of table.rows) {
    sheet.addRow(row);
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: table.rows.length + 1, column: table.columns.length } };
  sheet.pageSetup = { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "1:1" };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
