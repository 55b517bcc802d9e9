/** The service: database, policies, web. `npm start` runs this file. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { type App, createApp, loadFiles, loadPolicies, startWork } from "./app.ts";
import { createSlack, type Slack } from "./channels/slack/slack.ts";
import { serveWeb } from "./channels/web/serve.ts";
import { createWeb } from "./channels/web/web.ts";
import type { WebApp, WebSettings } from "./channels/web/web-context.ts";
import { type Config, readConfig } from "./config.ts";
import { getSetting } from "./core/get-setting.ts";
import { handleMessage } from "./core/handle-message.ts";
import { inviteFirstAdmin } from "./core/invite-staff.ts";
import type { Logger } from "./core/ports.ts";
import { renderProblem } from "./domain/problem.ts";
import { AppError, ConfigError, InvalidInputError } from "./errors.ts";
import { createEmbedder } from "./llm/embedder.ts";
import { createLogger, STANDARD_ERROR } from "./logger.ts";
import { showProgress } from "./progress.ts";
import { announceService, createToken } from "./service-file.ts";

const MIN_NODE = [22, 18] as const;
const MESSAGES_PER_MINUTE = 30;

/** First questions that the chat page offers. */
const SUGGESTIONS = [
  "申报高企条件有哪些",
  "高企首次认定市里奖多少",
  "研发费用加计扣除比例是多少",
  "专利补助归哪个部门管",
];

const HELP = `用法：npm start

启动服务：网页、接口和内置数据库。设置写在 .env 里，都可以不写，样子见 .env.example。
  PORT           网页端口
  DATA_DIR       内置数据库的文件夹
  DATABASE_URL   用自己的 PostgreSQL
  -h, --help     显示这段说明`;

try {
  refuseOldNode(process.versions.node);
  if (asksForHelp()) {
    console.log(HELP);
    process.exit(0);
  }
  if (existsSync(".env")) {
    process.loadEnvFile(".env");
  }
  const config = readConfig(process.env);
  await start(config, createLogger(config.logLevel, STANDARD_ERROR));
} catch (error) {
  endWith(error);
}

/** The service takes its settings from the environment; an argument it does not know must not be passed over in silence. */
function asksForHelp(): boolean {
  try {
    return parseArgs({ options: { help: { type: "boolean", short: "h" } } }).values.help === true;
  } catch (cause) {
    throw new InvalidInputError(`启动命令不认识这个参数：${process.argv.slice(2).join(" ")}。加 --help 看用法。`, {
      cause,
    });
  }
}

async function start(config: Config, log: Logger): Promise<void> {
  const embedder = config.embedding === null ? null : createEmbedder(config.embedding);
  const location =
    config.databaseUrl === null
      ? ({ kind: "folder", folder: config.dataDir } as const)
      : ({ kind: "server", url: config.databaseUrl } as const);
  const { knowledgeDir } = config;
  const app = await createApp({
    location,
    knowledgeDir,
    clock: () => new Date(),
    log,
    embedder,
    slackApps: config.slack.apps.map(({ name }) => name),
    working: true,
  });
  const slack = openSlack(app, config);
  const token = createToken();
  try {
    await ingest(app, knowledgeDir);
    const web = createWeb(app.deps, await webSettings(app, config, { token, slack }));
    await startWork(app, slack);
    const server = await serveWeb(withSlack(web, slack), {
      host: config.host,
      port: config.port,
    });
    slack?.start();
    const withdraw =
      location.kind === "folder"
        ? announceService(location.folder, {
            url: server.url,
            token,
            pid: process.pid,
          })
        : () => undefined;
    stopOnSignals(async () => {
      withdraw();
      await server.close();
      await slack?.stop();
      await app.close();
    }, log);
    await printFirstLink(app, config.publicUrl ?? server.url);
    console.log(`ready ${server.url}`);
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Until there is an admin, every start prints a fresh link that makes one. */
async function printFirstLink(app: App, base: string): Promise<void> {
  const token = await inviteFirstAdmin(app.deps);
  if (token !== null) {
    console.log(`办理台管理员链接（只能用一次）：${base}/console/sign-in/${token}`);
  }
}

/** The Slack channel, null where no app is configured; nothing is called yet. */
function openSlack({ deps }: App, { slack, publicUrl }: Config): Slack | null {
  return slack.apps.length === 0
    ? null
    : createSlack(deps, { ...slack, siteUrl: publicUrl?.replace(/\/+$/u, "") ?? null }, handleMessage);
}

/** Slack's own requests are signed, and larger than a page's: they pass by the guards of the pages. */
function withSlack(web: WebApp, slack: Slack | null): Pick<WebApp, "fetch"> {
  return {
    fetch: (request, environment) =>
      slack !== null && new URL(request.url).pathname.startsWith("/slack/")
        ? slack.handle(request)
        : web.fetch(request, environment),
  };
}

async function webSettings(
  app: App,
  config: Config,
  { token, slack }: { token: string; slack: Slack | null },
): Promise<WebSettings> {
  return {
    cookieSecret: config.cookieSecret ?? (await getSetting(app.deps, "cookie_secret")),
    publicUrl: config.publicUrl,
    suggestions: SUGGESTIONS,
    ready: () => isReady(app, slack),
    messagesPerMinute: MESSAGES_PER_MINUTE,
    slackSignIn: slack?.signIn ?? null,
    handover:
      config.databaseUrl === null
        ? {
            token,
            ingest: (paths, onProgress) => loadFiles(app, paths, onProgress),
          }
        : null,
  };
}

async function ingest(app: App, knowledgeDir: string): Promise<void> {
  const progress = showProgress("载入政策资料");
  const report = await loadPolicies(app, knowledgeDir, progress.update);
  progress.end();
  for (const problem of report.refused.flatMap((one) => one.problems)) {
    console.error(`资料有问题，未载入：${renderProblem(problem)}`);
  }
}

/** A Slack that is away is said, but keeps nobody from the web page. */
async function isReady(app: App, slack: Slack | null): Promise<{ ok: boolean; parts: Record<string, string> }> {
  const parts = slack?.status() ?? {};
  try {
    await app.deps.pool.query("select 1");
    return { ok: true, parts: { database: "ok", ...parts } };
  } catch {
    return { ok: false, parts: { database: "unavailable", ...parts } };
  }
}

function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const handle = (): void => {
    if (!stopping) {
      stopping = true;
      log.info({}, "stopping");
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "stopping failed");
          process.exit(1);
        },
      );
    }
  };
  process.once("SIGINT", handle);
  process.once("SIGTERM", handle);
}

function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])) {
    throw new ConfigError(
      `需要 Node.js ${MIN_NODE.join(".")} 或更新，现在是 ${version}：请用 npm start 启动，它会使用随项目安装的 Node。`,
    );
  }
}

/** One sentence, no stack trace: 78 for settings, 1 for the rest. */
function endWith(error: unknown): void {
  const known = error instanceof AppError;
  console.error(
    known ? error.message : `启动失败（内部错误）：${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(error instanceof ConfigError ? 78 : 1);
}
