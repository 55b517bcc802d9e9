/** `npm run eval`: runs a data set through the product's own functions and prints metrics. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type App, openDirectory, readVocabulary } from "../src/app.ts";
import { handleMessage } from "../src/core/handle-message.ts";
import { routeNeed } from "../src/domain/routing.ts";
import type { UnderstoodNeed } from "../src/domain/understand-message.ts";
import { InvalidInputError } from "../src/errors.ts";
import { showProgress } from "../src/progress.ts";
import {
  commandConfig,
  DATABASE_HELP,
  DATABASE_OPTIONS,
  EXAM_NOW,
  openApp,
  readArguments,
  runCommand,
} from "./command.ts";
import { DialogueCase, type DialogueDoor, evaluateDialogues } from "./eval/dialogues.ts";
import { DuplicateCase, evaluateDuplicates } from "./eval/duplicates.ts";
import { evaluateIntake, IntakeCase } from "./eval/intake.ts";
import { evaluatePolicy, PolicyCase } from "./eval/policy.ts";
import { evaluateRetrieval } from "./eval/retrieval.ts";
import type { SuiteResult } from "./eval/suite.ts";

const HELP = `用法：npm run eval -- <retrieval|policy|intake|dialogues|duplicates> <文件夹或文件> [选项]

  retrieval <文件夹>   里面有 docs.jsonl 和 queries.jsonl
  policy <文件>        政策问答题（.jsonl）；给文件夹时取其中的 policy.jsonl
  intake <文件>        消息识别题（.jsonl）；给文件夹时取其中的 intake.jsonl
  dialogues <文件>     多轮对话题（.jsonl）；给文件夹时取其中的 dialogues.jsonl
  duplicates <文件>    需求查重题（.jsonl）；给文件夹时取其中的 duplicates.jsonl
  --json              标准输出只有一个 JSON 对象
  --failures          列出每个没答对的
  --run <文件>         retrieval：另写 TREC 格式的结果（每题 100 条）；duplicates：另写每题的判断
  --min <名=值,…>      指标低于这些值（must_not_violations、refused_answerable 为高于）时退出码为 1
${DATABASE_HELP}`;

/** Metrics whose bound in `--min` is an upper one. NOTE: stands before the call below, which runs while this file loads. */
const LOWER_IS_BETTER = ["must_not_violations", "refused_answerable"];

await runCommand(async () => {
  const { values, positionals } = readArguments({
    ...DATABASE_OPTIONS,
    json: { type: "boolean" },
    failures: { type: "boolean" },
    run: { type: "string" },
    min: { type: "string" },
  });
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const [suite, path] = positionals;
  if (suite === undefined || path === undefined || !existsSync(path)) {
    throw new InvalidInputError(`请给出题集种类和存在的路径。\n\n${HELP}`);
  }
  const result = await runSuite(suite, path, values);
  print(result, values);
  return values.min === undefined || meets(result, values.min) ? 0 : 1;
});

type Values = {
  json?: boolean;
  failures?: boolean;
  run?: string;
  data?: string;
  memory?: boolean;
  now?: string;
};

async function runSuite(suite: string, path: string, values: Values): Promise<SuiteResult> {
  if (suite === "retrieval") {
    return evaluateRetrieval(path, values.run ?? null);
  }
  if (suite === "duplicates") {
    const pairs = readLines(fileOf(path, "duplicates.jsonl"), DuplicateCase);
    return evaluateDuplicates(readVocabulary(commandConfig().knowledgeDir).likeness, pairs, values.run ?? null);
  }
  if (suite === "intake") {
    return runIntake(path, values);
  }
  if (suite === "dialogues") {
    const cases = readLines(fileOf(path, "dialogues.jsonl"), DialogueCase);
    return withApp(values, "对话", (app, progress) =>
      evaluateDialogues(cases, openDoor(app), (done) => progress(done, cases.length)),
    );
  }
  if (suite !== "policy") {
    throw new InvalidInputError(`没有“${suite}”这种题集。\n\n${HELP}`);
  }
  const cases = readLines(fileOf(path, "policy.jsonl"), PolicyCase);
  return withApp(values, "答题", (app, progress) => evaluatePolicy(app, cases, (done) => progress(done, cases.length)));
}

/** The one door, as a channel uses it: each dialogue is a new requester. */
function openDoor(app: App): DialogueDoor {
  return {
    judgesPolicies: true,
    open: async (id) => {
      const who = {
        channel: "terminal" as const,
        conversationId: `eval-${id}`,
        requesterId: `eval-${id}`,
        locale: null,
      };
      let turn = 0;
      return {
        say: async (text) => {
          turn += 1;
          const reply = await handleMessage(app.deps, { ...who, key: `eval-${id}-${turn}`, text }, () => undefined);
          return {
            text: reply.text,
            asks: reply.asks,
            filed: reply.items.flatMap((item) => (item.kind === "need" && item.state === "filed" ? [item] : [])),
            policies: reply.items.flatMap((item) =>
              item.kind === "policy_question" ? item.citations.map(({ policy }) => policy) : [],
            ),
          };
        },
      };
    },
  };
}

async function withApp(
  values: Values,
  title: string,
  run: (app: App, progress: (done: number, total: number) => void) => Promise<SuiteResult>,
): Promise<SuiteResult> {
  const app = await openApp({ ...values, now: values.now ?? EXAM_NOW });
  const progress = showProgress(title);
  try {
    return await run(app, progress.update);
  } finally {
    progress.end();
    await app.close();
  }
}

/** Without a database: the rules read the message alone. */
function runIntake(path: string, values: Values): SuiteResult {
  const { knowledgeDir } = commandConfig();
  const { needs, boundaries } = readVocabulary(knowledgeDir);
  const { groups } = openDirectory(knowledgeDir);
  const now = new Date(values.now ?? EXAM_NOW);
  const tellGroup = (need: UnderstoodNeed): string => routeNeed(need, groups).group;
  return evaluateIntake(readLines(fileOf(path, "intake.jsonl"), IntakeCase), { needs, boundaries, now }, tellGroup);
}

/** The file itself, or the suite's file in a folder. */
function fileOf(path: string, name: string): string {
  return statSync(path).isDirectory() ? join(path, name) : path;
}

/** Lines of a .jsonl file, each checked; a wrong line is named. */
function readLines<S extends z.ZodType>(file: string, schema: S): z.infer<S>[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") {
      return [];
    }
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) {
      throw new InvalidInputError(`${file}:${index + 1} 格式不对：${z.prettifyError(parsed.error)}`);
    }
    return [parsed.data];
  });
}

/** The value of a line; undefined, which no schema takes, when it is no JSON. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function print({ metrics, failures }: SuiteResult, values: Values): void {
  if (values.failures === true) {
    console.error(failures.join("\n"));
  }
  console.log(values.json === true ? JSON.stringify(metrics) : render(metrics));
}

function render(metrics: Record<string, unknown>): string {
  return Object.entries(metrics)
    .map(([name, value]) => `${name.padEnd(24)} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join("\n");
}

/** Whether every named metric is on the good side of its bound. */
function meets({ metrics }: SuiteResult, bounds: string): boolean {
  return bounds.split(",").every((bound) => {
    const [name = "", value] = bounds.length === 0 ? [] : bound.split("=");
    const measured = metrics[name];
    if (typeof measured !== "number" || value === undefined) {
      throw new InvalidInputError(`--min 里的“${bound}”不是本题集的指标。`);
    }
    const good = LOWER_IS_BETTER.includes(name) ? measured <= Number(value) : measured >= Number(value);
    if (!good) {
      console.error(`未达标：${name} = ${measured}，要求 ${LOWER_IS_BETTER.includes(name) ? "≤" : "≥"} ${value}`);
    }
    return good;
  });
}
