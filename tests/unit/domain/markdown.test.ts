/** Markdown as tokens, addresses that may be linked, and text that shows what it says. */
import { expect, test } from "vitest";
import { parseMarkdown } from "../../../src/domain/markdown.ts";
import { toVisibleText } from "../../../src/domain/visible-text.ts";
import { isWebAddress } from "../../../src/domain/web-address.ts";

test("bold ends before a Chinese character also after punctuation", () => {
  const [paragraph] = parseMarkdown("按**20万元（含）**的标准");
  expect(paragraph).toMatchObject({
    tokens: [{ text: "按" }, { type: "strong", text: "20万元（含）" }, { text: "的标准" }],
  });
});

test.each(["javascript:alert(1)", "https://user:pw@a.example", "ftp://a.example", "/documents/NB-01", "mailto:a@b.c"])(
  "%s is no web address",
  (href) => {
    expect(isWebAddress(href)).toBe(false);
  },
);

test("hidden characters are taken out, lines and broken characters are mended", () => {
  expect(toVisibleText("科\u200B技\u202E局\r\n一\r二\u00AD\ud83d\u{E0041}")).toBe("科技局\n一\n二\uFFFD");
  expect(isWebAddress("https://gov.example/a?b=1")).toBe(true);
});
