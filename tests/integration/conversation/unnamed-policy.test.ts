/** A question that names no policy: it is about the policy that was talked of, and without one the person is asked which. */
import { beforeAll, expect, test } from "vitest";
import type { Deps } from "../../../src/core/ports.ts";
import { policyItems, talk } from "../../support/talk.ts";
import { testApp } from "../../support/test-app.ts";

let deps: Deps;

beforeAll(async () => {
  deps = (await testApp()).deps;
});

const BARE = [
  "有截止时间吗",
  "有没有截止时间",
  "要什么材料",
  "还能拿吗",
  "有什么好处",
  "什么时候开始报",
  "那去年没评上今年还能评吗",
  "我们是2024年认定的，还能拿吗",
];

test.each(BARE)("without a policy before, the person is asked which one: %s", async (question) => {
  const [reply] = await talk(deps, question);
  expect(reply?.text).toMatch(/您问的是哪项政策/u);
  expect(policyItems(reply).map(({ status }) => status)).toEqual(["abstained"]);
});

test("so in the person's script and language", async () => {
  const [traditional] = await talk(deps, "有截止時間嗎");
  expect(traditional?.text).toMatch(/您問的是哪項政策/u);
  const [english] = await talk(deps, "Is there a deadline?");
  expect(english?.text).toMatch(/Which policy/u);
});

test.each(BARE)("after a policy it is about that one: %s", async (question) => {
  const [, reply] = await talk(deps, "海外工程师年薪要多少", question);
  expect(reply?.text).not.toMatch(/首台|甬江|生物医药|哪项政策/u);
});

test("the one after it is about the policy too, not about the one that named nothing", async () => {
  const replies = await talk(deps, "加计扣除比例多少", "有截止时间吗", "要什么材料");
  expect(replies[2]?.text).not.toMatch(/首台|有截止时间吗/u);
  const unnamed = await talk(deps, "有截止时间吗", "要什么材料");
  expect(unnamed[1]?.text).toMatch(/您问的是哪项政策/u);
});

test("whoever is asked which policy names it, and has the answer", async () => {
  const [, materials] = await talk(deps, "要什么材料", "省级海外工程师");
  expect(policyItems(materials).flatMap(({ policies }) => policies)).toEqual(["NB-03P"]);
  expect(materials?.text).toMatch(/按“省级海外工程师，要什么材料”[\s\S]*护照/u);
  const [, another] = await talk(deps, "要什么材料", "高企首次认定市里奖多少");
  expect(another?.text).toMatch(/20万/u);
});

test("a level alone is no policy", async () => {
  const [, reply] = await talk(deps, "要什么材料", "那省里呢");
  expect(reply?.text).toMatch(/您问的是哪项政策/u);
});

test("two that name nothing in one message are asked about once", async () => {
  const [reply] = await talk(deps, "有截止时间吗，要什么材料？");
  expect(reply?.text.match(/哪项政策/gu)).toHaveLength(1);
});

test.each([
  [["请问海外工程师有什么补助", "那省里呢"], /按“省里海外工程师有什么补助”/u],
  [["省级海外工程师年薪要多少", "要什么材料"], /按“省级海外工程师，要什么材料”/u],
])("what a question was read as is whole words: %s", async (turns, line) => {
  expect((await talk(deps, ...turns)).at(-1)?.text).toMatch(line);
});

test("what cannot be put together in whole words is left out", async () => {
  const replies = await talk(deps, "高企重新认定市里奖多少", "要什么材料", "什么时候截止");
  expect(replies.map(({ text }) => text).join("\n")).not.toMatch(/按“/u);
});
