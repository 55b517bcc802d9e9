/** Commands hand their work to the running service that holds the data folder; service and commands are real processes. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { INGEST_PATH } from "../../src/channels/web/handover-routes.ts";
import { createWeb } from "../../src/channels/web/web.ts";
import { lockFolder } from "../../src/db/folder-lock.ts";
import { announceService, findService, type Service } from "../../src/service-file.ts";
import { policyText, writeFiles } from "../support/make-policy.ts";
import { type Ended, runNode } from "../support/run-node.ts";
import { KNOWLEDGE, NOW, testApp } from "../support/test-app.ts";
import { jsonPost, SETTINGS } from "./web/web-under-test.ts";

type Running = { child: ChildProcess; at: Service };

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const INGEST = fileURLToPath(new URL("../../scripts/ingest.ts", import.meta.url));
const BODY = "第一条 对首次认定的企业，奖励不超过20万元。";

let root = "";
let service: Running;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "yiduiyi-handover-"));
  for (const name of [
    "glossary",
    "measures.yaml",
    "boundaries.yaml",
    "clusters.yaml",
    "categories.yaml",
    "need-words.yaml",
  ]) {
    cpSync(join(KNOWLEDGE, name), join(root, "knowledge", name), {
      recursive: true,
    });
  }
  mkdirSync(join(root, "knowledge/policies"));
  writeFiles(root, {
    "new/T-01.md": policyText("T-01", BODY, {}),
    "new/T-02.md": policyText("T-02", BODY, { status: "nonsense" }),
    "new/T-03.md": policyText("T-01", BODY, {}),
  });
  service = await start();
});

afterAll(async () => {
  await stop(service.child);
  rmSync(root, { recursive: true, force: true });
});

const environment = () => ({
  DATA_DIR: join(root, "data"),
  KNOWLEDGE_DIR: join(root, "knowledge"),
  PORT: "0",
  LOG_LEVEL: "silent",
});

/** The service outlives a single test, so it is started and stopped here. */
async function start(): Promise<Running> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: root,
    env: environment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(createInterface({ input: child.stdout }), "line");
  const at = findService(join(root, "data"), child.pid ?? 0);
  if (at === null) {
    throw new Error("the service left no note");
  }
  return { child, at };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.kill("SIGTERM")) {
    await once(child, "exit");
  }
}

function ingest(...args: string[]): Promise<Ended> {
  return runNode([INGEST, ...args], { env: environment(), stdin: "" });
}

/** A path as somebody in the working folder may type it; the service works elsewhere. */
function typed(path: string): string {
  return relative(process.cwd(), join(root, path));
}

test("the note is for the owner's eyes only", () => {
  expect(statSync(join(root, "data/service.json")).mode & 0o777).toBe(0o600);
  expect(service.at).toMatchObject({
    pid: service.child.pid,
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
});

test("a folder that a service holds gives the same report and exit code as a free one, and the service knows the document", async () => {
  const handedOver = await ingest(`${typed("new")}/`, "--json");
  const alone = await ingest(`${typed("new")}/`, "--json", "--memory");
  expect(handedOver).toEqual(alone);
  expect(handedOver.code).toBe(1);
  expect(JSON.parse(handedOver.stdout)).toMatchObject({
    added: ["T-01"],
    refused: [
      { file: typed("new/T-02.md") },
      {
        file: typed("new/T-03.md"),
        problems: [{ message: expect.stringContaining(typed("new/T-01.md")) }],
      },
    ],
  });
  expect((await fetch(`${service.at.url}/documents/T-01`)).status).toBe(200);
});

test("a single file is handed over too; what is known is unchanged", async () => {
  expect(await ingest(typed("new/T-01.md"))).toEqual({
    code: 0,
    stdout: "新增 0 份\n更新 0 份\n未变 1 份\n移除 0 份\n拒收 0 份\n",
    stderr: "",
  });
});

test("two commands at once take turns", async () => {
  writeFiles(root, { "more/T-04.md": policyText("T-04", BODY, {}) });
  const reports = await Promise.all([ingest(typed("more")), ingest(typed("more"))]);
  expect(reports.map(({ code, stdout }) => [code, stdout.split("\n")[0]]).sort()).toEqual([
    [0, "新增 0 份"],
    [0, "新增 1 份：T-04"],
  ]);
});

test("without the token, or from another page, nothing is taken and no cookie given", async () => {
  const { url, token } = service.at;
  const send = (headers: Record<string, string>) =>
    fetch(`${url}${INGEST_PATH}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ paths: [join(root, "new")] }),
    });
  for (const headers of [
    {},
    { authorization: "Bearer " },
    { authorization: `Bearer ${token}x` },
    { authorization: token },
    { authorization: `Bearer ${token}`, origin: "https://elsewhere.example" },
  ]) {
    const response = await send(headers);
    expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
  }
});

test("the right token asks for absolute paths, is worth nothing from another machine, and the API's description does not speak of it", async () => {
  const token = "the token of this test";
  const refuse = () => Promise.reject(new Error("nothing may be ingested"));
  const { deps } = await testApp();
  const web = createWeb(deps, {
    ...SETTINGS,
    handover: { token, ingest: refuse },
  });
  const post = (paths: string[], remoteAddress: string) => {
    const init = jsonPost({ paths }, "application/json");
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    return web.request(INGEST_PATH, { ...init, headers }, { incoming: { socket: { remoteAddress } } });
  };
  expect((await post(["new"], "127.0.0.1")).status).toBe(400);
  expect((await post(["/new"], "192.0.2.7")).status).toBe(403);
  expect((await createWeb(deps, SETTINGS).request(INGEST_PATH, jsonPost({}, "application/json"))).status).toBe(404);
  expect(await (await web.request("/openapi.json")).text()).not.toContain("internal");
});

test.each(["no note", "a note of a process that has gone", "a note whose service does not answer"])(
  "a folder held by another program, %s: the message says who holds it",
  async (left) => {
    const folder = join(root, left.replaceAll(" ", "-"));
    const lock = lockFolder(folder, NOW);
    if (left !== "no note") {
      const pid = left.endsWith("gone") ? (service.child.pid ?? 0) : process.pid;
      // Port 9 (discard) has no listener on a test machine; the running service must not be asked for another folder.
      const url = left.endsWith("gone") ? service.at.url : "http://127.0.0.1:9";
      announceService(folder, { ...service.at, pid, url });
    }
    const { code, stdout, stderr } = await ingest(typed("new"), "--data", folder);
    lock.release();
    expect([code, stdout]).toEqual([78, ""]);
    expect(stderr).toMatch(/^数据文件夹 .* 正被进程 \d+（.*）使用：请先停掉它，或用 --data 换一个文件夹。\n$/u);
  },
);

test("a service that stops takes its note along, and the next one has another token", async () => {
  await stop(service.child);
  expect([service.child.exitCode, existsSync(join(root, "data/service.json"))]).toEqual([0, false]);
  const { token } = service.at;
  service = await start();
  expect(service.at.token).not.toBe(token);
});
