/** Workbooks: what was written is read again, odd cells are read as a person sees them, broken files are refused in words. */
import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { parseWorkbook } from "../../../src/core/parse-workbook.ts";
import { readWorkbook, WORKBOOK_LIMITS, type WorkbookLimits } from "../../../src/core/read-workbook.ts";
import { writeWorkbook } from "../../../src/core/write-workbook.ts";
import { isZipWithin } from "../../../src/core/zip-size.ts";
import { buildLabelFinder } from "../../../src/domain/label-finder.ts";
import { toLedger } from "../../../src/domain/ledger-sheet.ts";
import { readNeedsSheet } from "../../../src/domain/needs-sheet.ts";
import { InvalidInputError } from "../../../src/errors.ts";

const read = (bytes: Uint8Array, changes: Partial<WorkbookLimits> = {}) =>
  readWorkbook(bytes, { ...WORKBOOK_LIMITS, ...changes });

async function make(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("表"), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const labels = {
  findCluster: buildLabelFinder([{ id: "automotive" as const, words: ["汽车"] }]),
  findCategory: buildLabelFinder([{ id: "process" as const, words: ["先进工艺"] }]),
  isSecret: () => false,
};

test("a ledger that is exported is read again as the needs it holds", async () => {
  const table = toLedger(
    [
      {
        number: "XQ-2026-0012",
        filedOn: "2026-06-30",
        fields: {
          enterprise: "甲厂",
          contact: "周敏",
          phone: "13800004001",
          summary: "=气孔率高",
          problem: "-5℃就裂",
          disclosure: "public",
        },
        cluster: "汽车",
        category: "先进工艺",
        bottleneck: "否",
        group: "T2",
        cc: [],
        state: "已派",
        assignee: "",
        dueOn: "",
        closedOn: "",
        outcome: "",
      },
    ],
    { contacts: true, enterprises: true },
    "246",
  );
  const bytes = await writeWorkbook(table, new Date("2026-06-30T02:00:00Z"));
  const book = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  await book.xlsx.load(copy);
  const [sheet] = book.worksheets;
  expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  expect(sheet?.autoFilter).toBe("A1:AG2");
  expect(sheet?.getColumn(10).width).toBe(50);
  expect(sheet?.getCell("J2").numFmt).toBe("@");
  sheet?.eachRow((row) => row.eachCell((cell) => expect(cell.type).toBe(ExcelJS.ValueType.String)));
  const [row] = readNeedsSheet(await read(bytes), labels).rows;
  expect(row).toMatchObject({
    row: 2,
    ok: true,
    value: {
      cluster: "automotive",
      fields: {
        enterprise: "甲厂",
        phone: "13800004001",
        summary: "=气孔率高",
        problem: "-5℃就裂",
        disclosure: "public",
      },
    },
  });
});

describe("cells", () => {
  test("are read as a person sees them", async () => {
    const bytes = await make((sheet) => {
      sheet.addRow([new Date("2026-06-30T00:00:00Z"), 13800001111, 0.1 + 0.2, true, "  两行\r\n文字 "]);
      sheet.addRow([
        { formula: "1+1", result: 2 },
        { richText: [{ text: "压" }, { text: "铸" }] },
        { text: "链接", hyperlink: "https://example.org" },
        { error: "#N/A" },
        0.005,
      ]);
      sheet.getCell("E2").numFmt = "0.0%";
    });
    const [sheet] = await parseWorkbook(bytes);
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ["2026-06-30", "13800001111", "0.3", "是", "两行\n文字"],
      ["2", "压铸", "链接", "", "0.5%"],
    ]);
  });

  test("a merged cell says its text in each place, empty rows are left out, numbers are those of the sheet", async () => {
    const bytes = await make((sheet) => {
      sheet.getCell("A1").value = "标题";
      sheet.mergeCells("A1:C1");
      sheet.getCell("A4").value = "甲厂";
      sheet.mergeCells("A4:A5");
      sheet.getCell("C5").value = "第二个需求";
    });
    const [sheet] = await parseWorkbook(bytes);
    expect(sheet?.rows).toEqual([
      { number: 1, cells: ["标题", "标题", "标题"] },
      { number: 4, cells: ["甲厂"] },
      { number: 5, cells: ["甲厂", "", "第二个需求"] },
    ]);
  });

  test("hidden sheets are not read", async () => {
    const bytes = await make((sheet, book) => {
      sheet.addRow(["看得见"]);
      const hidden = book.addWorksheet("字典");
      hidden.addRow(["看不见"]);
      hidden.state = "hidden";
    });
    expect((await parseWorkbook(bytes)).map(({ name }) => name)).toEqual(["表"]);
  });
});

describe("a file is refused, in a sentence that says what to do, when it is", () => {
  const refusal = async (bytes: Uint8Array, changes: Partial<WorkbookLimits> = {}) => {
    const error: unknown = await read(bytes, changes).catch((cause: unknown) => cause);
    return error instanceof InvalidInputError ? error.message : expect.unreachable(String(error));
  };
  const text = (words: string) => new TextEncoder().encode(words);

  test("too large", async () => {
    expect(await refusal(new Uint8Array(6 * 1024 * 1024))).toMatch(/超过 5 MB。请/u);
  });

  test("an old .xls or has a password", async () => {
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toMatch(
      /旧版 \.xls 文件，或者文件设了密码。请.*\.xlsx/u,
    );
  });

  test("something else, or nothing", async () => {
    expect(await refusal(text("企业名称,联系人"))).toContain("不是 Excel 文件");
    expect(await refusal(new Uint8Array())).toContain("不是 Excel 文件");
  });

  test("cut off", async () => {
    const bytes = await make((sheet) => sheet.addRow(["甲"]));
    expect(await refusal(bytes.slice(0, bytes.length / 2))).toContain("已经损坏");
  });

  test("a zip of other things", async () => {
    expect(await refusal(zip([{ name: "a.txt", data: text("a") }]))).toMatch(/读不出来|没有内容/u);
  });

  test("read for too long", async () => {
    expect(await refusal(await make((sheet) => sheet.addRow(["甲"])), { timeoutMs: 1 })).toContain("读得太久");
  });

  test("empty, or has too many rows", async () => {
    expect(await refusal(await make(() => undefined))).toContain("没有内容");
    const bytes = await make((sheet) => {
      for (let row = 0; row < 11; row += 1) {
        sheet.addRow([row]);
      }
    });
    expect(await refusal(bytes, { maxRows: 10 })).toContain("有 11 行，超过 10 行");
  });

  test("small but inflates beyond measure, whatever size it declares", async () => {
    const bomb = zip([{ name: "xl/a.xml", data: new Uint8Array(3_000_000) }]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(await refusal(bomb, { maxInflatedBytes: 1_000_000 })).toContain("展开后太大");
  });
});

test("a zip is measured by what it holds", () => {
  const bytes = zip([
    { name: "a", data: new Uint8Array(600) },
    { name: "b", data: new Uint8Array(400) },
  ]);
  expect(isZipWithin(bytes, 1000)).toBe("within");
  expect(isZipWithin(bytes, 999)).toBe("larger");
  expect(isZipWithin(bytes.slice(0, -4), 1000)).toBe("no zip");
});

/** A zip of deflated entries that declare a size of one byte each. */
function zip(entries: { name: string; data: Uint8Array }[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const packed = deflateRawSync(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(1, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(1, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
