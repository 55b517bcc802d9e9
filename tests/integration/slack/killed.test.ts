/** A service that is killed over and over in the middle of its work loses nothing and does nothing twice. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../../src/db/database.ts";
import { makeDataFolder } from "../../support/data-folder.ts";
import { makeEvent, startFakeSlack } from "../../support/fake-slack.ts";
import { createServerDatabase } from "../../support/test-app.ts";

const CHANNELS = 30;
// An embedded database takes seconds to open after each kill; the full number is killed on a server.
const FULL = { events: 300, kills: 20 };
const EMBEDDED = { events: 100, kills: 6 };
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const CHILD = fileURLToPath(new URL("../../support/slack-child.ts", import.meta.url));
const BOUND = { timeout: 240_000, interval: 200 };

async function makePlace(): Promise<string> {
  const server = inject("testServer");
  if (server !== null) {
    return createServerDatabase(server);
  }
  const { folder, remove } = await makeDataFolder();
  onTestFinished(remove);
  return folder;
}

/** Starts the service; it is ready, or was dead before it got there. */
async function startChild(apiUrl: string, place: string): Promise<() => Promise<void>> {
  const env = { PATH: process.env["PATH"], NODE_COMPILE_CACHE: `${ROOT}/.cache/compiled` };
  const child = spawn(process.execPath, [CHILD, apiUrl, place], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  onTestFinished(() => void child.kill("SIGKILL"));
  await Promise.race([once(child.stdout, "data"), ended]);
  return async () => {
    child.kill("SIGKILL");
    await ended;
  };
}

/** What the database says in the end; nobody else may have it open. */
async function count(place: string, sql: string): Promise<number> {
  if (place.startsWith("postgres:")) {
    const client = new pg.Client({ connectionString: place });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows[0]?.total;
  }
  const location = { kind: "folder", folder: place } as const;
  const database = await openDatabase(location, { connectionTimeoutMs: 30_000, now: new Date() });
  const { rows } = await database.pool.query(sql);
  await database.close();
  return rows[0]?.total;
}

test("events delivered one to four times each while the service is killed over and over", async () => {
  const { events, kills } = inject("testServer") === null ? EMBEDDED : FULL;
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  const place = await makePlace();
  const deliveries = Array.from({ length: events }, (_, index) => {
    const event = makeEvent({ channel: `D${index % CHANNELS}`, user: `U${index % CHANNELS}`, text: `第${index}条` });
    return Array.from({ length: 1 + (index % 4) }, () => event);
  }).flat();
  let next = 0;
  const send = async (): Promise<void> => {
    while (next < deliveries.length) {
      const event = deliveries[next];
      next += 1;
      await fake.send("events_api", event);
      await sleep(100);
    }
  };
  const sending = Promise.all(Array.from({ length: 4 }, send));
  let stop = await startChild(fake.apiUrl, place);
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(200 + ((kill * 397) % 1_100));
    await stop();
    stop = await startChild(fake.apiUrl, place);
  }
  const postsWhenKilled = fake.posts.length;
  await sending;
  await vi.waitFor(() => expect(new Set(fake.posts.map(({ text }) => text)).size).toBe(events), BOUND);
  await sleep(3_000);
  await stop();
  console.log(`${postsWhenKilled} posts were out at the last of ${kills} kills`);
  expect(fake.posts).toHaveLength(events);
  expect(await count(place, "select count(*)::int as total from message where reply is not null")).toBe(events);
  expect(await count(place, "select count(*)::int as total from slack_inbox where state = 'done'")).toBe(events);
  expect(await count(place, "select count(*)::int as total from slack_outbox where state = 'sent'")).toBe(events);
}, 900_000);
