/** Curated answers: the same question meets under one key, and the document holds nothing but what staff wrote. */
import { expect, test } from "vitest";
import { isCurated, questionKey, tidyQuestion, toCuratedEntry } from "../../../src/domain/curated-answer.ts";
import { checkEntry } from "../../../src/domain/knowledge-check.ts";
import { FrontMatter, statusOn } from "../../../src/domain/policy-document.ts";

const CURATED = {
  id: "QA-0001",
  question: "夏令营补多少钱",
  answer: "每人不超过800元。",
  source: "电话答复",
  sourceOn: "2026-06-29",
  clauseId: null,
  department: "区科协",
  level: "district",
  reviewOn: "2027-03-31",
  createdOn: "2026-06-30",
} as const;

test.each([
  ["请问夏令营有补贴吗？", "夏令营有补贴"],
  ["你好，夏令營有補貼嗎", "夏令营有补贴"],
  ["夏令营 有补贴吗!!谢谢", "夏令营有补贴"],
  ["夏令营有补贴吗；夏令营有补贴吗？", "夏令营有补贴"],
])("%s asks %s", (text, other) => {
  expect(questionKey(text)).toBe(questionKey(other));
});

test("other questions have other keys", () => {
  expect(questionKey("市里补多少")).not.toBe(questionKey("区里补多少"));
  expect(questionKey("补20%还是30%")).not.toBe(questionKey("补2030"));
});

test("of a condensed question what was said twice is said once", () => {
  expect(tidyQuestion("夏令营有补贴吗；夏令营有补贴吗？；飞手培训呢")).toBe("夏令营有补贴吗；飞手培训呢");
});

test("the document is sound, lasts to its review day, and its only clause is the answer", () => {
  const entry = toCuratedEntry(CURATED);
  const { front, clauses, file } = entry.document;
  expect(checkEntry(entry, new Set())).toEqual([]);
  expect(FrontMatter.parse(front)).toEqual(front);
  expect([statusOn(front, "2027-03-31"), statusOn(front, "2027-04-01")]).toEqual(["in force", "expired"]);
  expect(clauses.map(({ path, text }) => [path, text])).toEqual([["要点1", CURATED.answer]]);
  expect(entry.companion.clauses["要点1"]).toMatchObject({ questions: [CURATED.question], answers: ["amount"] });
  expect([isCurated(file), isCurated("knowledge/policies/QA-0001.md")]).toEqual([true, false]);
});
