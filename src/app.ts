/** The composition root: opens the database, reads the clerk's words, and hands everything to whoever serves it. */
import { existsSync } from "node:fs";
import { TIME_ZONE } from "./config.ts";
import { readDirectory } from "./core/directory-files.ts";
import { type EmbedLimits, type EmbedReport, embedPassages } from "./core/embed-passages.ts";
import { type IngestReport, ingestDocuments } from "./core/ingest-documents.ts";
import { problemsOf, readReference } from "./core/knowledge-files.ts";
import type { Clock, Deps, Directory, Embedder, Logger, Vocabulary } from "./core/ports.ts";
import { readOffice } from "./core/read-office.ts";
import type { IngestProgress } from "./core/store-entries.ts";
import { type Database, type DatabaseLocation, openDatabase } from "./db/database.ts";
import { migrate } from "./db/migrate.ts";
import { buildBoundaries, fillDays } from "./domain/boundary.ts";
import { CategoryId } from "./domain/category.ts";
import { ClusterId } from "./domain/cluster.ts";
import { buildGlossary } from "./domain/glossary.ts";
import { buildGroupBook } from "./domain/group.ts";
import { buildLabelFinder } from "./domain/label-finder.ts";
import { buildLikenessSetting } from "./domain/likeness-setting.ts";
import type { ClockRules } from "./domain/need-clock.ts";
import { buildNeedVocabulary } from "./domain/need-vocabulary.ts";
import { renderProblem } from "./domain/problem.ts";
import type { SlackAppName } from "./domain/slack.ts";
import { buildLexicon } from "./domain/terms.ts";
import { listUnannounced } from "./domain/work-calendar.ts";
import { ConfigError, ConflictError } from "./errors.ts";
import { jobHandlers, SCHEDULES, type SlackWork } from "./jobs/handlers.ts";
import { type JobQueue, openQueue } from "./jobs/queue.ts";

/** Everything that is built once, and how to end it. */
export type App = { deps: Deps; database: Database; queue: JobQueue; close(): Promise<void> };

/** What `createApp` needs to know. `embedder` is null unless one is configured; `working` is true in the service, which runs the jobs. */
export type AppOptions = {
  location: DatabaseLocation;
  knowledgeDir: string;
  clock: Clock;
  log: Logger;
  embedder: Embedder | null;
  slackApps: readonly SlackAppName[];
  working: boolean;
};

const CONNECTION_TIMEOUT_MS = 30_000;

/**
 * Builds the application on a migrated database.
 *
 * Errors  ConfigError (database, knowledge folder)
 */
export async function createApp(options: AppOptions): Promise<App> {
  const vocabulary = readVocabulary(options.knowledgeDir);
  const directory = openDirectory(options.knowledgeDir);
  const database = await openDatabase(options.location, {
    connectionTimeoutMs: CONNECTION_TIMEOUT_MS,
    now: options.clock(),
  });
  try {
    await migrate(database.pool);
    const { clock, log, embedder, slackApps } = options;
    warnOfMissingYears(vocabulary.clockRules, clock(), log);
    const queue = await openQueue(database, log, { working: options.working, timeZone: TIME_ZONE });
    return {
      deps: { pool: database.pool, clock, log, vocabulary, directory, embedder, jobs: queue.jobs, slackApps },
      database,
      queue,
      close: async () => {
        await queue.close();
        await database.close();
      },
    };
  } catch (cause) {
    await database.close();
    throw cause;
  }
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
  const office = readOffice(knowledgeDir);
  if (!reference.ok || !office.ok) {
    const problems = [reference, office].flatMap(problemsOf).map(renderProblem);
    throw new ConfigError(`资料文件夹 ${knowledgeDir} 有问题：\n${problems.join("\n")}`);
  }
  const { glossary, protectedTerms, measures, boundaries, likeness, needs } = reference.value;
  return {
    lexicon: buildLexicon(protectedTerms),
    glossary: buildGlossary(glossary),
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    boundaries: buildBoundaries(fillDays(boundaries, office.value.deadlines)),
    clockRules: office.value,
    likeness: buildLikenessSetting(likeness, needs.clusters),
    needs: buildNeedVocabulary(needs),
  };
}

/** How far ahead the longest clock may reach, pauses and holidays included. */
const CALENDAR_AHEAD_MS = 60 * 24 * 3_600_000;

/** Without the year's notice (放假通知) deadlines are guessed: somebody must hear of it. */
function warnOfMissingYears({ calendar }: ClockRules, now: Date, log: Logger): void {
  const years = listUnannounced(calendar, now, new Date(now.getTime() + CALENDAR_AHEAD_MS));
  if (years.length > 0) {
    log.warn({ years }, "holidays are not announced: add them to knowledge/calendar, deadlines are estimates");
  }
}

/**
 * The clerk's groups, solvers and programmes, ready for use; whether the cited clauses exist is left to the check of the folder.
 *
 * Errors  ConfigError naming file, line and remedy of everything that is wrong
 */
export function openDirectory(knowledgeDir: string): Directory {
  const files = readDirectory(knowledgeDir, null);
  if (!files.ok) {
    throw new ConfigError(`资料文件夹 ${knowledgeDir} 有问题：\n${files.problems.map(renderProblem).join("\n")}`);
  }
  const { groups, names, schemes, solvers, policyRules } = files.value;
  const clusterNames = new Map([...names.clusters].map(([id, { name }]) => [id, name]));
  return {
    groups: buildGroupBook(groups, clusterNames),
    names,
    schemes,
    findCluster: buildLabelFinder(ClusterId.options.map((id) => ({ id, words: [clusterNames.get(id) ?? id] }))),
    findCategory: buildLabelFinder(
      CategoryId.options.map((id) => ({ id, words: [names.categories.get(id)?.name ?? id] })),
    ),
    solvers,
    policyRules,
  };
}

/** Starts the background work of the service: triage, clocks, old drafts, and Slack where it is configured. */
export function startWork({ deps, queue }: App, slack: SlackWork | null): Promise<void> {
  return queue.work(jobHandlers(deps, slack), SCHEDULES);
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
