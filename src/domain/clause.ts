/** A clause (条款): the smallest part an answer may cite, cut out of Markdown or plain official text with its path. */
import type { Parsed, Problem } from "./problem.ts";

/**
 * One clause as the file gives it.
 *
 * Shape   `path` is unique in the document (要点3, 第三条（二）, 附表 第2行); `line` counts from 1
 */
export type ClauseText = {
  path: string;
  heading: string;
  originalPath: string | null;
  text: string;
  source: string | null;
  line: number;
};

type Body = { file: string; text: string; firstLine: number };
type Block = { path: string; heading: string; lines: string[]; line: number };

const NUMERAL = "[0-9零〇一二三四五六七八九十百千]+";
const HEADING = /^(#{1,6})\s+(.+?)\s*$/;
const POINT = /^(要点\s*\d+)[\s、:：]*(.*)$/;
const CHAPTER = new RegExp(`^(第${NUMERAL}[章节编])[\\s　]*(.*)$`);
const ARTICLE = new RegExp(`^(第${NUMERAL}条(?:之${NUMERAL})?)[\\s　:：]*(.*)$`);
const SUBITEM = new RegExp(`^[（(](${NUMERAL})[）)]\\s*(.*)$`);
const ORIGINAL_PATH = /^原文位置[:：]\s*(.+)$/;
const SOURCE = /^来源[:：]\s*(.+)$/;

/** Cuts the body of a document into clauses in order; a document without any is refused. */
export function parseClauses(body: Body): Parsed<ClauseText[]> {
  const clauses = toBlocks(body).flatMap(toClauses);
  const problems = [...findRepeatedPaths(body.file, clauses), ...findEmpty(body.file, clauses)];
  if (clauses.length === 0) {
    problems.push({
      file: body.file,
      line: body.firstLine,
      message: "正文里没有条款。",
      remedy: "用“## 要点1 标题”分段，或保留原文的“第一条……”。",
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: clauses };
}

/** Groups lines under the heading, point or article they belong to. */
function toBlocks(body: Body): Block[] {
  const blocks: Block[] = [];
  let chapter = "";
  let block: Block = { path: "", heading: "", lines: [], line: body.firstLine };
  const start = (path: string, heading: string, first: string, line: number) => {
    block = { path, heading, lines: first === "" ? [] : [first], line };
    blocks.push(block);
  };
  for (const [index, raw] of body.text.split(/\r?\n/).entries()) {
    const line = body.firstLine + index;
    const heading = HEADING.exec(raw);
    const title = heading?.[2] ?? raw.trim();
    const article = ARTICLE.exec(title);
    const point = heading === null ? null : POINT.exec(title);
    const newChapter = CHAPTER.exec(title);
    if (point !== null) {
      start((point[1] ?? "").replace(/\s/g, ""), point[2] ?? "", "", line);
    } else if (article !== null) {
      start(
        article[1] ?? "",
        heading === null ? chapter : (article[2] ?? ""),
        heading === null ? (article[2] ?? "") : "",
        line,
      );
    } else if (newChapter !== null) {
      chapter = title;
    } else if (heading !== null) {
      chapter = title;
      start(title, title, "", line);
    } else if (blocks.length === 0 && raw.trim() !== "") {
      start("导语", "导语", raw.trim(), line);
    } else {
      block.lines.push(raw);
    }
  }
  // A point or article without text stays, so that it is refused by name instead of being lost.
  return blocks.filter(({ lines, path }) => lines.some((line) => line.trim() !== "") || isNumbered(path));
}

function isNumbered(path: string): boolean {
  return POINT.test(path) || ARTICLE.test(path);
}

function toClauses(block: Block): ClauseText[] {
  const source = firstMatch(block.lines, SOURCE);
  const originalPath = firstMatch(block.lines, ORIGINAL_PATH);
  const lines = block.lines
    .map((line) => line.trim())
    .filter((line) => !SOURCE.test(line) && !ORIGINAL_PATH.test(line));
  const shared = {
    heading: block.heading,
    originalPath,
    source,
    line: block.line,
  };
  const table = lines.filter((line) => line.startsWith("|"));
  const prose = lines.filter((line) => line !== "" && !line.startsWith("|"));
  const parts = [...splitSubitems(block.path, prose), ...tableRows(block.path, table)];
  return (parts.length > 0 ? parts : [{ path: block.path, text: "" }]).map((part) => ({ ...shared, ...part }));
}

function firstMatch(lines: string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const found = pattern.exec(line.trim());
    if (found !== null) {
      return found[1]?.trim() ?? null;
    }
  }
  return null;
}

/** An article with （一）（二） items gives one clause an item, each after the article's opening words. */
function splitSubitems(path: string, lines: string[]): { path: string; text: string }[] {
  const firstItem = lines.findIndex((line) => SUBITEM.test(line));
  if (firstItem < 0) {
    return lines.length === 0 ? [] : [{ path, text: lines.join("\n") }];
  }
  const opening = lines.slice(0, firstItem).join("\n");
  const parts: { path: string; text: string }[] = [];
  for (const line of lines.slice(firstItem)) {
    const item = SUBITEM.exec(line);
    const last = parts.at(-1);
    if (item !== null) {
      parts.push({
        path: `${path}（${item[1]}）`,
        text: opening === "" ? line : `${opening}\n${line}`,
      });
    } else if (last !== undefined) {
      last.text += `\n${line}`;
    }
  }
  return parts;
}

/** Each row of a Markdown table is a clause of its own that repeats the header: `列：值；列：值。` */
function tableRows(path: string, lines: string[]): { path: string; text: string }[] {
  const cells = (line: string) =>
    line
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cell.trim());
  const [header, ...rest] = lines;
  if (header === undefined) {
    return [];
  }
  const names = cells(header);
  return rest
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line, index) => ({
      path: `${path} 表第${index + 1}行`,
      text: `${cells(line)
        .map((cell, column) => `${names[column] ?? `第${column + 1}列`}：${cell}`)
        .join("；")}。`,
    }));
}

function findRepeatedPaths(file: string, clauses: ClauseText[]): Problem[] {
  const seen = new Set<string>();
  return clauses.flatMap((clause) => {
    const repeated = seen.has(clause.path);
    seen.add(clause.path);
    return repeated
      ? [
          {
            file,
            line: clause.line,
            message: `条款“${clause.path}”出现了两次。`,
            remedy: "改成不同的编号。",
          },
        ]
      : [];
  });
}

function findEmpty(file: string, clauses: ClauseText[]): Problem[] {
  return clauses
    .filter((clause) => clause.text.trim() === "")
    .map((clause) => ({
      file,
      line: clause.line,
      message: `条款“${clause.path}”没有正文。`,
      remedy: "补上正文或删掉标题。",
    }));
}
