/** Questions and by-talk in the middle of an intake: none of them files, loses or opens anything. */
import { describe, expect, test } from "vitest";
import type { IntakeStep } from "../../../src/domain/intake-step.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";

const TOLD = "甬北压铸的压铸件老有气孔,联系人老梁 13800004001";

function hear(...turns: string[]): { step: IntakeStep; filed: number } {
  const talk = openIntakeTalk(null);
  const steps = turns.map((turn) => talk.say(turn));
  const step = steps.at(-1);
  if (step === undefined) {
    throw new Error("a talk needs a turn");
  }
  return { step, filed: steps.flatMap(({ file }) => file).length };
}

describe("a card that waits", () => {
  test.each(["我这个算报上去了没", "那现在提交了吗?", "登记好了没有", "Has it been submitted yet?"])(
    "is not filed by asking whether it was: %s",
    (question) => {
      const { step, filed } = hear(TOLD, "别的没有了", question);
      expect([filed, step.rest, /还没有提交|not been filed/u.test(step.say)]).toEqual([0, [], true]);
    },
  );

  test.each(["好的,谢谢,辛苦了", "行,多谢"])("is not filed by thanks: %s", (thanks) => {
    expect(hear(TOLD, "别的没有了", thanks).filed).toBe(0);
  });

  test("is put aside, not dropped, when it shall wait", () => {
    const { step } = hear(TOLD, "别的没有了", "单子先不要提交,我等老板回来");
    expect([step.file, step.asks, step.state.drafts.map(({ status }) => status)]).toEqual([[], [], ["parked"]]);
  });

  test("takes a choice of disclosure that is put as a question", () => {
    const { step } = hear(TOLD, "别的没有了", "能不能对外别写公司名字 选隐去企业名公开");
    expect(step.state.drafts[0]?.fields["disclosure"]).toMatchObject({ text: "隐去企业名公开", value: "anonymous" });
  });
});

test("after the filing a question after it is looked up among one's own", () => {
  const { step } = hear(TOLD, "别的没有了", "确认", "刚报的这单现在什么状态");
  const own = { number: "XQ-2026-0001", phoneTail: null, isLost: false };
  expect([step.lookup, step.state.drafts]).toEqual([own, []]);
});

test("a policy question beside a draft gives it no values and no words", () => {
  const { step } = hear(TOLD, "先问一句 委托大学开发的钱 研发费用能加计扣除百分之几");
  expect(step.rest.map(({ kind }) => kind)).toEqual(["policy_question"]);
  expect(step.state.drafts[0]).toMatchObject({ fields: {}, told: ["压铸件老有气孔"] });
});

describe("a talk about something classified", () => {
  const SECRET = "我们有个军工项目的材料难题,牌号涉密";

  test.each(["我先在这里发个大概的配方参数行不行", "要不我拍张图纸发过来?", "就是耐温这块差一点"])(
    "takes no content afterwards either: %s",
    (content) => {
      const { step } = hear(SECRET, "何工 13800004007", content);
      expect([step.state.drafts, step.offline, step.say.includes("不要在这里")]).toEqual([[], null, true]);
    },
  );

  test("ends where the person speaks of another matter", () => {
    const { step } = hear(SECRET, "何工 13800004007", "另外还有个不涉密的:压铸件老有气孔");
    expect(step.state.drafts).toHaveLength(1);
  });

  test("leaves an earlier draft about another matter waiting", () => {
    const { step } = hear(TOLD, "另外有个部队配套的活,指标涉密", "那个线下谈,先报前面这个,这个不涉密,给我看摘要");
    expect([step.state.drafts.length, step.say.includes("甬北压铸")]).toEqual([1, true]);
  });
});

describe("several drafts", () => {
  const TWO = ["两个需求:1.扫地机器人齿轮箱噪音大;2.注塑件表面老有划伤", "甬洁智能 毛经理 13800004009"] as const;

  test("take each what is said of it by number, and all what is said of all", () => {
    const { step } = hear(...TWO, "第二个预算40万;第一个预算20万。两个都是年底前");
    expect(step.state.drafts.map(({ fields }) => [fields["budget"]?.value, fields["deadline"]?.value])).toEqual([
      [20, "2026-12"],
      [40, "2026-12"],
    ]);
  });

  test("take each the sentences that use its words", () => {
    const { step } = hear(...TWO, "划伤那个预算30万;齿轮箱噪音要降到60分贝以下");
    expect(step.state.drafts.map(({ fields }) => fields["budget"]?.value)).toEqual([undefined, 30]);
  });

  test("keep the contact that is given while one of them is dropped", () => {
    const { step } = hear(TWO[0], "第二个不用报了。甬洁智能 毛经理 13800004009");
    expect([step.state.drafts.length, step.state.contact["phone"]?.text]).toEqual([1, "13800004009"]);
  });
});

test.each([
  ["时间也要提前 改成9月底", "deadline", "9月底"],
  ["预算20万不够 写30万", "budget", "30万"],
  ["改成15万", "budget", "15万"],
])("a bare new value is taken for what it is of: %s", (correction, field, text) => {
  const { step } = hear(TOLD, "预算20万,11月底前", correction);
  expect(step.state.drafts[0]?.fields[field]?.text).toBe(text);
});

test("giving up a second need where there is only one drops nothing", () => {
  const { step } = hear(TOLD, "第二个不用报了");
  expect([step.dropped, step.state.drafts.length]).toEqual([[], 1]);
});
