/** README's ten minutes, taken literally against a Slack that nobody here wrote: its settings, its start, its first question. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeDataFolder } from "../../support/data-folder.ts";
import { LOCAL_BOT, startLocalSlack } from "../../support/local-slack.ts";
import { runNode, startNode } from "../../support/run-node.ts";
import { KNOWLEDGE } from "../../support/test-app.ts";

const README = readFileSync(fileURLToPath(new URL("../../../README.md", import.meta.url)), "utf8");
const SECTION = /^## 接上 Slack Slack$(.*?)^## /msu.exec(README)?.[1] ?? expect.unreachable("README has the section");
/** A first start reads all of the knowledge. */
const SLOW = { timeout: 240_000 };
const BOUND = { timeout: 60_000, interval: 200 };

test("each manifest command of the section prints a manifest", async () => {
  const commands = [...SECTION.matchAll(/slack:manifest -- (\S+(?: --url [^`\s]+)?)/gu)].map(([, given = ""]) => given);
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const args = command.replace("您的地址", "yiduiyi.example").split(" ");
    const { code, stdout } = await runNode(["scripts/slack-manifest.ts", ...args], { env: {}, stdin: "" });
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ display_information: expect.anything() }),
    ]);
  }
});

test(
  "with the section's settings the service connects and answers the section's question with its clause",
  SLOW,
  async () => {
    const env = parseEnv(/```ini\n(.*?)```/su.exec(SECTION)?.[1]?.replace(/^ +/gmu, "") ?? "");
    const { SLACK_STAFF_BOT_TOKEN: botToken = "", SLACK_STAFF_APP_TOKEN: appToken = "" } = env;
    expect(Object.keys(env).toSorted()).toEqual(["SLACK_STAFF_APP_TOKEN", "SLACK_STAFF_BOT_TOKEN"]);
    const local = await startLocalSlack({ botToken, appToken });
    if (local === null) {
      // Installed on Linux x64 only.
      return;
    }
    const { folder, remove } = await makeDataFolder();
    onTestFinished(remove);
    const own = { PORT: "0", LOG_LEVEL: "silent", DATA_DIR: folder, KNOWLEDGE_DIR: KNOWLEDGE };
    const slack = { SLACK_STAFF_BOT_TOKEN: botToken, SLACK_STAFF_APP_TOKEN: appToken, SLACK_API_URL: local.apiUrl };
    const url = (await startNode(["src/main.ts"], { ...own, ...slack }).line(/^ready /u)).replace("ready ", "");
    const state = /"slack_staff":"connected"/u;
    await vi.waitFor(async () => expect(await (await fetch(`${url}/readyz`)).text()).toMatch(state), BOUND);
    expect(SECTION).toContain('`"slack_staff":"connected"`');
    const text = /发私信“(.+?)”/u.exec(SECTION)?.[1] ?? "";
    await local.say({ channel: "D01WU", user: "U01WU", text });
    const answers = async (): Promise<string[]> =>
      (await local.messages("D01WU"))
        .filter(({ user }) => user === LOCAL_BOT)
        .map((message) => JSON.stringify(message));
    await vi.waitFor(async () => expect((await answers()).join()).toContain("20万元"), BOUND);
    expect((await answers()).join()).toContain("依据");
  },
);
