/** The guard bites: Biome refuses every import that the layers forbid, in a small tree with the project's own settings. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SETTINGS = join(ROOT, ".biome.jsonc");

/** What the design forbids each layer, written down apart from the settings: a rule that is taken out there fails here. */
const FORBIDDEN: Record<string, readonly string[]> = {
  "src/domain": [
    ...["db/pool.ts", "core/verb.ts", "llm/model.ts", "jobs/queue.ts", "channels/web/web.ts"].map(
      (path) => `../${path}`,
    ),
    ...["../app.ts", "../main.ts", "../config.ts", "../logger.ts"],
    ...[
      "node:fs",
      "node:fs/promises",
      "node:crypto",
      "pg",
      "pgvector/pg",
      "pg-boss",
      "@hono/node-server",
      "hono",
      "hono/html",
      "openai",
      "pino",
      "@electric-sql/pglite",
    ],
    ...["@langchain/core/messages", "langchain", "@slack/bolt"],
  ],
  "src/db": [
    ...[
      "../core/verb.ts",
      "../llm/model.ts",
      "../jobs/queue.ts",
      "../channels/web/web.ts",
      "../channels/slack/inbound.ts",
    ],
    ...["../app.ts", "../main.ts", "../config.ts", "../logger.ts"],
    ...["hono", "hono/html", "openai", "pino", "@langchain/openai", "langchain", "@slack/bolt"],
  ],
  "src/core": [
    ...["../llm/model.ts", "../jobs/queue.ts", "../channels/web/web.ts", "../channels/slack/inbound.ts"],
    ...["../app.ts", "../main.ts", "../config.ts", "../logger.ts"],
    ...["hono", "hono/html", "openai", "pino", "@electric-sql/pglite", "langchain", "@slack/bolt"],
  ],
  "src/llm": [
    ...["../db/pool.ts", "../jobs/queue.ts", "../channels/web/web.ts", "../app.ts", "../main.ts", "../config.ts"],
    ...["../core/handle-message.ts", "../logger.ts", "pg", "hono", "@hono/node-server", "pino", "@slack/bolt"],
  ],
  "src/jobs": [
    ...["../llm/model.ts", "../channels/web/web.ts", "../app.ts", "../main.ts", "../config.ts", "../logger.ts"],
    ...["pg", "hono", "@hono/node-server", "@electric-sql/pglite", "openai", "langchain", "@slack/bolt"],
  ],
  "src/channels/web": [
    ...[
      "../../db/pool.ts",
      "../../llm/model.ts",
      "../../jobs/queue.ts",
      "../../app.ts",
      "../../main.ts",
      "../../config.ts",
    ],
    ...["../slack/inbound.ts", "pg", "@electric-sql/pglite", "openai", "langchain", "@langchain/openai"],
  ],
  "src/channels/slack": ["../../db/pool.ts", "../web/web.ts", "pg", "openai"],
};

/** What each layer lives on. */
const PERMITTED: Record<string, readonly string[]> = {
  "src/domain": ["./text.ts", "../errors.ts", "zod", "yaml", "opencc-js/cn2t", "chinese-days"],
  "src/db": [
    "./database.ts",
    "../domain/text.ts",
    "../errors.ts",
    "pg",
    "pgvector/pg",
    "@electric-sql/pglite",
    "node:fs",
  ],
  "src/core": ["./ports.ts", "../domain/text.ts", "../db/documents.ts", "../errors.ts", "zod", "node:crypto"],
  "src/llm": ["../core/ports.ts", "../domain/text.ts", "../errors.ts", "openai", "langchain", "@langchain/openai"],
  "src/channels/web": [
    "./web-context.ts",
    "../../core/verb.ts",
    "../../domain/reply.ts",
    "../../errors.ts",
    "hono",
    "hono/html",
  ],
  "src/jobs": ["../core/ports.ts", "../core/verb.ts", "pg-boss"],
  "src/channels/slack": ["./render.ts", "../../core/verb.ts", "../../domain/reply.ts", "@slack/bolt"],
  src: ["./app.ts", "./channels/web/web.ts", "./core/verb.ts", "./db/pool.ts", "./llm/model.ts", "pg", "pino"],
};

/** Every way to write an import that a layer could be left by. */
const WAYS: Record<string, (from: string) => string> = {
  import: (from) => `import "${from}";\n`,
  "import type": (from) => `import type { Some } from "${from}";\n\nexport const some = (one: Some) => one;\n`,
  export: (from) => `export { some } from "${from}";\n`,
  "import()": (from) => `export const some = () => import("${from}");\n`,
};

const Rules = z.object({
  style: z
    .object({
      noRestrictedImports: z
        .object({
          options: z.object({
            patterns: z.array(z.object({ group: z.array(z.string()), message: z.string() })),
          }),
        })
        .optional(),
    })
    .optional(),
});
const Settings = z.object({
  overrides: z.array(
    z.object({
      includes: z.array(z.string()),
      linter: z.object({ rules: Rules }),
    }),
  ),
});
const Report = z.object({
  diagnostics: z.array(
    z.object({
      severity: z.string(),
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string() }),
    }),
  ),
});

/** One import in one file; `message` is the rule's, null where the import is permitted or the design alone forbids it. */
type Case = {
  name: string;
  file: string;
  text: string;
  message: string | null;
};

/** `../core/*` → `../core/some.ts`: an import that this entry of a rule is there to catch. */
function example(pattern: string): string {
  return pattern
    .replace(/\*\*$/u, "some/file.ts")
    .replace(/^(\.\..*)\*$/u, "$1some.ts")
    .replace("*", "some");
}

/** One import for each entry of each rule of the settings. */
function fromSettings(): Case[] {
  const json = readFileSync(SETTINGS, "utf8").replace(/^\s*\/\/.*$/gmu, "");
  return Settings.parse(JSON.parse(json)).overrides.flatMap(({ includes, linter }) => {
    const patterns = linter.rules.style?.noRestrictedImports?.options.patterns ?? [];
    return patterns.flatMap(({ group, message }) =>
      group
        .filter((pattern) => !pattern.startsWith("!"))
        .map((pattern) => {
          const [layer = ""] = includes.map((include) => include.replace("/**", ""));
          const folder =
            layer === "src/channels" ? `${layer}/${pattern.startsWith("../slack/") ? "web" : "slack"}` : layer;
          return toCase(folder, "import", example(pattern), message);
        }),
    );
  });
}

let cases = 0;
function toCase(folder: string, way: string, from: string, message: string | null): Case {
  cases += 1;
  const text = WAYS[way]?.(from) ?? "";
  return {
    name: `${folder}: ${way} ${from}`,
    file: `${folder}/case-${cases}.ts`,
    text,
    message,
  };
}

const rules = fromSettings();
const forbidden = Object.entries(FORBIDDEN).flatMap(([folder, all]) => {
  return all.flatMap((from) => Object.keys(WAYS).map((way) => toCase(folder, way, from, null)));
});
const permitted = Object.entries(PERMITTED).flatMap(([folder, all]) => {
  return all.map((from) => toCase(folder, "import", from, null));
});

let tree = "";
let found: ReadonlyMap<string, string[]> = new Map();

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "yiduiyi-layers-"));
  copyFileSync(SETTINGS, join(tree, ".biome.jsonc"));
  copyFileSync(join(ROOT, ".gitignore"), join(tree, ".gitignore"));
  for (const { file, text } of [...rules, ...forbidden, ...permitted]) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  const biome = join(ROOT, "node_modules/.bin/biome");
  const options = { cwd: tree, encoding: "utf8", maxBuffer: 1e8 } as const;
  const { stdout } = spawnSync(biome, ["lint", "--reporter=json", "--max-diagnostics=none"], options);
  const { diagnostics } = Report.parse(JSON.parse(stdout));
  const serious = diagnostics.filter(
    ({ severity, location }) => severity !== "information" && location.path.startsWith("src"),
  );
  const lines = Map.groupBy(serious, ({ location }) => location.path);
  found = new Map([...lines].map(([path, all]) => [path, all.map((one) => `${one.category}: ${one.message}`)]));
}, 30_000);

afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

const restricted = (message: string) => `lint/style/noRestrictedImports: ${message}`;
const rows = (all: Case[]) => all.map((one) => [one.name, one] as const);

describe("each entry of each rule fails exactly with its own sentence", () => {
  test("there are rules for every layer", () => {
    const layers = new Set(rules.map(({ file }) => file.split("/").slice(0, 2).join("/")));
    expect([...layers].toSorted()).toEqual(["src/channels", "src/core", "src/db", "src/domain", "src/jobs", "src/llm"]);
  });

  test.each(rows(rules))("%s", (_, { file, message }) => {
    expect(found.get(file)).toEqual([restricted(message ?? "")]);
  });
});

describe("what the design forbids a layer is refused, however it is written", () => {
  test.each(rows(forbidden))("%s", (_, { file }) => {
    const layer = file.split("/").slice(0, 2).join("/");
    const sentences = rules
      .filter((rule) => rule.file.startsWith(`${layer}/`))
      .map((rule) => restricted(rule.message ?? ""));
    const bitten = (found.get(file) ?? []).filter((line) => line.startsWith("lint/style/noRestrictedImports"));
    expect(bitten).toHaveLength(1);
    expect(sentences).toContain(bitten[0]);
  });
});

describe("what a layer lives on passes", () => {
  test.each(rows(permitted))("%s", (_, { file }) => {
    expect(found.get(file)).toBeUndefined();
  });
});
