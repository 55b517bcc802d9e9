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
    expect(toBaseUnit(2, "亿元")).toEqual({ value: 20_000, dimension: "money" });
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
