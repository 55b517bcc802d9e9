/** Which questions name no matter of their own, so that only the talk before tells what they are about. */
import { expect, test } from "vitest";
import { isBareQuestion } from "../../../src/domain/bare-question.ts";

test.each([
  "有截止时间吗",
  "有没有截止时间",
  "有截止時間嗎",
  "要什么材料",
  "还能拿吗",
  "有什么好处",
  "什么时候开始报",
  "那去年没评上今年还能评吗",
  "我们是2024年认定的，还能拿吗",
  "请问怎么申请？",
  "区里有什么补贴",
  "Is there a deadline?",
  "What documents do we need?",
])("names no matter: %s", (text) => {
  expect(isBareQuestion(text)).toBe(true);
});

test.each([
  "高企有截止时间吗",
  "海外工程师要什么材料",
  "外国人工作许可怎么办",
  "设备投资有补助吗",
  "非法聘用罚多少",
  "年龄有限制吗",
  "Is there a deadline for HNTE?",
  "好的",
  "有",
  "可以",
  "我们报",
  "",
])("names a matter, or asks nothing: %s", (text) => {
  expect(isBareQuestion(text)).toBe(false);
});

test("a run of one word does not hang", () => {
  for (const word of ["有", "什么时候", "20", "what ", "截"]) {
    expect(isBareQuestion(word.repeat(4_000))).toBe(false);
  }
});
