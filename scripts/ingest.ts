/** `npm run ingest`: brings policy files and folders into the database and says what changed and what was refused. */
import { normalize } from "node:path";
import { type App, createApp, type LoadProgress, type LoadReport, loadFiles } from "../src/app.ts";
import type { IngestReport } from "../src/core/ingest-documents.ts";
import type { DatabaseLocation } from "../src/db/database.ts";
import { renderProblem } from "../src/domain/problem.ts";
import { InvalidInputError } from "../src/errors.ts";
import { createLogger, STANDARD_ERROR } from "../src/logger.ts";
import { showProgress } from "../src/progress.ts";
import {
  commandClock,
  commandConfig,
  commandEmbedder,
  DATABASE_HELP,
  DATABASE_OPTIONS,
  readArguments,
  runCommand,
  warnOfMissingVectors,
} from "./command.ts";
import { findHolder, handOver } from "./handover.ts";

const HELP = `用法：npm run ingest -- <文件或文件夹>… [选项]

读入政策文件（.md、.txt，旁边可带同名 .yaml），报告新增、更新、未变、移除和拒收。
数据文件夹正由运行中的服务使用时，交给服务载入，报告相同。
  --json           输出 JSON
${DATABASE_HELP}`;

await runCommand(async () => {
  const { values, positionals } = readArguments({
    ...DATABASE_OPTIONS,
    json: { type: "boolean" },
  });
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  if (positionals.length === 0) {
    throw new InvalidInputError("请给出要读入的文件或文件夹，例如 npm run ingest -- knowledge/policies。");
  }
  const documents = showProgress("载入政策资料");
  const embedding = showProgress("计算向量");
  const { vectors, ...report } = await load(values, positionals.map(normalize), {
    documents: documents.update,
    vectors: (done, total) => {
      documents.end();
      embedding.update(done, total);
    },
  });
  documents.end();
  embedding.end();
  warnOfMissingVectors(vectors);
  console.log(values.json === true ? JSON.stringify(report) : render(report));
  return report.refused.length > 0 ? 1 : 0;
});

type Choice = { data?: string; memory?: boolean; now?: string };

/** Unlike the talking commands, ingestion works on the service's own database unless told otherwise; a running service does it itself. */
async function load(choice: Choice, paths: string[], onProgress: LoadProgress): Promise<LoadReport> {
  const location = locate(choice, commandConfig());
  const app = await open(choice, location).catch(async (error: unknown) => {
    const service = location.kind === "folder" ? findHolder(error, location.folder) : null;
    const report = service === null ? null : await handOver(service, paths, onProgress);
    if (report === null) {
      throw error;
    }
    return report;
  });
  if (!("deps" in app)) {
    return app;
  }
  try {
    return await loadFiles(app, paths, onProgress);
  } finally {
    await app.close();
  }
}

function open(choice: Choice, location: DatabaseLocation): Promise<App> {
  const config = commandConfig();
  return createApp({
    location,
    knowledgeDir: config.knowledgeDir,
    clock: commandClock(choice.now),
    log: createLogger("silent", STANDARD_ERROR),
    embedder: commandEmbedder(config),
    slackApps: [],
    working: false,
  });
}

function locate(values: Choice, config: ReturnType<typeof commandConfig>): DatabaseLocation {
  if (values.memory === true) {
    return { kind: "memory", snapshot: null };
  }
  if (values.data === undefined && config.databaseUrl !== null) {
    return { kind: "server", url: config.databaseUrl };
  }
  return { kind: "folder", folder: values.data ?? config.dataDir };
}

function render(report: IngestReport): string {
  const line = (name: string, ids: string[]) =>
    `${name} ${ids.length} 份${ids.length > 0 && name !== "未变" ? `：${ids.join("、")}` : ""}`;
  const refused = report.refused.flatMap((one) => one.problems.map((problem) => `  ${renderProblem(problem)}`));
  return [
    line("新增", report.added),
    line("更新", report.changed),
    line("未变", report.unchanged),
    line("移除", report.removed),
    `拒收 ${report.refused.length} 份`,
    ...refused,
  ].join("\n");
}
