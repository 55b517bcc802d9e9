/** What people read of a draft: their own words, in the language of the talk. */
import { expect, test } from "vitest";
import { sayFiled } from "../../../src/domain/intake-filed.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";

function last(...turns: string[]): string {
  const talk = openIntakeTalk(null);
  return turns.map((turn) => talk.say(turn).say).at(-1) ?? "";
}

const REACH = "北仑恒力机械,张三13800001111";
const REACH_EN = "Company: Ningbo Brightcore Electronics; contact Tom Chen, 13800001111";

test.each([
  [`${REACH},轴承断供,德国FAG进口的`, "断供风险：断供"],
  [`${REACH},轴承已经断供了,德国FAG进口的`, "断供风险：已断"],
  [`${REACH},轴承限量供应,德国FAG进口的`, "断供风险：限供"],
  [
    `${REACH_EN}. The ceramic substrates are unstable. Our Japanese supplier has stopped shipping.`,
    "Supply risk: Cut off",
  ],
  [`${REACH_EN}. The substrates are unstable, imported from a Japanese supplier.`, "Imported from: Japan"],
  [
    `${REACH_EN}. The substrates crack, we need it by the end of September.`,
    "Wanted by: the end of September (2026-09)",
  ],
  [`${REACH_EN}. The substrates crack, we want it before December.`, "Wanted by: before December (2026-11-30)"],
])("%s is shown as %s", (message, row) => {
  expect(last(message)).toContain(row);
});

test("each of several needs begins a paragraph of its own", () => {
  const said = last(`${REACH}。一是压铸模具老开裂,二是生产数据靠手工记,想上一套MES系统`);
  expect([said.includes("\n\n**需求 1**"), said.includes("\n\n**需求 2**")]).toEqual([true, true]);
});

const FILED = {
  number: "XQ-2026-0001",
  groupName: "汽车与基础件组",
  groupId: "T2",
  claimDueAt: new Date("2026-07-01T17:30:00+08:00"),
  bottleneck: "no",
} as const;

test.each([
  ["zh-Hans", "7月1日17:30前认领并联系您"],
  ["zh-Hant", "7月1日17:30前認領並聯繫您"],
  ["en", "claim it by 1 July at 17:30."],
] as const)("the day of claiming in %s is told as people say it", (locale, words) => {
  expect(sayFiled([FILED], locale)).toContain(words);
});

test("Traditional has its own quotation marks", () => {
  const said = last("我們是甬港電子,張先生13800001111,台面夾具老是鬆動");
  expect([said.includes("「**確認**」"), said.includes("“")]).toEqual([true, false]);
});
