/** The retrieval suite: public documents and questions through the product's own index and search. */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { type App, createApp } from "../../src/app.ts";
import type { ReadEntry } from "../../src/core/knowledge-files.ts";
import { retrievePassages } from "../../src/core/retrieve-passages.ts";
import { storeEntries } from "../../src/core/store-entries.ts";
import { emptyCompanion } from "../../src/domain/companion.ts";
import { findFacets } from "../../src/domain/facets.ts";
import { createLogger } from "../../src/logger.ts";
import { showProgress } from "../../src/progress.ts";
import type { SuiteResult } from "./suite.ts";

const Document = z.object({ id: z.string(), title: z.string(), text: z.string() });
type Document = z.infer<typeof Document>;
const Question = z.object({
  id: z.string(),
  text: z.string(),
  relevant: z.array(z.string()),
  unanswerable: z.boolean().default(false),
});
type Question = z.infer<typeof Question>;

type Ranked = { question: Question; ids: string[]; scores: number[]; evidence: number; ms: number };

/** How many results a question are kept for the run file and looked at for the metrics. */
const DEPTH = 100;

/** Ingests the documents of a folder into memory, asks every question, and measures. */
export async function evaluateRetrieval(folder: string, runFile: string | null): Promise<SuiteResult> {
  const documents = readJsonLines(join(folder, "docs.jsonl"), Document);
  const questions = readJsonLines(join(folder, "queries.jsonl"), Question);
  const app = await createApp({
    location: { kind: "memory", snapshot: null },
    knowledgeDir: "knowledge",
    clock: () => new Date(),
    log: createLogger("silent"),
    embedder: null,
  });
  try {
    const startedAt = performance.now();
    await load(app, documents);
    const ingestSeconds = (performance.now() - startedAt) / 1000;
    const ranked = await askAll(app, questions);
    if (runFile !== null) {
      writeFileSync(runFile, ranked.flatMap(toRunLines).join(""));
    }
    const metrics = {
      suite: "retrieval",
      set: basename(resolve(folder)),
      n: questions.length,
      ...measure(ranked),
      docs: documents.length,
      ingest_s: round(ingestSeconds),
    };
    return { metrics, failures: ranked.flatMap(explain) };
  } finally {
    await app.close();
  }
}

function readJsonLines<S extends z.ZodType>(file: string, schema: S): z.infer<S>[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}

/** Documents of a set become one-clause documents; they carry no level or date that a facet could use. */
async function load(app: App, documents: Document[]): Promise<void> {
  const progress = showProgress("建立索引");
  await storeEntries(app.deps, { entries: documents.map(toEntry), stored: [], gone: [] }, progress.update);
  progress.end();
}

function toEntry({ id, title, text }: Document): ReadEntry {
  const clause = { path: "全文", heading: "", originalPath: null, text, source: null, line: 1 };
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
    title: title === "" ? " " : title,
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

async function askAll(app: App, questions: Question[]): Promise<Ranked[]> {
  const progress = showProgress("检索");
  const ranked: Ranked[] = [];
  for (const [index, question] of questions.entries()) {
    const startedAt = performance.now();
    const facets = findFacets("", "2026-06-30");
    const query = { focus: question.text, circumstances: "", background: "", documents: [], facets };
    const { passages, evidence } = await retrievePassages(app.deps, query, { texts: DEPTH, questions: 0 });
    ranked.push({
      question,
      ids: passages.map((passage) => passage.document.id),
      scores: passages.map((passage) => passage.score),
      evidence,
      ms: performance.now() - startedAt,
    });
    progress.update(index + 1, questions.length);
  }
  progress.end();
  return ranked;
}

function toRunLines({ question, ids, scores }: Ranked): string[] {
  return ids
    .slice(0, DEPTH)
    .map((id, index) => `${question.id} Q0 ${id} ${index + 1} ${(scores[index] ?? 0).toFixed(6)} yiduiyi\n`);
}

function measure(ranked: Ranked[]): Record<string, number> {
  const answerable = ranked.filter(({ question }) => !question.unanswerable);
  const mean = (value: (one: Ranked) => number) =>
    round(answerable.reduce((sum, one) => sum + value(one), 0) / answerable.length);
  const times = ranked.map((one) => one.ms).sort((a, b) => a - b);
  return {
    "recall@1": mean((one) => recall(one, 1)),
    "recall@5": mean((one) => recall(one, 5)),
    "recall@10": mean((one) => recall(one, 10)),
    "mrr@10": mean(reciprocalRank),
    "ndcg@10": mean(gain),
    abstention_auroc: areaUnderCurve(ranked),
    p50_ms: round(times[Math.floor(times.length * 0.5)] ?? 0),
    p95_ms: round(times[Math.floor(times.length * 0.95)] ?? 0),
  };
}

function recall({ question, ids }: Ranked, k: number): number {
  const top = new Set(ids.slice(0, k));
  return question.relevant.filter((id) => top.has(id)).length / question.relevant.length;
}

function reciprocalRank({ question, ids }: Ranked): number {
  const at = ids.slice(0, 10).findIndex((id) => question.relevant.includes(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** nDCG@10 with binary relevance. */
function gain({ question, ids }: Ranked): number {
  const discount = (rank: number) => 1 / Math.log2(rank + 2);
  const got = ids
    .slice(0, 10)
    .reduce((sum, id, rank) => sum + (question.relevant.includes(id) ? discount(rank) : 0), 0);
  const ideal = Array.from({ length: Math.min(10, question.relevant.length) }, (_, rank) => discount(rank)).reduce(
    (sum, one) => sum + one,
    0,
  );
  return got / ideal;
}

/** How often an answerable question has more evidence than an unanswerable one; ties count half. 1 without unanswerable ones. */
function areaUnderCurve(ranked: Ranked[]): number {
  const good = ranked.filter(({ question }) => !question.unanswerable).map((one) => one.evidence);
  const bad = ranked.filter(({ question }) => question.unanswerable).map((one) => one.evidence);
  if (bad.length === 0) {
    return 1;
  }
  let wins = 0;
  for (const one of good) {
    for (const other of bad) {
      wins += one > other ? 1 : one === other ? 0.5 : 0;
    }
  }
  return round(wins / (good.length * bad.length));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function explain({ question, ids }: Ranked): string[] {
  const found = ids.slice(0, 10).some((id) => question.relevant.includes(id));
  return question.unanswerable || found
    ? []
    : [`${question.id} ${question.text} → ${question.relevant.join(",")}, got ${ids.slice(0, 3).join(",")}`];
}
