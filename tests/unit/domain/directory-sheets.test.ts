/** Import of enterprises and solvers: each row becomes an entry or says what is wrong. */
import { describe, expect, test } from "vitest";
import { readEnterpriseSheet } from "../../../src/domain/enterprise-sheet.ts";
import { buildLabelFinder } from "../../../src/domain/label-finder.ts";
import type { Sheet } from "../../../src/domain/sheet.ts";
import { readSolverSheet } from "../../../src/domain/solver-sheet.ts";

const findCluster = buildLabelFinder([
  { id: "automotive" as const, words: ["汽车"] },
  { id: "new_materials" as const, words: ["新材料"] },
]);
const labels = {
  findCluster,
  findCategory: buildLabelFinder([{ id: "process" as const, words: ["先进工艺"] }]),
  findGroup: buildLabelFinder([{ id: "T2", words: ["汽车与基础件组"] }]),
  source: "专家.xlsx",
};
const sheets = (...rows: string[][]): Sheet[] => [
  { name: "说明", rows: [{ number: 1, cells: ["先看说明"] }] },
  { name: "数据", rows: rows.map((cells, index) => ({ number: index + 1, cells })) },
];

describe("enterprises", () => {
  const HEADER = [
    "企业名称",
    "统一社会信用代码",
    "所属街道",
    "所属行业",
    "上年研发费用（元）",
    "联系人",
    "手机",
    "是否重点企业",
  ];
  const row = (changes: Record<number, string>) =>
    ["甲厂", "91350100M000100Y43", "大碶", "汽车、新材料", "3,200,000", "周敏", "13800001111", "是"].map(
      (cell, at) => changes[at] ?? cell,
    );
  const read = (...rows: string[][]) => readEnterpriseSheet(sheets(HEADER, ...rows), findCluster);

  test("a full row becomes an enterprise with money in 万元", () => {
    const { sheet, rows } = read(row({}));
    expect(sheet).toBe("数据");
    expect(rows).toEqual([
      {
        row: 2,
        ok: true,
        notes: [],
        value: expect.objectContaining({
          id: "91350100M000100Y43",
          name: "甲厂",
          street: "大碶",
          clusters: ["automotive", "new_materials"],
          rd_expense_last_year: 320,
          contacts: [{ name: "周敏", title: null, phone: "13800001111", email: null, reminders: false }],
          key_enterprise: true,
          disclosure_default: "internal",
          sample: false,
        }),
      },
    ]);
  });

  test.each([
    ["a wrong check character", { 1: "91350100M000100Y44" }, "统一社会信用代码", /校验位/u],
    ["a phone in scientific notation", { 6: "1.38E+10" }, "联系电话", /不像电话号码/u],
    ["no name", { 0: "" }, "企业名称", /没有填企业名称/u],
    ["money that is none", { 4: "很多" }, "上年研发费用", /不是金额/u],
  ])("%s stops the row, naming column and remedy", (_, changes, column, message) => {
    const [result] = read(row(changes)).rows;
    expect(result).toMatchObject({
      row: 2,
      ok: false,
      problems: [{ column, message: expect.stringMatching(message) }],
    });
    expect(result?.ok === false ? result.problems[0]?.remedy : "").not.toBe("");
  });

  test("a name or code that stands twice stops the second row and names the first", () => {
    const { rows } = read(row({}), row({}), row({ 0: "乙厂" }));
    expect(rows.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(rows[1]).toMatchObject({
      problems: [{ message: "企业名称和第 2 行重复" }, { message: "统一社会信用代码和第 2 行重复" }],
    });
  });

  test("an unknown industry is a note, the row still counts", () => {
    expect(read(row({ 3: "养殖" })).rows[0]).toMatchObject({
      ok: true,
      value: { clusters: [] },
      notes: [{ message: expect.stringContaining("养殖") }],
    });
  });

  test("a code or number that says 无 is none", () => {
    expect(read(row({ 1: "无", 6: "/" })).rows[0]).toMatchObject({ ok: true, value: { uscc: null, id: "甲厂" } });
  });

  test("without a header, a required column or data it says so", () => {
    expect(readEnterpriseSheet(sheets(["随便"], ["写写"]), findCluster).problem?.message).toContain("没有认得出的表头");
    const lacking = readEnterpriseSheet(sheets(["信用代码", "街道", "联系人"], ["1", "2", "3"]), findCluster);
    expect(lacking.problem).toMatchObject({
      message: "表头缺少：企业名称",
      remedy: expect.stringContaining("企业名称"),
    });
    expect(read().problem?.message).toBe("表头下面没有数据");
  });
});

describe("solvers", () => {
  const HEADER = [
    "类别",
    "名称",
    "工作单位",
    "专业领域",
    "产业集群",
    "对口组",
    "手机",
    "是否已征得同意",
    "成熟度",
    "单笔额度",
  ];
  const read = (...rows: string[][]) => readSolverSheet(sheets(HEADER, ...rows), null, labels).rows;

  test("each kind is read from its own columns", () => {
    const rows = read(
      ["专家", "张某", "某大学", "压铸；模具", "汽车", "T2", "13800001111", "是", "", ""],
      ["技术（成果）库", "涂层技术", "", "涂层", "新材料", "", "", "", "TRL 7", ""],
      ["投资机构", "某基金", "", "融资", "", "", "", "", "", "300-2000万元"],
    );
    expect(rows.map((row) => (row.ok ? row.value : row.problems))).toEqual([
      expect.objectContaining({
        kind: "expert",
        capabilities: ["压铸", "模具"],
        group: "T2",
        consent: true,
        employer: "某大学",
        source: "专家.xlsx",
      }),
      expect.objectContaining({ kind: "technology", trl: 7, clusters: ["new_materials"], consent: false }),
      expect.objectContaining({ kind: "investor", ticket: { from: 300, to: 2000 } }),
    ]);
  });

  test("consent that is not written is not given", () => {
    expect(read(["专家", "张某", "", "压铸", "", "", "", "", "", ""])[0]).toMatchObject({
      ok: true,
      value: { consent: false },
    });
  });

  test("ids say nothing of the person and are the same the next time", () => {
    const row = ["专家", "张某", "某大学", "压铸", "", "", "", "", "", ""];
    const [first, second] = [read(row)[0], read(row)[0]];
    expect(first).toEqual(second);
    expect(first?.ok === true ? first.value.id : "").toMatch(/^expert-[a-z0-9]+$/u);
  });

  test("namesakes of different employers are two experts, the same one twice is a repeat", () => {
    const row = (employer: string) => ["专家", "张某", employer, "压铸", "", "", "", "", "", ""];
    expect(read(row("甲大学"), row("乙大学"), row("甲大学")).map(({ ok }) => ok)).toEqual([true, true, false]);
  });

  test.each([
    ["an unknown kind", ["学校", "某校", "", "压铸", "", "", "", "", "", ""], /不认得类别“学校”/u],
    ["no capability", ["专家", "张某", "", "", "", "", "", "", "", ""], /没有填能解决的问题/u],
    ["a maturity beyond nine", ["成果", "某成果", "", "涂层", "", "", "", "", "12", ""], /./u],
  ])("%s stops the row", (_, row, message) => {
    expect(read(row)[0]).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(message) }] });
  });

  test("a sheet of one kind needs no column for it", () => {
    const [row] = readSolverSheet(
      sheets(["姓名", "专业领域", "联系方式"], ["张某", "压铸", "13800001111"]),
      "expert",
      labels,
    ).rows;
    expect(row).toMatchObject({ ok: true, value: { kind: "expert", name: "张某", contact: { phone: "13800001111" } } });
  });
});
