/** Boundaries: which words stop a message before any search. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Boundary, buildBoundaries, findBoundary } from "../../../src/domain/boundary.ts";

const boundary = (changes: Record<string, unknown>) =>
  Boundary.parse({
    id: "one",
    kind: "out_of_scope",
    all: [["社保"]],
    department: "人社局",
    reply: "请问人社局。",
    reply_en: "Please ask 人社局.",
    ...changes,
  });
const finds = (text: string, ...changes: Record<string, unknown>[]) =>
  findBoundary(text, buildBoundaries(changes.map(boundary)))?.id ?? null;

describe("matching", () => {
  test("one word of every row is enough, and needed", () => {
    const rows = {
      all: [
        ["发票", "开票"],
        ["怎么", "哪里"],
      ],
    };
    expect(finds("哪里可以开票", rows)).toBe("one");
    expect(finds("发票", rows)).toBeNull();
    expect(finds("怎么申报", rows)).toBeNull();
  });

  test("a word of `none` lets the message pass", () => {
    expect(finds("社保怎么交", { none: ["高企"] })).toBe("one");
    expect(finds("报高企要不要社保证明", { none: ["高企"] })).toBeNull();
  });

  test("a reply names the place that was met", () => {
    const rules = { all: [["慈溪", "/(余姚|宁海)的奖/"]], reply: "{word}的标准没有收入。" };
    const replyTo = (text: string) => findBoundary(text, buildBoundaries([boundary(rules)]))?.reply;
    expect(replyTo("慈溪奖多少")).toBe("慈溪的标准没有收入。");
    expect(replyTo("宁海的奖多少")).toBe("宁海的标准没有收入。");
  });

  test("between slashes stands a regular expression, elsewhere its signs are plain words", () => {
    expect(finds("今天天气如何", { all: [["/^今天.*如何$/"]] })).toBe("one");
    expect(finds("c.d", { all: [["c.d"]] })).toBe("one");
    expect(finds("cxd", { all: [["c.d"]] })).toBeNull();
  });

  test("plain words may be written in capitals", () => {
    expect(finds("how about vat", { all: [["VAT"]] })).toBe("one");
  });

  test("a greeting counts only when the message is little else", () => {
    const greeting = { all: [["你好"]], whole: true };
    expect(finds("你好呀", greeting)).toBe("one");
    expect(finds("你好,我们公司想问一下高企首次认定市里奖多少", greeting)).toBeNull();
  });

  test("the first that matches decides", () => {
    expect(finds("社保", { id: "first" }, { id: "second" })).toBe("first");
    expect(finds("社保", { id: "first", all: [["医保"]] }, { id: "second" })).toBe("second");
  });

  test("nothing matches without rules", () => {
    expect(findBoundary("社保", [])).toBeNull();
  });
});

describe("schema", () => {
  test.each([
    ["an empty pattern, which every message would meet", { all: [[""]] }],
    ["a row without words", { all: [[]] }],
    ["no row at all", { all: [] }],
    ["an unknown kind", { kind: "refuse" }],
    ["a missing English reply", { reply_en: "" }],
    ["an unknown key", { any: ["社保"] }],
  ])("refuses %s", (_, changes) => {
    expect(() => boundary(changes)).toThrow();
  });
});

test("a rule matches exactly when each row has a word in the text and `none` has not", () => {
  const word = fc.constantFrom("甲", "乙", "丙", "丁");
  const rows = fc.array(fc.array(word, { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 3,
  });
  const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(""));
  fc.assert(
    fc.property(rows, fc.array(word, { maxLength: 1 }), text, (all, none, message) => {
      const expected =
        all.every((row) => row.some((one) => message.includes(one))) && !none.some((one) => message.includes(one));
      return (finds(message, { all, none }) === "one") === expected;
    }),
  );
});
