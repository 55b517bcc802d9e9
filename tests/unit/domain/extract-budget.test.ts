/** What a firm would spend: amounts in 万元, and prices, losses and turnovers that are no budget. */
import { expect, test } from "vitest";
import { extractSlotAnswers, extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["想国产,年用2亿粒,愿出50万", "50万", 50],
  ["预算80万 合作开发", "80万", 80],
  ["预算120万元,明年6月前", "120万元", 120],
  ["looking for a formulation partner, budget RMB 300k.", "RMB 300k", 30],
  ["预算是10万不是100万", "10万", 10],
  ["预算100万,不对,是10万", "10万", 10],
  ["预算五十万左右", "五十万左右", 50],
  ["经费一百来万", "一百来万", 100],
  ["预算100-150万", "100-150万", 150],
  ["我们愿意出二十万", "二十万", 20],
  ["打算投200万做这个", "200万", 200],
  ["能拿出30万", "30万", 30],
  ["研发经费0.5亿", "0.5亿", 5000],
  ["budget is around 1.2 million RMB", "1.2 million RMB", 120],
  ["We can spend up to 500,000 yuan", "500,000 yuan", 50],
  ["預算約八十萬元", "八十萬元", 80],
  ["预算:50w", "50w", 50],
  ["钱的话最多出15万", "15万", 15],
  ["预算几十万", "几十万", null],
  ["费用控制在10万以内", "10万以内", 10],
  ["有60万的预算", "60万", 60],
  ["预算在两三百万之间", "两三百万", 300],
  ["预算30到50万", "30到50万", 50],
  ["预算大概8000块", "8000块", 0.8],
  ["悬赏100万揭榜", "100万", 100],
  ["计划投入1500万元", "1500万元", 1500],
  ["budget USD 50k", "USD 50k", null],
  ["预算一千万", "一千万", 1000],
  ["预算2千万", "2千万", 2000],
  ["预算改成25万", "25万", 25],
  ["预算一百二十万", "一百二十万", 120],
  ["预算50", "50", 50],
  ["预算不超过40万", "40万", 40],
  ["预算1个亿", "1个亿", 10000],
  ["我们出40万,你们找人", "40万", 40],
  ["willing to pay RMB 200,000", "RMB 200,000", 20],
  ["预算半个亿", "半个亿", 5000],
  ["预算十几万", "十几万", null],
  ["進口一台300萬太貴,我們預算80萬", "80萬", 80],
])("%s has the budget %s", (text, words, value) => {
  expect(extractSlots(text, NOW)["budget"]).toMatchObject({ text: words, value });
});

test.each([
  "进口一台要300多万",
  "一年损失200万",
  "营收5000万,研发600万",
  "年用量两百万片",
  "已经投了200万没做出来",
  "设备报价80万",
  "高企能拿30万吗",
  "预算没定",
  "预算不方便说",
  "时间预算都没定,给我看摘要",
  "贷款500万怎么申请",
  "环保罚了20万",
  "一个要六十多",
  "出口欧洲50万套",
  "寿命10万次",
  "去年花了100万买软件",
  "预算申报5月截止",
  "产值2个亿",
  "做到10万模",
  "价格从20万涨到30万",
  "前期研发投入了300万",
])("%s has no budget", (text) => {
  expect(extractSlots(text, NOW)["budget"]).toBeUndefined();
});

test.each([
  ["20万左右", "20万左右", 20],
  ["五十万", "五十万", 50],
  ["30", "30", 30],
  ["大概20到30万", "20到30万", 30],
  ["300k", "300k", 30],
  ["二十来万吧", "二十来万", 20],
  ["50个", null, null],
  ["8000元", "8000元", 0.8],
])("asked for the budget, %s answers %s", (text, words, value) => {
  const found = extractSlotAnswers(text, ["budget"], NOW)["budget"];
  expect(found?.text ?? null).toBe(words);
  expect(found?.value ?? null).toBe(value);
});
