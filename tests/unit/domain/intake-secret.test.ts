/** The offline talk about a secret need: nothing of content is taken until the person says that it is about something else. */
import { describe, expect, test } from "vitest";
import type { IntakeStep } from "../../../src/domain/intake-step.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";

function play(...texts: string[]): IntakeStep[] {
  const talk = openIntakeTalk(null);
  return texts.map((text) => talk.say(text));
}

const last = (...texts: string[]): IntakeStep => {
  const step = play(...texts).at(-1);
  if (step === undefined) {
    throw new Error("nothing was said");
  }
  return step;
};

const BEGINS = "有个涉密的项目想对接";
const REACH = "张三 13800001111";

describe("the talk stays secret", () => {
  test.each([
    "舱段总长3.2米,耐压600米,你们多久来",
    "耐压壳焊缝有裂纹,用在水下的",
    "耐压壳用的普通钢板老是裂",
    "内圈热处理到HRC62,壁厚0.8",
    "还有一个问题,焊缝有气孔",
    "你们能不能先看看,轴承老是烧",
    "想找高校一起做,预算50万",
    "The hull cracks at 600 m",
    "How thick the wall is: 3 mm",
    "第二个问题是密封圈漏",
    "重新来,我说一下参数,壁厚3毫米",
    "你好",
    "好的谢谢",
    "算了",
    "先不提交",
    "高企首次认定奖励多少",
    "查一下进度 XQ-2026-0001",
  ])("%s: nothing of it is kept, and what follows is not either", (text) => {
    for (const reach of [[], [REACH]]) {
      const steps = play(BEGINS, ...reach, text, "轴承座焊接变形大,合格率只有60%");
      const tale = steps.map(({ state, items, file }) => ({ drafts: state.drafts, items, file }));
      expect(tale.every(({ drafts, file }) => drafts.length === 0 && file.length === 0)).toBe(true);
      expect(tale.flatMap(({ items }) => items.map(({ kind }) => kind))).not.toContain("need");
      expect(JSON.stringify(steps.map(({ state }) => state))).not.toMatch(/焊|轴承|耐压|热处理|hull|wall|密封|壁厚/u);
    }
  });

  test("a question on a policy is answered beside it", () => {
    expect(last(BEGINS, "高企首次认定奖励多少").rest).toEqual([
      { kind: "policy_question", text: "高企首次认定奖励多少" },
    ]);
  });

  test("a long pause ends nothing", () => {
    const talk = openIntakeTalk(null);
    talk.say(BEGINS);
    talk.later(30);
    expect(talk.say("耐压壳焊缝有裂纹").state.drafts).toEqual([]);
  });
});

describe("the talk ends on the person's word", () => {
  test.each(["这个不涉密", "刚才那个不涉密的", "是普通民品", "这不是军工的", "我们是民用的", "It is not classified"])(
    "%s: told anew",
    (text) => {
      const talk = openIntakeTalk(null);
      talk.say(BEGINS);
      expect(talk.say(text).say).toMatch(/请再说一遍|tell me again/u);
      expect(talk.say("注塑件老是翘曲").items).toMatchObject([{ kind: "need" }]);
    },
  );

  test.each(["另外有个需求,注塑件老是翘曲", "这个不涉密,注塑件老是翘曲", "再报一个普通的,注塑件老是翘曲"])(
    "%s: the other need is taken",
    (text) => {
      expect(last(BEGINS, REACH, text).items).toMatchObject([
        { kind: "need", draft: { phone: { value: "13800001111" } } },
      ]);
    },
  );

  test("the draft that waited is taken up again", () => {
    const steps = play("注塑件老是翘曲,甬北注塑", "另外有个部队配套的项目", "那个线下谈,先报注塑件,这个不涉密");
    expect(steps[1]?.state.drafts).toMatchObject([{ status: "parked" }]);
    expect(steps[2]?.items).toMatchObject([{ kind: "need" }]);
  });
});

describe("how one is called back", () => {
  test.each([
    ["那我该找谁", "留个姓和电话"],
    ["找哪个部门", "留个姓和电话"],
    ["那具体怎么弄", "留个姓和电话"],
    ["什么时候联系我", "留下姓和电话"],
    ["你们几天能来", "留下姓和电话"],
    ["那我等你们的人来", "留个姓和电话"],
    ["那我該找誰", "留個姓和電話"],
    ["Who should I talk to?", "surname and a phone number"],
    ["When will you call?", "surname and a phone number"],
  ])("%s", (text, said) => {
    const step = last(BEGINS, text);
    expect(step.say).toContain(said);
    expect(step.rest).toEqual([]);
    expect(step.asks).toEqual(["contact", "phone"]);
  });

  test("name and number are understood however late they come", () => {
    const steps = play(BEGINS, "那我该找谁", "那具体怎么弄", "什么时候联系我", "我姓赵,13612340000", "好的谢谢");
    expect(new Set(steps.map(({ say }) => say)).size).toBe(6);
    expect(steps[4]?.offline?.contact).toMatchObject({ contact: { text: "姓赵" }, phone: { value: "13612340000" } });
    expect(steps[5]?.say).toBe("不客气。");
  });

  test("a number alone is enough to be called, the name is added", () => {
    const steps = play(BEGINS, "13612340000", "那找谁", "赵");
    expect(steps.map(({ offline }) => offline?.contact["phone"]?.value)).toEqual([
      undefined,
      "13612340000",
      undefined,
      "13612340000",
    ]);
    expect(steps[3]?.offline?.contact["contact"]?.text).toBe("赵");
  });

  test("an address and a corrected number are passed on too", () => {
    expect(last(BEGINS, "赵工 zhao@example.com").offline?.contact["email"]?.text).toBe("zhao@example.com");
    const steps = play(BEGINS, REACH, "电话换成13800002222");
    expect(steps[2]?.offline?.contact["phone"]?.value).toBe("13800002222");
  });

  test("whoever gives a firm and a number is not warned, thanks are thanks, nothing is said twice", () => {
    const steps = play("我们有个军工的项目要对接", "宁波海工精密,赵工13612340000", "好的,谢谢", "好");
    const said = steps.map(({ say }) => say);
    expect(said.slice(1).some((say) => say.includes("不要在这里发，刚才"))).toBe(false);
    expect(said[2]).toBe("不客气。");
    expect(new Set(said).size).toBe(4);
  });

  test("content is warned of once, then only put off", () => {
    const said = play(BEGINS, "焊缝有裂纹", "壁厚3毫米", "材料是钛合金").map(({ say }) => say);
    expect(said.map((say) => say.includes("不要在这里发，刚才"))).toEqual([false, true, false, false]);
    expect(said[3]).toBe("这个也请不要在这里发，留到线下当面谈。");
  });

  test.each(["算了", "电话不方便留", "不用联系了", "不用了,我们自己解决"])(
    "%s: nothing is urged, nothing false is said",
    (text) => {
      expect(last(BEGINS, text).say).toMatch(/^好,|^好，那先不留/u);
      expect(last(BEGINS, REACH, text).say).toContain("已经转给专班");
    },
  );
});
