/** The retrieval suite: public documents and questions through the product's own index and search. */
import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { App } from "../../src/app.ts";
import { showProgress } from "../../src/progress.ts";
import { normalisedGain, quantile, recall, reciprocalRank } from "./ranking-metrics.ts";
import {
  askRetrievalSet,
  openRetrievalSet,
  readRetrievalSet,
  type SetQuestion,
  type SetRanking,
} from "./retrieval-set.ts";
import type { SuiteResult } from "./suite.ts";

type Ranked = SetRanking & { question: SetQuestion };

/** How many results a question are kept for the run file and looked at for the metrics. */
const DEPTH = 100;

/** Ingests the documents of a folder into memory, asks every question, and measures. */
export async function evaluateRetrieval(folder: string, runFile: string | null): Promise<SuiteResult> {
  const { documents, questions } = readRetrievalSet(folder);
  const { app, ingestSeconds } = await openRetrievalSet(documents);
  try {
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

async function askAll(app: App, questions: SetQuestion[]): Promise<Ranked[]> {
  const progress = showProgress("检索");
  const ranked: Ranked[] = [];
  for (const [index, question] of questions.entries()) {
    ranked.push({
      question,
      ...(await askRetrievalSet(app, question.text, DEPTH)),
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
  const mean = (value: (relevant: string[], ids: string[]) => number) =>
    round(answerable.reduce((sum, { question, ids }) => sum + value(question.relevant, ids), 0) / answerable.length);
  const times = ranked.map((one) => one.ms);
  return {
    "recall@1": mean((relevant, ids) => recall(relevant, ids, 1)),
    "recall@5": mean((relevant, ids) => recall(relevant, ids, 5)),
    "recall@10": mean((relevant, ids) => recall(relevant, ids, 10)),
    "mrr@10": mean(reciprocalRank),
    "ndcg@10": mean(normalisedGain),
    abstention_auroc: areaUnderCurve(ranked),
    p50_ms: round(quantile(times, 0.5)),
    p95_ms: round(quantile(times, 0.95)),
  };
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
