/** Reads the files that a clerk edits in `knowledge/`: policies with their data, glossary, measures, boundaries, likeness. */
import { createHash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { Boundary } from "../domain/boundary.ts";
import { Companion, emptyCompanion } from "../domain/companion.ts";
import { GlossaryGroup } from "../domain/glossary.ts";
import type { KnowledgeEntry } from "../domain/knowledge-check.ts";
import { LikenessWords } from "../domain/likeness-words.ts";
import { Measure } from "../domain/measure.ts";
import { CategoryList, ClusterList, NeedWords } from "../domain/need-vocabulary.ts";
import { parsePolicyDocument } from "../domain/policy-document.ts";
import { type Parsed, type Problem, parseYaml } from "../domain/problem.ts";

/** One policy file with the hash of everything that was read for it. */
export type ReadEntry = KnowledgeEntry & { contentHash: string };

/** What the conversation needs besides the documents: words, measures, boundaries, and how needs are recognised. */
export type Reference = {
  glossary: GlossaryGroup[];
  protectedTerms: string[];
  measures: Measure[];
  boundaries: Boundary[];
  likeness: LikenessWords;
  needs: NeedFiles;
};

/** The files by which needs are recognised. */
type NeedFiles = { clusters: ClusterList; categories: CategoryList; words: NeedWords };

const POLICY_ENDINGS = [".md", ".txt"];

/**
 * The policy files in a file or folder, in name order, without README.
 *
 * Errors  none: a path that cannot be read gives a problem
 */
export function listPolicyFiles(path: string): {
  files: string[];
  problems: Problem[];
} {
  try {
    if (!statSync(path).isDirectory()) {
      return isPolicyFile(path) ? { files: [path], problems: [] } : { files: [], problems: [unsupported(path)] };
    }
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return {
      files: entries
        .filter((entry) => entry.isFile())
        .map(fullPath)
        .filter(isPolicyFile)
        .sort(),
      problems: entries
        .filter((entry) => entry.isFile())
        .map(fullPath)
        .filter(isStray)
        .map(unsupported),
    };
  } catch {
    return { files: [], problems: [unreadable(path)] };
  }
}

function fullPath(entry: Dirent): string {
  return join(entry.parentPath, entry.name);
}

/** Neither a policy nor the data beside one: named, so that nobody thinks it was read. Hidden files are the system's. */
function isStray(path: string): boolean {
  const name = basename(path).toLowerCase();
  return !isPolicyFile(path) && !name.startsWith(".") && name !== "readme.md" && !/\.ya?ml$/u.test(name);
}

function isPolicyFile(path: string): boolean {
  return POLICY_ENDINGS.some((ending) => path.endsWith(ending)) && basename(path).toLowerCase() !== "readme.md";
}

/** The text of a policy file and of the `<same name>.yaml` beside it, with the hash of both; not yet parsed. */
export type PolicySource = {
  file: string;
  content: string;
  companionFile: string;
  companionText: string | null;
  contentHash: string;
};

/** Reads the files of one policy. */
export function readSource(file: string): Parsed<PolicySource> {
  const content = readText(file);
  if (content === null) {
    return { ok: false, problems: [unreadable(file)] };
  }
  const companionFile = file.replace(/\.[^.]+$/, ".yaml");
  const companionText = readText(companionFile);
  if (companionText === null && existsSync(companionFile)) {
    return { ok: false, problems: [unreadable(companionFile)] };
  }
  const contentHash = createHash("sha256")
    .update(content)
    .update("\0")
    .update(companionText ?? "")
    .digest("hex");
  return {
    ok: true,
    value: { file, content, companionFile, companionText, contentHash },
  };
}

/** Parses a policy file and its data. */
export function parseSource({
  file,
  content,
  companionFile,
  companionText,
  contentHash,
}: PolicySource): Parsed<ReadEntry> {
  const document = parsePolicyDocument(file, content);
  const companion =
    companionText === null ? null : parseYaml({ file: companionFile, text: companionText, firstLine: 1 }, Companion);
  if (!document.ok || companion?.ok === false) {
    return {
      ok: false,
      problems: [...problemsOf(document), ...problemsOf(companion)],
    };
  }
  const value = companion?.value ?? emptyCompanion(document.value.front.id);
  return {
    ok: true,
    value: {
      document: document.value,
      companion: value,
      companionFile,
      contentHash,
    },
  };
}

/** Reads and parses one policy. */
export function readEntry(file: string): Parsed<ReadEntry> {
  const source = readSource(file);
  return source.ok ? parseSource(source.value) : source;
}

/** What is wrong with something parsed; nothing for what is right or absent. */
export function problemsOf(parsed: Parsed<unknown> | null): Problem[] {
  return parsed === null || parsed.ok ? [] : parsed.problems;
}

/** Strictly UTF-8: a file in another encoding is named instead of being read as garbage. */
function readText(file: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return null;
  }
}

function unreadable(file: string): Problem {
  return {
    file,
    line: null,
    message: "读不出来：文件不存在、没有权限，或不是 UTF-8 编码。",
    remedy: "检查路径和权限，用 UTF-8 另存。",
  };
}

function unsupported(file: string): Problem {
  return {
    file,
    line: null,
    message: "不支持的文件类型。",
    remedy: `请用 ${POLICY_ENDINGS.join("、")} 文件。`,
  };
}

/** Reads glossary, protected terms, measures, boundaries and the words of needs and of their likeness. */
export function readReference(folder: string): Parsed<Reference> {
  const glossaryFolder = join(folder, "glossary");
  const names = listYaml(glossaryFolder).filter((name) => name !== "protected.yaml");
  const glossary = names.map((name) => readYaml(join(glossaryFolder, name), z.array(GlossaryGroup)));
  const protectedTerms = readYaml(join(glossaryFolder, "protected.yaml"), z.array(z.string()));
  const measures = readYaml(join(folder, "measures.yaml"), z.array(Measure));
  const boundaries = readYaml(join(folder, "boundaries.yaml"), z.array(Boundary));
  const likeness = readYaml(join(folder, "need-likeness.yaml"), LikenessWords);
  const needs = readNeedFiles(folder);
  const problems = [...glossary, protectedTerms, measures, boundaries, likeness, needs].flatMap(problemsOf);
  if (problems.length > 0 || !protectedTerms.ok || !measures.ok || !boundaries.ok || !likeness.ok || !needs.ok) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    value: {
      glossary: glossary.flatMap((one) => (one.ok ? one.value : [])),
      protectedTerms: protectedTerms.value,
      measures: measures.value,
      boundaries: boundaries.value,
      likeness: likeness.value,
      needs: needs.value,
    },
  };
}

function readNeedFiles(folder: string): Parsed<NeedFiles> {
  const clusters = readYaml(join(folder, "clusters.yaml"), ClusterList);
  const categories = readYaml(join(folder, "categories.yaml"), CategoryList);
  const words = readYaml(join(folder, "need-words.yaml"), NeedWords);
  if (!clusters.ok || !categories.ok || !words.ok) {
    return { ok: false, problems: [clusters, categories, words].flatMap(problemsOf) };
  }
  return { ok: true, value: { clusters: clusters.value, categories: categories.value, words: words.value } };
}

/** The names of a folder's YAML files, sorted; a folder that is not there has none: what is missing in it is reported by its reader. */
export function listYaml(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/u.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** Reads and parses one YAML file. */
export function readYaml<S extends z.ZodType>(file: string, schema: S): Parsed<z.infer<S>> {
  const text = readText(file);
  return text === null ? { ok: false, problems: [unreadable(file)] } : parseYaml({ file, text, firstLine: 1 }, schema);
}
