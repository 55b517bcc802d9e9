/** What is stored and searched of a document. */
import { describe, expect, test } from "vitest";
import { toPassageTexts, toStoredClauses } from "../../../src/domain/passage-texts.ts";
import { make } from "../make.ts";

const entry = make.entry({
  clauses: ["首次认定奖励20万元。", "每年5月底前填报。", "没有收入的标准。"],
  companion: {
    aliases: ["测试奖", "测试补"],
    clauses: {
      要点1: {
        answers: ["amount", "condition"],
        questions: ["奖多少", "How much?"],
      },
      要点3: {
        gap: true,
        answers: ["materials"],
        department: "税务局",
        questions: ["要什么材料"],
      },
    },
    overviews: [
      {
        heading: "条件如下",
        clauses: ["要点1", "要点2"],
        questions: ["条件有哪些"],
      },
    ],
    gaps: [
      {
        answers: ["window"],
        reason: "批次没有收入",
        department: "区科技局",
        questions: ["第几批"],
      },
    ],
  },
});
const whole = async (text: string) => [text];

describe("stored clauses", () => {
  const stored = toStoredClauses(entry);

  test("clauses, overviews and gaps get stable ids of document and path", () => {
    expect(stored.map(({ id, kind }) => [id, kind])).toEqual([
      ["T-1#要点1", "clause"],
      ["T-1#要点2", "clause"],
      ["T-1#要点3", "gap"],
      ["T-1#总览1", "overview"],
      ["T-1#空缺1", "gap"],
    ]);
  });

  test("what a clause's figures show that it answers is added, nothing twice", () => {
    expect(stored.map((clause) => clause.answers)).toEqual([
      ["amount", "condition"],
      ["window"],
      ["materials"],
      [],
      ["window"],
    ]);
  });

  test("a gap knows who can say more", () => {
    expect(stored.filter(({ kind }) => kind === "gap").map((clause) => clause.department)).toEqual([
      "税务局",
      "区科技局",
    ]);
  });
});

describe("passage texts", () => {
  test("a clause is found by its names, heading and words, and by every way to ask", async () => {
    const texts = await toPassageTexts(entry, whole);
    expect(texts.filter(({ clauseId }) => clauseId === "T-1#要点1")).toEqual([
      {
        clauseId: "T-1#要点1",
        kind: "text",
        text: "测试办法\n测试奖 测试补\n标准\n首次认定奖励20万元。",
      },
      { clauseId: "T-1#要点1", kind: "question", text: "奖多少" },
      { clauseId: "T-1#要点1", kind: "question", text: "How much?" },
    ]);
  });

  test("overviews and gaps can be asked for too", async () => {
    const texts = await toPassageTexts(entry, whole);
    const asked = texts.filter(({ kind }) => kind === "question").map(({ clauseId, text }) => [clauseId, text]);
    expect(asked).toContainEqual(["T-1#总览1", "条件有哪些"]);
    expect(asked).toContainEqual(["T-1#空缺1", "第几批"]);
  });

  test("every part of a long clause keeps the document's names", async () => {
    const texts = await toPassageTexts(entry, async (text) => [text.slice(0, 4), text.slice(4)]);
    const parts = texts.filter(({ clauseId, kind }) => clauseId === "T-1#要点1" && kind === "text");
    expect(parts.map(({ text }) => text.split("\n").at(-1))).toEqual(["首次认定", "奖励20万元。"]);
    expect(parts.every(({ text }) => text.startsWith("测试办法\n测试奖 测试补\n"))).toBe(true);
  });

  test("every text belongs to a stored clause, and every stored clause has a text", async () => {
    const ids = new Set(toStoredClauses(entry).map((clause) => clause.id));
    const texts = await toPassageTexts(entry, whole);
    expect(new Set(texts.filter(({ kind }) => kind === "text").map(({ clauseId }) => clauseId))).toEqual(ids);
    expect(texts.every(({ clauseId }) => ids.has(clauseId))).toBe(true);
  });
});
