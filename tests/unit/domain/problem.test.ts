/** Problems in files: where, what, and how to mend it. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseYaml, renderProblem } from "../../../src/domain/problem.ts";

const Schema = z.array(z.strictObject({ term: z.string(), same: z.array(z.string()).min(1) }));
const linesOf = (text: string, firstLine: number) => {
  const parsed = parseYaml({ file: "words.yaml", text, firstLine }, Schema);
  return parsed.ok ? [] : parsed.problems.map((one) => one.line);
};

describe("rendering", () => {
  const problem = {
    file: "a.md",
    line: 7,
    message: "没有标题。",
    remedy: "补上。",
  };

  test("one line says file, line, fault and remedy", () => {
    expect(renderProblem(problem)).toBe("a.md:7 没有标题。 处理：补上。");
    expect(renderProblem({ ...problem, line: null })).toBe("a.md 没有标题。 处理：补上。");
  });
});

describe("YAML", () => {
  test("what fits the schema is returned", () => {
    const parsed = parseYaml({ file: "a", text: "- { term: 甲, same: [乙] }", firstLine: 1 }, Schema);
    expect(parsed).toEqual({ ok: true, value: [{ term: "甲", same: ["乙"] }] });
  });

  test("a fault is named by the line at which its value stands, counted in the whole file", () => {
    const text = "- term: 甲\n  same:\n    - 乙\n    - 3\n- term: 丙\n  same: []\n";
    expect(linesOf(text, 1)).toEqual([4, 6]);
    expect(linesOf(text, 21)).toEqual([24, 26]);
  });

  test("a missing field is named at the entry that lacks it", () => {
    expect(linesOf("- term: 甲\n  same: [乙]\n- term: 丙\n", 1)).toEqual([3]);
  });

  test("broken syntax is named with its line and no parser's prose", () => {
    const parsed = parseYaml({ file: "words.yaml", text: "- term: 甲\n- term: [乙\n", firstLine: 1 }, Schema);
    expect(parsed.ok ? [] : parsed.problems.map((one) => one.message)).toEqual([
      expect.stringMatching(/^YAML 写法有误（[A-Z_]+）。$/u),
    ]);
  });

  test("the same key twice is a fault", () => {
    expect(linesOf("- term: 甲\n  term: 乙\n  same: [丙]\n", 1)).toEqual([2]);
  });

  test("an empty file is a fault and not an exception", () => {
    expect(linesOf("", 1)).toEqual([1]);
  });
});
