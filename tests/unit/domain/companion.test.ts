/** The schema of the data beside a document. */
import { describe, expect, test } from "vitest";
import { Companion, emptyCompanion } from "../../../src/domain/companion.ts";

const ROW = { upTo: 5000, inclusive: true, unit: "万元", outcome: "第一档" };
const LAST = { upTo: null, inclusive: false, unit: "万元", outcome: "第二档" };

const accepts = (changes: Record<string, unknown>) => Companion.safeParse({ document: "T-1", ...changes }).success;

test("a document without data has an empty companion", () => {
  expect(emptyCompanion("T-1")).toEqual({
    document: "T-1",
    aliases: [],
    clauses: {},
    overviews: [],
    gaps: [],
    amounts: [],
    conditions: [],
    bands: [],
    tiers: [],
    verdicts: [],
  });
});

test("what a clause leaves out is filled in", () => {
  const companion = Companion.parse({
    document: "T-1",
    clauses: { 要点1: {} },
  });
  expect(companion.clauses).toEqual({
    要点1: { gap: false, answers: [], department: null, questions: [] },
  });
});

describe("refused", () => {
  const verdict = { clause: "要点1", verdict: "yes", text: "可以" };
  const condition = {
    clause: "要点1",
    fact: "sales",
    operator: ">=",
    value: 1,
    unit: "万元",
    met: "够",
    unmet: "不够",
  };
  test.each([
    ["an unknown key, so that a typo is seen", { alias: [] }],
    ["an aspect that does not exist", { clauses: { 要点1: { answers: ["price"] } } }],
    ["a verdict that nothing triggers", { verdicts: [verdict] }],
    ["a verdict that YAML read as a boolean", { verdicts: [{ ...verdict, when: ["能"], verdict: true }] }],
    ["a word that YAML read as a number", { verdicts: [{ ...verdict, when: [2014] }] }],
    ["an operator that does not exist", { conditions: [{ ...condition, operator: "≥" }] }],
    ["a value in words", { conditions: [{ ...condition, value: "1万" }] }],
    ["bands of one row", { bands: [{ clause: "要点1", fact: "sales", label: "档", rows: [ROW] }] }],
    [
      "an overview of one clause",
      {
        overviews: [{ heading: "条件", clauses: ["要点1"], questions: ["条件有哪些"] }],
      },
    ],
    [
      "a gap that nobody asks for",
      {
        gaps: [
          {
            answers: ["amount"],
            reason: "没写",
            department: "区科技局",
            questions: [],
          },
        ],
      },
    ],
  ])("%s", (_, changes) => {
    expect(accepts(changes)).toBe(false);
  });

  test("the same entries are accepted once they are right", () => {
    expect(
      accepts({
        verdicts: [
          { ...verdict, when: ["2014"] },
          { ...verdict, all: [["能"], ["报"]] },
        ],
      }),
    ).toBe(true);
    expect(accepts({ conditions: [condition] })).toBe(true);
    expect(
      accepts({
        bands: [{ clause: "要点1", fact: "sales", label: "档", rows: [ROW, LAST] }],
      }),
    ).toBe(true);
  });
});
