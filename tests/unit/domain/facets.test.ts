/** Facets of a question: whose policy, which years, and what it is after. */
import { describe, expect, test } from "vitest";
import { findFacets } from "../../../src/domain/facets.ts";
import { normaliseText } from "../../../src/domain/text.ts";

const facetsOf = (question: string) => findFacets(normaliseText(question), "2026-06-30");

describe("whose policy is meant", () => {
  test.each([
    ["高企区里奖多少", "district"],
    ["高企市里奖多少", "municipal"],
    ["高企省里有没有补助", "provincial"],
    ["How much is the district-level bonus?", "district"],
    ["What is the municipal level bonus?", "municipal"],
    ["那北仑呢", "district"],
    ["北仑呢？", "district"],
    ["国家的呢", "national"],
    ["浙江省里呢", "provincial"],
    ["高企奖励多少", null],
    ["区里和市里分别奖多少", null],
  ])("「%s」 → %s", (question, payer) => {
    expect(facetsOf(question).payer).toBe(payer);
  });

  test("a level that is only named leans and does not bind", () => {
    const facets = facetsOf("国家高新技术企业在宁波怎么报");
    expect(facets.payer).toBeNull();
    expect(facets.leaning).toEqual(["municipal", "national"]);
  });
});

test("when a document came out is its history", () => {
  expect(facetsOf("When did Ningbo issue the current plan").aspects).toContain("history");
});

test("how long a stay lasts is no question for a filing window", () => {
  expect(facetsOf("一年得待多长时间").aspects).not.toContain("window");
  expect(facetsOf("申报时间是什么").aspects).toContain("window");
});

describe("years", () => {
  test.each([
    ["2024年的海外工程师补贴", [2024]],
    ["24年认定的高企", [2024]],
    ["今年高企奖多少", [2026]],
    ["明年还奖吗", [2027]],
    ["2021到2025年的奖励", [2021, 2025]],
  ])("「%s」 names %j", (question, years) => {
    expect(facetsOf(question).years.toSorted()).toEqual(years);
  });

  test.each([
    "成立10年以上的企业",
    "做了12年",
    "有15年经验",
    "合同至少签10年",
    "销售2000万元",
    "职工2000人",
    "满10年吗",
  ])("「%s」 names none", (question) => {
    expect(facetsOf(question).years).toEqual([]);
  });
});

describe("the day asked about", () => {
  test.each([
    ["2027年2月还能报吗", "2027-02-01"],
    ["2026年9月15日能报吗", "2026-09-15"],
    ["明年3月还有效吗", "2027-03-01"],
    ["明年还有效吗", "2027-01-01"],
    ["2025年3月能报吗", null],
    ["2026年奖多少", null],
    ["2027年13月能报吗", null],
    ["现在能报吗", null],
  ])("「%s」 → %s", (question, on) => {
    expect(facetsOf(question).on).toBe(on);
  });
});

describe("what it is after", () => {
  test.each([
    ["高企市里奖多少", "amount"],
    ["How much is the bonus?", "amount"],
    ["申报高企有什么条件", "condition"],
    ["高企什么时候截止", "window"],
    ["证书有效期几年", "validity"],
    ["要准备哪些材料", "materials"],
    ["怎么申请", "procedure"],
    ["这个归哪个部门", "department"],
    ["骗补会怎么处罚", "penalty"],
    ["专利能得几分", "score"],
    ["全区有多少家高企", "statistics"],
    ["什么是研发准备金", "definition"],
  ] as const)("「%s」 is after %s", (question, aspect) => {
    expect(facetsOf(question).aspects).toContain(aspect);
  });

  test("a question in Traditional script has the same facets", () => {
    expect(facetsOf("高企區裡獎多少，什麼時候截止")).toEqual(facetsOf("高企区里奖多少，什么时候截止"));
  });

  test("history is asked for in so many words only", () => {
    expect(facetsOf("以前高企奖多少").history).toBe(true);
    expect(facetsOf("高企奖多少").history).toBe(false);
  });
});
