/** Talk about the service with the shipped words: what it costs, how long it takes, thanks, and what only sounds like it. */
import { describe, expect, test } from "vitest";
import { findBoundary } from "../../../src/domain/boundary.ts";
import { normaliseText } from "../../../src/domain/text.ts";
import { understandMessage } from "../../../src/domain/understand-message.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";
import { needSetting } from "../../support/need-setting.ts";

const understand = (text: string) => understandMessage(text, needSetting);
const kinds = (text: string) => understand(text).map(({ kind }) => kind);
const boundaryOf = (text: string) => findBoundary(normaliseText(text), needSetting.boundaries)?.id ?? null;

describe("what the service costs", () => {
  test.each([
    "找你们报需求要钱吗",
    "你们收费吗",
    "这个服务是免费的吗",
    "要不要钱？",
    "登记要收费么",
    "请问报需求收什么费用吗",
    "要交钱吗",
    "帮忙对接要收多少钱",
    "免费吗",
    "Do you charge for this?",
    "Is it free?",
    "How much does the service cost?",
  ])("is asked by: %s", (text) => {
    expect([kinds(text), boundaryOf(text)]).toEqual([["service"], "service-cost"]);
  });

  test.each([
    "专利申请要多少钱",
    "高企认定要不要交费",
    "做个盐雾试验要多少钱",
    "一台X光检测设备多少钱",
    "研发费用怎么加计",
    "创新券能抵多少检测费",
    "How much is the award for HNTE?",
  ])("is not asked by: %s", (text) => {
    expect(boundaryOf(text)).not.toBe("service-cost");
  });
});

describe("how long the service takes", () => {
  test.each([
    "多久能有回音",
    "提交后多长时间有人联系我",
    "一般几天能回复",
    "什么时候能给我们答复",
    "报上去之后多久有人认领？",
    "你们多久能处理好",
    "How long until someone gets back to us?",
    "When will you contact us?",
  ])("is asked by: %s", (text) => {
    expect([kinds(text), boundaryOf(text)]).toEqual([["service"], "service-time"]);
  });

  test.each(["高企认定要多久", "工作许可多久能办好", "奖金什么时候到账", "对接会什么时候开", "要多久"])(
    "is not asked by: %s",
    (text) => {
      expect(boundaryOf(text)).not.toBe("service-time");
    },
  );

  test("is told in the days of the clerk's file", () => {
    const boundary = findBoundary("多久能有回音", needSetting.boundaries);
    expect(boundary?.reply).toMatch(/1 个工作日内.*7 个工作日内.*10 个工作日内.*2 个工作日内/u);
  });
});

test("a question about the service beside a draft is answered, and the draft goes on", () => {
  const talk = openIntakeTalk(null);
  talk.say("注塑件翘曲变形严重");
  for (const text of ["找你们报需求要钱吗", "多久能有回音", "你是人还是机器人啊"]) {
    const { rest, state, asks } = talk.say(text);
    expect([rest.map(({ kind }) => kind), state.drafts[0]?.told, asks]).toEqual([
      ["service"],
      ["注塑件翘曲变形严重"],
      ["enterprise", "contact"],
    ]);
  }
});

test("beside a need it is an item of its own", () => {
  expect(kinds("注塑件翘曲变形严重，找你们帮忙要钱吗")).toEqual(["need", "service"]);
});

describe("small talk", () => {
  test.each([
    "谢谢啊上次帮我们解决了大问题",
    "谢谢你们上次帮忙",
    "上次多亏你们介绍的专家，问题解决了，太感谢了",
    "问题解决了，多谢",
    "感谢专班帮我们解决了老大难问题",
    "Thanks for your help last time, the problem is solved",
    "喂，你好，听得到吗",
    "不知道",
    "也不太清楚",
    "I don't know",
  ])("opens nothing: %s", (text) => {
    expect(kinds(text)).toEqual(["chitchat"]);
  });

  test.each([
    ["谢谢上次帮忙，现在又遇到个难题，电机异响", ["need"]],
    ["谢谢，压铸件气孔的问题还没解决，想再找个专家", ["need"]],
    ["麻烦帮我们解决一下压铸件气孔的问题，谢谢", ["need"]],
    ["谢谢，高企奖多少", ["policy_question"]],
    ["气孔太多，原因不清楚", ["need"]],
  ] as const)("does not swallow: %s", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test.each(["你是人还是机器人啊", "你是机器人吗", "你到底是人工还是机器", "are you a bot?"])(
    "who answers is asked by: %s",
    (text) => {
      expect([kinds(text), boundaryOf(text)]).toEqual([["service"], "who-are-you"]);
    },
  );
});

describe("electricity", () => {
  test.each([
    "我们厂能耗太高了一年电费要八百多万想找专家来看看怎么省电",
    "一年电费八百多万想找专家看看怎么省电",
    "注塑机一个月电费几十万，想省电",
    "电费高得吓人，有没有节电的办法",
    "车间空压机耗电太大想省电",
  ])("is a need where it shall be saved: %s", (text) => {
    expect(kinds(text)).toEqual(["need"]);
    expect(openIntakeTalk(null).say(text).state.drafts).toHaveLength(1);
  });

  test.each(["我们那里停电了怎么办", "电费太贵了能不能优惠一点", "电费在哪里交"])("is the utility's: %s", (text) => {
    expect(kinds(text)).toEqual(["out_of_scope"]);
  });
});
