/** Names and numbers of suppliers, customers, agents and experts: never taken for the person's own. */
import { describe, expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";
import { openIntakeTalk } from "../../support/intake-talk.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");
const OWN_FIELDS = ["enterprise", "contact", "phone", "email", "uscc"];

function ownOf(text: string): Record<string, string> {
  const found = Object.entries(extractSlots(text, NOW)).filter(([field]) => OWN_FIELDS.includes(field));
  return Object.fromEntries(found.map(([field, { text: words }]) => [field, words]));
}

describe("said before anything of one's own", () => {
  test.each([
    "供应商业务员电话是13900002222",
    "供应商那边的业务员电话是13900002222",
    "供应商那边的业务员,电话13900002222",
    "供应商派来驻厂的小李电话13900002222",
    "德国厂家代理 老王 13900002222 说年底才有货",
    "经销商李四 13700003333 说交期要半年",
    "客户那边联系人是李总 13700005555",
    "客户那边,李总,13700005555",
    "专家王教授的电话13700005555",
    "上次请的专家王建国,手机号是13700005555",
    "对方的邮箱是sales@example.com",
    "他们业务员小周的微信13900002222",
    "13900002222是供应商的电话",
    "老王13900002222是我们代理商那边的",
    "上家联系人赵敏 13900002222",
    "客户不是吉利汽车有限公司,是宁波拓普集团股份有限公司",
    "客户是宁波拓普集团股份有限公司",
    "国内代理是上海申达贸易有限公司",
    "供应商的信用代码是91330206MA2AXXXX5U",
    "Our supplier's sales rep is Tom, 13900002222",
    "The customer's contact is Anna Wu, anna@example.com",
    "德國廠家代理 老王 13900002222 說年底才有貨",
  ])("nothing of it is one's own: %s", (text) => {
    expect(ownOf(text)).toEqual({});
  });

  test.each([
    ["客户老退货,联系人张三 13800001111", { contact: "张三", phone: "13800001111" }],
    ["客户投诉多,请联系王工13800001111", { contact: "王工", phone: "13800001111" }],
    ["想请专家联系王工 13800001111", { contact: "王工", phone: "13800001111" }],
    ["想找专家 毛总13800001111 你们打过来", { contact: "毛总", phone: "13800001111" }],
    ["想找专家看看,王工13800001111", { contact: "王工", phone: "13800001111" }],
    ["德国供应商断供了,我是老梁13800001111", { contact: "老梁", phone: "13800001111" }],
    ["供应商说没货,我电话13800001111", { phone: "13800001111" }],
    ["我们是吉利的供应商,联系人王工13800001111", { contact: "王工", phone: "13800001111" }],
    ["供应商电话13900002222,我的电话13800001111", { phone: "13800001111" }],
    ["Our customers complain a lot. Contact: Anna Wu, 13800001111", { contact: "Anna Wu", phone: "13800001111" }],
  ])("one's own stays: %s", (text, own) => {
    expect(ownOf(text)).toMatchObject(own);
  });
});

const TOLD = "我们是北仑恒力机械,张三13800001111,轴承断供,德国FAG进口的";

function contactAfter(...turns: string[]): Record<string, string> {
  const talk = openIntakeTalk(null);
  for (const turn of [TOLD, ...turns]) {
    talk.say(turn);
  }
  return Object.fromEntries(Object.entries(talk.state.contact).map(([field, { text }]) => [field, text]));
}

const OWN = { enterprise: "北仑恒力机械", contact: "张三", phone: "13800001111" };

describe("said beside one's own", () => {
  test.each([
    "供应商那边的业务员电话是13900002222",
    "供应商业务员换成李四了,电话13700003333",
    "德国厂家代理 老王 13900002222 说下半年才有货",
    "客户那边联系人是李总 13700005555",
    "客户的联系电话改成13700005555了",
    "老王 13900002222 说下半年才有货",
    "轴承不是断供,是限供,老王 13900002222 说的",
    "客户不是吉利汽车有限公司,是宁波拓普集团股份有限公司",
    "以前不是这样的,宁波拓普集团股份有限公司也这么说",
    "试过把轴承换成国产的,宁波拓普集团股份有限公司做的",
  ])("replaces nothing: %s", (turn) => {
    expect(contactAfter(turn)).toEqual(OWN);
  });

  test.each([
    ["电话改成13800001112", { phone: "13800001112" }],
    ["电话错了,是13800001112", { phone: "13800001112" }],
    ["不是13800001111,是13800001112", { phone: "13800001112" }],
    ["不对,是13800001112", { phone: "13800001112" }],
    ["电话是13800001112", { phone: "13800001112" }],
    ["我的手机13800001112,另外良率只有80%", { phone: "13800001112" }],
    ["不是张三,是李四", { contact: "李四" }],
    ["联系人换成李四 13800001112", { contact: "李四", phone: "13800001112" }],
    ["公司名写错了,应该是北仑恒立机械", { enterprise: "北仑恒立机械" }],
    ["李四 13800001112", { contact: "李四", phone: "13800001112" }],
    ["联系人换一下 换成研发部李博士 13800001112 预算60万", { contact: "李博士", phone: "13800001112" }],
    ["单位是北仑恒立机械有限公司", { enterprise: "北仑恒立机械有限公司" }],
  ])("is replaced when that is what is said: %s", (turn, changed) => {
    expect(contactAfter(turn)).toEqual({ ...OWN, ...changed });
  });

  test("what is known from earlier filings is kept the same way", () => {
    const talk = openIntakeTalk({ enterprise: "北仑恒力机械", contact: "张三", phone: "13800001111", email: null });
    talk.say("轴承断供,德国FAG进口的");
    talk.say("老王 13900002222 说下半年才有货");
    expect(talk.say("确认").file[0]?.draft["phone"]?.text).toBe("13800001111");
  });
});

test("a firm known from earlier filings yields to one that the turn begins with", () => {
  const talk = openIntakeTalk({
    enterprise: "北仑恒力机械有限公司",
    contact: "张三",
    phone: "13800001111",
    email: null,
  });
  talk.say("东海模具厂,压铸模仁热裂,寿命只有三万模次");
  expect(talk.state.contact["enterprise"]?.text).toBe("东海模具厂");
});

test.each(["他是我们代理，电话13700003333", "老王13700003333，供应商"])(
  "a number said to be another's is his: %s",
  (turn) => {
    const talk = openIntakeTalk(null);
    talk.say("我们是北仑恒力机械，张三13800001111，轴承断供，德国FAG进口的");
    talk.say(turn);
    expect(talk.state.contact["phone"]?.text).toBe("13800001111");
  },
);
