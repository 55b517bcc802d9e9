/** Drafts that were given up and are wanted after all, and words that order a draft where there is none. */
import { describe, expect, test } from "vitest";
import { type IntakeTalk, openIntakeTalk } from "../../support/intake-talk.ts";

const TOLD = "切削液废水处理不达标，COD超标";

function openCancelled(...cancel: string[]): IntakeTalk {
  const talk = openIntakeTalk(null);
  talk.say(TOLD);
  for (const text of cancel) {
    talk.say(text);
  }
  return talk;
}

const AGAIN = [
  "等一下，还是报吧",
  "那个还是登记吧",
  "还是要报",
  "提交吧",
  "确认",
  "恢复",
  "我改主意了",
  "先别取消",
  "Actually, let's file it after all",
];

describe("after 算了", () => {
  test.each(AGAIN)("the draft is taken up again and its card comes first: %s", (text) => {
    const talk = openCancelled("算了，不报了");
    const { say, file, state, rest, asks } = talk.say(text);
    expect([file, rest, state.drafts.map(({ told }) => told), state.cancelled]).toEqual([
      [],
      [],
      [["切削液废水处理不达标", "COD超标"]],
      [],
    ]);
    expect([say.includes("切削液废水"), asks]).toEqual([true, ["enterprise", "contact"]]);
  });

  test("it is filed only by a confirmation of its own", () => {
    const talk = openCancelled("宁波海工精密有限公司 赵工 13612340000", "取消", "还是报吧");
    expect(talk.say("确认").file).toHaveLength(1);
  });

  test("what comes with it is taken in", () => {
    const { state } = openCancelled("不报了").say("还是报吧，宁波海工精密有限公司，赵工 13612340000");
    expect(state.contact).toMatchObject({ phone: { value: "13612340000" } });
  });

  test("another need is another draft, and takes its place", () => {
    const talk = openCancelled("不报了");
    talk.say("注塑件翘曲变形严重");
    const { state } = talk.say("不报了");
    expect(state.cancelled.map(({ told }) => told)).toEqual([["注塑件翘曲变形严重"]]);
  });

  test("it is gone after the days that drafts are kept", () => {
    const talk = openCancelled("不报了");
    talk.later(8 * 24);
    expect(talk.say("还是报吧").state.drafts).toEqual([]);
  });

  test.each(["好的", "知道了", "谢谢", "高企奖多少", "没有了"])("%s does not bring it back", (text) => {
    expect(openCancelled("不报了").say(text).state.drafts).toEqual([]);
  });

  test.each(["不报了，把我说的都删掉", "取消并删除"])("nothing of it stays after %s", (text) => {
    const { state, say } = openCancelled("宁波海工精密有限公司 赵工 13612340000", text).say("还是报吧");
    expect([state.drafts, state.cancelled, state.contact, say.includes("没有正在登记")]).toEqual([[], [], {}, true]);
  });

  test("nothing of it stays once something classified is spoken of", () => {
    const talk = openCancelled("不报了", "我们有个军工项目的材料难题,牌号涉密");
    expect(talk.state.cancelled).toEqual([]);
  });
});

describe("without a draft", () => {
  test.each(["等一下，还是报吧", "提交吧", "确认", "那个还是登记吧", "报上去吧", "submit it"])(
    "it is said that there is none, and nothing is searched: %s",
    (text) => {
      const { say, rest, file, state } = openIntakeTalk(null).say(text);
      expect([/没有正在登记|No need/u.test(say), rest, file, state.drafts]).toEqual([true, [], [], []]);
    },
  );

  test.each(["高企还是科小", "确认高企资格要什么材料", "我们还是想申请海外工程师补贴", "合同登记还是备案"])(
    "%s goes to the documents",
    (text) => {
      const { say, rest } = openIntakeTalk(null).say(text);
      expect([say, rest.map(({ kind }) => kind)]).toEqual(["", ["policy_question"]]);
    },
  );

  test("what was put aside is taken up by the order to file it", () => {
    const talk = openCancelled("先放一放");
    expect(talk.say("提交吧").state.drafts.map(({ status }) => status)).toEqual(["collecting"]);
  });

  test("a second 确认 after the filing tells how it stands", () => {
    const talk = openCancelled("宁波海工精密有限公司 赵工 13612340000", "没有了", "确认");
    expect(talk.say("确认").lookup?.number).toBe("XQ-2026-0001");
  });
});
