/** Talk about needs that are filed: how they stand, what is added, what is taken back; and what only sounds like it. */
import { describe, expect, test } from "vitest";
import type { IntakeStep } from "../../../src/domain/intake-step.ts";
import { type IntakeTalk, openIntakeTalk } from "../../support/intake-talk.ts";

const FIRST = "甬北压铸的压铸件老有气孔,联系人老梁 13800004001";
const NUMBER = "XQ-2026-0001";

function openFiled(): IntakeTalk {
  const talk = openIntakeTalk(null);
  for (const text of [FIRST, "别的没有了", "确认"]) {
    talk.say(text);
  }
  return talk;
}

function openFiledTwice(): IntakeTalk {
  const talk = openFiled();
  for (const text of ["再报一个需求,电机异响", "别的没有了", "确认"]) {
    talk.say(text);
  }
  return talk;
}

function afterFiling(text: string): IntakeStep {
  return openFiled().say(text);
}

const asked = (step: IntakeStep) => ({ lookup: step.lookup, rest: step.rest.map(({ kind }) => kind) });

describe("how a need stands", () => {
  const QUESTIONS = [
    "进度怎么样了",
    "現在到哪一步了？",
    "处理到哪里了",
    "办得怎么样了",
    "请问现在进展如何",
    "那个怎么样了",
    "有人认领了吗",
    "有消息了没有",
    "现在是什么状态",
    "办到哪了",
    "你好，我们的需求弄得咋样了？",
    "What is the status now?",
    "Any news?",
    "How is it going?",
  ];

  test.each(QUESTIONS)("is asked of the need filed in this talk: %s", (text) => {
    expect(asked(afterFiling(text))).toEqual({ lookup: { number: NUMBER, phoneTail: null, isLost: false }, rest: [] });
  });

  test.each(QUESTIONS)("is asked by number where nothing was filed: %s", (text) => {
    const step = openIntakeTalk(null).say(text);
    expect(asked(step)).toEqual({ lookup: { number: null, phoneTail: null, isLost: false }, rest: [] });
  });

  test.each(["进度怎么样了", "现在到哪一步了", "What is the status?"])(
    "of a draft is that it is none yet: %s",
    (text) => {
      const talk = openIntakeTalk(null);
      talk.say(FIRST);
      const { say, lookup, file, state } = talk.say(text);
      expect([/还没有提交|not been filed/u.test(say), lookup, file, state.drafts[0]?.told]).toEqual([
        true,
        null,
        [],
        ["压铸件老有气孔"],
      ]);
    },
  );

  test("of one filed long ago is asked of all, and of several likewise", () => {
    expect(afterFiling("上次报的那个需求怎么样了").lookup?.number).toBeNull();
    expect(openFiledTwice().say("进度怎么样了").lookup?.number).toBeNull();
  });

  test.each([
    "编号记不得了",
    "单号找不到了，怎么办",
    "忘了单号",
    "手机后四位记不清了",
    "I forgot the number",
    "We lost our number",
  ])("can be asked without the number: %s", (text) => {
    const talk = openIntakeTalk(null);
    talk.say("帮我查下需求进度");
    expect(talk.say(text).lookup).toEqual({ number: null, phoneTail: null, isLost: true });
  });

  test("what was filed and when goes on with the question", () => {
    const talk = openIntakeTalk(null);
    talk.say("进度怎么样了");
    const { lookup, state } = talk.say("大概是上个月报的，铝合金阳极氧化的");
    expect([lookup?.isLost, state.drafts]).toEqual([true, []]);
  });

  test.each([
    "高企申报进度怎么样了",
    "十四五规划编制到哪一步了",
    "海外工程师补贴有结果了吗",
    "打磨进度慢，每天只能做三件",
  ])("is not meant by: %s", (text) => {
    expect(afterFiling(text).lookup).toBeNull();
  });
});

describe("adding to a filed need", () => {
  test.each([
    "我要补充一下，预算是二十万",
    "补充一点：希望年底前解决",
    "忘了说，模具是H13的",
    "补充一下，密封圈还要耐油",
    "对了，联系人换成李工 13700001111",
    "预算改成三十万",
    "还有个要求，设备占地不能超过二十平",
    "I'd like to add something: our budget is 200,000 yuan",
  ])("keeps the words: %s", (text) => {
    const { change, state } = afterFiling(text);
    expect([change, state.drafts]).toEqual([{ number: NUMBER, event: { kind: "answered", text } }, []]);
  });

  test("waits for the words where none were said", () => {
    const talk = openFiled();
    const first = talk.say("我要补充一下");
    expect([first.change, first.say]).toEqual([null, expect.stringContaining(NUMBER)]);
    expect(talk.say("预算二十万，材料用国产的").change).toEqual({
      number: NUMBER,
      event: { kind: "answered", text: "预算二十万，材料用国产的" },
    });
  });

  test("asks which one, and keeps the words until then", () => {
    const talk = openFiledTwice();
    const first = talk.say("补充一下，预算二十万");
    expect([first.change, first.say]).toEqual([null, expect.stringContaining("XQ-2026-0002")]);
    expect(talk.say("第二个").change).toEqual({
      number: "XQ-2026-0002",
      event: { kind: "answered", text: "补充一下，预算二十万" },
    });
  });

  test("the one that is named by its words or its number gets them", () => {
    expect(openFiledTwice().say("补充一下，压铸件气孔那个预算二十万").change?.number).toBe(NUMBER);
    expect(openFiledTwice().say("XQ-2026-0002 补充一下，预算二十万").change?.number).toBe("XQ-2026-0002");
  });

  test.each([
    "要不要补充材料",
    "还要补充什么吗",
    "没有要补充的",
    "我要补充一个新需求：电机异响",
    "再报一个需求，电机异响",
    "高企申报材料补充说明怎么写",
    "研发费用五百万够不够",
  ])("is not meant by: %s", (text) => {
    expect(afterFiling(text).change).toBeNull();
  });

  test("nothing is kept while something classified is spoken of", () => {
    const talk = openFiled();
    talk.say("我们有个军工项目的材料难题,牌号涉密");
    expect(talk.say(`${NUMBER} 补充一下，耐温要到六百度`).change).toBeNull();
  });

  test("a draft at hand takes what is said, as before", () => {
    const talk = openFiled();
    talk.say("再报一个需求,电机异响");
    const { change, state } = talk.say("补充一下,预算二十万");
    expect([change, state.drafts[0]?.fields["budget"]?.value]).toEqual([null, 20]);
  });
});

describe("taking a filed need back", () => {
  test.each([
    "我想撤回刚才那个需求",
    "撤回",
    "刚才报的取消吧",
    "那个需求不要了",
    "能不能撤回刚提交的需求？",
    "Please cancel it.",
    "I want to withdraw it",
  ])("is asked once more, then done: %s", (text) => {
    const talk = openFiled();
    const first = talk.say(text);
    expect([first.change, first.asks, first.say]).toEqual([null, ["confirm"], expect.stringContaining(NUMBER)]);
    expect(talk.say("确认撤回").change).toEqual({ number: NUMBER, event: { kind: "withdrawn", reason: "" } });
  });

  test.each(["是的", "确认", "对", "confirm", "yes"])("%s confirms it", (text) => {
    const talk = openFiled();
    talk.say("撤回");
    expect(talk.say(text).change?.event.kind).toBe("withdrawn");
  });

  test.each(["不撤了", "算了", "先别撤", "不用了", "no", "取消撤回，不撤"])("%s keeps it", (text) => {
    const talk = openFiled();
    talk.say("撤回");
    const { change, state, say } = talk.say(text);
    expect([change, state.awaited, /照常|goes on/u.test(say)]).toEqual([null, null, true]);
  });

  test("what is said instead leaves it alone", () => {
    const talk = openFiled();
    talk.say("撤回");
    expect(talk.say("高企奖多少").change).toBeNull();
    expect(talk.say("确认").change).toBeNull();
  });

  test.each(["我们想取消人工检测这道工序，改成机器", "取消高企资格会怎么样", "不要撤回", "订单被客户取消了，库存压着"])(
    "is not meant by: %s",
    (text) => {
      const { state, change } = afterFiling(text);
      expect([state.awaited?.kind === "withdrawal", change]).toEqual([false, null]);
    },
  );

  test("beside a draft 取消 means the draft", () => {
    const talk = openFiled();
    talk.say("再报一个需求,电机异响");
    const { state, change } = talk.say("取消");
    expect([state.drafts, state.awaited, change]).toEqual([[], null, null]);
  });
});

describe("a plea for time", () => {
  test.each([
    "你先别急，我问一下技术部",
    "等等，我去问问老板",
    "稍等",
    "我回去核实一下",
    "行 我问下老板",
    "我跟车间商量一下",
    "Hold on, let me ask our engineers",
  ])("is granted beside a draft and without one: %s", (text) => {
    const talk = openIntakeTalk(null);
    talk.say(FIRST);
    const { say, state, file, asks } = talk.say(text);
    expect([/不急|hurry/u.test(say), state.drafts[0]?.told, file]).toEqual([true, ["压铸件老有气孔"], []]);
    expect(asks).toEqual(state.asks);
    expect(openIntakeTalk(null).say(text)).toMatchObject({ rest: [], items: [] });
  });

  test.each(["我问一下高企奖多少", "问下工程师年薪资助怎么申请", "等一下，指标改成百分之一"])("is none: %s", (text) => {
    expect(openIntakeTalk(null).say(text).say).not.toMatch(/不急/u);
  });
});

test.each(["撤回", "补充一下", "我问一下老板", "那现在", "进度怎么样", "还是报吧", "谢谢上次"])(
  "a long run of one word does not hang: %s",
  (word) => {
    expect(afterFiling(`${word.repeat(600)}吗`).file).toEqual([]);
  },
);
