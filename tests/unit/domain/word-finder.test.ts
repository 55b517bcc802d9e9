/** Word lists: what counts as a word being in a text. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseText } from "../../../src/domain/text.ts";
import { buildWordFinder, isWord } from "../../../src/domain/word-finder.ts";

const find = (words: string[], text: string) => buildWordFinder(words)(normaliseText(text));

describe("finding", () => {
  test("Traditional, full-width and capital writing do not matter", () => {
    expect(find(["压铸"], "壓鑄件有氣孔")).toEqual(["压铸"]);
    expect(find(["MES"], "ＭＥＳ和erp对不上")).toEqual(["MES"]);
  });

  test("a Latin word counts only as a whole, also beside Chinese, and in the plural", () => {
    expect(find(["CT"], "零件要做CT检测")).toEqual(["CT"]);
    expect(find(["CT"], "the impact is large")).toEqual([]);
    expect(find(["robot"], "we need robots")).toEqual(["robot"]);
    expect(find(["X光"], "缺X光设备")).toEqual(["X光"]);
  });

  test("a later occurrence counts when the first is part of another word", () => {
    expect(find(["ct"], "impact of CT")).toEqual(["ct"]);
  });

  test("a word inside a longer one that was found is left out", () => {
    expect(find(["模具", "压铸模具"], "压铸模具热裂")).toEqual(["压铸模具"]);
  });

  test("between slashes stands an expression, and what it met is given", () => {
    expect(find(["/招(?:个|一个)[^,。]{0,6}师傅/"], "想招个焊接师傅。")).toEqual(["招个焊接师傅"]);
    expect(find(["/招.师傅/"], "没有")).toEqual([]);
  });
});

test("a list's line must say something, and an expression must compile", () => {
  expect(isWord("轴承")).toBe(true);
  expect(isWord("  ")).toBe(false);
  expect(isWord("/(/")).toBe(false);
});

test("every word found is in the text", () => {
  const word = fc.constantFrom("轴承", "轴承钢", "阀", "cnc", "cad", "软件");
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (words, parts) => {
      const text = parts.join("，");
      return find(words, text).every((found) => normaliseText(text).includes(found));
    }),
  );
});
