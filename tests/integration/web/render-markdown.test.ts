/** What a reply's Markdown may become in a page, and what it must never become. */
import { expect, test } from "vitest";
import { renderMarkdown } from "../../../src/channels/web/render-markdown.ts";

async function render(markdown: string): Promise<string> {
  return (await renderMarkdown(markdown, async () => null)).toString();
}

test("a script in a reply is shown as text", async () => {
  const shown = await render("你好 <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>");
  expect(shown).not.toMatch(/<script|<img/);
  expect(shown).toContain("&lt;script&gt;");
});

test.each([
  "[点这里](javascript:alert(1))",
  "[点这里](JaVaScRiPt:alert(1))",
  "[点这里](java&#115;cript:alert(1))",
  "[点这里](data:text/html,<script>)",
  "[点这里](vbscript:x)",
  "[点这里](//evil.example/x)",
  "[点这里](/\\evil.example)",
  "[点这里](/logout)",
  "[点这里](https://bank.example@evil.example/)",
  "[点这里][x]\n\n[x]: javascript:alert(1)",
  "![点这里](https://evil.example/pixel.png)",
  "<javascript:alert(1)>",
])("%s gives no link and no image", async (markdown) => {
  expect(await render(markdown)).not.toMatch(/<a |<img|href=|src=/);
});

test("a link's address cannot break out of its attribute", async () => {
  const shown = await render('[x](https://example.com/"onmouseover="alert(1))');
  expect(shown).not.toMatch(/"\s*onmouseover/);
});

test("a link to a clause stays on our pages, a link to a source opens elsewhere without telling where from", async () => {
  const shown = await render("[要点1](/documents/NB-01#%E8%A6%81%E7%82%B91) [来源](https://example.com/a?b=1&c=2)");
  expect(shown).toContain('<a href="/documents/NB-01#%E8%A6%81%E7%82%B91">要点1</a>');
  expect(shown).toContain(
    '<a href="https://example.com/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">来源</a>',
  );
});

test("a link to a clause finds its anchor, however it was written", async () => {
  const anchored = '<a href="/documents/NB-01#%E8%A6%81%E7%82%B93%20%E8%A1%A8%E7%AC%AC1%E8%A1%8C">x</a>';
  expect(await render("[x](</documents/NB-01#要点3 表第1行>)")).toContain(anchored);
  expect(await render("[x](/documents/NB-01#%E8%A6%81%E7%82%B93%20%E8%A1%A8%E7%AC%AC1%E8%A1%8C)")).toContain(anchored);
  expect(await render("[x](/documents/NB-01#%)")).toContain('href="/documents/NB-01#%"');
});

test("a bare address ends where Chinese begins", async () => {
  const shown = await render("来源：https://example.com/a.html。其他内容");
  expect(shown).toContain('href="https://example.com/a.html"');
  expect(shown).toContain("</a>。其他内容");
});

test("marks that reorder text are removed", async () => {
  expect(await render("金额\u202e元万02\u202c，\u2066x\u2069\u200f")).toBe("<p>金额元万02，x</p>\n");
});

test("bold text closes before a Chinese character also after punctuation", async () => {
  expect(await render("**不超过20万元（含）**的奖励")).toBe("<p><strong>不超过20万元（含）</strong>的奖励</p>\n");
});

test("a paragraph can be replaced, and the part of the answer it stands in is known", async () => {
  const seen: string[] = [];
  await renderMarkdown("甲\n\n---\n\n乙\n\n丙", async (paragraph, part) => {
    seen.push(`${part.trim()}|${paragraph.trim()}`);
    return null;
  });
  expect(seen).toEqual(["|甲", "|乙", "乙|丙"]);
});

test("text nested deeper than the parser can go is shown as it was written", async () => {
  const html = String(await renderMarkdown(`${">".repeat(20_000)} <b>深</b>`, async () => null));
  expect(html).toContain("&gt;&gt;");
  expect(html).toContain("&lt;b&gt;深&lt;/b&gt;");
});
