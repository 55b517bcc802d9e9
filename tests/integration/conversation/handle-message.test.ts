/** The one door: each message once, each conversation to its own requester, and nothing kept that must not be. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { giveFeedback } from "../../../src/core/give-feedback.ts";
import { handleMessage, type Step } from "../../../src/core/handle-message.ts";
import type { Deps } from "../../../src/core/ports.ts";
import { listTurns } from "../../../src/core/read-conversation.ts";
import { requestHandoff } from "../../../src/core/request-handoff.ts";
import { NotFoundError } from "../../../src/errors.ts";
import { cited, makeMessage, messageIdOf, policyItems, send, talk } from "../../support/talk.ts";
import { testApp } from "../../support/test-app.ts";

const QUESTION = "高企首次认定市里奖多少";
let deps: Deps;

beforeAll(async () => {
  ({ deps } = await testApp());
});

async function countMessages(conversationId: string): Promise<number> {
  const { rows } = await deps.pool.query("select count(*)::int as count from message where conversation_id = $1", [
    conversationId,
  ]);
  return rows[0]?.count;
}

test("the same key twice is one message and the same reply", async () => {
  const message = makeMessage({ text: QUESTION });
  const first = await send(deps, message);
  expect(await send(deps, { ...message, text: "另一句话" })).toEqual(first);
  expect(await countMessages(message.conversationId)).toBe(1);
});

test("the same key many times at once is one message and one reply", async () => {
  const message = makeMessage({ text: QUESTION });
  const replies = await Promise.all(Array.from({ length: 6 }, () => send(deps, message)));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(await countMessages(message.conversationId)).toBe(1);
});

test("a follow-up sent before the answer has come still sees what it follows", async () => {
  const { conversationId, requesterId } = makeMessage({ text: "" });
  const texts = ["高企首次认定市里奖多少", "那重新认定呢？"];
  const [, second] = await Promise.all(
    texts.map((text) => send(deps, makeMessage({ conversationId, requesterId, text }))),
  );
  expect(second?.text).toContain("10万元");
});

test("many messages at once are each answered with their own reply", async () => {
  const texts = [
    QUESTION,
    "慈溪那边高企首次奖多少",
    "你好",
    "研发费用加计扣除比例是多少",
    "谢谢",
    "专利补助归哪个部门管",
  ];
  const alone: string[] = [];
  for (const text of texts) {
    alone.push((await send(deps, makeMessage({ text }))).text);
  }
  const together = await Promise.all(texts.map((text) => send(deps, makeMessage({ text }))));
  expect(together.map(({ text }) => text)).toEqual(alone);
});

test("another requester's conversation is not found, and nothing is written into it", async () => {
  const message = makeMessage({ text: QUESTION });
  await send(deps, message);
  const stranger = makeMessage({
    text: "刚才说了什么",
    conversationId: message.conversationId,
  });
  await expect(send(deps, stranger)).rejects.toThrow(NotFoundError);
  expect(await countMessages(message.conversationId)).toBe(1);
  const { conversationId } = message;
  expect(
    await listTurns(deps, {
      conversationId,
      requesterId: stranger.requesterId,
    }),
  ).toEqual([]);
  expect(await listTurns(deps, { conversationId, requesterId: message.requesterId })).toMatchObject([
    { text: QUESTION, helpful: null, handedOff: false },
  ]);
});

test("a key that another requester used gives nothing of that requester's reply", async () => {
  const message = makeMessage({ text: QUESTION });
  await send(deps, message);
  await expect(send(deps, makeMessage({ text: "你好", key: message.key }))).rejects.toThrow(NotFoundError);
});

test("the steps are told in order while the reply is made", async () => {
  const steps: Step[] = [];
  await handleMessage(deps, makeMessage({ text: QUESTION }), (step) => steps.push(step));
  expect(steps).toEqual(["searching", "citing", "answering"]);
});

test("follow-ups keep the subject: the award, its renewal, and one firm's own sales", async () => {
  const [first, renewal, sales] = await talk(deps, QUESTION, "那重新认定呢", "那上一年销售超过2个亿的呢");
  expect([first, renewal, sales].map(cited)).toEqual([["NB-01"], ["NB-01"], ["NB-01"]]);
  expect(first?.text).toContain("20万元");
  expect(renewal?.text).toContain("重新认定");
  expect(sales?.text).toMatch(/2亿|20000万/);
});

test("a follow-up in another conversation has no subject to lean on", async () => {
  const [first] = await talk(deps, "那重新认定呢");
  const [, second] = await talk(deps, QUESTION, "那重新认定呢");
  expect(first?.text).not.toBe(second?.text);
});

test("a new subject is not held back by the old one", async () => {
  const [, other] = await talk(deps, QUESTION, "研发费用加计扣除比例是多少");
  const [alone] = await talk(deps, "研发费用加计扣除比例是多少");
  expect(cited(other)).toEqual(cited(alone));
});

test("feedback is stored once a message, the last press counts", async () => {
  const message = makeMessage({ text: QUESTION });
  const messageId = messageIdOf(await send(deps, message));
  const press = (helpful: boolean, requesterId: string) => giveFeedback(deps, { messageId, requesterId, helpful });
  await press(true, message.requesterId);
  await press(false, message.requesterId);
  await expect(press(true, "stranger")).rejects.toThrow(NotFoundError);
  const { rows } = await deps.pool.query("select helpful from feedback where message_id = $1", [messageId]);
  expect(rows).toEqual([{ helpful: false }]);
});

test("a wish for a person is stored once a message, with the department that the reply named", async () => {
  const message = makeMessage({ text: "专利补助归哪个部门管" });
  const reply = await send(deps, message);
  const messageId = messageIdOf(reply);
  const ask = () => requestHandoff(deps, { messageId, requesterId: message.requesterId });
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(second).toEqual(first);
  await expect(requestHandoff(deps, { messageId, requesterId: "stranger" })).rejects.toThrow(NotFoundError);
  const { rows } = await deps.pool.query(
    "select department, conversation_id from handoff_request where message_id = $1",
    [messageId],
  );
  expect(rows).toEqual([{ ...first, conversation_id: message.conversationId }]);
  const named = policyItems(reply).find(({ handoff }) => handoff !== null)?.handoff?.department;
  expect(first.department).toBe(named ?? "区科技局");
});

test.each(["0", "999999999", "9".repeat(30), "abc", "", "1; drop table message"])(
  "feedback on a message that cannot be (%s) is not found",
  async (messageId) => {
    await expect(giveFeedback(deps, { messageId, requesterId: "x", helpful: true })).rejects.toThrow(NotFoundError);
    await expect(requestHandoff(deps, { messageId, requesterId: "x" })).rejects.toThrow(NotFoundError);
  },
);

/** Every text of every table, to look for what must not be there. */
async function countEverywhere(words: string): Promise<Record<string, number>> {
  const columns = await deps.pool.query(`select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'USER-DEFINED')`);
  const found: Record<string, number> = {};
  for (const { table_name, column_name } of columns.rows) {
    const sql = `select count(*)::int as count from ${table_name} where ${column_name}::text like $1`;
    const { rows } = await deps.pool.query(sql, [`%${words}%`]);
    if (rows[0]?.count > 0) {
      found[`${table_name}.${column_name}`] = rows[0]?.count;
    }
  }
  return found;
}

test.each([
  (mark: string) => `我们有个涉密项目，代号${mark}，想找配套`,
  (mark: string) => `某型导弹上用的轴承${mark}断供了；高企首次认定市里奖多少`,
  (mark: string) => `We make parts for a classified project named ${mark}`,
  (mark: string) => `ＳＥＣＲＥＴ ${mark}：这是国家秘密`,
  (mark: string) => `${mark} 涉\0密 项 目`,
  (mark: string) => `涉密${mark}${"长".repeat(5000)}`,
])("of a secret message nothing is kept anywhere, nor repeated (%#)", async (text) => {
  // Without digits, which may happen to make a number to call.
  const mark = `秘${randomUUID().replaceAll(/\d/gu, "x")}`;
  const open = makeMessage({ text: `公开的话${mark}` });
  await send(deps, open);
  expect(Object.keys(await countEverywhere(mark))).toContain("message.text");
  await deps.pool.query("delete from conversation where id = $1", [open.conversationId]);
  expect(await countEverywhere(mark)).toEqual({});
  const message = makeMessage({ text: text(mark) });
  const reply = await send(deps, message);
  expect(reply.items).toEqual([{ kind: "secret", draft: {} }]);
  expect(JSON.stringify(reply)).not.toContain(mark);
  await send(deps, makeMessage({ ...message, key: randomUUID(), text: "那找谁" }));
  expect(await countEverywhere(mark)).toEqual({});
  expect(await countMessages(message.conversationId)).toBe(2);
});
