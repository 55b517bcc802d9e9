/** Texts for Slack: harmless, visible, and of a length that it takes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { clip, toFallback, toHarmless, toPlain } from "../../../../src/channels/slack/escape.ts";
import { LIMITS } from "../../../../src/channels/slack/limits.ts";
import { splitRuns, toRows, toRun } from "../../../../src/channels/slack/rich-text.ts";
import { anyLength } from "./make-slack.ts";

test("broadcasts, mentions and links of others are plain text, figures stay as they are", () => {
  expect(toHarmless("<!channel> <@U1> <#C1|x> <https://a.example|官网> <mailto:a@b.c>")).toBe(
    "＜!channel> ＜@U1> ＜#C1|x> ＜https://a.example|官网> ＜mailto:a@b.c>",
  );
  expect(toHarmless("气孔率<0.5%，a<b，寿命>3年")).toBe("气孔率<0.5%，a<b，寿命>3年");
});

test("what nobody sees is taken out, so that a text reads as it is", () => {
  expect(toHarmless("\u202E05\u202C万<\u200B!channel> 科\u2060技\u00AD局\u{E0041}\uFEFF")).toBe(
    "05万＜!channel> 科技局",
  );
});

test("the fallback writes Slack's control characters as entities and is never empty", () => {
  expect(toFallback("a & b < c > d")).toBe("a &amp; b &lt; c &gt; d");
  expect(toFallback(" \u200B ")).toBe("—");
});

test("a text that is cut ends in an ellipsis, and no character or entity is cut in two", () => {
  expect(clip("一二三四", 3)).toBe("一二…");
  expect(clip("一\u{1F600}二三", 3)).toBe("一…");
  expect(toFallback("&".repeat(2000))).toMatch(/^(?:&amp;)+…$/u);
});

test("plain text objects and the fallback fit, whatever the text", () => {
  fc.assert(
    fc.property(anyLength, fc.integer({ min: 1, max: 3000 }), (text, maxChars) => {
      const { text: plain } = toPlain(text, maxChars);
      expect(plain.length).toBeGreaterThan(0);
      expect(plain.length).toBeLessThanOrEqual(maxChars);
      const fallback = toFallback(text);
      expect(fallback.length).toBeLessThanOrEqual(LIMITS.message.text);
      expect(fallback).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/u);
    }),
    { numRuns: 50 },
  );
});

test("runs that are split say the same together", () => {
  fc.assert(
    fc.property(anyLength, fc.integer({ min: 2, max: 500 }), (text, maxChars) => {
      const portions = splitRuns(toRun(text), maxChars);
      const said = portions.flat().map((run) => run.text ?? "");
      expect(said.join("")).toBe(toHarmless(text));
      expect(portions.every((runs) => runs.reduce((sum, run) => sum + (run.text ?? "").length, 0) <= maxChars)).toBe(
        true,
      );
    }),
    { numRuns: 50 },
  );
});

test("rows without a value are left out", () => {
  expect(
    toRows([
      ["企业", null],
      ["联系人", " "],
    ]),
  ).toEqual([]);
  expect(
    JSON.stringify(
      toRows([
        ["企业", "鼎力"],
        ["空", null],
        ["状态", "已派"],
      ]),
    ),
  ).toContain("鼎力\\n");
});
