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
