/** Questions by which a reader once got a false statement out of the bot: levels, taken-back numbers, yes and no, secrets. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Deps } from "../../../src/core/ports.ts";
import { NotFoundError } from "../../../src/errors.ts";
import { makeMessage, policyItems, send, talk } from "../../support/talk.ts";
import { testApp } from "../../support/test-app.ts";

let deps: Deps;

beforeAll(async () => {
  deps = (await testApp()).deps;
});

/** What stands before the first quotation. */
async function lead(text: string): Promise<string> {
  const [reply] = await talk(deps, text);
  return (reply?.text ?? "").split("\n>")[0] ?? "";
}

test.each([
  ["区里高企首次认定奖励是20万吗", /20万/u],
  ["国际首台套宁波市奖多少", /200万/u],
  ["小巨人北仑区奖多少", /50万/u],
])("money of one level is never given for another: %s", async (question, amount) => {
  const [reply] = await talk(deps, question);
  expect(reply?.text).not.toMatch(amount);
});

test("where the firm stands is not the level that is asked for", async () => {
  expect(await lead("我们在北仑 高企首次认定奖多少")).toContain("不超过20万元");
});

test.each([
  ["销售从3亿降到1.8亿，高企还有奖补吗", "年销售收入3亿"],
  ["我们2024年销售1.9亿，2025年2.3亿，现在认定高企有奖补吗", "年销售收入1.9亿"],
  ["预计明年销售3亿，高企今年认定有奖补吗", "年销售收入3亿"],
  ["海外工程师月薪5万 能报吗", "年薪5万"],
  ["创新型中小企业成长性14分", "综合评价得分14分"],
])("a number that is not the measure's decides nothing: %s", async (question, ruling) => {
  expect(await lead(question)).not.toContain(ruling);
});

test("the number that replaces a denied one decides", async () => {
  expect(await lead("销售收入不是2亿，是2000万，高企研发费用占比要求多少")).toMatch(/2000万：.*不低于5%/u);
});

test("income from a transfer is not its profit", async () => {
  expect(await lead("技术转让收入800万，所得300万，免税多少")).not.toContain("800万");
});

test("no answer opens against its own sentence", async () => {
  expect(await lead("失败的研发项目不能加计扣除是吗")).not.toMatch(/^不可以/u);
  expect(await lead("高企资格被取消后明年能再报吗")).not.toMatch(/^不可以/u);
});

test("a denial in one sentence does not hide what is secret in the next", async () => {
  const [reply] = await talk(deps, "我们不涉密。另外这批零件是军工绝密型号，图号JX-99，找谁");
  expect(reply?.items).toEqual([{ kind: "secret", draft: {} }]);
  const { rows } = await deps.pool.query(
    "select 1 from message where text like '%JX-99%' or evidence::text like '%JX-99%'",
  );
  expect(rows).toEqual([]);
});

test("of a thousand questions in one message six are answered, and the rest is said to be left", async () => {
  const [reply] = await talk(deps, Array.from({ length: 400 }, (_, index) => `第${index}项奖多少？`).join(""));
  expect(policyItems(reply).length).toBeLessThanOrEqual(6);
  expect(reply?.text).toContain("一次最多回答 6 个问题");
});

test("a key belongs to its conversation, and a conversation to its requester", async () => {
  const first = makeMessage({ text: "高企首次认定市里奖多少" });
  await send(deps, first);
  await expect(send(deps, makeMessage({ text: "你好", key: first.key }))).rejects.toThrow(NotFoundError);
  const stranger = makeMessage({ text: "你好", conversationId: first.conversationId });
  await expect(send(deps, stranger)).rejects.toThrow(NotFoundError);
  const contested = randomUUID();
  const both = await Promise.allSettled(
    [1, 2].map(() => send(deps, makeMessage({ text: "你好", conversationId: contested }))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
