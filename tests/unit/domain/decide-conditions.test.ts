/** Stated numbers against conditions, bands and slices. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clausesOfNumbers, decideConditions } from "../../../src/domain/decide-conditions.ts";
import { readFacts } from "../../../src/domain/stated-fact.ts";
import { normaliseText } from "../../../src/domain/text.ts";
import { MEASURES, make } from "../make.ts";

const BANDS = {
  clause: "要点5",
  fact: "sales",
  label: "研发费用占比",
  rows: [
    {
      upTo: 5000,
      inclusive: true,
      unit: "万元",
      outcome: "第一档",
      require: rate(5),
    },
    {
      upTo: 2,
      inclusive: true,
      unit: "亿元",
      outcome: "第二档",
      require: rate(4),
    },
    {
      upTo: null,
      inclusive: false,
      unit: "万元",
      outcome: "第三档",
      require: rate(3),
    },
  ],
};

function rate(value: number) {
  return { fact: "rd_ratio", operator: ">=", value, unit: "%" };
}

const decide = (question: string, companion: Record<string, unknown>) =>
  decideConditions(normaliseText(question), make.companion(companion), MEASURES);

const outcomeOf = (question: string) => decide(question, { bands: [BANDS] }).find((one) => one.holds === null)?.words;

describe("bands", () => {
  test.each([
    ["销售收入4999.99万", "第一档"],
    ["销售收入正好5000万", "第一档"],
    ["销售收入50000000元", "第一档"],
    ["销售收入5000.01万", "第二档"],
    ["销售收入正好2亿", "第二档"],
    ["销售收入20000万元", "第二档"],
    ["销售收入2.0001亿", "第三档"],
    ["销售收入两亿一千万", "第三档"],
  ])("%s is in the %s", (question, outcome) => {
    expect(outcomeOf(question)).toBe(outcome);
  });

  test("a bound that is not inclusive belongs to the next row", () => {
    const rows = BANDS.rows.map((row) => ({ ...row, inclusive: false }));
    const [band] = decide("销售收入5000万", { bands: [{ ...BANDS, rows }] });
    expect(band?.words).toBe("第二档");
  });

  test("what the row requires is decided too, and a failure stands first", () => {
    const findings = decide("销售收入3亿，研发占比2.9%", { bands: [BANDS] });
    expect(findings.map((one) => one.holds)).toEqual([false, null]);
    expect(findings[0]?.stated).toBe("2.9%");
    expect(decide("销售收入3亿，研发占比3%", { bands: [BANDS] }).map((one) => one.holds)).toEqual([null, true]);
  });

  test("no number, no finding", () => {
    expect(decide("销售收入多少算第一档", { bands: [BANDS] })).toEqual([]);
  });
});

describe("conditions", () => {
  const condition = (operator: string, value: number, unit: string, fact: string) => ({
    conditions: [
      {
        clause: "要点1",
        fact,
        operator,
        value,
        unit,
        met: "够",
        unmet: "不够",
      },
    ],
  });

  test.each([
    [">", 70, "打分70分", "不够"],
    [">", 70, "打分71分", "够"],
    [">=", 70, "打分70分", "够"],
    ["<", 70, "打分70分", "不够"],
    ["<=", 70, "打分70分", "够"],
    ["=", 70, "打分70分", "够"],
    ["=", 70, "打分69分", "不够"],
  ])("得分 %s %d with 「%s」: %s", (operator, value, question, words) => {
    expect(decide(question, condition(operator, value, "分", "score")).map((one) => one.words)).toEqual([words]);
  });

  test("units are brought together before they are compared", () => {
    expect(decide("注册11个月", condition(">=", 1, "年", "age"))[0]?.holds).toBe(false);
    expect(decide("注册一年", condition(">=", 365, "天", "age"))[0]?.holds).toBe(true);
    expect(decide("年薪300000元", condition(">=", 30, "万元", "salary"))[0]?.holds).toBe(true);
    expect(decide("salary of 0.29 million", condition(">=", 30, "万元", "salary"))[0]?.holds).toBe(false);
  });

  test("a bound in a unit that nobody can convert decides nothing", () => {
    expect(decide("年薪30万", condition(">=", 30, "张", "salary"))).toEqual([]);
  });

  test("a condition for a special case holds only when the case is named, and then instead of the general one", () => {
    const base = {
      clause: "要点1",
      fact: "rd_ratio",
      operator: ">=",
      unit: "%",
    };
    const conditions = [
      { ...base, value: 5, met: "一般够", unmet: "一般不够" },
      {
        ...base,
        value: 6,
        only: ["软件企业"],
        met: "软件够",
        unmet: "软件不够",
      },
    ];
    expect(decide("研发占比5%", { conditions }).map((one) => one.words)).toEqual(["一般够"]);
    expect(decide("我们是軟件企業，研发占比5%", { conditions }).map((one) => one.words)).toEqual(["软件不够"]);
  });
});

describe("slices", () => {
  const tiers = [
    {
      clause: "要点3",
      fact: "rd_expense",
      label: "分段计算",
      rows: [
        { upTo: 500, unit: "万元", outcome: "按10%" },
        { upTo: 1000, unit: "万元", outcome: "按5%" },
        { upTo: null, unit: "万元", outcome: "按3%" },
      ],
    },
  ];

  test.each([
    ["研发费用500万", "不超过500万元的部分按10%"],
    ["研发费用600万", "不超过500万元的部分按10%，不超过1000万元的部分按5%"],
    ["研发费用2000万", "不超过500万元的部分按10%，不超过1000万元的部分按5%，超过1000万元的部分按3%"],
  ])("%s reaches its slices and no further", (question, words) => {
    expect(decide(question, { tiers }).map((one) => one.words)).toEqual([words]);
  });
});

describe("which number is which", () => {
  const wanted = new Set(["sales", "rd_expense", "rd_ratio", "staff_ratio"]);
  const read = (question: string) =>
    Object.fromEntries(
      readFacts(normaliseText(question), wanted, MEASURES).map((one) => [one.fact, one.quantity.text]),
    );

  test("the nearest word before a number claims it", () => {
    expect(read("销售收入8000万，研发费用400万")).toEqual({
      sales: "8000万",
      rd_expense: "400万",
    });
    expect(read("研发费用400万，销售收入8000万")).toEqual({
      sales: "8000万",
      rd_expense: "400万",
    });
    expect(read("科技人员12%，研发占比4%")).toEqual({
      staff_ratio: "12%",
      rd_ratio: "4%",
    });
  });

  test("a number of a dimension with several measures and no word near it is nobody's", () => {
    expect(read("我们有8000万")).toEqual({});
  });

  test("a number that nothing names goes to the only measure of its dimension, but brings no clause by itself", () => {
    const only = {
      conditions: [{ ...rate(5), clause: "要点1", met: "够", unmet: "不够" }],
    };
    expect(decide("占4%行吗", only)).toHaveLength(1);
    expect(clausesOfNumbers("占4%行吗", make.companion(only), MEASURES)).toEqual([]);
    expect(clausesOfNumbers("研发占4%行吗", make.companion(only), MEASURES)).toEqual(["要点1"]);
  });
});

describe("properties", () => {
  test("every amount falls into exactly the band that its bounds say, in 万 and in 元 alike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000_000 }), (yuan) => {
        const expected = yuan <= 50_000_000 ? "第一档" : yuan <= 200_000_000 ? "第二档" : "第三档";
        return outcomeOf(`销售收入${yuan}元`) === expected && outcomeOf(`销售收入${yuan / 10_000}万元`) === expected;
      }),
    );
  });

  test("raising a number never turns a met lower bound into an unmet one", () => {
    const conditions = [{ ...rate(5), clause: "要点1", met: "够", unmet: "不够" }];
    const holds = (tenths: number) => decide(`研发占比${tenths / 10}%`, { conditions })[0]?.holds;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 99 }), (tenths, more) => {
        return holds(tenths) === tenths >= 50 && (holds(tenths) !== true || holds(tenths + more) === true);
      }),
    );
  });
});
