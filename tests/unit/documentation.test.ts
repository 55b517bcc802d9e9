/** The documentation says what is there: commands, variables, vocabulary, file headers. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Environment, readConfig } from "../../src/config.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const filesOf = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));

const code = filesOf("src");
const pages = ["README.md", "knowledge/README.md", "prompts/README.md", "tests/README.md"].filter((page) => {
  return page === "README.md" || existsSync(join(ROOT, page));
});

describe("commands", () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));

  test.each(pages)("every npm command that %s names is in package.json", (page) => {
    const named = [...read(page).matchAll(/npm (?:run (?:-s |--silent )?([a-z][a-z0-9:-]*)|(start|test)\b)/gu)];
    const commands = named.map(([, run, short]) => run ?? short ?? "");
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => scripts[command] === undefined)).toEqual([]);
  });

  test("every command of package.json that runs a file finds it", () => {
    const files = Object.values(scripts).flatMap((script) => script.match(/(?<=\bnode )\S+\.ts/gu) ?? []);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe("variables", () => {
  const lines = read(".env.example").matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=(.*)$/gmu);
  const example = Object.fromEntries([...lines].map(([, name = "", value = ""]) => [name, value]));

  test(".env.example and the settings know the same variables", () => {
    expect(Object.keys(example).toSorted()).toEqual(Object.keys(Environment.shape).toSorted());
  });

  test(".env.example copied as it is changes nothing", () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  test("every variable that the README names is one of them", () => {
    const others = new Set(["TEST_DATABASE_URL", "NODE_ENV", "PATH"]);
    const named = [...read("README.md").matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/gu)].map(
      ([, name = ""]) => name,
    );
    expect(named.filter((name) => example[name] === undefined && !others.has(name))).toEqual([]);
  });

  test("nothing but config.ts and main.ts reads the environment", () => {
    const readers = code.filter((file) => file.endsWith(".ts") && /process\.env\b(?!`)/u.test(read(file)));
    expect(readers.filter((file) => !["src/config.ts", "src/main.ts"].includes(file))).toEqual([]);
  });
});

describe("vocabulary", () => {
  /** The code words of the table under 词汇 Vocabulary; one cell may hold several. */
  function vocabulary(): string[] {
    const section = /^#+ .*词汇.*\n([\s\S]*?)(?=^#+ |$(?![\s\S]))/mu.exec(read("README.md"))?.[1] ?? "";
    const table = section.slice(section.search(/^\| Code \| 中文 \| 意思 \|/mu));
    const cells = table.split("\n").map((line) => line.split("|")[1] ?? "");
    return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, word = ""]) => word));
  }

  test("the README's table has words, none twice", () => {
    const words = vocabulary();
    expect(words.length).toBeGreaterThanOrEqual(10);
    expect(new Set(words).size).toBe(words.length);
  });

  test("every code word exists in src/", () => {
    const source = code.map((file) => `${file}\n${read(file)}`).join("\n");
    const missing = vocabulary().filter((word) => {
      const spellings = word.trim().replaceAll(/[^A-Za-z]+/gu, "[ _-]?");
      return !new RegExp(`(?<![a-z])${spellings}`, "iu").test(source);
    });
    expect(missing).toEqual([]);
  });
});

describe("files", () => {
  const HEADERS: Record<string, RegExp> = {
    ts: /^\/\*\* \S.{10,}[.:?] \*\/$/u,
    js: /^(?:\/\/|\/\*\*) \S.{10,}$/u,
    css: /^\/\* \S.{10,}$/u,
    sql: /^-- Purpose: \S.{10,}$/u,
  };
  const headed = [...code, ...filesOf("scripts"), ...filesOf("tests")].filter((file) => endingOf(file) in HEADERS);

  test("every file says in its first line what it is for", () => {
    const silent = headed.filter((file) => HEADERS[endingOf(file)]?.test(read(file).split("\n")[0] ?? "") !== true);
    expect(headed.length).toBeGreaterThan(80);
    expect(silent).toEqual([]);
  });

  test("no code in src/ or scripts/ is longer than 250 lines", () => {
    const sources = [...code, ...filesOf("scripts")].filter((file) => /\.(?:ts|js|sql)$/u.test(file));
    const long = sources.map((file) => [file, read(file).trimEnd().split("\n").length] as const);
    expect(long.filter(([, lines]) => lines > 250)).toEqual([]);
  });

  test("file names are kebab-case, and none is a catch-all", () => {
    const names = code.map((file) => file.split("/").at(-1) ?? "");
    expect(names.filter((name) => !/^[a-z0-9]+(?:[-_][a-z0-9]+)*\.[a-z]+$/u.test(name))).toEqual([]);
    expect(names.filter((name) => /^(?:index|utils?|helpers?|common|misc|.*manager)\.ts$/u.test(name))).toEqual([]);
  });

  test("every marker for later names its issue", () => {
    const texts = code.filter((file) => file.endsWith(".ts")).map((file) => `${file}: ${read(file)}`);
    expect(texts.flatMap((text) => text.match(/\b(?:FIXME|XXX|HACK)\b|\bTODO\b(?!\(#\d+\))/gu) ?? [])).toEqual([]);
  });

  function endingOf(file: string): string {
    return file.split(".").at(-1) ?? "";
  }
});
