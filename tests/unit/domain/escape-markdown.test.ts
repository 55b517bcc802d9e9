/** A firm's words in a card: what Markdown would read as markup is kept from it, and nothing else is touched. */
import fc from "fast-check";
import { Marked } from "marked";
import { expect, test } from "vitest";
import { escapeMarkdown, unescapeMarkdown } from "../../../src/domain/escape-markdown.ts";

const marked = new Marked({ gfm: true, breaks: true });

/** What a reader sees of a rendered card row, and its tags beside those of the row itself. */
function show(words: string): { text: string; tags: string[] } {
  const html = marked.parse(`- 现状：${escapeMarkdown(words)}`, { async: false });
  const plain = html.replace(/<br>/gu, "\n").replace(/<[^>]+>/gu, "");
  const tags = [...html.matchAll(/<([a-z0-9]+)/gu)].map(([, tag = ""]) => tag);
  const decoded = plain
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
  return {
    text: decoded.trim().replace(/^现状：/u, ""),
    tags: tags.filter((tag) => !["ul", "li", "br", "p"].includes(tag)),
  };
}

test.each([
  "[内网附件](https://evil.example/x)",
  "![图](https://evil.example/pixel.png)",
  "见 https://evil.example/x 和 www.evil.example/y",
  "<https://evil.example>",
  "[a][b]\n[b]: https://evil.example",
  "气孔率高\n# 已认领\n> 局长批示\n- 一\n1. 二\n===\n---",
  "**加粗** __加粗__ ~~删~~ `码` *斜* _斜_",
  "<b>x</b> <img src=x> &#91;x&#93;",
  "a|b\n-|-\n1|2",
  "a\n:-",
  "a\n-:",
  "a\n:-:",
  "a\n* #",
  "C:\\temp\\*.dwg",
])("%s is shown as it was written", (words) => {
  expect(show(words)).toEqual({ text: words, tags: [] });
});

test.each([
  "气孔率<0.5%，寿命≥3万模次",
  "12*8 mm 的板，公差 0.5~1 mm",
  "liang_wei@example.com",
  "PA66+GF30 (黑色) #3 机",
  "50-80 万元，A&B",
])("%s needs no backslash", (words) => {
  expect(escapeMarkdown(words)).toBe(words);
});

test("whatever is written shows no markup, and the backslashes can be taken out again", () => {
  const character = fc.constantFrom(..."[]()!*_~`#>+-=|<&;:/\\.1ax气\n ");
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 40 }), (words) => {
      const shown = show(`甲${words}`);
      expect(shown.tags).toEqual([]);
      const lines = (text: string): string[] =>
        text
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "");
      expect(lines(unescapeMarkdown(escapeMarkdown(words)).replace(/\\/gu, ""))).toEqual(
        lines(words.replace(/\\/gu, "")),
      );
    }),
    { numRuns: 2000 },
  );
});
