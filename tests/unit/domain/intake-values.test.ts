/** What a turn gives to the fields of a draft: only what the person said of them. */
import { describe, expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";
import type { DraftState } from "../../../src/domain/intake-state.ts";
import { distilSummary } from "../../../src/domain/need-summary.ts";
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

describe("the source of an import", () => {
  test.each([
    ["西门子的840D，授权九月到期", "德国（西门子）"],
    ["德国厂家代理 老王 说没货", "德国"],
    ["美国那边也断供了", "德国"],
    ["是德国海德汉的", "德国海德汉"],
    ["不是德国的，是从瑞士进口的", "瑞士"],
  ])("德国, then %s: %s", (said, source) => {
    const draft = draftOf("激光切割机的控制系统是德国进口的，现在不给升级了", CONTACT, said);
    expect(valuesOf(draft)["import_source"]).toBe(source);
    expect(draft.told[0]).toBe(`激光切割机的控制系统是${source === "瑞士" ? "瑞士" : "德国"}进口的`);
  });

  test("a maker first, its country later", () => {
    const draft = draftOf("数控系统是西门子的，现在断供了", CONTACT, "从德国进口的");
    expect(valuesOf(draft)["import_source"]).toBe("德国（西门子）");
  });

  test("the person's own words are never rewritten", () => {
    const draft = draftOf(`我们是北仑恒力机械,张三13800001111,轴承断供,德国FAG进口的`, "德国厂家代理 老王 说没货");
    expect(draft.told.join()).toContain("德国FAG进口的");
    expect(valuesOf(draft)["import_source"]).toBe("德国FAG");
  });
});

describe("a corrected figure goes where the old one stood", () => {
  const SPINDLE = "五轴机床的主轴发热变形，主轴温升四十度，希望控制在十五度以内";

  test.each([
    ["不是四十度，是三十度", "主轴温升三十度", "控制在十五度以内"],
    ["写错了，主轴温升是三十度", "主轴温升三十度", "控制在十五度以内"],
    ["四十度说多了，应该是三十度", "主轴温升三十度", "控制在十五度以内"],
    ["不是十五度，是十度", "主轴温升四十度", "控制在十度以内"],
    ["十五度太难了，改成二十度以内吧", "主轴温升四十度", "控制在二十度以内"],
  ])("%s", (said, story, target) => {
    const draft = draftOf(SPINDLE, CONTACT, said);
    expect(draft.told).toContain(story);
    expect(draft.told).toHaveLength(draftOf(SPINDLE, CONTACT).told.length);
    expect(valuesOf(draft)["target"]).toContain(target);
  });

  test.each([
    ["不对，废品率是百分之十二", "大概废品率百分之十二吧"],
    ["废品率写错了，应该是百分之十二", "大概废品率百分之十二吧"],
  ])("%s", (said, story) => {
    const draft = draftOf(TROUBLE, CONTACT, "大概废品率百分之八吧，想降到百分之三以下", said);
    expect(draft.told).toContain(story);
    expect(valuesOf(draft)["target"]).toContain("百分之三以下");
  });

  test("a number of people and their pay", () => {
    const turns = ["缺个会做热失控仿真的博士", "一两个就够了", "预算年薪五十万，八月底前到岗"] as const;
    const draft = draftOf(...turns, "改一下，是两到三个，年薪六十万");
    expect(draft.told).toEqual(["缺个会做热失控仿真的博士", "两到三个就够了"]);
    expect(valuesOf(draft)).toMatchObject({ budget: "年薪六十万", deadline: "八月底前" });
  });

  test("what was changed is said", () => {
    const talk = openIntakeTalk(null);
    [SPINDLE, CONTACT].map((turn) => talk.say(turn));
    expect(talk.say("不是四十度，是三十度").say).toContain("已改：主轴温升三十度。");
    expect(talk.say("预算20万").say).not.toContain("已改");
    expect(talk.say("预算改成30万").say).toContain("已改：预算 30万。");
  });

  test("what else a correcting turn tells is kept", () => {
    const draft = draftOf(TROUBLE, CONTACT, "现在废品率8%", "不对，废品率是12%，而且飞边也很大，十月底前解决");
    expect(draft.told).toEqual([TROUBLE, "现在废品率12%", "而且飞边也很大"]);
    expect(valuesOf(draft)).toEqual({ deadline: "十月底前" });
  });

  test.each(["预算改成二十万", "預算改成二十萬"])("%s is a budget and nothing else", (said) => {
    expect(Object.keys(draftOf(TROUBLE, CONTACT, said).fields)).toEqual(["budget"]);
  });
});

describe("a goal goes with its measure", () => {
  test.each([
    ["废品率百分之八，想降到百分之三以下", "废品率想降到百分之三以下"],
    ["噪音现在45分贝，要降到38分贝", "噪音要降到38分贝"],
    ["合格率要到98%", "合格率要到98%"],
    ["现在只能做两班，想做到98%", "想做到98%"],
  ])("%s", (said, target) => {
    expect(valuesOf(draftOf(TROUBLE, CONTACT, said))["target"]).toBe(target);
  });

  test("said in an earlier turn", () => {
    const draft = draftOf(TROUBLE, CONTACT, "主轴温升现在四十度", "希望控制在十五度以内");
    expect(valuesOf(draft)["target"]).toBe("主轴温升控制在十五度以内");
  });

  test.each([
    ["Purity must be above 99.6%.", "Purity must be above 99.6%"],
    ["Crack rate is about 6%, target below 1%.", "target below 1%"],
    ["We want less than 0.5% scrap", "less than 0.5%"],
  ])("%s", (said, target) => {
    expect(valuesOf(draftOf("We have porosity in our die castings", said))["target"]).toBe(target);
  });
});

describe("the story", () => {
  test.each([
    "精度这些我也说不清楚",
    "得问我们技术科",
    "我问一下技术部",
    "你们有没有认识的专家啊",
    "有没有人能搞",
    "先说压铸件吧",
    "那刚才那个压铸件的你给我登记上",
    "那帮我再报一个",
    "第二个也一起登记了",
    "现在又遇到个难题",
    "最好年底前搞定",
    "我们那个那个",
  ])("%s is no part of it", (said) => {
    expect(draftOf(TROUBLE, CONTACT, said).told).toEqual([TROUBLE]);
  });

  test.each([
    "原因一直不清楚",
    "想找专家做节能诊断",
    "我们想找高校一起开发耐高温的材料",
    "国庆前要样件",
    "换了三家供应商都不行",
    "师傅说是模温的问题",
  ])("%s is told whole", (said) => {
    expect(draftOf(TROUBLE, CONTACT, said).told).toEqual([TROUBLE, said]);
  });

  test.each([
    ["打扰一下哈，我们进口的轴承现在买不到了", "进口的轴承现在买不到了"],
    ["我们是做新能源电池的，缺个会做热失控仿真的人", "缺个会做热失控仿真的人"],
    ["我们现在又遇到个难题，电机异响", "电机异响"],
    ["老板让我问问有没有办法解决轴承噪音", "解决轴承噪音"],
    ["电镀的那个，镀层老是掉皮", "镀层老是掉皮"],
  ])("%s: %s", (said, summary) => {
    expect(distilSummary(draftOf(said).told)).toBe(summary);
  });

  test("a wish for a person alone still opens a need", () => {
    expect(draftOf("想找个会焊接机器人的老师傅").told).toEqual(["想找个会焊接机器人的老师傅"]);
  });
});
