/** The conditions of the real policies: every bound at, just above and just below its value, and questions as firms ask them. */
import { describe, expect, test } from "vitest";
import { listPolicyFiles, readEntry, readReference } from "../../src/core/knowledge-files.ts";
import type { Bands, Companion, Condition, Operator } from "../../src/domain/companion.ts";
import { decideConditions, type Finding } from "../../src/domain/decide-conditions.ts";
import type { Measure } from "../../src/domain/measure.ts";
import { normaliseText } from "../../src/domain/text.ts";

const FOLDER = new URL("../../knowledge", import.meta.url).pathname;
const reference = readReference(FOLDER);
const measures = new Map(reference.ok ? reference.value.measures.map((one) => [one.id, one]) : []);
const companions = new Map(
  listPolicyFiles(`${FOLDER}/policies`)
    .files.map(readEntry)
    .flatMap((entry) => (entry.ok ? [[entry.value.document.front.id, entry.value.companion] as const] : [])),
);

function get<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) {
    throw new Error(`nothing known as ${id}`);
  }
  return value;
}

const decide = (question: string, companion: Companion) =>
  decideConditions(normaliseText(question), companion, measures);

const HOLDS: Record<Operator, readonly [below: boolean, at: boolean, above: boolean]> = {
  "<": [true, false, false],
  "<=": [true, true, false],
  ">": [false, false, true],
  ">=": [false, true, true],
  "=": [false, true, false],
};

/** The bound as firms write it, one step below it and one step above it; whole years in months. */
function around({ value, unit }: { value: number; unit: string }): string[] {
  if (unit === "年") {
    return [`${value * 12 - 1}个月`, `${value}年`, `${value * 12 + 1}个月`];
  }
  const step = ["万元", "亿元", "%", "倍"].includes(unit) ? 0.01 : 1;
  return [value - step, value, value + step].map((number) => `${Number(number.toFixed(2))}${unit}`);
}

/** The condition's number in a sentence of its own, with what makes a special case of it. */
function ask({ only }: { only: readonly string[] }, measure: Measure, stated: string): string {
  const word = measure.units === undefined ? `${measure.yearly === true ? "每年" : ""}${measure.terms[0]}` : "";
  return `${only[0] ?? ""}我们${word}${stated}，符合吗`;
}

const conditions = [...companions].flatMap(([document, { conditions }]) =>
  conditions.map((condition) => ({ document, condition })),
);
const isOf = (finding: Finding, { clause, fact, met, unmet }: Condition) =>
  finding.clause === clause && finding.fact === fact && [met, unmet].includes(finding.words);

describe("every condition of every policy", () => {
  test("all policies are read", () => {
    expect(companions.size).toBeGreaterThanOrEqual(49);
    expect(conditions.length).toBeGreaterThan(60);
  });

  test.each(
    conditions
      .flatMap(({ document, condition }) =>
        around(condition).map((stated, index) => ({
          name: `${document} ${condition.clause} ${condition.fact} ${condition.operator} ${condition.value}${condition.unit}`,
          stated,
          document,
          condition,
          holds: HOLDS[condition.operator][index],
        })),
      )
      .filter(({ stated }) => !stated.startsWith("-")),
  )("$name, stated $stated: $holds", ({ document, condition, stated, holds }) => {
    const question = ask(condition, get(measures, condition.fact), stated);
    const findings = decide(question, get(companions, document)).filter((one) => isOf(one, condition));
    expect(findings.map((one) => one.holds)).toEqual([holds]);
    expect(findings[0]?.words).toBe(holds === true ? condition.met : condition.unmet);
  });

  test.each(
    conditions
      .filter(({ condition }) => condition.operator !== "=" && condition.value > 0)
      .map(({ document, condition }) => ({
        document,
        condition,
        fact: condition.fact,
      })),
  )("$document $fact: a number about at the bound, or stated twice, decides nothing", ({ document, condition }) => {
    const measure = get(measures, condition.fact);
    const [below = "", at = "", above = ""] = around(condition);
    const twice = `${ask(condition, measure, below)}，${ask(condition, measure, above)}`;
    for (const question of [ask(condition, measure, `${at}左右`), twice]) {
      expect(decide(question, get(companions, document)).filter((one) => isOf(one, condition))).toEqual([]);
    }
  });
});

const bounds = [...companions].flatMap(([document, { bands }]) =>
  bands.flatMap((band) =>
    band.rows
      .flatMap(({ upTo, unit }) => (upTo === null ? [] : around({ value: upTo, unit })))
      .map((number) => ({
        document,
        band,
        label: band.label,
        number,
        outcome: outcomeOf(band, Number.parseFloat(number)),
      })),
  ),
);

/** All rows of a band share one unit. */
function outcomeOf({ rows }: Bands, number: number): string | undefined {
  return rows.find(({ upTo, inclusive }) => upTo === null || number < upTo || (inclusive && number === upTo))?.outcome;
}

describe("every band of every policy", () => {
  test.each(bounds)("$document $label, stated $number: $outcome", ({ document, band, number, outcome }) => {
    const question = ask(band, get(measures, band.fact), number);
    const findings = decide(question, get(companions, document)).filter(({ subject }) => subject === band.label);
    expect(findings.map(({ words }) => words)).toEqual([outcome]);
  });
});

describe("questions as firms ask them", () => {
  const says = (document: string, question: string) =>
    decide(question, get(companions, document)).map(
      ({ label, stated, subject, words }) => `${label}${stated}：${subject ?? ""}${words}`,
    );

  test.each([
    ["NB-01", "我们上一年销售额2亿零50万，高企奖励还有吗", "年销售收入2亿零50万：超过2亿元"],
    ["NB-01", "营收大概两亿多", "年销售收入大概2亿多：超过2亿元"],
    ["NB-01", "營收2億出頭", "年销售收入2亿出头：超过2亿元"],
    ["NB-01", "去年营收一亿五", "年销售收入1.5亿：没有超过2亿元"],
    ["NB-01", "营收1亿8千万", "年销售收入1亿8千万：没有超过2亿元"],
    ["NB-01", "营收不到2亿", "年销售收入不到2亿：没有超过2亿元"],
    ["NB-01", "revenue over 200 million yuan", "年销售收入over 200 million yuan：超过2亿元"],
    ["NB-01", "revenue of RMB 80 million", "年销售收入80 million：没有超过2亿元"],
    ["NA-01", "没有发明专利，只有6个实用新型", "Ⅱ类知识产权6个：Ⅱ类知识产权，数量这一项得5–6分"],
    ["NA-01", "没有发明专利 只有6个实用新型", "Ⅱ类知识产权6个：Ⅱ类知识产权，数量这一项得5–6分"],
    ["NA-01", "近三年转化12个成果，每年4个", "年均科技成果转化4个：近三年年均转化，科技成果转化这一项得19–24分"],
    ["NA-01", "科技人员20人，职工200人", "科技人员占职工总数的比例20人占200人的10%：科技人员占比达到10%以上"],
    ["NA-01", "科技人员11人，全公司120人", "科技人员占职工总数的比例11人占120人的约9.16%：科技人员占比不到10%"],
    ["NA-01", "研发占比不到5%，营收3000多万", "研发费用占销售收入的比例不到5%：达不到要求"],
    ["NA-01", "注册满12个月", "注册成立时间12个月：注册成立满一年"],
    ["NA-05", "62岁技师能办B类吗", "年龄62岁：超过了，B类一般不超过60周岁"],
    ["NA-05", "Can an engineer aged 41 get class B", "年龄41：没有超过60周岁"],
    ["NB-04", "55岁专家做带头人", "年龄55岁：带头人没有超过55周岁"],
    ["NB-04", "带头人50岁，成员4名", "年龄50岁：带头人没有超过55周岁"],
    ["NB-21", "41岁女性能报吗", "年龄41岁：2025-01-01时的年龄女性符合年龄条件（须未满42周岁），男性不符合"],
    ["NB-03", "年薪45万，够50万的门槛吗", "年薪45万：达不到市级50万元的年薪门槛"],
  ])("%s 「%s」: %s", (document, question, words) => {
    const sentences = says(document, question);
    expect(sentences.filter((one) => one.startsWith(words))).toHaveLength(1);
  });

  test("money spent on research is never the sales, and two sums of money never a ratio", () => {
    const findings = decide("研发费用500万，营收8000万，占比够高企吗", get(companions, "NA-01"));
    expect(findings.map(({ fact, stated, holds }) => [fact, stated, holds])).toEqual([["sales", "8000万", null]]);
  });

  test.each([
    ["NA-02", "3个实用新型1个软著"],
    ["NB-01", "营收2亿左右"],
    ["NB-01", "2024年营收1.5亿，2025年营收2.3亿"],
    ["NB-01", "利润3亿算多吗"],
    ["NB-01", "营收有没有2亿"],
    ["NB-01", "营收1.5亿到3亿"],
    ["NB-03", "能拿20万吗"],
    ["NB-03", "外国专家在岗三个月，管理岗"],
    ["NA-01", "近三年转化12个成果"],
    ["NA-01", "兼职工程师干了半年"],
    ["NA-01", "兼职工程师一年干了6个月"],
    ["NB-04", "带头人56岁，成员44岁"],
    ["NB-08", "近三年营收都在涨"],
    ["NA-06", "研发设备300万"],
  ])("%s 「%s」 decides nothing", (document, question) => {
    expect(says(document, question)).toEqual([]);
  });
});
