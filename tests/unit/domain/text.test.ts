/** Normalised text: what is unified, what is left alone. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseText } from "../../../src/domain/text.ts";

describe("characters", () => {
  test.each([
    ["ＩＳＯ９００１", "iso9001"],
    ["專精特新「小巨人」", "专精特新「小巨人」"],
    ["高\u200b新\u202e技术\ufeff企业\u0007", "高新技术企业"],
    ["Ⅰ类（一）", "i类(一)"],
    ["10–20　30～40〜50——60", "10-20 30-40-50-60"],
    ["国科发火〔2016〕32号", "国科发火〔2016〕32号"],
  ])("%j becomes %j", expectNormalised);
});

describe("white space", () => {
  test.each([
    ["高新 技术\n企业", "高新技术企业"],
    ["补助 20 万元", "补助20万元"],
    ["  R&D   staff  ", "r&d staff"],
    ["企业 R&D 费用", "企业 r&d 费用"],
  ])("%j becomes %j", expectNormalised);
});

describe("numbers", () => {
  test.each([
    ["1,000,000元", "1000000元"],
    ["１，０００元", "1000元"],
    ["1,2,3", "1,2,3"],
    ["100，200", "100、200"],
    ["百分之五", "5%"],
    ["百分之零点五", "0.5%"],
    ["百分之12.5", "12.5%"],
    ["二十万", "20万"],
    ["一百二十万元", "120万元"],
    ["一万五千元", "15000元"],
    ["一亿两千万元", "12000万元"],
    ["两亿五千万", "25000万"],
    ["两亿零五十万", "20050万"],
    ["2亿零五十万", "2亿零50万"],
    ["一亿五", "1.5亿"],
    ["一个亿", "1个亿"],
    ["三千来万", "3000来万"],
    ["十几个人", "10几个人"],
    ["三点五倍", "3.5倍"],
    ["三年", "3年"],
    ["一个月", "1个月"],
    ["十周岁", "10周岁"],
    ["七十分", "70分"],
    ["二〇二五年五月一日", "2025年5月1日"],
    ["三十余家", "30余家"],
    ["一百五元", "150元"],
    ["一千万一年", "1000万1年"],
    ["第一千一百四十条", "第1140条"],
    ["第二年", "第2年"],
  ])("%j becomes %j", expectNormalised);

  test.each([
    "一般",
    "一定",
    "统一",
    "万一",
    "一致",
    "一次性",
    "十分重要",
    "三类",
    "二类",
    "三分之一",
    "十四五",
    "百人计划",
    "零件",
    "同一项目",
    "一项目",
    "上一年度",
    "唯一",
    "一二三年级",
    "三五年",
    "七八个",
    "二三十家",
    "数十万元",
    "几十家",
    "三元催化",
    "一人公司",
  ])("%s stays", (text) => {
    expect(normaliseText(text)).toBe(text);
  });
});

test.each(["２,两百年", "5,百分之百", "百分之000百分之一"])(
  "numbers that stand together do not run into each other: %s",
  (text) => {
    const once = normaliseText(text);
    expect(normaliseText(once)).toBe(once);
  },
);

describe("properties", () => {
  test("normalising twice is the same as once", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), mixed()), (text) => {
        const once = normaliseText(text);
        return normaliseText(once) === once;
      }),
      { numRuns: 2000 },
    );
  });

  test("case, width and surrounding white space never matter", () => {
    fc.assert(fc.property(mixed(), (text) => normaliseText(` ${text.toUpperCase()}\n`) === normaliseText(text)));
  });
});

function expectNormalised(text: string, normalised: string): void {
  expect(normaliseText(text)).toBe(normalised);
}

/** Strings of the pieces that the rules look at, in any order. */
function mixed(): fc.Arbitrary<string> {
  const pieces = [
    ..."零〇一二两三四五六七八九十百千万亿点第几数多余之上同元年月日天人家项件倍分条款目度",
    ..." ,，.-–~～%5０1２\n\t\u200b臺髮Ⅰ㈠①aB&",
  ];
  const words = ["百分之", "个月", "周岁", "000", "1,000", "催化", "企业", "號"];
  return fc.array(fc.constantFrom(...pieces, ...words), { maxLength: 16 }).map((parts) => parts.join(""));
}
