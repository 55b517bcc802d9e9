/** A retrieval set (public documents and questions) in the product's own index: how evaluation and bench load and ask it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type App, createApp } from "../../src/app.ts";
import type { ReadEntry } from "../../src/core/knowledge-files.ts";
import { retrievePassages } from "../../src/core/retrieve-passages.ts";
import { storeEntries } from "../../src/core/store-entries.ts";
import { emptyCompanion } from "../../src/domain/companion.ts";
import { findFacets } from "../../src/domain/facets.ts";
import { createLogger, STANDARD_ERROR } from "../../src/logger.ts";
import { showProgress } from "../../src/progress.ts";

/** A document of a set; an empty title means none. */
export const SetDocument = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
});
export type SetDocument = z.infer<typeof SetDocument>;

/** A question of a set with the ids of the documents that answer it. */
export const SetQuestion = z.object({
  id: z.string(),
  text: z.string(),
  relevant: z.array(z.string()),
  unanswerable: z.boolean().default(false),
});
export type SetQuestion = z.infer<typeof SetQuestion>;

/** What a question found, best first. */
export type SetRanking = {
  ids: string[];
  scores: number[];
  evidence: number;
  ms: number;
};

/** The documents and questions of a folder. */
export function readRetrievalSet(folder: string): {
  documents: SetDocument[];
  questions: SetQuestion[];
} {
  return {
    documents: readJsonLines(join(folder, "docs.jsonl"), SetDocument),
    questions: readJsonLines(join(folder, "queries.jsonl"), SetQuestion),
  };
}

function readJsonLines<S extends z.ZodType>(file: string, schema: S): z.infer<S>[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}

/** An application in memory that holds these documents alone; whoever opens it closes it. */
export async function openRetrievalSet(documents: SetDocument[]): Promise<{ app: App; ingestSeconds: number }> {
  const app = await createApp({
    location: { kind: "memory", snapshot: null },
    knowledgeDir: "knowledge",
    clock: () => new Date(),
    log: createLogger("silent", STANDARD_ERROR),
    embedder: null,
    slackApps: [],
    working: false,
  });
  const progress = showProgress("建立索引");
  const startedAt = performance.now();
  await storeEntries(app.deps, { entries: documents.map(toEntry), stored: [], gone: [] }, progress.update);
  progress.end();
  return { app, ingestSeconds: (performance.now() - startedAt) / 1000 };
}

/** Documents of a set become one-clause documents; they carry no level or date that a facet could use. */
function toEntry({ id, title, text }: SetDocument): ReadEntry {
  const clause = {
    path: "全文",
    heading: "",
    originalPath: null,
    text,
    source: null,
    line: 1,
  };
  const none = {
    documentNumber: null,
    issuer: null,
    issuedOn: null,
    issuedNote: null,
    effectiveOn: null,
    effectiveNote: null,
  };
  const front = {
    ...none,
    id,
    title: title === "" ? "—" : title,
    level: [],
    region: "无",
    expiresOn: null,
    expiresNote: null,
    status: "in force" as const,
    replaces: [],
    replacedBy: [],
    replacementNote: null,
    source: "无",
    reliability: [],
    department: "无",
    contact: null,
    review: false,
    reviewNote: null,
    answerRule: null,
    textKind: "official" as const,
  };
  return {
    document: { file: id, front, clauses: [clause] },
    companion: emptyCompanion(id),
    companionFile: id,
    contentHash: id,
  };
}

/**
 * One question through the product's search.
 *
 * Shape   `depth` is how many passages are looked at
 */
export async function askRetrievalSet(app: App, text: string, depth: number): Promise<SetRanking> {
  const startedAt = performance.now();
  const facets = findFacets("", "2026-06-30");
  const query = {
    focus: text,
    circumstances: "",
    background: "",
    documents: [],
    facets,
  };
  const { passages, evidence } = await retrievePassages(app.deps, query, {
    texts: depth,
    questions: 0,
  });
  return {
    ids: passages.map((passage) => passage.document.id),
    scores: passages.map((passage) => passage.score),
    evidence,
    ms: performance.now() - startedAt,
  };
}
