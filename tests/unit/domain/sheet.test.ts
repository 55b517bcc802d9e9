/** Tables in sheets: where the header is, which column is which, and what a form says. */
import { describe, expect, test } from "vitest";
import { buildLabelFinder } from "../../../src/domain/label-finder.ts";
import { buildRepeatCheck, checkMail, checkPhone, splitList, toYesNo } from "../../../src/domain/row-check.ts";
import { readTable, type Sheet, type SheetColumn } from "../../../src/domain/sheet.ts";
import { readForm } from "../../../src/domain/sheet-form.ts";

const COLUMNS: SheetColumn<"name" | "phone" | "money">[] = [
  { field: "name", headers: ["企业名称", "企业"] },
  { field: "phone", headers: ["联系电话", "电话"] },
  { field: "money", headers: ["预算", "投入预算"] },
];
const sheet = (...rows: string[][]): Sheet => ({
  name: "表",
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});
const read = (...rows: string[][]) => readTable(sheet(...rows), COLUMNS);

describe("readTable", () => {
  test("finds the header below a title, and reads rows by field with their row numbers", () => {
    const table = read(
      ["北仑区技术需求征集表"],
      [],
      ["序号", "*企业名称（盖章）：", "联 系 电 话", "预算（万元）"],
      ["1", "甲厂", "0574-1", "50"],
      ["2", "乙厂", "", ""],
    );
    expect(table?.headerRow).toBe(3);
    expect(table?.ignored).toEqual(["序号"]);
    expect(table?.units.get("money")).toBe("万元");
    expect(table?.rows.map(({ row, values }) => [row, Object.fromEntries(values)])).toEqual([
      [4, { name: "甲厂", phone: "0574-1", money: "50" }],
      [5, { name: "乙厂" }],
    ]);
  });

  test("Traditional headers, other orders and longer names are known", () => {
    const table = read(["擬投入預算金額", "負責人聯繫電話", "企業名稱"], ["1", "2", "3"]);
    expect(Object.fromEntries(table?.rows[0]?.values ?? [])).toEqual({ name: "3", phone: "2", money: "1" });
  });

  test("a short name counts at the end of a header only: 企业规模 is no 企业", () => {
    expect(read(["企业规模", "电话", "预算"])).toBeNull();
    expect(read(["需求企业", "电话", "预算"], ["甲", "1", "2"])?.rows[0]?.values.get("name")).toBe("甲");
  });

  test("a header of two merged lines is no data", () => {
    const header = ["企业名称", "电话", "预算"];
    expect(read(header, header, ["甲", "1", "2"])?.rows).toHaveLength(1);
  });

  test("a long instruction that holds the words is no header, nor is anything below the tenth row", () => {
    const instruction = "填表说明：企业名称、联系电话、预算都要如实填写，由街道统一汇总后报送区科技局";
    expect(read([instruction, instruction, instruction])).toBeNull();
    expect(read(...Array<string[]>(10).fill(["空"]), ["企业名称", "电话", "预算"])).toBeNull();
  });
});

describe("readForm", () => {
  test("takes the value to the right of each label, past repeats of merged cells", () => {
    const form = readForm(
      sheet(["企业名称", "企业名称", "甲厂", "联系电话", "0574-1"], ["预算（万元）", "50", "50"]),
      COLUMNS,
    );
    expect(Object.fromEntries(form?.row.values ?? [])).toEqual({ name: "甲厂", phone: "0574-1", money: "50" });
  });

  test("an empty value does not take the next label for it", () => {
    const form = readForm(sheet(["企业名称", "", "联系电话", "0574-1"], ["预算", "5"], ["企业", "乙厂"]), COLUMNS);
    expect(form?.row.values.get("name")).toBe("乙厂");
  });

  test("a sheet with fewer than three labels is no form", () => {
    expect(readForm(sheet(["企业名称", "甲厂"]), COLUMNS)).toBeNull();
  });
});

describe("checks of cells", () => {
  test.each([
    ["13800001111", "13800001111"],
    ["138 0000 1111", "13800001111"],
    ["+86-138-0000-1111", "13800001111"],
    ["0574-86780000", "0574-86780000"],
    ["(0574)86780000转801", "0574-86780000转801"],
    ["13800001111 / 0574-86780000", "13800001111、0574-86780000"],
    ["１３８００００１１１１", "13800001111"],
    ["400-800-1234", "400-800-1234"],
  ])("%s is a phone number", (text, value) => {
    expect(checkPhone(text, "电话")).toEqual({ value, problem: null });
  });

  test.each(["1380000111", "1.38E+10", "没有", "23800001111"])("%s is none", (text) => {
    expect(checkPhone(text, "电话").problem?.remedy).toContain("文本");
  });

  test("mail addresses lose blanks and capitals, and must have a domain", () => {
    expect(checkMail(" Zhou@Example.com", "邮箱").value).toBe("zhou@example.com");
    expect(checkMail("zhou@", "邮箱").problem).not.toBeNull();
  });

  test("lists are divided, what stands for nothing is left out", () => {
    expect(splitList("轴承、齿轮；阀\n无")).toEqual(["轴承", "齿轮", "阀"]);
    expect(splitList("暂无")).toEqual([]);
  });

  test("yes and no are known in their usual writings, anything else is neither", () => {
    expect(["是", "√", "有", "Y"].map(toYesNo)).toEqual([true, true, true, true]);
    expect(["否", "无", "n", "不同意"].map(toYesNo)).toEqual([false, false, false, false]);
    expect(toYesNo("看情况")).toBeNull();
  });

  test("a repeated name is told by the row it was first in, whatever its punctuation", () => {
    const check = buildRepeatCheck("名称", "名称");
    expect(check(3, "甲厂（北仑）")).toBeNull();
    expect(check(7, "甲廠(北仑)")?.message).toBe("名称和第 3 行重复");
  });

  test("labels are found exactly, then inside, the longest first", () => {
    const find = buildLabelFinder([
      { id: "automotive", words: ["汽车", "汽车及零部件"] },
      { id: "new_materials", words: ["新材料"] },
      { id: "software", words: ["软件"] },
    ]);
    expect(find("汽車產業集群")).toBe("automotive");
    expect(find("new_materials")).toBe("new_materials");
    expect(find("别的")).toBeNull();
  });
});
