/** `npm start` with Slack configured: the web page is served whatever Slack does, `/readyz` says how it is, and Slack's requests find their way. */
import { expect, onTestFinished, test, vi } from "vitest";
import { makeDataFolder } from "../../support/data-folder.ts";
import { makeEvent, signRequest, startFakeSlack } from "../../support/fake-slack.ts";
import { startNode } from "../../support/run-node.ts";
import { KNOWLEDGE } from "../../support/test-app.ts";

/** A first start reads all of the knowledge. */
const SLOW = { timeout: 180_000 };
const BOUND = { timeout: 40_000, interval: 100 };

async function start(env: Record<string, string>): Promise<string> {
  const { folder, remove } = await makeDataFolder();
  onTestFinished(remove);
  const own = { PORT: "0", LOG_LEVEL: "silent", DATA_DIR: folder, KNOWLEDGE_DIR: KNOWLEDGE, ...env };
  const line = await startNode(["src/main.ts"], own).line(/^ready /u);
  return line.replace("ready ", "");
}

test("with a Slack that nobody can reach the service is ready and says so", SLOW, async () => {
  const slack = {
    SLACK_STAFF_BOT_TOKEN: "xoxb-1",
    SLACK_STAFF_APP_TOKEN: "xapp-1",
    SLACK_API_URL: "http://127.0.0.1:9/",
  };
  const url = await start(slack);
  expect((await fetch(url)).status).toBe(200);
  const readiness = await fetch(`${url}/readyz`);
  expect(readiness.status).toBe(200);
  expect(await readiness.json()).toMatchObject({
    ok: true,
    parts: { database: "ok", slack_staff: expect.stringContaining("retrying since") },
  });
});

test("by HTTP a signed request is answered on the web page's own port, and an unsigned one is not", SLOW, async () => {
  const fake = await startFakeSlack();
  const url = await start({
    SLACK_MODE: "http",
    SLACK_ENTERPRISE_BOT_TOKEN: "xoxb-1",
    SLACK_ENTERPRISE_SIGNING_SECRET: "s",
    SLACK_API_URL: fake.apiUrl,
  });
  const body = JSON.stringify(makeEvent({ text: "你好" }));
  const atS = Math.floor(Date.now() / 1000);
  expect((await fetch(signRequest(`${url}/slack/enterprise`, body, { secret: "no", atS }))).status).toBe(401);
  expect((await fetch(signRequest(`${url}/slack/enterprise`, body, { secret: "s", atS }))).status).toBe(200);
  await vi.waitFor(() => expect(fake.posts).toHaveLength(1), BOUND);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ parts: { slack_enterprise: "connected" } });
  await fake.close();
});
