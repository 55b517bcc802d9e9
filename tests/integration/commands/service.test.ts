/** `npm start` as a user lives it: first start on nothing, a question, a stop, and a second start; on a folder and on a server. */
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { Reply } from "../../../src/domain/reply.ts";
import { makeFolder } from "../../support/make-policy.ts";
import { type Running, startNode } from "../../support/run-node.ts";
import { createServerDatabase, KNOWLEDGE } from "../../support/test-app.ts";

/** Printed at every start until there is an admin. */
const ADMIN_LINK = /办理台管理员链接（只能用一次）：http\S+\/console\/sign-in\/[\w-]{32}\n/;

/** The shipped words with two of the policies, so that the first start is quick. */
function makeKnowledge(): string {
  const folder = makeFolder({});
  cpSync(KNOWLEDGE, folder, {
    recursive: true,
    filter: (path) => !/policies\/.*\.(?:md|yaml)$/.test(path) || /\/(?:NB-01|NA-01)\./.test(path),
  });
  return folder;
}

async function start(env: Record<string, string>): Promise<{ service: Running; url: string }> {
  const service = startNode(["src/main.ts"], {
    PORT: "0",
    LOG_LEVEL: "silent",
    ...env,
  });
  const line = await service.line(/^ready /);
  return { service, url: line.replace("ready ", "") };
}

async function ask(url: string): Promise<Reply> {
  const response = await fetch(`${url}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ text: "高企首次认定市里奖多少" }),
  });
  return Reply.parse(await response.json());
}

async function stop({ child, ended }: Running, signal: "SIGTERM" | "SIGINT"): Promise<void> {
  child.kill(signal);
  const { code, stdout, stderr } = await ended;
  expect({ code, stdout: stdout.replace(/ready .*\n/, "").replace(ADMIN_LINK, "") }).toEqual({
    code: 0,
    stdout: "",
  });
  expect(stderr).not.toMatch(/Error|^\s+at /m);
}

test("the service fills an empty folder, answers, stops when told, and answers again after the next start", async () => {
  const folder = join(makeFolder({}), "data");
  const env = { DATA_DIR: folder, KNOWLEDGE_DIR: makeKnowledge() };
  const first = await start(env);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  expect((await ask(first.url)).text).toContain("20万元");
  expect(existsSync(join(folder, "yiduiyi.lock"))).toBe(true);
  await stop(first.service, "SIGTERM");
  expect(existsSync(join(folder, "yiduiyi.lock"))).toBe(false);
  const second = await start(env);
  expect((await ask(second.url)).text).toContain("20万元");
  await stop(second.service, "SIGINT");
  expect((await second.service.ended).stderr).not.toContain("载入政策资料");
  expect(existsSync(join(folder, "yiduiyi.lock"))).toBe(false);
});

test("on a server several services work on one database, which the first one filled", async () => {
  const server = inject("testServer");
  if (server === null) {
    // PGlite has room for one process: the folder's lock is tested instead.
    return;
  }
  const env = {
    DATABASE_URL: await createServerDatabase(server),
    KNOWLEDGE_DIR: makeKnowledge(),
  };
  const first = await start(env);
  const second = await start(env);
  const replies = await Promise.all([first.url, second.url, first.url, second.url].map(ask));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  await Promise.all([stop(first.service, "SIGTERM"), stop(second.service, "SIGTERM")]);
  expect((await second.service.ended).stderr).not.toContain("载入政策资料");
  const Documents = z.array(z.object({ id: z.string() }));
  const third = await start(env);
  const documents = Documents.parse(await (await fetch(`${third.url}/api/documents`)).json());
  expect(documents.map(({ id }) => id)).toEqual(["NA-01", "NB-01"]);
  await stop(third.service, "SIGTERM");
});
