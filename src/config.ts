/** Settings from the environment, checked once at start. Nothing else reads `process.env`. */
import { z } from "zod";
import { ConfigError } from "./errors.ts";

/** The bureau's time zone, named once. */
export const TIME_ZONE = "Asia/Shanghai";

const Optional = z
  .string()
  .trim()
  .transform((value) => (value === "" ? null : value))
  .nullable()
  .default(null);
const Port = z
  .string()
  .trim()
  .regex(/^\d*$/, "要写成端口号，如 3000")
  .transform((value) => (value === "" ? 3000 : Number(value)))
  .pipe(z.number().max(65_535, "最大 65535"))
  .default(3000);

const BotToken = Optional.pipe(
  z
    .string()
    .regex(/^xoxb-/, "机器人令牌以 xoxb- 开头")
    .nullable(),
);
const AppToken = Optional.pipe(
  z
    .string()
    .regex(/^xapp-/, "应用令牌以 xapp- 开头")
    .nullable(),
);

/** Every variable the program knows; `.env.example` lists the same ones (tested). */
export const Environment = z.object({
  DATABASE_URL: Optional.pipe(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: "要写成 postgres://用户:密码@主机:端口/库名",
      })
      .nullable(),
  ),
  DATA_DIR: z.string().trim().min(1, "不能为空").default("./data"),
  KNOWLEDGE_DIR: z.string().trim().min(1, "不能为空").default("./knowledge"),
  HOST: Optional,
  PORT: Port,
  PUBLIC_URL: Optional.pipe(z.url({ protocol: /^https?$/, error: "要写成 https://域名" }).nullable()),
  COOKIE_SECRET: Optional.pipe(z.string().min(32, "至少 32 个字符").nullable()),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "可用 debug、info、warn、error、silent")
    .default("info"),
  OPENAI_API_KEY: Optional,
  OPENAI_BASE_URL: Optional.pipe(z.url({ protocol: /^https?$/, error: "要写成 http(s)://地址" }).nullable()),
  EMBEDDING_MODEL: Optional,
  SLACK_MODE: z.enum(["socket", "http"], "可用 socket、http").default("socket"),
  SLACK_API_URL: Optional.pipe(z.url({ protocol: /^https?$/, error: "要写成 http(s)://地址" }).nullable()),
  SLACK_STAFF_BOT_TOKEN: BotToken,
  SLACK_STAFF_APP_TOKEN: AppToken,
  SLACK_STAFF_SIGNING_SECRET: Optional,
  SLACK_STAFF_CLIENT_ID: Optional,
  SLACK_STAFF_CLIENT_SECRET: Optional,
  SLACK_ENTERPRISE_BOT_TOKEN: BotToken,
  SLACK_ENTERPRISE_APP_TOKEN: AppToken,
  SLACK_ENTERPRISE_SIGNING_SECRET: Optional,
  SLACK_ENTERPRISE_CLIENT_ID: Optional,
  SLACK_ENTERPRISE_CLIENT_SECRET: Optional,
});
type Environment = z.infer<typeof Environment>;

/**
 * The checked settings.
 *
 * Shape   `embedding` is null until key and model are both set
 */
export type Config = {
  databaseUrl: string | null;
  dataDir: string;
  knowledgeDir: string;
  host: string;
  port: number;
  publicUrl: string | null;
  cookieSecret: string | null;
  logLevel: Environment["LOG_LEVEL"];
  embedding: { apiKey: string; baseUrl: string | null; model: string } | null;
  slack: SlackConfig;
};

/**
 * The Slack apps that are configured: none, either, or both.
 *
 * Shape   `apiUrl` is null for Slack itself; `door` is how events come in: a socket that we open, or signed requests to us;
 *         `signIn` is set where people may sign in to the console by Slack
 */
type SlackConfig = { apiUrl: string | null; apps: SlackAppConfig[] };
type SlackAppConfig = {
  name: "staff" | "enterprise";
  botToken: string;
  door: { kind: "socket"; appToken: string } | { kind: "http"; signingSecret: string };
  signIn: { clientId: string; clientSecret: string } | null;
};

/**
 * Reads the settings.
 *
 * Errors  ConfigError listing every wrong variable and how to write it
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(Object.keys(Environment.shape).map((name) => [name, environment[name]]));
  const parsed = Environment.safeParse(known);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}（${issue.message}）`);
    throw new ConfigError(`环境变量有误：${faults.join("；")}。各变量的写法见 .env.example。`);
  }
  return toConfig(parsed.data);
}

function toConfig(variables: Environment): Config {
  const { OPENAI_API_KEY: apiKey, EMBEDDING_MODEL: model } = variables;
  if (model !== null && apiKey === null) {
    throw new ConfigError("设了 EMBEDDING_MODEL，还要设 OPENAI_API_KEY（本地服务没有密钥时随便写一个）。");
  }
  return {
    databaseUrl: variables.DATABASE_URL,
    dataDir: variables.DATA_DIR,
    knowledgeDir: variables.KNOWLEDGE_DIR,
    host: chooseHost(variables),
    port: variables.PORT,
    publicUrl: variables.PUBLIC_URL,
    cookieSecret: variables.COOKIE_SECRET,
    logLevel: variables.LOG_LEVEL,
    embedding: model === null || apiKey === null ? null : { apiKey, baseUrl: variables.OPENAI_BASE_URL, model },
    slack: {
      apiUrl: variables.SLACK_API_URL,
      apps: [toSlackApp(variables, "staff"), toSlackApp(variables, "enterprise")].filter((app) => app !== null),
    },
  };
}

/** One Slack app, or null when none of its variables is set; half of them is a slip, and is named. */
function toSlackApp(variables: Environment, name: SlackAppConfig["name"]): SlackAppConfig | null {
  const prefix = name === "staff" ? "SLACK_STAFF" : "SLACK_ENTERPRISE";
  const botToken = variables[`${prefix}_BOT_TOKEN`];
  const appToken = variables[`${prefix}_APP_TOKEN`];
  const signingSecret = variables[`${prefix}_SIGNING_SECRET`];
  const clientId = variables[`${prefix}_CLIENT_ID`];
  const clientSecret = variables[`${prefix}_CLIENT_SECRET`];
  if ([botToken, appToken, signingSecret, clientId, clientSecret].every((value) => value === null)) {
    return null;
  }
  const lacks = (variable: string): never => {
    const why = variable === "APP_TOKEN" ? "（SLACK_MODE=socket 要用）" : "";
    throw new ConfigError(`Slack 的设置不全：还要设 ${prefix}_${variable}${why}，或者把 ${prefix}_ 开头的都删掉。`);
  };
  if ((clientId === null) !== (clientSecret === null)) {
    return lacks(clientId === null ? "CLIENT_ID" : "CLIENT_SECRET");
  }
  return {
    name,
    botToken: botToken ?? lacks("BOT_TOKEN"),
    door:
      variables.SLACK_MODE === "socket"
        ? { kind: "socket", appToken: appToken ?? lacks("APP_TOKEN") }
        : { kind: "http", signingSecret: signingSecret ?? lacks("SIGNING_SECRET") },
    signIn: clientId === null || clientSecret === null ? null : { clientId, clientSecret },
  };
}

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/** Without a database server this is one person's trial: it is reachable from this machine only. */
function chooseHost({ HOST: host, DATABASE_URL: databaseUrl }: Environment): string {
  if (host === null) {
    return "127.0.0.1";
  }
  if (databaseUrl === null && !LOOPBACK.includes(host)) {
    throw new ConfigError("没有设 DATABASE_URL 时只在本机提供服务：请删掉 HOST，或先配好 PostgreSQL。");
  }
  return host;
}
