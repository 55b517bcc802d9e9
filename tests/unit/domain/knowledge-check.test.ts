/** What must hold across knowledge files. */
import { describe, expect, test } from "vitest";
import { checkEntry, checkTogether } from "../../../src/domain/knowledge-check.ts";
import { make } from "../make.ts";

const MEASURES = new Set(["sales"]);
const messages = (changes: Parameters<typeof make.entry>[0]) =>
  checkEntry(make.entry(changes), MEASURES).map((one) => one.message);

const amount = (value: number, unit: string, clause = "要点1") => ({
  amounts: [{ clause, label: "奖励", operator: "=", value, unit }],
});

describe("one entry", () => {
  test("a whole one has no problems", () => {
    expect(messages({ companion: amount(20, "万元") })).toEqual([]);
  });

  test("data of another document is refused", () => {
    expect(messages({ companion: { document: "T-2" } })).toEqual([expect.stringContaining("T-2")]);
  });

  test.each([
    ["clauses", { clauses: { 要点9: {} } }],
    [
      "overviews",
      {
        overviews: [{ heading: "条件", clauses: ["要点1", "要点9"], questions: ["条件"] }],
      },
    ],
    ["amounts", amount(20, "万元", "要点9")],
    [
      "verdicts",
      {
        verdicts: [{ clause: "要点9", when: ["能"], verdict: "yes", text: "能" }],
      },
    ],
  ])("%s that name a clause which is not there are refused", (where, companion) => {
    expect(messages({ companion })).toEqual([expect.stringContaining(`${where} 提到的“要点9”`)]);
  });

  test("a fact that no measure defines is refused once", () => {
    const condition = {
      clause: "要点1",
      operator: ">=",
      value: 20,
      unit: "万元",
      met: "够",
      unmet: "不够",
    };
    const conditions = [
      { ...condition, fact: "turnover" },
      { ...condition, fact: "turnover" },
      { ...condition, fact: "sales" },
    ];
    expect(messages({ companion: { conditions } })).toEqual([expect.stringContaining("turnover")]);
  });

  test("a fact that only a band's row requires must be defined too", () => {
    const require = { fact: "ratio", operator: ">=", value: 5, unit: "%" };
    const rows = [
      { upTo: 20, inclusive: true, unit: "万元", outcome: "一", require },
      { upTo: null, inclusive: false, unit: "万元", outcome: "二" },
    ];
    const bands = [{ clause: "要点1", fact: "sales", label: "档", rows }];
    expect(messages({ clauses: ["20万元、5%"], companion: { bands } })).toEqual([expect.stringContaining("ratio")]);
  });
});

describe("figures of the data", () => {
  test.each([
    ["奖励20万元。", 200_000, "元"],
    ["奖励二十万元。", 20, "万元"],
    ["奖励300–1000万元。", 300, "万元"],
    ["不超过3张。", 3, "张"],
    ["占百分之五以上。", 5, "%"],
  ])("「%s」 states %d%s", (text, value, unit) => {
    expect(messages({ clauses: [text], companion: amount(value, unit) })).toEqual([]);
  });

  test.each([
    ["奖励20万元。", 20, "亿元"],
    ["奖励120万元。", 20, "万元"],
    ["占15%以上。", 5, "%"],
    ["占2.5%以上。", 5, "%"],
    ["按规定奖励。", 20, "万元"],
  ])("「%s」 does not state %d%s", (text, value, unit) => {
    expect(messages({ clauses: [text], companion: amount(value, unit) })).toEqual([
      expect.stringContaining(`没有 ${value}${unit}`),
    ]);
  });

  test("bounds of bands and slices must stand in the clause as well", () => {
    const rows = [
      { upTo: 30, unit: "万元", outcome: "一" },
      { upTo: null, unit: "万元", outcome: "二" },
    ];
    const tiers = [{ clause: "要点1", fact: "sales", label: "段", rows }];
    expect(messages({ companion: { tiers } })).toEqual([expect.stringContaining("30万元")]);
    const bands = [{ ...tiers[0], rows: rows.map((row) => ({ ...row, inclusive: true })) }];
    expect(messages({ companion: { bands } })).toEqual([expect.stringContaining("30万元")]);
  });
});

describe("documents whose text was not supplied", () => {
  const front = { status: "text not supplied" };

  test.each(["补助20万元。", "按百分之五补助。", "最高1個億。"])("must not state 「%s」", (text) => {
    expect(messages({ front, clauses: [text] })).toEqual([expect.stringContaining("金额或比例")]);
  });

  test("may state when they were written", () => {
    expect(messages({ front, clauses: ["2020年6月形成初稿。"] })).toEqual([]);
  });

  test("must carry neither amounts nor verdicts", () => {
    const verdicts = [{ clause: "要点1", when: ["能"], verdict: "yes", text: "能" }];
    expect(messages({ front, clauses: ["待原文。"], companion: { verdicts } })).toEqual([
      expect.stringContaining("不能带条件和金额数据"),
    ]);
  });
});

describe("entries together", () => {
  const entry = (id: string, links: { replaces?: string[]; replacedBy?: string[] } = {}) =>
    make.entry({ front: { id, ...links } });
  const faults = (...entries: ReturnType<typeof entry>[]) => checkTogether(entries, []).map((one) => one.message);

  test("a chain that both documents tell is whole", () => {
    expect(faults(entry("NEW", { replaces: ["OLD"] }), entry("OLD", { replacedBy: ["NEW"] }))).toEqual([]);
  });

  test("a chain that only one of them tells is broken, whichever it is", () => {
    expect(faults(entry("NEW", { replaces: ["OLD"] }), entry("OLD"))).toHaveLength(1);
    expect(faults(entry("NEW"), entry("OLD", { replacedBy: ["NEW"] }))).toHaveLength(1);
  });

  test("a replacing document that is not there is named", () => {
    expect(faults(entry("OLD", { replacedBy: ["NEW"] }))).toEqual([expect.stringContaining("NEW")]);
  });

  test("the same id twice is named with both files", () => {
    expect(faults(entry("ONE"), entry("ONE"))).toEqual([expect.stringContaining("ONE.md")]);
  });

  test("documents that are stored already may be named", () => {
    const stored = [{ file: "OLD.md", id: "OLD", replaces: [], replacedBy: ["NEW"] }];
    expect(checkTogether([entry("NEW", { replaces: ["OLD"] })], stored)).toEqual([]);
  });

  test("a second file with the id of a document that stays is named with the first", () => {
    const stored = [{ file: "OLD.md", id: "OLD", replaces: [], replacedBy: ["NEW"] }];
    expect(checkTogether([entry("NEW", { replaces: ["OLD"] }), entry("OLD")], stored)).toEqual([
      expect.objectContaining({ message: expect.stringContaining("OLD.md") }),
    ]);
  });
});
