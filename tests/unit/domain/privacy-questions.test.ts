/** Who sees a need: asked in any words and at any time, answered with the clerk's words, and then the draft goes on. */
import { describe, expect, test } from "vitest";
import { findBoundary } from "../../../src/domain/boundary.ts";
import { normaliseText } from "../../../src/domain/text.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";
import { needSetting } from "../../support/need-setting.ts";

const boundaryOf = (text: string) => findBoundary(normaliseText(text), needSetting.boundaries)?.id ?? null;

const QUESTIONS = [
  "谁能看到我们这个需求？",
  "谁能看到我们报的需求",
  "会不会给同行看见",
  "会不会公开",
  "会公开吗？",
  "这个会不会公开",
  "我们的需求会公开吗",
  "同行能看到吗",
  "别的企业看得到吗",
  "竞争对手会不会知道",
  "填的资料都有谁能看",
  "我们的数据给谁看",
  "保密吗",
  "能保密吗？",
  "會不會公開",
  "誰可以看到我們的資料",
  "我們的需求同行看得到嗎？",
  "Who can see our need?",
  "Who else will see our data?",
  "Will it be made public?",
  "Is our need public?",
  "Can other companies see it?",
  "Will our competitors know?",
];

describe("is known as a question on this service", () => {
  test.each(QUESTIONS)("%s", (text) => {
    expect(boundaryOf(text)).toBe("privacy");
  });
});

describe("is none of them", () => {
  test.each([
    "谁能看看我们的压铸件",
    "谁能来看看气孔的问题",
    "谁能看懂这个标准",
    "谁知道这个需求怎么报",
    "阀门会泄露",
    "担心冷媒泄漏",
    "高企名单会不会公示",
    "公示期多久",
    "去年的专利已经公开没事",
    "客户能看到毛刺",
    "客户会看到划痕的吧",
    "可以公开",
    "不要公开",
    "公开招标找供应商",
    "你们会不会去企业看设备",
    "Can you see the crack?",
    "Who can help us?",
    "Is there a public test line?",
  ])("%s", (text) => {
    expect(boundaryOf(text)).not.toBe("privacy");
  });
});

describe("beside a draft", () => {
  test.each(QUESTIONS)("%s: answered, nothing of it is taken, and the draft goes on", (text) => {
    const talk = openIntakeTalk(null);
    talk.say(text.startsWith("W") || /^[IC]/u.test(text) ? "Our bearings wear out early" : "轴承磨损太快");
    const step = talk.say(text);
    expect(step.rest).toMatchObject([{ kind: "service", boundary: { id: "privacy" } }]);
    expect(step.state.drafts).toHaveLength(1);
    expect(step.state.drafts[0]?.fields).toEqual({});
    expect(step.state.contact).toEqual({});
    expect(step.asks).toEqual(["enterprise", "contact"]);
    expect(step.say).not.toBe("");
  });

  test("two such questions are one", () => {
    const talk = openIntakeTalk(null);
    talk.say("轴承磨损太快");
    expect(talk.say("谁能看到我们这个需求？会不会给同行看见").rest).toHaveLength(1);
  });

  test("what is told in the same breath is taken", () => {
    const talk = openIntakeTalk(null);
    talk.say("轴承磨损太快");
    const step = talk.say("甬北轴承，张三13800001111，同行能看到吗？");
    expect(step.rest).toMatchObject([{ kind: "service" }]);
    expect(step.state.contact).toMatchObject({ contact: { text: "张三" }, phone: { value: "13800001111" } });
  });

  test("a card still waits, and is filed on the next word", () => {
    const talk = openIntakeTalk(null);
    talk.say("轴承磨损太快，甬北轴承，张三13800001111");
    expect(talk.say("会不会公开").file).toEqual([]);
    expect(talk.say("确认").file).toHaveLength(1);
  });

  test("a person who was asked for still gets called", () => {
    const talk = openIntakeTalk(null);
    talk.say("转人工");
    expect(talk.say("我们的电话会不会公开").rest).toMatchObject([{ kind: "service" }]);
    expect(talk.say("张三 13800001111").handoff?.isReachable).toBe(true);
  });

  test("怕同行知道 says how it is to be kept, and is no question", () => {
    const talk = openIntakeTalk(null);
    talk.say("轴承磨损太快，甬北轴承，张三13800001111");
    talk.say("可以公开");
    const step = talk.say("还是不要公开，怕同行看到");
    expect(step.state.drafts[0]?.fields["disclosure"]?.value).toBe("internal");
  });
});

test("the English notice says who sees the need", () => {
  expect(openIntakeTalk(null).say("Our bearings wear out early").say).toContain("seen by the task force only");
});
