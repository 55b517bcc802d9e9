/** Needs in Slack: a group with a channel, its members, and a need filed in a direct message. */
import { expect, vi } from "vitest";
import type { Deps } from "../../src/core/ports.ts";
import { withTransaction } from "../../src/db/database.ts";
import { findStaff, insertStaff, type Staff } from "../../src/db/staff.ts";
import { type FakePost, makeEvent, makePress } from "./fake-slack.ts";
import type { SlackUnderTest } from "./slack-under-test.ts";

const BOUND = { timeout: 30_000, interval: 30 };
/** The channel of the group. */
export const GROUP_CHANNEL = "C0000000T2";
/** Both apps; requests of the enterprise app come by HTTP. */
export const APPS = [
  { name: "staff", botToken: "xoxb-staff", door: { kind: "socket", appToken: "xapp-1" } },
  { name: "enterprise", botToken: "xoxb-ent", door: { kind: "http", signingSecret: "s" } },
] as const;

/** The shipped groups, of which the one for dies and pumps has a channel. */
export function withChannel(deps: Deps): Deps {
  const groups = new Map(deps.directory.groups.groups);
  const home = groups.get("T2");
  if (home !== undefined) {
    groups.set("T2", { ...home, group: { ...home.group, slack_channel: GROUP_CHANNEL } });
  }
  return { ...deps, directory: { ...deps.directory, groups: { ...deps.directory.groups, groups } } };
}

/** A member of the group whom Slack knows by mail. */
export async function makeMember({ deps, fake }: SlackUnderTest, user: string, name: string): Promise<Staff> {
  const email = `${user.toLowerCase()}@bureau.example`;
  const person = { name, email, role: "group_member", groupId: "T2" } as const;
  const id = await withTransaction(deps.pool, (tx) => insertStaff(tx, person, deps.clock()));
  fake.users.set(user, { email: email.toUpperCase(), team: "T1", restricted: false });
  const staff = await findStaff(deps.pool, id);
  return staff ?? expect.unreachable("inserted");
}

/** Says something in a direct message to the bot, in a thread or as its beginning, and waits for the reply. */
export async function say({ fake }: SlackUnderTest, text: string, threadTs?: string): Promise<FakePost> {
  const before = fake.posts.filter(({ channel }) => channel === "D1").length;
  await fake.send("events_api", makeEvent({ text, ...(threadTs !== undefined && { thread_ts: threadTs }) }));
  await vi.waitFor(() => expect(fake.posts.filter(({ channel }) => channel === "D1").length).toBe(before + 1), BOUND);
  return fake.posts.findLast(({ channel }) => channel === "D1") ?? expect.unreachable("counted");
}

/** Files a need by talking, and finds its card. */
export async function file(here: SlackUnderTest): Promise<{ number: string; card: FakePost }> {
  const card = await say(here, "甬海泵业,潜水泵机械密封三个月就漏,能不能帮忙找人看看。徐工 13811110003");
  const receipt = await say(here, "确认", card.threadTs ?? "");
  const number = /XQ-\d{4}-\d{4}/u.exec(receipt.text)?.[0] ?? "";
  expect(number).not.toBe("");
  await here.slack.deliver({ app: "staff", channel: GROUP_CHANNEL });
  const cards = here.fake.posts.filter(({ channel, threadTs }) => channel === GROUP_CHANNEL && threadTs === null);
  expect(cards).toHaveLength(1);
  return { number, card: cards[0] ?? expect.unreachable("counted") };
}

/** Presses 认领 on a card. */
export async function press(here: SlackUnderTest, user: string, number: string, card: FakePost): Promise<void> {
  const message = { ts: card.ts };
  const payload = makePress({ action: "move:claimed", value: number, user, channel: GROUP_CHANNEL, message });
  await here.fake.send("interactive", payload);
}

/** What was posted in a channel, or to a person. */
export const sentTo = ({ fake }: SlackUnderTest, channel: string): string[] =>
  fake.posts.filter((post) => post.channel === channel.replace(/^U/u, "DU")).map(({ text }) => text);

/** Ends when nothing waits, in or out. */
export async function settle(here: SlackUnderTest): Promise<void> {
  const waiting = `select (select count(*) from slack_inbox where state = 'waiting')::int
    + (select count(*) from slack_outbox where state in ('waiting', 'sending'))::int as left`;
  await vi.waitFor(async () => {
    await here.slack.deliver(null);
    expect((await here.database.pool.query(waiting)).rows[0]?.left).toBe(0);
  }, BOUND);
}
