/** Whose policy a question is after, in every way to name a level. */
import { expect, test } from "vitest";
import { findPayer } from "../../../src/domain/payer.ts";
import { normaliseText } from "../../../src/domain/text.ts";

test.each([
  ["首台套寧波市一級自己另外獎多少?不要省裡的數字", "municipal"],
  ["高企区一级另外给多少", "district"],
  ["省一级对高企重新认定奖几万", "provincial"],
  ["国家层面给企业发多少奖金", "national"],
  ["大碶街道给高企奖多少钱", "town"],
  ["What is the city-level reward, not the provincial one?", "municipal"],
  ["How much does Beilun add at district level?", "district"],
  ["Does the province itself give an award, and how much?", "provincial"],
  ["At municipal level?", "municipal"],
  ["How much does Ningbo give to a national-level innovation centre?", "municipal"],
  ["市级研发机构要什么条件", null],
  ["园区里的企业奖多少", null],
  ["区里和市里分别奖多少", null],
])("「%s」 → %s", (question, payer) => {
  expect(findPayer(normaliseText(question), true)).toBe(payer);
});
