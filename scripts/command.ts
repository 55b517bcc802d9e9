/** What every command shares: options, the database it works on, and errors as one sentence with an exit code. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type App, addVectors, createApp, loadPolicies } from "../src/app.ts";
import { type Config, readConfig } from "../src/config.ts";
import type { EmbedReport } from "../src/core/embed-passages.ts";
import type { Clock, Embedder } from "../src/core/ports.ts";
import { renderProblem } from "../src/domain/problem.ts";
import { AppError, ConfigError, InvalidInputError } from "../src/errors.ts";
import { createEmbedder } from "../src/llm/embedder.ts";
import { createLogger, STANDARD_ERROR } from "../src/logger.ts";
import { showProgress } from "../src/progress.ts";
import { readSnapshot, writeSnapshot } from "../src/snapshot.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Options of every command that talks to a database. */
export const DATABASE_OPTIONS = {
  data: { type: "string" },
  memory: { type: "boolean" },
  now: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Options;

/** How `DATABASE_OPTIONS` read in `--help`. */
export const DATABASE_HELP = `  --data <文件夹>   用这个文件夹里的内置数据库
  --memory         只在内存里（ask、chat、eval 默认如此，读缓存快照，几秒就绪）
  --now <时间>     当作现在的时刻，例如 2026-06-30T10:00:00+08:00
  -h, --help       显示这段说明`;

/** The clock of the exam suites: the day that the facts are stated for. */
export const EXAM_NOW = "2026-06-30T10:00:00+08:00";

/**
 * Parses the command line.
 *
 * Errors  InvalidInputError naming the option
 */
export function readArguments<O extends Options>(options: O) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split(".")[0] : "";
    throw new InvalidInputError(`命令的参数不对：${message}。加 --help 看用法。`, { cause });
  }
}

/** Runs a command: expected errors end in one sentence and exit code 78 (settings) or 1, never in a stack trace. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof AppError)) {
      console.error(`出错了（内部错误）：${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
      return;
    }
    console.error(error.message);
    process.exitCode = error instanceof ConfigError ? 78 : 1;
  }
}

/** The settings for this process. */
export function commandConfig(): Config {
  return readConfig(process.env);
}

/**
 * The clock that `--now` asks for, or the real one.
 *
 * Errors  InvalidInputError when the time cannot be read
 */
export function commandClock(now: string | undefined): Clock {
  if (now === undefined) {
    return () => new Date();
  }
  const at = new Date(now);
  if (Number.isNaN(at.getTime())) {
    throw new InvalidInputError(`--now 的时间看不懂：${now}。请写成 2026-06-30T10:00:00+08:00。`);
  }
  return () => at;
}

/** The embedder of the settings; null when none is configured. */
export function commandEmbedder(config: Config): Embedder | null {
  return config.embedding === null ? null : createEmbedder(config.embedding);
}

type Choice = {
  data?: string | undefined;
  memory?: boolean | undefined;
  now?: string | undefined;
};

/**
 * The application on the database that the options choose: `--data`, or else memory from a cached snapshot.
 *
 * Errors  ConfigError
 */
export async function openApp(choice: Choice): Promise<App> {
  const config = commandConfig();
  const shared = {
    knowledgeDir: config.knowledgeDir,
    clock: commandClock(choice.now),
    log: createLogger("silent", STANDARD_ERROR),
    embedder: commandEmbedder(config),
  };
  if (choice.data !== undefined && choice.memory !== true) {
    const app = await createApp({
      ...shared,
      location: { kind: "folder", folder: choice.data },
      slackApps: [],
      working: false,
    });
    await fill(app, config.knowledgeDir);
    return app;
  }
  const snapshot = await readSnapshot(config.knowledgeDir);
  const app = await createApp({
    ...shared,
    location: { kind: "memory", snapshot },
    slackApps: [],
    working: false,
  });
  const vectors = snapshot === null ? await fill(app, config.knowledgeDir) : await embed(app);
  if (snapshot === null || vectors.embedded > 0) {
    await writeSnapshot(config.knowledgeDir, app.database);
  }
  return app;
}

/** A snapshot made without an embedder, or with another model, gets the vectors it lacks. */
async function embed(app: App): Promise<EmbedReport> {
  const progress = showProgress("计算向量");
  const vectors = await addVectors(app, progress.update);
  progress.end();
  warnOfMissingVectors(vectors);
  return vectors;
}

/** Says on standard error what the silent log of a command cannot. */
export function warnOfMissingVectors({ missing }: EmbedReport): void {
  if (missing > 0) {
    console.error(`向量服务没有算完：还有 ${missing} 段没有向量，先按词语检索，下次启动接着算。`);
  }
}

async function fill(app: App, knowledgeDir: string): Promise<EmbedReport> {
  const progress = showProgress("载入政策资料");
  const report = await loadPolicies(app, knowledgeDir, progress.update);
  progress.end();
  for (const problem of report.refused.flatMap((one) => one.problems)) {
    console.error(renderProblem(problem));
  }
  warnOfMissingVectors(report.vectors);
  return report.vectors;
}
