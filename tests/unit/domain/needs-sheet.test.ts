/** Import of the collection form of needs: each row becomes a need or says what is wrong. */
import { describe, expect, test } from "vitest";
import { buildLabelFinder } from "../../../src/domain/label-finder.ts";
import { readNeedsSheet } from "../../../src/domain/needs-sheet.ts";
import type { Sheet } from "../../../src/domain/sheet.ts";

const labels = {
  findCluster: buildLabelFinder([
    { id: "automotive" as const, words: ["汽车"] },
    { id: "new_materials" as const, words: ["新材料"] },
  ]),
  findCategory: buildLabelFinder([
    { id: "process" as const, words: ["先进工艺", "工艺"] },
    { id: "key_material" as const, words: ["关键材料"] },
  ]),
  isSecret: (text: string) => text.includes("涉密") && !text.includes("不涉密"),
};
const sheet = (...rows: string[][]): Sheet[] => [
  { name: "征集表", rows: rows.map((cells, index) => ({ number: index + 1, cells })) },
];

const HEADER = [
  "序号",
  "单位名称",
  "联系人",
  "联系电话",
  "需求名称",
  "需求描述",
  "所属产业",
  "需求类型",
  "拟投入资金（万元）",
  "是否公开",
  "是否卡脖子",
  "国内替代",
];
const CELLS = [
  "1",
  "甲厂",
  "周敏",
  "13800001111",
  "气孔率高",
  "压铸件气孔率1%，要降到0.5%。抽真空试过",
  "汽车",
  "先进工艺",
  "50",
  "是",
  "否",
  "无",
];
const read = (...changes: Record<number, string>[]) => {
  const rows = changes.map((change) => CELLS.map((cell, at) => change[at] ?? cell));
  return readNeedsSheet(sheet(["技术需求征集表"], HEADER, ...rows), labels);
};
const fieldsOf = (change: Record<number, string>) => {
  const [row] = read(change).rows;
  return row?.ok === true ? row.value.fields : expect.unreachable(JSON.stringify(row));
};

describe("a row", () => {
  test("becomes a need with all its fields", () => {
    expect(read({}).rows).toEqual([
      {
        row: 3,
        ok: true,
        notes: [],
        value: {
          cluster: "automotive",
          category: "process",
          fields: {
            enterprise: "甲厂",
            contact: "周敏",
            phone: "13800001111",
            summary: "气孔率高",
            problem: "压铸件气孔率1%，要降到0.5%。抽真空试过",
            cluster: "automotive",
            category: "process",
            budget: "50万元",
            disclosure: "public",
            substitute: "无",
          },
        },
      },
    ]);
  });

  test("without a title takes the first sentence, without a description the title", () => {
    expect(fieldsOf({ 4: "" }).summary).toBe("压铸件气孔率1%，要降到0.5%");
    expect(fieldsOf({ 5: "" }).problem).toBe("气孔率高");
  });

  test.each([
    ["", "internal"],
    ["不公开", "internal"],
    ["仅专班内部", "internal"],
    ["否", "internal"],
    ["隐去企业名公开", "anonymous"],
    ["匿名", "anonymous"],
    ["公开", "public"],
    ["□公开 ☑仅专班内部", "internal"],
  ])("disclosure %s is read as %s", (text, value) => {
    expect(fieldsOf({ 9: text }).disclosure).toBe(value);
  });

  test("ticked boxes are read, unticked ones are not", () => {
    expect(fieldsOf({ 7: "□关键材料 ☑先进工艺 □其他" }).category).toBe("process");
    expect(fieldsOf({ 7: "□先进工艺 □其他" }).category).toBeUndefined();
  });

  test("a number in the contact's cell is parted from the name", () => {
    expect(fieldsOf({ 2: "周敏 13800002222", 3: "" })).toMatchObject({ contact: "周敏", phone: "13800002222" });
    expect(fieldsOf({ 2: "", 3: "周敏：13800002222" })).toMatchObject({ contact: "周敏", phone: "13800002222" });
  });

  test("money keeps the unit of its cell or header", () => {
    expect(fieldsOf({ 8: "80-100" }).budget).toBe("80-100万元");
    expect(fieldsOf({ 8: "面议" }).budget).toBe("面议");
  });

  test("the firm's own word 卡脖子 stays with the description", () => {
    expect(fieldsOf({ 10: "是" }).problem).toContain("卡脖子");
    expect(fieldsOf({ 10: "否" }).problem).not.toContain("卡脖子");
  });

  test("an unknown industry is a note, and left to the classification", () => {
    expect(read({ 6: "别的" }).rows[0]).toMatchObject({
      ok: true,
      value: { cluster: null },
      notes: [{ column: "产业集群" }],
    });
  });
});

describe("a row is stopped, with what to do, by", () => {
  test.each([
    ["no firm", { 1: "" }, "没有填企业名称"],
    ["no contact", { 2: "" }, "没有填联系人"],
    ["no number or mail", { 3: "" }, "没有填手机或座机或邮箱"],
    ["neither title nor description", { 4: "", 5: "无" }, "没有填现状与瓶颈"],
    ["a wrong number", { 3: "1380000111" }, "不像电话号码"],
    ["a description that is too long", { 5: "长".repeat(4001) }, "超过 4000 个字"],
  ])("%s", (_, change, message) => {
    const [row] = read(change).rows;
    expect(row).toMatchObject({ row: 3, ok: false });
    const problems = row?.ok === false ? row.problems : [];
    expect(problems.map((problem) => problem.message).join()).toContain(message);
    expect(problems.every(({ remedy }) => remedy !== "")).toBe(true);
  });

  test("the same need of the same firm above it", () => {
    expect(read({}, {}, { 1: "乙厂" }).rows.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  test("secrecy: nothing of the row is in the report", () => {
    const report = JSON.stringify(read({ 5: "涉密项目，型号不能外传" }).rows);
    expect(report).toContain("疑似涉密");
    for (const word of ["型号", "甲厂", "周敏", "13800001111"]) {
      expect(report).not.toContain(word);
    }
  });
});

describe("a sheet that is one form", () => {
  test("is read as one need", () => {
    const { rows } = readNeedsSheet(
      sheet(
        ["技术需求征集表", "技术需求征集表", "技术需求征集表", "技术需求征集表"],
        ["企业名称", "甲厂", "所属街道", "大碶"],
        ["联系人", "周敏", "联系电话", "13800001111"],
        ["需求名称", "气孔率高", "气孔率高", "气孔率高"],
        ["需求描述", "压铸件气孔率高", "压铸件气孔率高", "压铸件气孔率高"],
        ["投入预算（万元）", "50", "合作方式", "□委托开发 ☑合作开发"],
      ),
      labels,
    );
    expect(rows).toEqual([
      expect.objectContaining({
        row: 2,
        ok: true,
        value: expect.objectContaining({
          fields: expect.objectContaining({
            enterprise: "甲厂",
            street: "大碶",
            budget: "50万元",
            cooperation: "合作开发",
          }),
        }),
      }),
    ]);
  });

  test("a table without a description says which header is missing", () => {
    const { problem } = readNeedsSheet(sheet(["企业名称", "联系人", "联系电话"], ["甲厂", "周敏", "1"]), labels);
    expect(problem?.message).toBe("表头缺少：现状与瓶颈或需求一句话");
  });
});
