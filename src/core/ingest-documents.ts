/** Brings policy files into the database: what changed is replaced, what left is removed, what is wrong is named and refused. */
import { relative, resolve, sep } from "node:path";
import { type DocumentMark, listDocumentMarks } from "../db/documents.ts";
import { isCurated } from "../domain/curated-answer.ts";
import { checkEntry, checkTogether } from "../domain/knowledge-check.ts";
import type { Problem } from "../domain/problem.ts";
import { lexiconKey } from "../domain/terms.ts";
import { readCuratedEntries } from "./curated-entries.ts";
import { listPolicyFiles, parseSource, type ReadEntry, readSource } from "./knowledge-files.ts";
import type { Deps } from "./ports.ts";
import { type IngestProgress, type StoreReport, storedHash, storeEntries, toOrigin } from "./store-entries.ts";

/** What an ingestion did, by document id; `refused` names files with everything wrong in them. */
export type IngestReport = StoreReport & {
  refused: { file: string; problems: Problem[] }[];
};

/**
 * Ingests files and folders.
 *
 * Shape   a document leaves when its file lay in one of the given folders and is no longer there
 * Errors  StoreError; faults of the files are in the report
 */
export async function ingestDocuments(deps: Deps, paths: string[], onProgress: IngestProgress): Promise<IngestReport> {
  const stored = await listDocumentMarks(deps.pool);
  const listed = paths.map((path) => ({ path, ...listPolicyFiles(path) }));
  const files = [...new Set(listed.flatMap((one) => one.files))];
  const { unchanged, parsed, problems } = readChanged(files, stored, lexiconKey(deps.vocabulary.lexicon));
  const present = new Set(files.map(toOrigin));
  const gone = stored.filter((mark) => !present.has(mark.origin) && paths.some((path) => isUnder(mark.origin, path)));
  const curated = await readCuratedEntries(deps.pool);
  const taken = new Set(parsed.map(({ document }) => document.front.id));
  const reread = new Set(parsed.map(({ document }) => toOrigin(document.file)));
  // A file of this run whose words are stored stays as it is; a document from elsewhere makes way for a new file of its id.
  const staying = stored.filter(
    (mark) =>
      !gone.includes(mark) &&
      !reread.has(mark.origin) &&
      (present.has(mark.origin) || isCurated(mark.origin) || !taken.has(mark.id)),
  );
  const measures = new Set(deps.vocabulary.measures.keys());
  const all = [
    ...listed.flatMap((one) => one.problems),
    ...problems,
    ...parsed.flatMap((entry) => checkEntry(entry, measures)),
    ...checkTogether(
      parsed,
      staying.map((mark) => ({ ...mark, file: mark.origin })),
    ),
  ];
  const refused = new Set(all.map((problem) => problem.file));
  const entries = parsed.filter((entry) => !refused.has(entry.document.file) && !refused.has(entry.companionFile));
  const report = await storeEntries(deps, { entries: [...entries, ...curated], stored, gone }, onProgress);
  return {
    ...report,
    unchanged: [...unchanged, ...report.unchanged].sort(),
    refused: groupByFile(all),
  };
}

type Changed = {
  unchanged: string[];
  parsed: ReadEntry[];
  problems: Problem[];
};

/** Parses only what is not stored in the same words already: a run without changes costs the reading of the files. */
function readChanged(files: string[], stored: DocumentMark[], lexicon: string): Changed {
  const marks = new Map(stored.map((mark) => [mark.origin, mark]));
  const result: Changed = { unchanged: [], parsed: [], problems: [] };
  for (const file of files) {
    const source = readSource(file);
    const mark = marks.get(toOrigin(file));
    if (source.ok && mark !== undefined && mark.contentHash === storedHash(source.value.contentHash, lexicon)) {
      result.unchanged.push(mark.id);
      continue;
    }
    const entry = source.ok ? parseSource(source.value) : source;
    if (entry.ok) {
      result.parsed.push(entry.value);
    } else {
      result.problems.push(...entry.problems);
    }
  }
  return result;
}

/** Curated answers are in no folder. */
function isUnder(origin: string, folder: string): boolean {
  if (isCurated(origin)) {
    return false;
  }
  const from = relative(resolve(folder), resolve(origin));
  return from !== "" && from !== ".." && !from.startsWith(`..${sep}`);
}

function groupByFile(problems: Problem[]): IngestReport["refused"] {
  const byFile = Map.groupBy(problems, (problem) => problem.file);
  return [...byFile].map(([file, list]) => ({ file, problems: list }));
}
