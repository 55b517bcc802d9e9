/** A service with nothing but Slack, as a process of its own that a test may kill: `node slack-child.ts <api url> <folder or database url>`. */
import { fileURLToPath } from "node:url";
import { createApp, startWork } from "../../src/app.ts";
import { createSlack } from "../../src/channels/slack/slack.ts";
import type { DatabaseLocation } from "../../src/db/database.ts";
import { answerShortly, SOCKET_APPS } from "./short-answer.ts";

const [apiUrl = "", place = ""] = process.argv.slice(2);
const location: DatabaseLocation = place.startsWith("postgres:")
  ? { kind: "server", url: place }
  : { kind: "folder", folder: place };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const app = await createApp({
  location,
  knowledgeDir: fileURLToPath(new URL("../../knowledge", import.meta.url)),
  clock: () => new Date(),
  log: quiet,
  embedder: null,
  slackApps: SOCKET_APPS.map(({ name }) => name),
  working: true,
});
const slack = createSlack(app.deps, { apiUrl, siteUrl: null, apps: SOCKET_APPS }, answerShortly);
await startWork(app, slack);
slack.start();
console.log("ready");
