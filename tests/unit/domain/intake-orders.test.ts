/** Orders to file, drop or put aside one draft among several: they reach the drafts they name, and no other. */
import { describe, expect, test } from "vitest";
import type { IntakeStep } from "../../../src/domain/intake-step.ts";
import { type IntakeTalk, openIntakeTalk } from "../../support/intake-talk.ts";

/** What a talk knows of its drafts, by a word of each. */
type Told = { filed: string[]; live: string[]; dropped: number };

const WORDS = ["轴承", "喷涂", "电机", "镀层"];
const NEEDS = [
  "我们是北仑恒力机械,张三13800001111,轴承断供,德国FAG进口的",
  "另外喷涂线颗粒太多,良率只有80%",
  "还有一个需求,电机异响严重,客户退货",
  "还有一个需求,镀层老是掉皮,废品率高",
];

function nameOf(text: string): string {
  return WORDS.find((word) => text.includes(word)) ?? text;
}

/** A talk with so many drafts on the card. */
function openWith(count: number): IntakeTalk {
  const talk = openIntakeTalk(null);
  for (const need of NEEDS.slice(0, count)) {
    talk.say(need);
  }
  talk.say("别的没有了");
  expect(talk.state.drafts.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => "confirming"));
  return talk;
}

function tell(talk: IntakeTalk, step: IntakeStep): Told {
  return {
    filed: step.file.map(({ draft }) => nameOf(draft["summary"]?.text ?? "")),
    live: talk.state.drafts.filter(({ status }) => status !== "parked").map(({ told }) => nameOf(told.join())),
    dropped: step.dropped.length,
  };
}

function order(count: number, text: string): Told {
  const talk = openWith(count);
  return tell(talk, talk.say(text));
}

describe("two drafts", () => {
  test.each([
    "第一个提交,第二个再想想",
    "第一个确认,第二个回头再说",
    "第二个再想想,第一个先提交",
    "轴承那个确认,喷涂那个等等再说",
    "轴承的先报上去吧",
    "确认第一个",
    "对,就报轴承这一条",
    "第一条确认提交,第二条暂时不报",
    "submit the first one",
  ])("files the first and never the second: %s", (text) => {
    const { filed } = order(2, text);
    expect(filed).toEqual(["轴承"]);
  });

  test.each(["轴承那个确认,喷涂那个不要了", "第一个提交,第二个取消", "喷涂那个不要了,轴承那个提交"])(
    "files one and drops the other: %s",
    (text) => {
      expect(order(2, text)).toEqual({ filed: ["轴承"], live: [], dropped: 1 });
    },
  );

  test.each([
    "第二个不要了",
    "喷涂那个先不报了",
    "把第二个删掉",
    "取消第二个",
    "喷涂那个,不要了",
    "drop the second one",
  ])("drops the second only: %s", (text) => {
    expect(order(2, text)).toEqual({ filed: [], live: ["轴承"], dropped: 1 });
  });

  test.each(["确认", "两个都提交", "都确认", "第一个和第二个都提交", "第二个也一起登记了", "报吧报吧", "全部提交吧"])(
    "files both: %s",
    (text) => {
      expect(order(2, text).filed).toEqual(["轴承", "喷涂"]);
    },
  );

  test.each(["算了", "都不要了", "两个都取消", "先不报了"])("drops both: %s", (text) => {
    expect(order(2, text)).toEqual({ filed: [], live: [], dropped: 2 });
  });

  test("what is filed beside a draft that waits can be confirmed later", () => {
    const talk = openWith(2);
    talk.say("第一个提交,第二个再想想");
    expect(tell(talk, talk.say("确认")).filed).toEqual(["喷涂"]);
  });
});

describe("four drafts", () => {
  test.each(["第四个不要了", "把第四个删掉", "最后一个取消", "镀层那个不要了"])("drops the fourth: %s", (text) => {
    expect(order(4, text)).toEqual({ filed: [], live: ["轴承", "喷涂", "电机"], dropped: 1 });
  });

  test("the one that words name is filed, the others wait", () => {
    expect(order(4, "电机那个提交").filed).toEqual(["电机"]);
  });

  test("the others can be named as such", () => {
    expect(order(4, "第四个不要了,其他的都提交")).toEqual({ filed: ["轴承", "喷涂", "电机"], live: [], dropped: 1 });
  });

  test.each(["第五个不要了", "第七个提交", "空压机那个不要了", "空压机那个提交"])(
    "an order for what is not at hand touches nothing and asks which: %s",
    (text) => {
      const talk = openWith(4);
      const step = talk.say(text);
      expect(tell(talk, step)).toEqual({ filed: [], live: WORDS, dropped: 0 });
      expect(step.say).toContain("4");
    },
  );
});

test.each([
  "客户把订单取消",
  "供应商不搞了",
  "上次那家说不弄了",
  "德国厂家放弃",
  "毛刺要去掉",
  "人工检测想去掉",
  "客户投诉没法撤销",
  "高企先不报了",
  "专精特新今年不报了",
  "国补取消",
  "重新来料后又磨了",
  "螺杆重新来一根也不行",
  "从头开始磨损",
  "设备重新开始就卡",
  "电机要重新登记吗",
  "供应商那边不要了",
])("neither files nor drops: %s", (text) => {
  const talk = openWith(1);
  const step = talk.say(text);
  expect([step.file.length, step.dropped.length, talk.state.drafts.length]).toEqual([0, 0, 1]);
});

test.each(["我确认一下", "确认一下", "发一下", "再发一下", "先发一下", "内容发一下", "请把需求单发一下"])(
  "does not file: %s",
  (text) => {
    expect(order(1, text).filed).toEqual([]);
  },
);

test.each(["再发一下", "请把需求单发一下", "内容发给我看看"])("shows the card again: %s", (text) => {
  expect(openWith(1).say(text).say).toContain("需求一句话");
});

test.each(["老板不让提交", "拒绝提交", "我没说要提交", "提交失败"])("is no part of the need: %s", (text) => {
  const talk = openWith(1);
  const step = talk.say(text);
  expect(step.file).toEqual([]);
  expect(talk.state.drafts[0]?.told.join()).not.toContain("提交");
  expect(step.say).toContain("还没有提交");
});

test.each(["取消提交", "撤回提交", "不提交了"])("drops: %s", (text) => {
  expect(order(1, text).dropped).toBe(1);
});

test.each(["我们想要公开招标找供应商", "去年的专利已经公开没事", "论文公开发表了"])(
  "opens nothing to the public: %s",
  (text) => {
    const talk = openWith(1);
    talk.say(text);
    expect(talk.state.drafts[0]?.fields["disclosure"]).toBeUndefined();
  },
);

test.each(["可以公开", "公开吧", "需求可以对外公开", "这条公开没关系", "我们同意公开"])("opens it: %s", (text) => {
  const talk = openWith(1);
  talk.say(text);
  expect(talk.state.drafts[0]?.fields["disclosure"]?.value).toBe("public");
});

describe("a need told beside something else is not lost", () => {
  const second = "我们喷涂线颗粒太多,良率只有80%";

  test.each([
    ["a policy question", `对了高企奖励多少?还有${second}`],
    ["a status query", `这单状态怎么样了?另外${second}`],
    ["putting aside", `先不要提交,另外还有一个${second}`],
    ["a cancel", `这个取消,换成${second}`],
  ])("beside %s", (_, text) => {
    const talk = openWith(1);
    const step = talk.say(text);
    expect(talk.state.drafts.map(({ told }) => nameOf(told.join()))).toContain("喷涂");
    expect(step.say).toContain("喷涂");
  });

  test("and what stands beside it is still heard", () => {
    expect(openWith(1).say(`对了高企奖励多少?还有${second}`).rest).toMatchObject([{ kind: "policy_question" }]);
    expect(openWith(1).say(`这单状态怎么样了?另外${second}`).say).toContain("还没有提交");
    const parking = openWith(1);
    parking.say(`先不要提交,另外还有一个${second}`);
    expect(parking.state.drafts.map(({ status }) => status)).toEqual(["parked", "confirming"]);
    const dropping = openWith(1);
    expect(dropping.say(`这个取消,换成${second}`).dropped).toHaveLength(1);
  });
});

test("a second need told with the order does not swallow the first", () => {
  const talk = openWith(1);
  const first = tell(talk, talk.say("确认,另外还有一个需求,喷涂线颗粒太多"));
  const second = tell(talk, talk.say("确认"));
  expect([...first.filed, ...second.filed].sort()).toEqual(["喷涂", "轴承"]);
});

describe("what is filed is what the card showed", () => {
  test.each(["第一个提交,第二个再想想", "核对无误,内容不涉密,请提交", "提交,每天停机两次"])(
    "nothing of the order becomes a part of the need: %s",
    (text) => {
      const talk = openWith(2);
      const [shown] = talk.state.drafts;
      const [filed] = talk.say(text).file;
      expect(filed?.draft["target"]).toEqual(shown?.fields["target"]);
      expect(filed?.draft["problem"]?.text ?? "").not.toMatch(/提交|涉密|停机|再想/u);
    },
  );

  test("more of the story stays among the person's words", () => {
    const [filed] = openWith(1).say("提交,每天停机两次").file;
    expect([filed?.draft["problem"]?.text.includes("停机"), filed?.sourceMessage.includes("每天停机两次")]).toEqual([
      false,
      true,
    ]);
  });

  test("but for a value said in so many words, which is said back", () => {
    const talk = openWith(1);
    const step = talk.say("预算改成80万,其他没问题,提交");
    expect(step.file[0]?.draft["budget"]?.text).toContain("80万");
    expect(step.say).toContain("80");
  });
});

test("一个是…,一个是… are two needs, and dropping one leaves the other", () => {
  const talk = openIntakeTalk(null);
  talk.say("我们是北仑恒力机械,张三13800001111,一个是注塑件翘曲,一个是喷涂有颗粒");
  expect(talk.state.drafts).toHaveLength(2);
  talk.say("喷涂的不要了");
  expect(talk.state.drafts.map(({ told }) => told.join())).toEqual([expect.stringContaining("翘曲")]);
});

test("figures for two needs in one sentence go where they belong, and the one that is named is dropped", () => {
  const talk = openIntakeTalk(null);
  talk.say("我们是北仑恒力机械,张三13800001111,一个是注塑件翘曲,一个是喷涂有颗粒");
  talk.say("翘曲的要控制在0.2毫米以内,喷涂的合格率要到98%");
  const targets = talk.state.drafts.map(({ fields }) => fields["target"]?.text ?? "");
  expect(targets).toEqual([expect.stringContaining("0.2"), expect.stringContaining("98%")]);
  talk.say("喷涂的不要了");
  expect(talk.state.drafts.map(({ told }) => told.join())).toEqual([expect.stringContaining("翘曲")]);
});

test.each([
  "提交,喷涂线的除外",
  "第二个除外,提交",
  "确认,喷涂线的等领导批",
  "提交,喷涂那条老板没同意",
  "submit, except the second one",
  "第二个是另一家公司的,确认",
])("an exception or an objection beside the order files nothing of what it names: %s", (text) => {
  expect(order(2, text).filed).not.toContain("喷涂");
});

test.each([
  "公司名错了,确认",
  "预算写错了,提交",
  "你们先确认",
  "麻烦你们确认",
  "帮我确认",
  "上面的信息你们确认没问题吧",
  "can you confirm",
  "we need to confirm",
])("files nothing that was called wrong or is to be checked: %s", (text) => {
  expect(order(1, text).filed).toEqual([]);
});

test.each(["登记一下", "提交一下", "报一下"])("an order gives no figure: %s", (text) => {
  const talk = openIntakeTalk(null);
  talk.say(NEEDS[0] ?? "");
  talk.say("有断供,国内没有");
  expect(talk.say(text).file[0]?.draft["target"]).toBeUndefined();
});

test("a long run of words that lead an order does not hang", () => {
  expect(openWith(1).say("说的".repeat(1_000)).file).toEqual([]);
  expect(openWith(1).say(`${"真的".repeat(19)}x,`.repeat(50)).file).toEqual([]);
});

test.each(["德国的不要了", "进口的不要了,想用国产"])("a part of a need does not name it: %s", (text) => {
  expect(order(2, text).live).toEqual(["轴承", "喷涂"]);
});

test("of two drafts the one that is called secret is gone, the other waits", () => {
  const talk = openWith(2);
  talk.say("第二个是军工的,不要存");
  expect(talk.state.drafts.map(({ told }) => nameOf(told.join()))).toEqual(["轴承"]);
});
