/** How answers are compared with expected words: the rules of the data sets' README, one group a rule. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseForComparison, occursIn } from "../../../../scripts/eval/compare.ts";

const occurs = (expected: string, answer: string) => occursIn(expected, normaliseForComparison(answer));

describe("one spelling", () => {
  test.each([
    ["full width and capitals", "ＩＳＯ９００１ R&D", "iso9001r&d"],
    ["Traditional script", "獎勵20萬元", "奖励20万元"],
    ["every dash", "10–20—30~40〜50～60", "10-20-30-40-50-60"],
    ["thousands commas", "1,000元和12,345,678元", "1000元和12345678元"],
    ["a list of numbers", "2025,2026年", "2025,2026年"],
    ["百分之", "百分之五到百分之十五，百分之百", "5%到15%,100%"],
    ["numerals before a unit", "二十万元，三年，两个月，一百零五人", "20万元,3年,2个月,105人"],
    ["years in numerals", "二零二五年，二〇二六年", "2025年,2026年"],
    ["numerals without a unit", "三类以外的一般情况和十四五", "3类以外的一般情况和十四五"],
    ["rough figures", "三五年，七八个", "三五年,七八个"],
    ["white space", " 奖励 20 万元\n每年 ", "奖励20万元每年"],
    ["white space between two digits", "第1\n\n2 3", "第1 2 3"],
  ])("%s", (_, text, spelling) => {
    expect(normaliseForComparison(text)).toBe(spelling);
  });
});

describe("whole numbers", () => {
  test.each([
    ["5%", "按5%计算"],
    ["5%", "百分之五"],
    ["20万", "奖励二十万元"],
    ["20万元", "獎勵 20 萬元"],
    ["2025", "在2025年"],
    ["5", "共5."],
    ["10-20", "10～20万"],
    ["5月底", "每年 5 月底前"],
    ["1000", "1,000元"],
    ["可以申报", "您 可以 申报"],
  ])("「%s」 stands in 「%s」", (expected, answer) => {
    expect(occurs(expected, answer)).toBe(true);
  });

  test.each([
    ["5%", "按15%计算"],
    ["5%", "按2.5%计算"],
    ["5%", "百分之十五"],
    ["20万", "奖励120万元"],
    ["20万", "奖励1,020万元"],
    ["2025", "编号20251"],
    ["5", "共5.5"],
    ["5", "共55"],
    ["5年", "二零二五年"],
    ["8个", "七八个"],
    ["12", "1\n\n2"],
    ["可以申报", "不可申报"],
  ])("「%s」 does not stand in 「%s」", (expected, answer) => {
    expect(occurs(expected, answer)).toBe(false);
  });

  test("a longer number in front does not hide the right one behind", () => {
    expect(occurs("5%", "15%或者5%")).toBe(true);
  });
});

describe("properties", () => {
  const pieces = [..."二十万三年百分之五两个月0５.,，％%–~ \n獎勵高企ａB一零〇人", "1,000", "百分之"];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(""));

  test("a number is found beside any words exactly when it stands there whole", () => {
    const number = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(number, number, (wanted, said) => {
        return occurs(`${wanted}万元`, `奖励${said}万元，`) === (wanted === said);
      }),
    );
  });

  test("every text without digits at its ends contains itself", () => {
    fc.assert(fc.property(text, (words) => occurs(`「${words}」`, `前「${words}」后`)));
  });
});
