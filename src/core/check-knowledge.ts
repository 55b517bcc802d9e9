/** Checks a whole knowledge folder without touching the database: what the unit test and the clerk's command run. */
import { join } from "node:path";
import { checkEntry, checkTogether, type KnowledgeEntry } from "../domain/knowledge-check.ts";
import type { Problem } from "../domain/problem.ts";
import { readDirectory, readSamples } from "./directory-files.ts";
import { listPolicyFiles, problemsOf, readEntry, readReference } from "./knowledge-files.ts";
import { readOffice } from "./read-office.ts";

/** What was found in the folder, and everything wrong with it. */
export type KnowledgeReport = {
  documents: number;
  clauses: number;
  questions: number;
  problems: Problem[];
};

/** Reads and checks everything in a knowledge folder: policies, words, measures, boundaries, calendar, deadlines, groups, directories. */
export function checkKnowledge(folder: string): KnowledgeReport {
  const { files, problems } = listPolicyFiles(join(folder, "policies"));
  const reference = readReference(folder);
  const measures = new Set(reference.ok ? reference.value.measures.map((measure) => measure.id) : []);
  const read = files.map(readEntry);
  const entries = read.flatMap((one) => (one.ok ? [one.value] : []));
  const directory = readDirectory(folder, new Set(entries.flatMap(listClauseIds)));
  const samples = readSamples(folder);
  return {
    documents: entries.length,
    clauses: entries.reduce((sum, entry) => sum + entry.document.clauses.length, 0),
    questions: entries.reduce((sum, { companion }) => sum + countQuestions(companion), 0),
    problems: [
      ...problems,
      ...[reference, readOffice(folder)].flatMap(problemsOf),
      ...read.flatMap((one) => (one.ok ? [] : one.problems)),
      ...(reference.ok ? entries.flatMap((entry) => checkEntry(entry, measures)) : []),
      ...checkTogether(entries, []),
      ...(directory.ok ? [] : directory.problems),
      ...(samples.ok ? [] : samples.problems),
    ],
  };
}

function listClauseIds({ document }: KnowledgeEntry): string[] {
  return document.clauses.map(({ path }) => `${document.front.id}#${path}`);
}

function countQuestions({
  clauses,
  gaps,
}: {
  clauses: Record<string, { questions: string[] }>;
  gaps: { questions: string[] }[];
}): number {
  return [...Object.values(clauses), ...gaps].reduce((sum, one) => sum + one.questions.length, 0);
}
