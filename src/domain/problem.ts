/** A problem in a file that a clerk edits: which file and line, what is wrong, and how to mend it. */
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** One thing wrong in a knowledge file. `line` counts from 1; null when the whole file is meant. */
export type Problem = {
  file: string;
  line: number | null;
  message: string;
  remedy: string;
};

/** Either a parsed value or what is wrong with it; never both. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** One line for people: `file:line 问题。处理：…`. */
export function renderProblem(problem: Problem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  return `${place} ${problem.message} 处理：${problem.remedy}`;
}

type YamlSource = { file: string; text: string; firstLine: number };

/**
 * Parses YAML against a schema and names the line of each fault.
 *
 * Shape   `firstLine` is the line of the file at which `text` begins (1 for a whole file)
 */
export function parseYaml<S extends z.ZodType>(source: YamlSource, schema: S): Parsed<z.infer<S>> {
  const counter = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: counter,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => counter.linePos(offset).line + source.firstLine - 1;
  const broken = document.errors.map((error) => ({
    file: source.file,
    line: lineAt(error.pos[0]),
    message: `YAML 写法有误（${error.code}）。`,
    remedy: "检查这一行的缩进、冒号和引号；含有“: ”或“#”的文字要加引号。",
  }));
  if (broken.length > 0) {
    return { ok: false, problems: broken };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) {
    return { ok: true, value: result.data };
  }
  const problems = result.error.issues.map((issue) => ({
    file: source.file,
    line: lineOfPath(document, issue.path, lineAt),
    message: `字段 ${issue.path.join(".") || "（整个文件）"} 不对：${issue.message}。`,
    remedy: "对照 knowledge/README.md 里的字段说明改正。",
  }));
  return { ok: false, problems };
}

/** The line of the deepest part of the path that exists. */
function lineOfPath(
  document: ReturnType<typeof parseDocument>,
  path: PropertyKey[],
  lineAt: (offset: number) => number,
): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) {
      const offset: unknown = node.range[0];
      return lineAt(typeof offset === "number" ? offset : 0);
    }
  }
  return lineAt(0);
}
