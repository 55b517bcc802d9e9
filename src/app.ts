/** The composition root: opens the database, reads the clerk's words, and hands everything to whoever serves it. */
import { existsSync } from "node:fs";
import { type EmbedLimits, type EmbedReport, embedPassages } from "./core/embed-passages.ts";
import { type IngestReport, ingestDocuments } from "./core/ingest-documents.ts";
import { readReference } from "./core/knowledge-files.ts";
import type { Clock, Deps, Embedder, Logger, Vocabulary } from "./core/ports.ts";
import type { IngestProgress } from "./core/store-entries.ts";
import { type Database, type DatabaseLocation, openDatabase } from "./db/database.ts";
import { migrate } from "./db/migrate.ts";
import { buildBoundaries } from "./domain/boundary.ts";
import { buildGlossary } from "./domain/glossary.ts";
import { buildLikenessSetting } from "./domain/likeness-setting.ts";
import { renderProblem } from "./domain/problem.ts";
import { buildLexicon } from "./domain/terms.ts";
import { ConfigError, ConflictError } from "./errors.ts";

/** Everything that is built once, and how to end it. */
export type App = { deps: Deps; database: Database; close(): Promise<void> };

/** What `createApp` needs to know. `embedder` is null unless one is configured. */
export type AppOptions = {
  location: DatabaseLocation;
  knowledgeDir: string;
  clock: Clock;
  log: Logger;
  embedder: Embedder | null;
};

const CONNECTION_TIMEOUT_MS = 30_000;

/**
 * Builds the application on a migrated database.
 *
 * Errors  ConfigError (database, knowledge folder)
 */
export async function createApp(options: AppOptions): Promise<App> {
  const vocabulary = readVocabulary(options.knowledgeDir);
  const database = await openDatabase(options.location, {
    connectionTimeoutMs: CONNECTION_TIMEOUT_MS,
    now: options.clock(),
  });
  try {
    await migrate(database.pool);
  } catch (cause) {
    await database.close();
    throw cause;
  }
  const { clock, log, embedder } = options;
  return {
    deps: { pool: database.pool, clock, log, vocabulary, embedder },
    database,
    close: database.close,
  };
}

/**
 * The clerk's words, ready for use.
 *
 * Errors  ConfigError naming file, line and remedy of everything that is wrong
 */
export function readVocabulary(knowledgeDir: string): Vocabulary {
  if (!existsSync(knowledgeDir)) {
    throw new ConfigError(`没有资料文件夹 ${knowledgeDir}：请检查 KNOWLEDGE_DIR。`);
  }
  const reference = readReference(knowledgeDir);
  if (!reference.ok) {
    throw new ConfigError(`资料文件夹 ${knowledgeDir} 有问题：\n${reference.problems.map(renderProblem).join("\n")}`);
  }
  const { glossary, protectedTerms, measures, boundaries, likeness } = reference.value;
  return {
    lexicon: buildLexicon(protectedTerms),
    glossary: buildGlossary(glossary),
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    boundaries: buildBoundaries(boundaries),
    likeness: buildLikenessSetting(likeness, []),
  };
}

/** What came of loading files: the report on the documents, and on the vectors where an embedder is configured. */
export type LoadReport = IngestReport & { vectors: EmbedReport };

/** Told how far each of the two stages is. */
export type LoadProgress = {
  documents: IngestProgress;
  vectors: IngestProgress;
};

/** Brings files and folders into the database, then gives their passages vectors where an embedder is configured. */
export async function loadFiles(app: App, paths: string[], onProgress: LoadProgress): Promise<LoadReport> {
  const ingest = () => ingestDocuments(app.deps, paths, onProgress.documents);
  // Two processes that start at once on one database meet at the same documents: the slower looks again and finds them there.
  const report = await ingest().catch((error: unknown) => {
    if (error instanceof ConflictError) {
      return ingest();
    }
    throw error;
  });
  return { ...report, vectors: await addVectors(app, onProgress.vectors) };
}

/** Loads the policies of the knowledge folder. */
export function loadPolicies(app: App, knowledgeDir: string, onProgress: IngestProgress): Promise<LoadReport> {
  return loadFiles(app, [`${knowledgeDir}/policies`], {
    documents: onProgress,
    vectors: onProgress,
  });
}

/** A page of texts a call keeps well below the limits of the services; a call on a slow local model takes some seconds. */
const EMBED_LIMITS: EmbedLimits = { batch: 64, deadlineMs: 30_000 };

/** Gives passages the vectors they lack; a service that fails is in the log, and `missing` says what is left. */
export function addVectors(app: App, onProgress: IngestProgress): Promise<EmbedReport> {
  return embedPassages(app.deps, EMBED_LIMITS, onProgress);
}
