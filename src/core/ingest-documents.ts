/** Brings policy files into the database: what changed is replaced, what left is removed, what is wrong is named and refused. */
import { relative, resolve, sep } from "node:path";
import { listDocumentMarks } from "../db/documents.ts";
import { checkEntry, checkTogether } from "../domain/knowledge-check.ts";
import type { Problem } from "../domain/problem.ts";
import { listPolicyFiles, readEntry } from "./knowledge-files.ts";
import type { Deps } from "./ports.ts";
import { type IngestProgress, type StoreReport, storeEntries, toOrigin } from "./store-entries.ts";

/** What an ingestion did, by document id; `refused` names files with everything wrong in them. */
export type IngestReport = StoreReport & { refused: { file: string; problems: Problem[] }[] };

/**
 * Ingests files and folders.
 *
 * Shape   a document leaves when its file lay in one of the given folders and is no longer there
 * Errors  StoreError; faults of the files are in the report
 */
export async function ingestDocuments(deps: Deps, paths: string[], onProgress: IngestProgress): Promise<IngestReport> {
  const stored = await listDocumentMarks(deps.pool);
  const listed = paths.map((path) => ({ path, ...listPolicyFiles(path) }));
  const read = listed.flatMap(({ files }) => files).map((file) => ({ file, entry: readEntry(file) }));
  const measures = new Set(deps.vocabulary.measures.keys());
  const parsed = read.flatMap(({ entry }) => (entry.ok ? [entry.value] : []));
  const problems = [
    ...listed.flatMap((one) => one.problems),
    ...read.flatMap(({ entry }) => (entry.ok ? [] : entry.problems)),
    ...parsed.flatMap((entry) => checkEntry(entry, measures)),
    ...checkTogether(parsed, stored),
  ];
  const refused = new Set(problems.map((problem) => problem.file));
  const entries = parsed.filter((entry) => !refused.has(entry.document.file) && !refused.has(entry.companionFile));
  const present = new Set(read.map(({ file }) => toOrigin(file)));
  const gone = stored.filter((mark) => !present.has(mark.origin) && paths.some((path) => isUnder(mark.origin, path)));
  const report = await storeEntries(deps, { entries, stored, gone }, onProgress);
  return { ...report, refused: groupByFile(problems) };
}

function isUnder(origin: string, folder: string): boolean {
  const from = relative(resolve(folder), resolve(origin));
  return from !== "" && from !== ".." && !from.startsWith(`..${sep}`);
}

function groupByFile(problems: Problem[]): IngestReport["refused"] {
  const byFile = Map.groupBy(problems, (problem) => problem.file);
  return [...byFile].map(([file, list]) => ({ file, problems: list }));
}
