/** Particular attributes: only a clause that states the one asked for answers. */
import { expect, test } from "vitest";
import { findAttributes, tellsAttribute } from "../../../src/domain/attribute.ts";
import { normaliseText } from "../../../src/domain/text.ts";

const FUND = "设立3000万元科技企业风险补偿资金，支持申请低利率信用贷款";

test.each([
  ["风险补偿贷款单户最高能贷多少", FUND, false],
  ["What is the ceiling per firm?", FUND, false],
  ["单户最高能贷多少", "单户贷款不超过500万元", true],
  ["年利率几点", FUND, false],
  ["贷款利率多少", "利率不高于3.85%", true],
  ["How many working days does it take?", "护照有效期不少于6个月", false],
  ["评审要几个工作日", "公示不少于7个工作日", true],
  ["办证窗口在哪里", "境外先取得通知，再办签证", false],
  ["奖金多少", "企业所得税减按15%征收", false],
  ["What are the opening hours?", "归科技局办理", false],
])("「%s」 of 「%s」 → %s", (question, clause, told) => {
  const attributes = findAttributes(normaliseText(question));
  expect(attributes).not.toEqual([]);
  expect(tellsAttribute(normaliseText(clause), attributes)).toBe(told);
});

test("a plain question asks for no particular attribute", () => {
  expect(findAttributes("申请高企要什么条件")).toEqual([]);
});
