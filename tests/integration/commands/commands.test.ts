/** The commands as people and programs call them: real processes, their output and their exit codes. */
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { lockFolder } from "../../../src/db/folder-lock.ts";
import { Reply } from "../../../src/domain/reply.ts";
import { type DataFolder, makeDataFolder } from "../../support/data-folder.ts";
import { makeFolder, policyText } from "../../support/make-policy.ts";
import { type Ended, runNode } from "../../support/run-node.ts";
import { NOW } from "../../support/test-app.ts";

const QUESTION = "高企首次认定市里奖多少";
const UNREACHABLE = "postgres://someone:geheim@127.0.0.1:1/x";
const WRONG_VARIABLES = { PORT: "eighty", LOG_LEVEL: "loud", COOKIE_SECRET: "short" };
let data: DataFolder;

beforeAll(async () => {
  data = await makeDataFolder();
});
afterAll(() => data.remove());

function run(script: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return runNode([script, ...args], { env, stdin: "" });
}

/** This exit code, one sentence on standard error, nothing on standard output, no stack. */
function expectRefusal(check: typeof expect, ended: Ended, code: number, says: RegExp): void {
  check(ended.stderr.trimEnd().split("\n")).toHaveLength(1);
  check(ended.stderr).toMatch(says);
  check(ended.stderr).not.toMatch(/^\s+at |node:|Error:|\.ts:/m);
  check({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: "" });
}

describe("help and mistakes", () => {
  test.concurrent.for([
    ["scripts/ask.ts", ["--json", "--batch", "--as-of", "--locale"]],
    ["scripts/chat.ts", ["退出"]],
    ["scripts/ingest.ts", ["--json"]],
    ["scripts/eval.ts", ["--json", "--failures", "--run", "--min"]],
  ] as const)("%s --help explains every option and does nothing else", async ([script, options], { expect: check }) => {
    const ended = await run(script, ["--help"]);
    check({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
    for (const option of ["用法：npm run", "--data", "--memory", "--now", "--help", ...options]) {
      check(ended.stdout).toContain(option);
    }
  });

  test("the service explains itself and starts nothing", async () => {
    const ended = await run("src/main.ts", ["--help"], WRONG_VARIABLES);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
    expect(ended.stdout).toMatch(/用法：npm start[\s\S]*PORT[\s\S]*--help/);
  });

  test.concurrent.for<[string, string[], Record<string, string>, number, RegExp]>([
    ["scripts/ask.ts", ["--nope"], {}, 1, /--nope.*--help/],
    ["scripts/ask.ts", ["问", "--now", "昨天"], {}, 1, /--now.*昨天.*2026-06-30T10:00:00/],
    ["scripts/ask.ts", ["问", "--as-of", "2026-02-31"], {}, 1, /--as-of.*2026-02-31/],
    ["src/main.ts", ["--nope"], {}, 1, /--nope.*--help/],
    ["src/main.ts", [], WRONG_VARIABLES, 78, /PORT.*COOKIE_SECRET.*LOG_LEVEL.*\.env\.example/],
    ["src/main.ts", [], { HOST: "0.0.0.0" }, 78, /HOST/],
    ["src/main.ts", [], { DATABASE_URL: UNREACHABLE }, 78, /DATABASE_URL/],
    ["scripts/ingest.ts", ["x.md"], { DATABASE_URL: UNREACHABLE }, 78, /DATABASE_URL/],
    ["src/main.ts", [], { KNOWLEDGE_DIR: "/nowhere/knowledge" }, 78, /\/nowhere\/knowledge.*KNOWLEDGE_DIR/],
  ])("%s %s with %o ends with one sentence", async ([script, args, env, code, says], { expect: check }) => {
    const ended = await run(script, args, env);
    expectRefusal(check, ended, code, says);
    check(ended.stderr).not.toContain("geheim");
  });

  test("a folder that another process holds is refused with its pid and exit code 78, by every command", async () => {
    const folder = makeFolder({});
    const lock = lockFolder(folder, NOW);
    const all = await Promise.all([
      run("scripts/ask.ts", ["问", "--data", folder]),
      run("scripts/ingest.ts", ["x.md", "--data", folder]),
      run("src/main.ts", [], { DATA_DIR: folder }),
    ]);
    lock.release();
    for (const ended of all) {
      expectRefusal(expect, ended, 78, new RegExp(`${process.pid}`));
    }
  });
});

describe("work", () => {
  test("ask --json prints one Reply and nothing else", async () => {
    const { code, stdout } = await run("scripts/ask.ts", [QUESTION, "--json"]);
    const reply = Reply.parse(JSON.parse(stdout));
    expect([code, reply.items[0]?.kind, reply.text]).toEqual([0, "policy_question", expect.stringContaining("20万元")]);
  });

  test("ask --batch answers line by line, turns of one conversation together, until a wrong line, which it names", async () => {
    const lines = [
      { id: "a", text: QUESTION, conversationId: "one" },
      { id: 2, text: "那重新认定呢", conversationId: "one" },
      { id: "c", text: "你好" },
    ].map((line) => JSON.stringify(line));
    const folder = makeFolder({ "batch.jsonl": [...lines, "", '{"id": "x"}', ""].join("\n") });
    const { code, stdout, stderr } = await run("scripts/ask.ts", ["--batch", join(folder, "batch.jsonl")]);
    const Line = z.object({ id: z.union([z.string(), z.number()]), reply: Reply });
    const replies = stdout
      .trim()
      .split("\n")
      .map((line) => Line.parse(JSON.parse(line)));
    expect(replies.map(({ id }) => id)).toEqual(["a", 2, "c"]);
    expect(replies[1]?.reply.text).toContain("重新");
    expect(replies[1]?.reply.items[0]).toMatchObject({ status: "answered", policies: ["NB-01"] });
    expect([code, stderr]).toEqual([1, expect.stringContaining("batch.jsonl:5 ")]);
  });

  test("chat answers what is piped in, line by line, and ends well at the end of input", async () => {
    const stdin = `${QUESTION}\n\n😀\n那重新认定呢`;
    const { code, stdout, stderr } = await runNode(["scripts/chat.ts"], { env: {}, stdin });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/20万元[\s\S]*一句话[\s\S]*一句话[\s\S]*重新/);
  });

  test("ingest reports as JSON and as text, and ends with 1 when a file was refused", async () => {
    const folder = makeFolder({
      "good.md": policyText("T-GOOD", "## 要点1 奖励\n\n翡翠项目奖励12万元。", {}),
      "bad.md": "## 要点1\n\n没有文件头。",
    });
    const json = await run("scripts/ingest.ts", [folder, "--data", data.folder, "--json"]);
    const Report = z.object({
      added: z.array(z.string()),
      refused: z.array(z.object({ file: z.string(), problems: z.array(z.object({ line: z.number() })) })),
    });
    expect([json.code, Report.parse(JSON.parse(json.stdout))]).toEqual([
      1,
      { added: ["T-GOOD"], refused: [{ file: join(folder, "bad.md"), problems: [{ line: 1 }] }] },
    ]);
    rmSync(join(folder, "bad.md"));
    const text = await run("scripts/ingest.ts", [folder, "--data", data.folder]);
    expect([text.code, text.stdout]).toEqual([0, expect.stringMatching(/新增 0 份[\s\S]*未变 1 份[\s\S]*拒收 0 份/)]);
  });

  test("eval --json prints one object, --failures lists each miss, --min decides the exit code, a wrong line is named", async () => {
    const line = { lang: "zh-Hans", answerable: true, policies: ["NB-01"], must_not: ["30万元"], text: QUESTION };
    const folder = makeFolder({
      "policy.jsonl": [
        JSON.stringify({ ...line, id: "1", facts: [["20万"]] }),
        JSON.stringify({ ...line, id: "2", facts: [["不可能的事实"]] }),
      ].join("\n"),
      "broken/policy.jsonl": `${JSON.stringify({ ...line, id: "1", facts: [] })}\n{"id":`,
    });
    const [poor, broken] = await Promise.all([
      run("scripts/eval.ts", ["policy", folder, "--json", "--failures", "--min", "right_policy=1,all_facts=0.9"]),
      run("scripts/eval.ts", ["policy", join(folder, "broken")]),
    ]);
    const metrics = { suite: "policy", n: 2, right_policy: 1, all_facts: 0.5, must_not_violations: 0 };
    expect([poor.code, JSON.parse(poor.stdout)]).toEqual([1, expect.objectContaining(metrics)]);
    expect(poor.stderr).toMatch(/^2 \[facts\]/m);
    expect(poor.stderr).toMatch(/^未达标：all_facts = 0\.5/m);
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining("policy.jsonl:2")]);
  });
});

describe("the service", () => {
  test("a port that is taken ends the start with one sentence, and the folder is free again", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const ended = await run("src/main.ts", [], { DATA_DIR: data.folder, PORT: String(port), LOG_LEVEL: "silent" });
    taken.close();
    // The start may have told of documents that it brought in before it came to the port.
    const stderr = ended.stderr.replaceAll(/^载入政策资料 .*\n/gm, "");
    expectRefusal(expect, { ...ended, stderr }, 78, new RegExp(`端口 ${port} 已被占用.*PORT`));
    lockFolder(data.folder, NOW).release();
  });
});
