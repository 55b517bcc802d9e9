/** What a turn does to the drafts, read from its words. */
import { describe, expect, test } from "vitest";
import { readAct } from "../../../src/domain/intake-act.ts";

const act = (text: string) => readAct(text, false);

describe("confirming", () => {
  test.each(["提交", "报上去吧", "就按这个报", "確認送出", "submit", "go ahead", "直接登记吧"])(
    "%s is firm",
    (text) => {
      expect(act(text).confirms).toBe("firm");
    },
  );

  test.each(["对的", "没问题", "可以", "行", "ok", "嗯,好的", "looks good", "信息没错"])("%s is soft", (text) => {
    expect(act(text).confirms).toBe("soft");
  });

  test.each(["先不提交", "不要报", "提交了吗", "怎么提交", "有问题", "等等再确认", "not yet", "还没法确认"])(
    "%s is none",
    (text) => {
      expect(act(text).confirms).toBeNull();
    },
  );
});

describe("declining", () => {
  test.each([
    ["指标时间都不知道,预算不方便说", ["target", "deadline", "budget"]],
    ["预算和时间都没定", ["deadline", "budget"]],
    ["指标,时间,都还没想好", ["target", "deadline"]],
    ["有没有断供说不准", ["supply_risk"]],
    ["公司名不方便透露", ["enterprise"]],
    ["电话就不留了", ["phone"]],
    ["budget is not decided", ["budget"]],
  ])("%s names what stays open", (text, fields) => {
    expect(act(text).declined).toEqual(fields);
  });

  test.each(["不知道", "还没定", "不太清楚", "不方便说", "跳过", "not sure", "we don't know yet"])(
    "%s means what was asked",
    (text) => {
      expect(act(text).declinesAsked).toBe(true);
    },
  );

  test.each(["别的没有了", "其他都没定", "就这些", "没有要补充的了", "先这样吧", "that's all"])(
    "%s ends the questions",
    (text) => {
      expect(act(text).rest).toBe(true);
    },
  );

  test.each(["其他没问题", "其他不变"])("%s does not", (text) => {
    expect(act(text).rest).toBe(false);
  });
});

describe("giving up", () => {
  test.each(["算了", "先不报了", "取消吧", "不要了", "第二个不要了", "never mind", "cancel it", "还是不报了吧"])(
    "%s cancels",
    (text) => {
      expect(act(text).cancels).toBe(true);
    },
  );

  test.each(["我们想取消人工检测", "预算就算了", "公司名不要了", "别的不要了", "估算了一下要五十万"])(
    "%s does not",
    (text) => {
      expect(act(text).cancels).toBe(false);
    },
  );

  test("算了 before a new value only corrects it", () => {
    expect(readAct("算了,写50万", true).cancels).toBe(false);
  });
});

describe("disclosure", () => {
  test.each([
    ["可以公开但不要写我们名字", "anonymous"],
    ["隐去企业名公开吧", "anonymous"],
    ["可以公开", "public"],
    ["不要公开", "internal"],
    ["仅专班内部就行", "internal"],
    ["我们参加公开招标", null],
    ["会公开吗?", null],
  ])("%s is %s", (text, disclosure) => {
    expect(act(text).disclosure).toBe(disclosure);
  });
});

test.each([
  ["第二个不要了", [2]],
  ["第1条和第2条都提交", [1, 2]],
  ["the first one", [1]],
  ["第一次做", []],
])("%s numbers %j", (text, ordinals) => {
  expect(act(text).ordinals).toEqual(ordinals);
});
