/** Quantities: what counts as a number with a unit, and in which base unit it comes out. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantities, isSameAmount, toBaseUnit } from "../../../src/domain/quantity.ts";
import { normaliseText } from "../../../src/domain/text.ts";

describe("numbers with a unit", () => {
  test.each([
    ["正好5000万", 5000, "money"],
    ["2亿元", 20_000, "money"],
    ["1.5个亿", 15_000, "money"],
    ["20,000万元", 20_000, "money"],
    ["1000000元", 100, "money"],
    ["3百万", 300, "money"],
    ["30w", 30, "money"],
    ["一百二十万元", 120, "money"],
    ["5%", 5, "percent"],
    ["百分之五", 5, "percent"],
    ["５％", 5, "percent"],
    ["5个点", 5, "percent"],
    ["5 percent", 5, "percent"],
    ["183天", 183, "duration"],
    ["满3年", 1095, "duration"],
    ["三个月", 90, "duration"],
    ["20个工作日", 20, "duration"],
    ["480人", 480, "people"],
    ["1.2万人", 12_000, "people"],
    ["2个人", 2, "people"],
    ["70分", 70, "score"],
    ["2.5倍", 2.5, "times"],
    ["500平方米", 500, "area"],
    ["6项", 6, "count"],
    ["50 million yuan", 5000, "money"],
    ["1.2 billion", 120_000, "money"],
    ["50k employees", 50_000, "people"],
    ["3 years", 1095, "duration"],
  ])("%s is %d (%s)", (text, value, dimension) => {
    const [quantity, ...more] = findQuantities(normaliseText(text));
    expect(more).toEqual([]);
    expect(quantity?.value).toBeCloseTo(value, 9);
    expect(quantity?.dimension).toBe(dimension);
  });

  test("several are found in order, each with its own words", () => {
    const text = "销售8000万元，研发占4.5%，职工120人";
    expect(findQuantities(text).map((one) => one.text)).toEqual(["8000万元", "4.5%", "120人"]);
  });

  test.each(["每年183天", "一年累计183天", "每月20天"])("days of a year or a month are a span of time: %s", (text) => {
    const days = findQuantities(normaliseText(text)).filter((one) => one.text.endsWith("天"));
    expect(days).toHaveLength(1);
  });

  test.each(["成立15年的企业", "从业20年的工程师", "满12年的证书"])("%s holds a span of time", (text) => {
    expect(findQuantities(text)).toHaveLength(1);
  });
});

describe("numbers as people say them", () => {
  test.each<[string, number, string, string | null]>([
    ["2亿零50万", 20050, "money", null],
    ["两亿零五十万", 20050, "money", null],
    ["2亿零五十万元", 20050, "money", null],
    ["1亿5000万", 15000, "money", null],
    ["1亿5千万", 15000, "money", null],
    ["1亿5千", 15000, "money", null],
    ["3亿2千万元", 32000, "money", null],
    ["两亿五千万", 25000, "money", null],
    ["一亿五", 15000, "money", null],
    ["一亿五左右", 15000, "money", "about"],
    ["1亿5", 15000, "money", null],
    ["三万五", 3.5, "money", null],
    ["3万5千元", 3.5, "money", null],
    ["3万5000元", 3.5, "money", null],
    ["1.2个亿", 12000, "money", null],
    ["一个亿", 10000, "money", null],
    ["两个亿", 20000, "money", null],
    ["两个多亿", 20000, "money", "over"],
    ["一个多亿", 10000, "money", "over"],
    ["半个亿", 5000, "money", null],
    ["两亿多", 20000, "money", "over"],
    ["大概两亿多", 20000, "money", "over"],
    ["2亿出头", 20000, "money", "over"],
    ["两亿挂零", 20000, "money", "over"],
    ["2亿以上", 20000, "money", "over"],
    ["超过2亿元", 20000, "money", "over"],
    ["超2亿", 20000, "money", "over"],
    ["大于2亿", 20000, "money", "over"],
    ["不止2亿", 20000, "money", "over"],
    ["2亿不止", 20000, "money", "over"],
    ["過了2億", 20000, "money", "over"],
    ["三千来万", 3000, "money", "about"],
    ["三千多万", 3000, "money", "over"],
    ["500多万", 500, "money", "over"],
    ["500余万元", 500, "money", "over"],
    ["十几万", 10, "money", "over"],
    ["五十好几万", 50, "money", "over"],
    ["不到5%", 5, "percent", "under"],
    ["5%不到", 5, "percent", "under"],
    ["还不到5%", 5, "percent", "under"],
    ["不足10人", 10, "people", "under"],
    ["近5000万", 5000, "money", "under"],
    ["将近五百人", 500, "people", "under"],
    ["接近2亿", 20000, "money", "under"],
    ["差一点2亿", 20000, "money", "under"],
    ["差一点到50万", 50, "money", "under"],
    ["快50万", 50, "money", "under"],
    ["低于4%", 4, "percent", "under"],
    ["小于70分", 70, "score", "under"],
    ["60分以下", 60, "score", "under"],
    ["没到2亿", 20000, "money", "under"],
    ["没有2亿", 20000, "money", "under"],
    ["未满18周岁", 6570, "duration", "under"],
    ["2亿左右", 20000, "money", "about"],
    ["大概1.5亿", 15000, "money", "about"],
    ["约300万元", 300, "money", "about"],
    ["差不多70分", 70, "score", "about"],
    ["4.9%上下", 4.9, "percent", "about"],
    ["三百来号人", 300, "people", "about"],
    ["不超过2亿", 20000, "money", "most"],
    ["没超过2亿", 20000, "money", "most"],
    ["2亿以内", 20000, "money", "most"],
    ["至少45万元", 45, "money", "least"],
    ["不低于5%", 5, "percent", "least"],
    ["有没有2亿", 20000, "money", "range"],
    ["4000-5000万", 5000, "money", "range"],
    ["3到5年", 1825, "duration", "range"],
    ["三百多号人", 300, "people", "over"],
    ["十几个人", 10, "people", "over"],
    ["营收十几亿", 100000, "money", "over"],
    ["營收兩億多", 20000, "money", "over"],
    ["營業額超過兩億元", 20000, "money", "over"],
    ["研發佔比不到5%", 5, "percent", "under"],
    ["員工將近五百人", 500, "people", "under"],
    ["年薪大約四十五萬", 45, "money", "about"],
    ["41歲", 14965, "duration", null],
    ["滿六十周歲", 21900, "duration", null],
    ["RMB 80 million", 8000, "money", null],
    ["RMB 450000", 45, "money", null],
    ["rmb80 million", 8000, "money", null],
    ["300,000 yuan", 30, "money", null],
    ["over 200 million yuan", 20000, "money", "over"],
    ["more than 120 employees", 120, "people", "over"],
    ["just under 5%", 5, "percent", "under"],
    ["nearly 500 employees", 500, "people", "under"],
    ["less than 10 percent", 10, "percent", "under"],
    ["about 3 million yuan", 300, "money", "about"],
    ["at least 4%", 4, "percent", "least"],
    ["no more than 500 employees", 500, "people", "most"],
    ["exceeding RMB 500 million", 50000, "money", "over"],
    ["aged 41", 14965, "duration", null],
    ["41 years old", 14965, "duration", null],
    ["a 41-year-old", 14965, "duration", null],
    ["15 R&D staff", 15, "people", null],
    ["6 utility models", 6, "count", null],
    ["一年半", 547.5, "duration", null],
    ["半年", 182.5, "duration", null],
    ["两个半月", 75, "duration", null],
    ["成立3年多", 1095, "duration", "over"],
    ["成立将近三年", 1095, "duration", "under"],
    ["近三年", 1095, "duration", null],
  ])("%s is %d (%s), vague: %s", (text, value, dimension, vague) => {
    const [quantity, ...more] = findQuantities(normaliseText(text));
    expect(more).toEqual([]);
    expect(quantity?.value).toBeCloseTo(value, 9);
    expect(quantity?.dimension).toBe(dimension);
    expect(quantity?.vague).toBe(vague);
  });

  test.each([
    ["2亿多", 30_000],
    ["500多万", 600],
    ["120多人", 130],
    ["100多人", 200],
    ["1.5亿多", 16_000],
    ["近3000万", 2700],
    ["超过2亿", null],
    ["不到2亿", null],
  ])("%s reaches no further than %s", (text, limit) => {
    const reach = findQuantities(normaliseText(text))[0]?.limit ?? null;
    expect(reach === null ? null : Math.round(reach)).toBe(limit);
  });

  test.each(["500多万片", "20多万美元", "2亿多台"])("%s counts things", (text) => {
    expect(findQuantities(normaliseText(text))).toEqual([]);
  });

  test.each([
    ["有多少：20万多少", "20万"],
    ["2亿不到5%", "2亿"],
    ["2亿近3年", "2亿"],
    ["预约20万", "20万"],
    ["最近5年", "5年"],
  ])("what belongs to another word or number is not taken: %s", (text, words) => {
    const [first] = findQuantities(normaliseText(text));
    expect([first?.text, first?.vague]).toEqual([words, null]);
  });
});

describe("no quantities", () => {
  test.each([
    ["calendar years", "2026年的通知，2000年以前"],
    ["short calendar years", "24年没报，22年的证"],
    ["dates", "2025-09-30，9月30日，2026年9月5日"],
    ["document numbers and clauses", "国科发火〔2016〕32号第14条"],
    ["names of standards", "iso9001"],
    ["counted things behind 万", "500万片，30万套，2000万吨"],
    ["foreign money", "20万美元"],
    ["electrical units", "5kw"],
    ["words without digits", "高新技术企业奖励"],
  ])("%s", (_, text) => {
    expect(findQuantities(normaliseText(text))).toEqual([]);
  });
});

describe("bounds and comparison", () => {
  test("2亿元, 20000万元 and 200000000元 are the same amount", () => {
    const amounts = ["2亿元", "20000万元", "200000000元"].flatMap(findQuantities);
    expect(amounts).toHaveLength(3);
    for (const left of amounts) {
      expect(amounts.every((right) => isSameAmount(left, right))).toBe(true);
    }
  });

  test("20万元, 20亿元, 20% and 20人 are four different amounts", () => {
    const amounts = ["20万元", "20亿元", "20%", "20人"].flatMap(findQuantities);
    const pairs = amounts.flatMap((left) => amounts.filter((right) => isSameAmount(left, right)));
    expect(pairs).toHaveLength(4);
  });

  test("a bound in an unknown unit cannot be compared", () => {
    expect(toBaseUnit(3, "张")).toBeNull();
    expect(toBaseUnit(2, "亿元")).toEqual({
      value: 20_000,
      dimension: "money",
    });
  });
});

describe("properties", () => {
  const number = fc.oneof(
    fc.integer({ min: 1, max: 9_999_999 }).map(String),
    fc
      .integer({ min: 11, max: 99_999 })
      .filter((tenths) => tenths % 10 !== 0)
      .map((tenths) => String(tenths / 10)),
  );
  const unit = fc.constantFrom("万元", "亿元", "元", "%", "人", "天", "个月", "分", "倍", "项", "家", "平方米");

  test("any number before any unit of the table comes out as that number of base units", () => {
    fc.assert(
      fc.property(number, unit, (digits, name) => {
        const base = toBaseUnit(Number(digits), name);
        const [quantity, ...more] = findQuantities(`不超过${digits}${name}的`);
        return base !== null && quantity !== undefined && more.length === 0 && isSameAmount(quantity, base);
      }),
    );
  });

  test("positions cut exactly the quantity's words out of any text", () => {
    const pieces = fc.array(
      fc.constantFrom("20万元", "5%", "3年", "2026年", "高企", "，", " ", "12", "w", "人", "9月"),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join("");
        const found = findQuantities(text);
        return found.every((one, index) => {
          const after = found[index - 1]?.end ?? 0;
          return one.start >= after && text.slice(one.start, one.end).trim() === one.text;
        });
      }),
    );
  });
});
