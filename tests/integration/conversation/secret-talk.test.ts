/** A secret talk through the door: neither words nor answers stay, however fast the messages come, and the way to call back does. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Deps, Embedder } from "../../../src/core/ports.ts";
import { listTurns } from "../../../src/core/read-conversation.ts";
import { giveLeaseBack, takeLease } from "../../../src/db/leases.ts";
import { makeMessage, send, talk } from "../../support/talk.ts";
import { testApp } from "../../support/test-app.ts";

const BEGINS = "有个涉密的项目想对接";
const WITHHELD = "（涉密内容，未保存）";
let deps: Deps;

beforeAll(async () => {
  ({ deps } = await testApp());
});

/** All that the database holds of a conversation, as one text. */
async function everythingOf(conversationId: string): Promise<string> {
  const tables = ["message", "intake", "handoff_request"];
  const rows = await Promise.all(
    tables.map((table) => deps.pool.query(`select * from ${table} where conversation_id = $1`, [conversationId])),
  );
  return JSON.stringify(rows.map((result) => result.rows));
}

test("two messages at once: the second is part of the talk that the first begins", async () => {
  const mark = randomUUID();
  const { conversationId, requesterId } = makeMessage({ text: "" });
  const texts = [BEGINS, `舱段${mark}总长3.2米`, `耐压壳${mark}焊缝有裂纹`];
  await Promise.all(texts.map((text) => send(deps, makeMessage({ conversationId, requesterId, text }))));
  expect(await everythingOf(conversationId)).not.toContain(mark);
});

test("while a message waits for its turn nothing of its words is kept", async () => {
  const mark = randomUUID();
  const { conversationId, requesterId } = makeMessage({ text: "" });
  await send(deps, makeMessage({ conversationId, requesterId, text: "你好" }));
  const holder = randomUUID();
  expect(await takeLease(deps.pool, conversationId, holder)).toBe(true);
  const sent = send(deps, makeMessage({ conversationId, requesterId, text: `舱段${mark}总长3.2米` }));
  await expect.poll(() => listTurns(deps, { conversationId, requesterId })).toHaveLength(2);
  expect(await everythingOf(conversationId)).not.toContain(mark);
  await giveLeaseBack(deps.pool, conversationId, holder);
  await sent;
  expect(await everythingOf(conversationId)).toContain(mark);
});

test("a message whose answer failed is taken back too", async () => {
  const mark = randomUUID();
  const message = makeMessage({ text: `舱段${mark}总长3.2米` });
  const broken: Deps = {
    ...deps,
    get directory(): Deps["directory"] {
      throw new Error("away");
    },
  };
  await expect(send(broken, message)).rejects.toThrow("away");
  expect(await everythingOf(message.conversationId)).toContain(mark);
  await send(deps, { ...message, key: randomUUID(), text: BEGINS });
  expect(await everythingOf(message.conversationId)).not.toContain(mark);
  expect((await send(deps, message)).items).toMatchObject([{ kind: "secret" }]);
});

test("a question beside the talk is answered, but neither it nor the answer is kept", async () => {
  const { conversationId, requesterId } = makeMessage({ text: "" });
  const say = (text: string) => send(deps, makeMessage({ conversationId, requesterId, text }));
  await say(BEGINS);
  const mark = randomUUID();
  expect((await say(`高企首次认定奖励多少，舱段${mark}总长3.2米`)).text).not.toBe("");
  expect((await say("高企首次认定市里奖多少")).text).toContain("20万元");
  const kept = await everythingOf(conversationId);
  expect(kept).not.toContain(mark);
  expect(kept).not.toMatch(/高企|20万元/u);
});

test("nothing of the talk goes to a service outside", async () => {
  const sent: string[] = [];
  const embed: Embedder["embed"] = async (texts) => {
    sent.push(...texts);
    return texts.map(() => [1, 0, 0]);
  };
  const watched: Deps = { ...deps, embedder: { model: "watched", embed } };
  const { conversationId, requesterId } = makeMessage({ text: "" });
  for (const text of [BEGINS, "舱段总长3.2米，高企首次认定奖励多少", "高企有效期几年"]) {
    await send(watched, makeMessage({ conversationId, requesterId, text }));
  }
  expect(sent).toEqual([]);
  await send(watched, makeMessage({ text: "高企有效期几年" }));
  expect(sent).not.toEqual([]);
});

test("what was said of another matter afterwards is kept again", async () => {
  const { conversationId, requesterId } = makeMessage({ text: "" });
  for (const text of [BEGINS, "舱段总长3.2米", "这个不涉密", "注塑件老是翘曲"]) {
    await send(deps, makeMessage({ conversationId, requesterId, text }));
  }
  const turns = await listTurns(deps, { conversationId, requesterId });
  expect(turns.map(({ text }) => text)).toEqual([WITHHELD, WITHHELD, "这个不涉密", "注塑件老是翘曲"]);
});

test("name and number reach the staff once, however they come", async () => {
  for (const turns of [
    ["张三 13800001111"],
    ["13800001111", "那找谁", "张三"],
    ["那找谁", "张三", "13800001111", "好"],
  ]) {
    const { conversationId, requesterId } = makeMessage({ text: "" });
    for (const text of [BEGINS, ...turns]) {
      await send(deps, makeMessage({ conversationId, requesterId, text }));
    }
    const { rows } = await deps.pool.query(
      "select department, contact, phone from handoff_request where conversation_id = $1",
      [conversationId],
    );
    expect(rows).toEqual([{ department: "专班线下对接", contact: "张三", phone: "13800001111" }]);
  }
});

test("nothing is looked up in the documents for the talk itself", async () => {
  const replies = await talk(
    deps,
    BEGINS,
    "那我该找谁",
    "那具体怎么弄",
    "什么时候联系我",
    "我姓赵，13612340000",
    "好的谢谢",
  );
  expect(replies.flatMap(({ items }) => items.map(({ kind }) => kind))).toEqual(Array(6).fill("secret"));
});
