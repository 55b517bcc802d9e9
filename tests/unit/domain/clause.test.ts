/** Cutting documents into clauses. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClauseText, parseClauses } from "../../../src/domain/clause.ts";

function parse(text: string): ClauseText[] {
  const parsed = parseClauses({ file: "a.md", text, firstLine: 1 });
  expect(parsed).toMatchObject({ ok: true });
  return parsed.ok ? parsed.value : [];
}

function faults(text: string): { line: number | null; message: string }[] {
  const parsed = parseClauses({ file: "a.md", text, firstLine: 10 });
  return parsed.ok ? [] : parsed.problems;
}

describe("summaries", () => {
  test("each 要点 is a clause with its heading, source and place in the original", () => {
    const text =
      "## 要点1 注册年限\n\n须满一年。\n\n原文位置：第11条（一）\n来源：https://example.org/a\n\n## 要点 2 领域\n八大领域。";
    expect(parse(text)).toEqual([
      {
        path: "要点1",
        heading: "注册年限",
        originalPath: "第11条（一）",
        text: "须满一年。",
        source: "https://example.org/a",
        line: 1,
      },
      {
        path: "要点2",
        heading: "领域",
        originalPath: null,
        text: "八大领域。",
        source: null,
        line: 8,
      },
    ]);
  });
});

describe("official text", () => {
  test("articles keep their number, the chapter is their heading", () => {
    const clauses = parse("第一章　总则\n第一条　为了……，制定本办法。\n第二条之一 本办法所称。\n续行。");
    expect(clauses.map(({ path, heading, text }) => ({ path, heading, text }))).toEqual([
      { path: "第一条", heading: "第一章　总则", text: "为了……，制定本办法。" },
      {
        path: "第二条之一",
        heading: "第一章　总则",
        text: "本办法所称。\n续行。",
      },
    ]);
  });

  test("items of an article are clauses of their own under its opening words", () => {
    const clauses = parse("第三条 条件如下：\n（一）满一年；\n附则。\n(二) 有专利。");
    expect(clauses.map(({ path, text }) => [path, text])).toEqual([
      ["第三条（一）", "条件如下：\n（一）满一年；\n附则。"],
      ["第三条（二）", "条件如下：\n(二) 有专利。"],
    ]);
  });

  test("words before the first heading are an introduction", () => {
    expect(parse("各有关单位：\n现通知如下。\n第一条 内容。").map((one) => one.path)).toEqual(["导语", "第一条"]);
  });
});

describe("tables", () => {
  test("every row repeats the header", () => {
    const clauses = parse(
      "## 要点1 标准\n按下表。\n| 档次 | 奖励 |\n|---|:---:|\n| 一等 | 20万元 |\n| 二等 | 10万元 |",
    );
    expect(clauses.map(({ path, text }) => [path, text])).toEqual([
      ["要点1", "按下表。"],
      ["要点1 表第1行", "档次：一等；奖励：20万元。"],
      ["要点1 表第2行", "档次：二等；奖励：10万元。"],
    ]);
  });
});

describe("what is refused", () => {
  test("a document without clauses", () => {
    expect(faults("\n \n")).toMatchObject([{ line: 10, message: "正文里没有条款。" }]);
  });

  test("a path that occurs twice, at its line", () => {
    expect(faults("## 要点1 甲\n内容。\n## 要点1 乙\n内容。")).toMatchObject([{ line: 12 }]);
  });

  test("a 要点 without text is not lost in silence", () => {
    expect(faults("## 要点1 甲\n内容。\n\n## 要点2 乙\n\n来源：https://example.org\n")).not.toEqual([]);
  });
});

describe("properties", () => {
  test("line ends of Windows change nothing", () => {
    const text = "## 要点1 甲\n一。\n二。\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## 要点2 乙\n三。\n来源：x\n";
    expect(parse(text.replaceAll("\n", "\r\n"))).toEqual(parse(text));
  });

  test("every sentence of every point is in exactly the clause of its point, paths are unique, lines are right", () => {
    const sentence = fc.integer({ min: 1, max: 9999 }).map((number) => `规定${number}的内容。`);
    const point = fc.array(sentence, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), (points) => {
        const text = points.map((lines, index) => `## 要点${index + 1} 标题\n\n${lines.join("\n")}\n`).join("\n");
        const clauses = parse(text);
        const written = text.split("\n");
        expect(clauses.map((clause) => clause.text)).toEqual(points.map((lines) => lines.join("\n")));
        return clauses.every((clause) => written[clause.line - 1] === `## ${clause.path} 标题`);
      }),
    );
  });

  test("any text is parsed or refused with a line inside the file, never thrown at", () => {
    const pieces = fc.constantFrom(
      "## 要点1 甲",
      "第一条",
      "（一）",
      "| a |",
      "|---|",
      "来源：",
      "# ",
      "内容",
      "",
      "第二章",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((lines) => lines.join("\n")),
    );
    fc.assert(
      fc.property(text, (body) => {
        const parsed = parseClauses({ file: "a.md", text: body, firstLine: 1 });
        const last = body.split("\n").length;
        return parsed.ok
          ? new Set(parsed.value.map((one) => one.path)).size === parsed.value.length
          : parsed.problems.every((one) => one.line !== null && one.line >= 1 && one.line <= last);
      }),
    );
  });
});
