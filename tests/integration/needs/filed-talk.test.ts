/** Talk about filed needs through the one door: it reaches the log of one's own need, and of no other. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readOwnNeed } from "../../../src/core/own-needs.ts";
import type { Reply } from "../../../src/domain/reply.ts";
import { makeMessage, send, talk } from "../../support/talk.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

beforeEach(() => emptyTables(database.pool));

const FILING = ["甬北压铸的压铸件老有气孔,联系人老梁 13800004001", "别的没有了", "确认"];
const NUMBER = /XQ-\d{4}-\d{4}/u;

/** A talk of one requester that has filed a need. */
async function openFiled() {
  const who = { conversationId: randomUUID(), requesterId: randomUUID() };
  const say = (text: string): Promise<Reply> => send(database.deps, makeMessage({ ...who, text }));
  let filed = "";
  for (const text of FILING) {
    filed = NUMBER.exec((await say(text)).text)?.[0] ?? filed;
  }
  const kinds = async () =>
    (await readOwnNeed(database.deps, filed, who.requesterId)).log.map(({ event }) => event.kind);
  return { ...who, say, filed, kinds };
}

test("how it stands is told with its group and the time of claiming, and nothing is searched", async () => {
  const { say, filed } = await openFiled();
  for (const text of ["进度怎么样了", "现在到哪一步了？"]) {
    const reply = await say(text);
    expect(reply.text).toMatch(
      new RegExp(`^${filed} 压铸件老有气孔：已派，由汽车与基础件组办理，\\d+月\\d+日\\d\\d:\\d\\d前认领。$`, "u"),
    );
    expect(reply.items.map(({ kind }) => kind)).toEqual(["status_query"]);
  }
});

test("what is added is entered once, in the words of the person", async () => {
  const { say, filed, requesterId, conversationId } = await openFiled();
  const message = makeMessage({ conversationId, requesterId, text: "我要补充一下，预算是二十万" });
  const replies = [await send(database.deps, message), await send(database.deps, message)];
  expect(replies.map(({ text }) => text)).toEqual(
    Array(2).fill(`已记到 ${filed}：“我要补充一下，预算是二十万”，办理人会看到。`),
  );
  const { log } = await readOwnNeed(database.deps, filed, requesterId);
  expect(log.flatMap(({ event }) => (event.kind === "answered" ? [event.text] : []))).toEqual([message.text]);
  expect((await say("进度怎么样了")).text).toContain("已派");
});

test("it is withdrawn after one more question, and cannot be added to then", async () => {
  const { say, filed, kinds } = await openFiled();
  expect((await say("我想撤回刚才那个需求")).text).toContain("确认撤回");
  expect(await kinds()).not.toContain("withdrawn");
  expect((await say("确认撤回")).text).toContain(`${filed} 已撤回`);
  expect(await kinds()).toContain("withdrawn");
  expect((await say("补充一下，预算二十万")).text).toContain("没有记上");
  expect((await say("进度怎么样了")).text).toMatch(/：已撤回。$/u);
});

test("another's number reads like one that does not exist, and nothing happens to it", async () => {
  const { filed, kinds } = await openFiled();
  const replies = await talk(database.deps, `撤回 ${filed}`, "确认撤回", "撤回 XQ-2020-9999", "确认撤回");
  const said = replies.map(({ text }) => text.replace(NUMBER, "XQ"));
  expect(said[1]).toContain("没有查到");
  expect(said.slice(0, 2)).toEqual(said.slice(2));
  expect(await kinds()).not.toContain("withdrawn");
});
