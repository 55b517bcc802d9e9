/** What a question that leans on the one before is read as, and which questions are not completed with it. */
import { expect, test } from "vitest";
import { completeQuestion } from "../../../src/domain/complete-question.ts";
import { findFacets } from "../../../src/domain/facets.ts";
import { normaliseText } from "../../../src/domain/text.ts";

const NAMES = ["青年科技创新领军人才", "高企奖励", "首台套", "高企", "小巨人", "加计扣除", "海外工程师"];
const MEASURES = ["年龄", "营收", "科技人员"];

function read(last: string, own: string, title: string | null = null) {
  return completeQuestion(own, last, {
    findNames: (text) => NAMES.filter((name) => text.includes(name)),
    isMeasure: (word) => MEASURES.includes(word),
    title,
    aspects: findFacets(normaliseText(own), "2026-06-30").aspects,
  });
}

test.each([
  ["市级海外工程师年薪要多少", "那省里那个呢", "省里海外工程师年薪要多少"],
  ["高企首次认定市里奖多少", "那区里呢", "区里高企首次认定奖多少"],
  ["去年销售额三个亿，高企市里有奖励吗", "那一亿八的呢", "去年销售额1.8亿,高企市里有奖励吗"],
  ["高企首次认定奖多少", "要是重新认定呢", "高企重新认定奖多少"],
  ["省内首台套省里奖多少", "国际的呢", "国际首台套省里奖多少"],
  ["首台套省里奖多少", "零部件类的也有吗", "零部件类的,首台套省里奖多少"],
  ["加计扣除比例是多少", "要是工业母机企业呢", "工业母机企业,加计扣除比例是多少"],
  [
    "how much is the reward for first-time certification?",
    "And for re-certification?",
    "how much is the reward for re-certification certification?",
  ],
])("after 「%s」, 「%s」 asks again: %s", (last, own, text) => {
  expect(read(last, own)).toMatchObject({ relation: "again", text });
});

test.each([
  ["青年科技创新领军人才项目资助多少钱", "有截止时间吗"],
  ["青年科技创新领军人才项目资助多少钱", "那年龄呢"],
  ["青年科技创新领军人才项目资助多少钱", "那个资助是一次性的吗"],
  ["青年科技创新领军人才项目资助多少钱", "需要什么材料"],
])("after 「%s」, 「%s」 asks something else of the same programme, without what was asked before", (last, own) => {
  expect(read(last, own)).toMatchObject({ relation: "further", focus: own, subject: "青年科技创新领军人才" });
});

test("what narrows the programme stays with it, but not for the department", () => {
  expect(read("省级海外工程师年薪要多少", "需要什么材料").subject).toBe("省级海外工程师");
  expect(read("省级海外工程师年薪要多少", "归哪个局管").subject).toBe("海外工程师");
});

test("another programme takes over what was asked and nothing of the old subject", () => {
  const { relation, focus, subject } = read("高企首次认定市里奖多少", "小巨人呢");
  expect([relation, focus]).toEqual(["beside", "小巨人"]);
  expect(subject).not.toContain("高企");
});

test("a question with a subject and an aim of its own is new, whatever word it begins with", () => {
  expect(read("首台套省里奖多少", "那高企首次认定市里奖多少")).toMatchObject({ relation: "new", subject: "" });
});

test("this policy is the document of the last answer", () => {
  expect(read("灯塔工厂奖多少", "这个政策到什么时候", "某某实施细则").subject).toBe("某某实施细则");
});

test.each([
  ["省级海外工程师年薪要多少", "需要什么材料", "省级海外工程师;需要什么材料"],
  ["请问海外工程师有什么补助", "那省里呢", "省里海外工程师有什么补助"],
  ["您好，请问一下，首台套省里奖多少", "那市里呢", "市里首台套奖多少"],
  ["想问下半年首台套省里奖多少", "那市里呢", "市里下半年首台套奖多少"],
  ["高企重新认定市里奖多少", "要什么材料", null],
  ["高企重新 市里;要什么材料", "什么时候截止", null],
  ["高企重新 市里;要什么材料", "那区里呢", null],
  ["有截止时间吗", "年龄有限制吗", null],
])("after 「%s」, 「%s」 is shown as whole words or not at all: %s", (last, own, shown) => {
  expect(read(last, own).shown).toBe(shown);
});

test("after a question that says no name, the document of its answer is the subject of one that names nothing", () => {
  const title = "某某实施细则";
  expect(read("招了个外国博士给钱吗", "有截止时间吗", title)).toMatchObject({ relation: "further", subject: title });
  expect(read("招了个外国博士给钱吗", "有截止时间吗")).toMatchObject({ relation: "beside" });
});

test("a run of one word does not hang", () => {
  for (const word of ["请问", "你好,", "那", "要是", "and ", "也", "的", "省里"]) {
    expect(read(word.repeat(4_000), word.repeat(4_000)).text.length).toBeGreaterThan(0);
  }
});
