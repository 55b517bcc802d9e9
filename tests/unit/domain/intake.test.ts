/** The intake dialogue alone, turn by turn: what is asked, shown, corrected, dropped and confirmed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IntakeStep } from "../../../src/domain/intake-step.ts";
import { openIntakeTalk, readAloud } from "../../support/intake-talk.ts";

const TROUBLE = "我们压铸件老有气孔,气孔率2%左右";
const CONTACT = "甬北压铸 老梁 13800004001";

function play(...turns: string[]): IntakeStep[] {
  const talk = openIntakeTalk(null);
  return turns.map((turn) => talk.say(turn));
}

function last(...turns: string[]): IntakeStep {
  const step = play(...turns).at(-1);
  if (step === undefined) {
    throw new Error("a talk needs a turn");
  }
  return step;
}

const FIELD_ASKS = (step: IntakeStep) =>
  step.asks.filter((ask) => !["confirm", "disclosure", "secret_confirmed"].includes(ask));

describe("asking", () => {
  test("what makes a need fileable is asked first, two fields at a time", () => {
    expect(play(TROUBLE, "甬北压铸").map((step) => step.asks)).toEqual([
      ["enterprise", "contact"],
      ["contact", "phone"],
    ]);
  });

  test("what was said is not asked again", () => {
    const step = last("甬北压铸的压铸件老有气孔,要降到0.5%以下,预算20万,联系人老梁 13800004001");
    expect(FIELD_ASKS(step)).toEqual(["deadline", "cooperation"]);
  });

  test("a bare wish is asked for its problem once", () => {
    const steps = play("我们想找一台贴标机", CONTACT, "不好说", "确认");
    expect(steps.map(({ asks }) => asks.includes("problem"))).toEqual([false, true, false, false]);
    expect(steps[3]?.file[0]?.draft["problem"]?.text).toBe("我们想找一台贴标机");
  });

  test("a need without any product is asked for it once, beside the card, and may be left open", () => {
    const steps = play("有个零件老是断", CONTACT, "说不清楚", "确认");
    expect(steps.map(({ asks }) => asks.includes("cluster"))).toEqual([false, true, false, false]);
    expect(steps[3]?.file[0]?.cluster).toBeNull();
  });

  test("the product named in the answer tells the industry", () => {
    const step = last("有个零件老是断", CONTACT, "用在汽车底盘上的");
    expect(step.items[0]).toMatchObject({ cluster: "automotive" });
  });

  test("half the evidence of a bottleneck is asked about before anything that only helps", () => {
    const steps = play("伺服电机的轴承一直用德国进口的", CONTACT, "已经断供了,国内没有能替代的");
    expect(FIELD_ASKS(steps[1] ?? steps[0] ?? last(TROUBLE))).toEqual(["supply_risk", "substitute"]);
    expect(steps[2]?.items[0]).toMatchObject({ bottleneck: "yes" });
  });

  test("a usable domestic substitute makes it no bottleneck", () => {
    const step = last("伺服电机的轴承一直用德国进口的", CONTACT, "没断过,国内有能替代的");
    expect(step.items[0]).toMatchObject({ bottleneck: "no" });
  });

  test("a word for the questions that help is enough: they are asked once at most", () => {
    const talk = openIntakeTalk(null);
    const asked = [TROUBLE, CONTACT, "好的 谢谢你", "还没定", "这个不太清楚"].flatMap((turn) =>
      FIELD_ASKS(talk.say(turn)),
    );
    const helpful = asked.filter((ask) => ["target", "deadline", "budget", "cooperation"].includes(ask));
    expect(new Set(helpful).size).toBe(helpful.length);
  });

  test("别的没有了 ends the questions", () => {
    expect(FIELD_ASKS(last(TROUBLE, CONTACT, "别的没有了"))).toEqual([]);
  });
});

describe("confirming", () => {
  test("nothing is filed before a card was shown, however firmly it is ordered", () => {
    const steps = play(`${TROUBLE}。${CONTACT}。直接提交`, "提交");
    expect(steps.map(({ file }) => file.length)).toEqual([0, 1]);
    expect(steps[0]?.say).toContain("不涉密");
  });

  test("an order in the turn that completes the need shows the card first", () => {
    const step = last(TROUBLE, `${CONTACT},提交吧`);
    expect([step.file, step.asks.includes("confirm")]).toEqual([[], true]);
  });

  test("an order while something required is absent asks for it", () => {
    const step = last(TROUBLE, "提交吧");
    expect([step.file.length, step.asks]).toEqual([0, ["enterprise", "contact"]]);
  });

  test.each([
    "确认",
    "提交吧",
    "报上去",
    "对的",
    "没问题",
    "就按这个报",
    "可以",
    "行",
    "ok",
    "submit",
    "好的",
    "信息没错",
    "嗯 可以报",
  ])("%s files what the card shows", (word) => {
    expect(last(TROUBLE, CONTACT, word).file).toHaveLength(1);
  });

  test("对了 before a question is no confirmation", () => {
    expect(last(TROUBLE, CONTACT, "对了,研发费用加计扣除是多少?").file).toEqual([]);
  });

  test.each(["先不提交", "可以吗?", "提交以后多久有人联系?", "还不能确认", "不对", "等等", "别急着报"])(
    "%s files nothing",
    (word) => {
      expect(last(TROUBLE, CONTACT, word).file).toEqual([]);
    },
  );

  test("好的 beside new values is no confirmation", () => {
    const step = last(TROUBLE, CONTACT, "好的,预算30万");
    expect([step.file.length, step.say.includes("30万")]).toEqual([0, true]);
  });

  test("a filed draft carries the words as they were said and what stays open", () => {
    const [filed] = last(TROUBLE, CONTACT, "确认").file;
    expect(filed).toMatchObject({
      sourceMessage: TROUBLE,
      cluster: "key_components",
      category: "process",
      disclosure: "internal",
      open: ["target", "deadline", "budget", "cooperation"],
    });
    expect(filed?.draft["summary"]?.text).toBe("压铸件老有气孔，气孔率2%左右");
  });
});

describe("corrections", () => {
  test("the last value wins, the old one is kept as history and not shown", () => {
    const steps = play(`${TROUBLE},预算100万`, CONTACT, "写错了,预算是10万不是100万", "提交");
    expect([steps[2]?.say.includes("10万"), steps[2]?.say.includes("100万")]).toEqual([true, false]);
    expect(steps[3]?.file[0]?.draft["budget"]?.value).toBe(10);
    expect(steps[3]?.file[0]?.history).toEqual([{ field: "budget", text: "100万" }]);
  });

  test.each([
    ["电话改成13800004009", "phone", "13800004009"],
    ["联系人换成小周", "contact", "小周"],
    ["公司名写错了,应该是甬南压铸", "enterprise", "甬南压铸"],
  ])("%s changes the card", (turn, field, value) => {
    const [filed] = last(TROUBLE, CONTACT, turn, "提交").file;
    expect(filed?.draft[field]?.text).toBe(value);
  });

  test("a figure of the story is corrected where it stands", () => {
    const step = last(TROUBLE, CONTACT, "气孔率不是2%,是5%");
    expect([step.say.includes("5%"), step.say.includes("2%")]).toEqual([true, false]);
  });

  test("不对 alone asks what is wrong", () => {
    expect(last(TROUBLE, CONTACT, "不对").say).toContain("哪一项不对");
  });
});

describe("refusing", () => {
  test("a second refusal of the firm's name files nothing, keeps the draft and hands over", () => {
    const steps = play(TROUBLE, "公司名不方便说", "真的不想说公司名");
    expect(steps[1]?.say).toContain("不对外公开");
    expect(steps[2]).toMatchObject({ handoff: { reason: "refused" }, file: [], asks: [] });
    expect(steps[2]?.state.drafts[0]?.status).toBe("parked");
  });

  test("who thinks better of it goes on where it stopped", () => {
    const step = last(TROUBLE, "公司名不方便说", "不想说公司名", CONTACT);
    expect([step.say.includes("甬北压铸"), step.asks.includes("confirm")]).toEqual([true, true]);
  });

  test("a mail address stands in for a phone", () => {
    const step = last(TROUBLE, "甬北压铸 老梁", "电话不方便留,邮箱 liang@yongbei.example");
    expect(step.asks).toContain("confirm");
  });

  test("whether a name must be given is explained, not refused and not looked up", () => {
    const step = last(TROUBLE, "公司名必须填吗?会不会泄露?");
    expect([step.rest, step.say.includes("默认仅专班内部可见"), step.asks]).toEqual([
      [],
      true,
      ["enterprise", "contact"],
    ]);
  });
});

describe("leaving and coming back", () => {
  test.each(["算了", "不报了", "先不报了,我们自己再试试", "取消吧", "算了算了 不弄了", "cancel"])(
    "%s drops the draft",
    (word) => {
      const step = last(TROUBLE, CONTACT, word);
      expect([step.dropped, step.state.drafts, step.asks]).toEqual([["draft-1"], [], []]);
    },
  );

  test.each(["我们想取消人工检测", "预算就算了,没有", "其他没问题"])("%s drops nothing", (words) => {
    expect(last(TROUBLE, CONTACT, words).dropped).toEqual([]);
  });

  test("an unfinished draft is offered when the person comes back", () => {
    const talk = openIntakeTalk(null);
    talk.say(TROUBLE);
    talk.later(20);
    const step = talk.say("你好");
    expect([step.say.includes("压铸件老有气孔"), step.asks]).toEqual([true, ["enterprise", "contact"]]);
  });

  test("a draft put aside is taken up again by 恢复", () => {
    const step = last(TROUBLE, CONTACT, "先放一放,回头再说", "恢复");
    expect(step.asks).toContain("confirm");
  });

  test("after seven days draft and contact are gone", () => {
    const talk = openIntakeTalk(null);
    talk.say(TROUBLE);
    talk.say("甬北压铸 老梁 13800004001");
    talk.later(24 * 8);
    const step = talk.say("提交");
    expect([step.dropped, step.state.contact]).toEqual([["draft-1"], {}]);
  });

  test("重新来 begins anew and keeps the contact", () => {
    const step = last(TROUBLE, CONTACT, "重新来", "注塑件翘曲得厉害");
    expect([step.say.includes("气孔"), step.say.includes("甬北压铸"), step.say.includes("翘曲")]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe("beside the needs", () => {
  test("a policy question is left to the caller, and one line says what is still wanted", () => {
    const step = last(TROUBLE, "等下,研发费用加计扣除现在是多少?");
    expect(step.rest.map(({ kind }) => kind)).toEqual(["policy_question"]);
    expect([step.say, step.asks]).toEqual([
      "刚才的需求还差：单位名称、联系人和手机号，接着说就行。",
      ["enterprise", "contact"],
    ]);
  });

  test("without a draft every policy question is the caller's alone", () => {
    const step = last("高企首次认定市里奖多少");
    expect([step.rest.length, step.say, step.items]).toEqual([1, "", []]);
  });

  test("a turn with answers and a question gives both their due", () => {
    const step = last(TROUBLE, "甬北压铸,老梁13800004001。另外高企首次认定市里奖多少?");
    expect(step.rest.map(({ kind }) => kind)).toEqual(["policy_question"]);
    expect(step.asks).toContain("confirm");
  });

  test("a status query is looked up by number and the last digits of the phone", () => {
    const steps = play("帮我查下XQ-2019-9999到哪一步了", "尾号 4001");
    expect(steps.map(({ lookup }) => lookup)).toEqual([
      { number: "XQ-2019-9999", phoneTail: null },
      { number: "XQ-2019-9999", phoneTail: "4001" },
    ]);
    const [first] = steps;
    expect(first === undefined ? null : readAloud(first)).toMatchObject({ asks: ["need_id", "phone"] });
  });

  test("who wants a person is asked for name and phone, then told that somebody will call", () => {
    const steps = play("帮我转人工", "老梁 13800004001");
    expect(steps.map(({ handoff }) => handoff?.isReachable)).toEqual([false, true]);
    expect(steps.map(({ asks }) => asks)).toEqual([["contact", "phone"], []]);
  });
});

describe("several needs", () => {
  const TWO = `甬北压铸,老梁13800004001。一是压铸模具老开裂,二是生产数据靠手工记,想上一套MES系统`;

  test("they share contact data, and one confirmation files both", () => {
    const steps = play(TWO, "确认");
    expect([steps[0]?.say.includes("需求 1"), steps[0]?.say.includes("需求 2")]).toEqual([true, true]);
    expect(steps[1]?.file.map(({ cluster, draft }) => [cluster, draft["phone"]?.text])).toEqual([
      ["key_components", "13800004001"],
      ["software_services", "13800004001"],
    ]);
  });

  test("第二个不要了 drops the second only", () => {
    const steps = play(TWO, "第二个不要了", "提交");
    expect(steps[1]?.dropped).toEqual(["draft-2"]);
    expect(steps[2]?.file.map(({ cluster }) => cluster)).toEqual(["key_components"]);
  });

  test("the one that words name is dropped", () => {
    expect(last(TWO, "MES那个先不报").dropped).toEqual(["draft-2"]);
  });

  test("naming one files it and keeps the other waiting", () => {
    const step = last(TWO, "第一个先提交");
    expect([step.file.map(({ id }) => id), step.state.drafts.map(({ id }) => id)]).toEqual([["draft-1"], ["draft-2"]]);
    expect(step.say).toContain("MES");
  });

  test("another need may be added while the first waits", () => {
    const step = last(TROUBLE, CONTACT, "另外还有一个,注塑机的合模精度不稳");
    expect(step.items).toHaveLength(2);
  });

  test("more words on the same thing stay with it", () => {
    expect(last(TROUBLE, "主要是水泵壳体,厚壁的地方气孔最多").items).toHaveLength(1);
  });
});

describe("secrets", () => {
  const SECRET = "有个需求 是给部队配套的 材料牌号涉密";

  test("nothing of the content is kept, only a way to call", () => {
    const steps = play(SECRET, "我姓程 13900004008");
    expect(JSON.stringify(steps.map(({ state }) => state))).not.toMatch(/部队|牌号|涉密/u);
    expect(steps[0]?.asks).toEqual(["contact", "phone"]);
    expect(steps[1]?.offline?.contact["phone"]?.value).toBe("13900004008");
    expect(steps[1]?.say).toContain("线下");
  });

  test("a draft that turns out to be secret is dropped with its words", () => {
    const step = last(TROUBLE, CONTACT, "这个件其实是涉密的");
    expect([step.dropped, step.state.drafts, step.file]).toEqual([["draft-1"], [], []]);
  });
});

describe("what is said", () => {
  test("the privacy notice stands in one reply of a talk only, before any contact datum is asked for a second time", () => {
    const said = play(TROUBLE, "甬北压铸", "老梁", "13800004001", "确认").map(({ say }) =>
      say.includes("随时要求删除"),
    );
    expect(said).toEqual([true, false, false, false, false]);
  });

  test("a returning contact is known and only confirms", () => {
    const talk = openIntakeTalk({ enterprise: "甬北压铸", contact: "老梁", phone: "13800004001", email: null });
    const step = talk.say(TROUBLE);
    expect([step.say.includes("老梁 13800004001"), step.asks.includes("confirm")]).toEqual([true, true]);
    expect(talk.say("确认").file[0]?.draft["enterprise"]?.text).toBe("甬北压铸");
  });

  test("可以公开但不要写我们名字 shows on the card and is filed", () => {
    const steps = play(TROUBLE, CONTACT, "可以公开,但不要写我们公司名", "确认");
    expect(steps[2]?.say).toContain("隐去企业名公开");
    expect(steps[3]?.file[0]?.disclosure).toBe("anonymous");
  });

  test("Traditional is answered in Traditional, the person's own words untouched", () => {
    const step = last("我們是甬港電子,台面夾具老是鬆動");
    expect([step.say.includes("台面夾具"), step.say.includes("聯繫人")]).toEqual([true, true]);
  });

  test("ok does not turn a Chinese talk into English", () => {
    expect(last(TROUBLE, "ok").say).toContain("还差");
  });

  test("English talks are English to the end", () => {
    const steps = play(
      "Our die casting parts have too much porosity",
      "We are Yongbei Castings, contact Anna Wu, 13800004001",
    );
    expect(steps[1]?.say).toContain("Please check the summary");
  });
});

describe("whatever is said", () => {
  const WORDS = [
    TROUBLE,
    CONTACT,
    `${CONTACT},提交吧`,
    "甬北压铸",
    "不知道",
    "提交",
    "好的",
    "算了",
    "第二个不要了",
    "另外还有一个,注塑机漏油",
    "预算改成20万",
    "高企奖多少?",
    "不对",
    "重新来",
    "继续",
    "先放着",
    "13800004001",
    "ok",
    "这个涉密",
    "转人工",
    "公司名不方便说",
  ];

  test("at most two fields are asked, and nothing is filed that no card has shown", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }), (turns) => {
        const talk = openIntakeTalk(null);
        let shown = new Set<string>();
        for (const turn of turns) {
          const step = talk.say(turn);
          expect(FIELD_ASKS(step).length).toBeLessThanOrEqual(2);
          expect(step.file.every(({ id }) => shown.has(id))).toBe(true);
          shown = new Set(step.state.drafts.filter(({ status }) => status === "confirming").map(({ id }) => id));
        }
      }),
      { numRuns: 60 },
    );
  });
});
