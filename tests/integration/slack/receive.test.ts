/** What comes in from Slack: kept before it is acknowledged, once, without words that must not be kept, and only what is for us. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { BOT, makeEvent, signRequest } from "../../support/fake-slack.ts";
import { answerShortly } from "../../support/short-answer.ts";
import { answerFully, type SlackUnderTest, startSlack } from "../../support/slack-under-test.ts";

const BOUND = { timeout: 30_000, interval: 30 };
const SECRET = "signing-secret";
const HTTP = {
  apps: [{ name: "enterprise", botToken: "xoxb-1", door: { kind: "http", signingSecret: SECRET } }],
} as const;
const URL = "https://bot.example/slack/enterprise";

const nowS = (): number => Math.floor(Date.now() / 1000);
const rowsOf = async ({ database }: SlackUnderTest): Promise<Record<string, unknown>[]> =>
  (await database.pool.query("select * from slack_inbox order by id")).rows;
const dmTexts = ({ fake }: SlackUnderTest): string[] => fake.posts.map(({ text }) => text);

/** Sends by HTTP; the status of the answer. */
async function request(
  { slack }: SlackUnderTest,
  body: unknown,
  signed: { secret?: string; atS?: number; headers?: Record<string, string> } = {},
): Promise<number> {
  const asked = signRequest(URL, JSON.stringify(body), { secret: SECRET, atS: nowS(), ...signed });
  return (await slack.handle(asked)).status;
}

test("by HTTP an event is kept, then answered with 200, and the person hears of it once", async () => {
  const here = await startSlack(answerShortly, HTTP);
  const event = makeEvent({ text: "你好" });
  expect(await request(here, event)).toBe(200);
  expect(await rowsOf(here)).toHaveLength(1);
  expect(await request(here, event, { atS: nowS() - 2, headers: { "x-slack-retry-num": "1" } })).toBe(200);
  await vi.waitFor(() => expect(dmTexts(here)).toEqual(["re 你好"]), BOUND);
  expect((await rowsOf(here))[0]).toMatchObject({ state: "done", body: null });
});

test("wrong, future-dated, stale and replayed signatures are refused and leave nothing", async () => {
  const here = await startSlack(answerShortly, HTTP);
  const event = makeEvent({ text: "你好" });
  expect(await request(here, event, { secret: "another" })).toBe(401);
  expect(await request(here, event, { atS: nowS() + 301 })).toBe(401);
  expect(await request(here, event, { atS: nowS() + 86_400 })).toBe(401);
  expect(await request(here, event, { atS: nowS() - 301 })).toBe(401);
  expect(await request(here, event, { headers: { "x-slack-request-timestamp": "soon" } })).toBe(401);
  expect(await request(here, event, { headers: { "x-slack-signature": "" } })).toBe(401);
  expect(await rowsOf(here)).toEqual([]);
  const atS = nowS();
  expect(await request(here, event, { atS })).toBe(200);
  expect(await request(here, event, { atS })).toBe(401);
  // A retry within the same second bears the same signature.
  expect(await request(here, event, { atS, headers: { "x-slack-retry-num": "1" } })).toBe(200);
  expect(await rowsOf(here)).toHaveLength(1);
});

test("Slack's question whether the address is ours is answered, other addresses are not", async () => {
  const { slack } = await startSlack(answerShortly, HTTP);
  const body = JSON.stringify({ type: "url_verification", challenge: "abc" });
  const signed = { secret: SECRET, atS: nowS() };
  expect(await (await slack.handle(signRequest(URL, body, signed))).json()).toEqual({ challenge: "abc" });
  expect((await slack.handle(signRequest("https://bot.example/slack/staff", body, signed))).status).toBe(404);
});

test("what cannot be kept is not acknowledged, and is taken when Slack sends it again", async () => {
  const here = await startSlack(answerShortly, HTTP);
  const event = makeEvent({ text: "你好" });
  const atS = nowS();
  await here.database.pool.query("alter table slack_inbox rename to slack_inbox_away");
  expect(await request(here, event, { atS })).toBe(503);
  await here.database.pool.query("alter table slack_inbox_away rename to slack_inbox");
  expect(await request(here, event, { atS })).toBe(200);
  await vi.waitFor(() => expect(dmTexts(here)).toEqual(["re 你好"]), BOUND);
});

test("a message that calls the bot comes twice under two ids and is answered once", async () => {
  const here = await startSlack(answerShortly);
  const place = { channel: "C1", ts: "1782000000.000900", text: `<@${BOT}> 高企 &lt;条件&gt; <https://a.cn|网页>` };
  const twins = [
    makeEvent({ ...place, type: "app_mention", channel_type: undefined }),
    makeEvent({ ...place, channel_type: "channel" }),
  ];
  await Promise.all(twins.map((event) => here.fake.send("events_api", event)));
  await vi.waitFor(() => expect(here.fake.posts).toHaveLength(1), BOUND);
  await sleep(300);
  expect(here.fake.posts).toMatchObject([{ threadTs: place.ts, text: "re 高企 &lt;条件&gt; 网页" }]);
  expect(await rowsOf(here)).toHaveLength(1);
});

test("own messages, other bots, edits and talk among people are not even kept", async () => {
  const here = await startSlack(answerShortly);
  const strangers = [
    makeEvent({ user: BOT, text: "ich" }),
    makeEvent({ bot_id: "B2", text: "bot" }),
    makeEvent({ subtype: "message_changed", user: undefined, message: { text: "neu" } }),
    makeEvent({ subtype: "channel_join", text: "joined" }),
    makeEvent({ channel: "C1", channel_type: "channel", text: "午饭吃什么" }),
    makeEvent({ type: "reaction_added", item: {} }),
  ];
  for (const event of strangers) {
    expect((await here.fake.send("events_api", event)).acks).toBe(1);
  }
  expect(await rowsOf(here)).toEqual([]);
});

test("in its own thread the bot follows without a new call, until a person answers, and again when called", async () => {
  const here = await startSlack(answerShortly);
  const root = "1782000000.001000";
  const say = async (text: string, user: string, fields: Record<string, unknown> = {}): Promise<void> => {
    const event = { channel: "C1", channel_type: "channel", thread_ts: root, text, user, ...fields };
    await here.fake.send("events_api", makeEvent(event));
    await vi.waitFor(async () => expect((await rowsOf(here)).every(({ state }) => state === "done")).toBe(true), BOUND);
  };
  await say("别人的话题", "U1");
  await say(`<@${BOT}> 一`, "U1", { ts: root, thread_ts: undefined });
  await say("二", "U1");
  await say("我来答", "U2");
  await say("谢谢", "U1");
  await say(`<@${BOT}> 三`, "U1");
  await say("四", "U1");
  await vi.waitFor(() => expect(dmTexts(here)).toEqual(["re 一", "re 二", "re 三", "re 四"]), BOUND);
  expect(new Set(here.fake.posts.map(({ threadTs }) => threadTs))).toEqual(new Set([root]));
  const bodies = (await rowsOf(here)).map(({ body }) => body);
  expect(bodies.every((body) => body === null)).toBe(true);
});

test("of a classified message no word is ever kept, and the person is shown the way offline", async () => {
  const here = await startSlack(answerFully);
  await here.database.pool.query("create table seen (body text)");
  await here.database.pool.query(
    `create function see() returns trigger language plpgsql as $$ begin insert into seen values (new.body::text); return new; end $$`,
  );
  await here.database.pool.query(
    "create trigger see after insert or update on slack_inbox for each row execute function see()",
  );
  const text = "我们承担的某型号涉密军工项目，雷达罩材料断供，想找替代";
  await here.fake.send("events_api", makeEvent({ text }));
  await vi.waitFor(() => expect(here.fake.posts).toHaveLength(1), BOUND);
  expect(here.fake.posts[0]?.text).toMatch(/涉密|线下/u);
  const everything = JSON.stringify([
    (await here.database.pool.query("select * from seen")).rows,
    (await here.database.pool.query("select * from message")).rows,
    (await here.database.pool.query("select * from pgboss.job")).rows,
    (await here.database.pool.query("select * from slack_outbox")).rows,
  ]);
  expect(everything).not.toMatch(/雷达|军工/u);
});

test("after a crash a classified message, whose words are gone, is still answered", async () => {
  const here = await startSlack(answerFully);
  const row = { event: makeEvent({ text: "" }) };
  const sql = `insert into slack_inbox (app, event_id, kind, lane, body, secret, state, received_at)
    values ('staff', 'Ev0', 'event', 'D1:', $1::jsonb, true, 'waiting', now()) returning id`;
  const { rows } = await here.database.pool.query(sql, [JSON.stringify(row.event)]);
  await here.slack.work(String(rows[0]?.id));
  await vi.waitFor(() => expect(dmTexts(here)[0]).toContain("线下"), BOUND);
});
