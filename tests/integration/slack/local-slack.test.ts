/** Whole stories against a Slack that nobody here wrote, by Socket Mode. */
import { expect, onTestFinished, test, vi } from "vitest";
import { createSlack } from "../../../src/channels/slack/slack.ts";
import type { Deps } from "../../../src/core/ports.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { insertStaff } from "../../../src/db/staff.ts";
import { LOCAL_BOT, type LocalSlack, startLocalSlack } from "../../support/local-slack.ts";
import { SOCKET_APPS } from "../../support/short-answer.ts";
import { answerFully } from "../../support/slack-under-test.ts";
import { openTestDatabase } from "../../support/test-app.ts";

const BOUND = { timeout: 30_000, interval: 100 };
const GROUP = "C0000000T2";

/** The channel on a database of its own; null where the program is not installed. */
async function start(): Promise<{ local: LocalSlack; deps: Deps } | null> {
  const local = await startLocalSlack();
  if (local === null) {
    return null;
  }
  const database = await openTestDatabase();
  const groups = new Map(database.deps.directory.groups.groups);
  const home = groups.get("T2");
  if (home !== undefined) {
    groups.set("T2", { ...home, group: { ...home.group, slack_channel: GROUP } });
  }
  const directory = { ...database.deps.directory, groups: { ...database.deps.directory.groups, groups } };
  const deps: Deps = { ...database.deps, clock: () => new Date(), slackApps: ["staff"], directory };
  const slack = createSlack(deps, { apiUrl: local.apiUrl, siteUrl: null, apps: SOCKET_APPS }, answerFully);
  slack.start();
  onTestFinished(async () => {
    await slack.stop();
    await database.close();
  });
  await vi.waitFor(() => expect(slack.status()["slack_staff"]).toBe("connected"), BOUND);
  return { local, deps };
}

/** What the bot said in a place. */
async function heard(local: LocalSlack, channel: string): Promise<string[]> {
  return (await local.messages(channel)).filter(({ user }) => user === LOCAL_BOT).map(({ text }) => text);
}

/** Says something in the direct message, in a thread or as its beginning; the answer, and the thread in which it stands. */
async function say(local: LocalSlack, text: string, thread?: string): Promise<{ text: string; thread: string }> {
  const before = (await heard(local, "D01WU")).length;
  await local.say({ channel: "D01WU", user: "U01WU", text, ...(thread !== undefined && { thread_ts: thread }) });
  await vi.waitFor(async () => expect(await heard(local, "D01WU")).toHaveLength(before + 1), BOUND);
  const answer = (await local.messages("D01WU")).findLast(({ user }) => user === LOCAL_BOT);
  return { text: answer?.text ?? "", thread: answer?.thread_ts ?? "" };
}

test("a need goes from a direct message to its group's card, is claimed there, and the firm hears of it", async () => {
  const here = await start();
  if (here === null) {
    // Installed on Linux x64 only.
    return;
  }
  const { local, deps } = here;
  const person = { name: "张三", email: "zhang@bureau.example", role: "group_member", groupId: "T2" } as const;
  await withTransaction(deps.pool, (tx) => insertStaff(tx, person, deps.clock()));
  const { thread } = await say(local, "甬海泵业,潜水泵机械密封三个月就漏,能不能帮忙找人看看。徐工 13811110003");
  const number = /XQ-\d{4}-\d{4}/u.exec((await say(local, "确认", thread)).text)?.[0] ?? "";
  expect(number).not.toBe("");
  await vi.waitFor(async () => expect((await heard(local, GROUP)).join()).toContain(number), BOUND);
  const [card] = (await local.messages(GROUP)).filter(({ user }) => user === LOCAL_BOT);
  const action = { type: "button", action_id: "move:claimed", block_id: "b", value: number };
  await local.press({ channel: GROUP, user: "U02ZHANG", messageTs: card?.ts ?? "", action });
  await vi.waitFor(async () => expect((await heard(local, GROUP)).join()).toContain("承办人：张三"), BOUND);
  await vi.waitFor(async () => expect((await heard(local, "D01WU")).at(-1)).toContain("认领"), BOUND);
});

test("a call in a channel is answered in its thread, and what follows there needs no call", async () => {
  const here = await start();
  if (here === null) {
    return;
  }
  const { local } = here;
  await local.say({ channel: GROUP, user: "U01WU", text: `<@${LOCAL_BOT}> 谢谢` });
  await vi.waitFor(async () => expect(await heard(local, GROUP)).toHaveLength(1), BOUND);
  const [first, answer] = await local.messages(GROUP);
  expect(answer?.thread_ts).toBe(first?.ts);
  await local.say({ channel: GROUP, user: "U01WU", text: "你好", thread_ts: first?.ts ?? "" });
  await vi.waitFor(async () => expect(await heard(local, GROUP)).toHaveLength(2), BOUND);
});
