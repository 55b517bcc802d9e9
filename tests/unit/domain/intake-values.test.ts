/** What a turn gives to the fields of a draft: only what the person said of them. */
import { describe, expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";
import type { DraftState } from "../../../src/domain/intake-state.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";

const TROUBLE = "压铸件老有气孔";
const NOW = new Date("2026-06-30T10:00:00+08:00");
const CONTACT = "甬北压铸 老梁 13800004001";

/** The first draft after the turns. */
function draftOf(...turns: string[]): DraftState {
  const talk = openIntakeTalk(null);
  for (const turn of turns) {
    talk.say(turn);
  }
  const [draft] = talk.state.drafts;
  if (draft === undefined) {
    throw new Error("no draft is open");
  }
  return draft;
}

/** Field by field, as it was said. */
function valuesOf({ fields }: DraftState): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value.text]));
}

describe("talk beside an open question is no value", () => {
  test.each([
    "我下周问一下技术部",
    "我们老板明天才回来",
    "明天给你答复",
    "下周三领导要来检查",
    "这台设备是三年前买的",
    "现在一年坏三次",
    "一天停两三次",
    "我们厂有200个人",
    "你们几点下班",
    "等我十分钟",
    "我打个电话，5分钟",
    "三号线最严重",
    "第二个也一起登记了",
    "确认第一个，第二个先等等",
    "第二个不要了",
    "第一个提交，第二个回头再说",
  ])("asked for goal and term, %s gives neither", (said) => {
    const before = draftOf(TROUBLE, CONTACT);
    expect(before.asked).toMatchObject({ target: 1, deadline: 1 });
    const talk = openIntakeTalk(null);
    [TROUBLE, CONTACT, said].map((turn) => talk.say(turn));
    expect(talk.state.drafts.flatMap(({ fields }) => Object.keys(fields))).not.toContain("target");
    expect(talk.state.drafts.flatMap(({ fields }) => Object.keys(fields))).not.toContain("deadline");
  });

  test.each([
    "经销商说交期要半年",
    "代理说要等到明年三月",
    "供应商说年底前涨价",
    "进口的要等四个月",
    "四个需求：1、轴承断供",
  ])("%s states no goal and no term", (said) => {
    expect(valuesOf(draftOf(TROUBLE, CONTACT, said))).not.toHaveProperty("deadline");
    expect(valuesOf(draftOf(TROUBLE, CONTACT, said))).not.toHaveProperty("target");
    expect(Object.keys(extractSlots(said, NOW))).toEqual(expect.not.arrayContaining(["deadline", "target"]));
  });

  test.each([
    "上次花了20万没搞定",
    "进口一台要300万",
    "供应商报价50万",
    "客户一年罚我们30万",
    "采购部的人在外面",
    "我跟采购商量一下",
    "合作过一次不行",
    "买的那台不行",
    "第二个也一起登记了",
    "发我核对下",
  ])("asked for budget and cooperation, %s gives neither", (said) => {
    const values = valuesOf(draftOf(TROUBLE, CONTACT, "合格率98%以上，年底前", said));
    expect(Object.keys(values).sort()).toEqual(expect.not.arrayContaining(["budget", "cooperation"]));
  });
});

describe("a whole short clause answers", () => {
  test.each([
    ["合格率九成五", "target", "合格率九成五"],
    ["0.5%以内就行", "target", "0.5%以内"],
    ["跟进口的一样", "target", "跟进口的一样"],
    ["达到德国的水平就行", "target", "达到德国的水平就行"],
    ["不漏就行", "target", "不漏就行"],
    ["大概年底吧", "deadline", "年底"],
    ["3个月吧", "deadline", "3个月"],
    ["最好国庆能用上", "deadline", "国庆"],
    ["越快越好", "deadline", "越快越好"],
  ])("%s", (said, field, value) => {
    expect(valuesOf(draftOf(TROUBLE, CONTACT, said))).toEqual({ [field]: value });
  });

  test.each([
    ["30", "budget", "30"],
    ["三十来万", "budget", "三十来万"],
    ["预算另议", "budget", "另议"],
    ["看方案再定", "budget", "看方案再定"],
    ["委托吧", "cooperation", "委托"],
    ["想找高校一起合作", "cooperation", "找高校一起合作"],
    ["合作方式可谈", "cooperation", "可谈"],
  ])("%s", (said, field, value) => {
    expect(valuesOf(draftOf(TROUBLE, CONTACT, "合格率98%以上，年底前", said))).toMatchObject({ [field]: value });
  });
});
