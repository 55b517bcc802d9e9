/** How the intake asks for what is absent and tells what it has taken in: once, shortly, never the same question word for word. */
import { describe, expect, test } from "vitest";
import { openIntakeTalk } from "../../support/intake-talk.ts";

function hear(...turns: string[]): string[] {
  const talk = openIntakeTalk(null);
  return turns.map((turn) => talk.say(turn).say);
}

function last(...turns: string[]): string {
  return hear(...turns).at(-1) ?? "";
}

const TROUBLE = "我们数控车床主轴异响,精度下降";

describe("firm, name and number", () => {
  test.each([
    [TROUBLE, "请留一下单位名称、联系人和手机号。"],
    ["想报个需求", "请留一下单位名称、联系人和手机号。"],
    ["我們數控車床主軸異響,精度下降", "請留一下單位名稱、聯繫人和手機號。"],
    ["Our lathe spindle is noisy", "Please leave your company's name, a contact person and a phone number."],
  ])("are asked for together: %s", (turn, question) => {
    expect(last(turn)).toContain(question);
  });

  test("only what is absent is asked for", () => {
    expect(last(TROUBLE, "宁波华锐机床有限公司")).toContain("还差联系人和手机号，");
    expect(last(TROUBLE, "宁波华锐机床有限公司 赵工")).toContain("留个手机或座机？");
    expect(last(TROUBLE, "13800001111")).toContain("还差单位名称和联系人，");
  });

  test("a name refused is asked for another way, the rest with it", () => {
    const said = last(TROUBLE, "公司名不方便说");
    expect([said.includes("不对外公开"), said.includes("还差联系人和手机号，")]).toEqual([true, true]);
  });
});

describe("what is taken in", () => {
  test("is told once, and the question does not come word for word again", () => {
    const [first = "", second = "", third = ""] = hear(TROUBLE, "现在加工误差十个丝", "设备用了八年");
    expect(second).toContain("记下了：现在加工误差十个丝。");
    expect(third).toContain("记下了：设备用了八年。");
    const question = (said: string) => said.split("\n\n").at(1);
    expect(question(first)).toBe("请留一下单位名称、联系人和手机号。");
    expect(second).toContain("还差单位名称、联系人和手机号");
    expect(third.includes("请留一下")).toBe(false);
  });

  test.each([
    ["精度这些我也说不清楚,得问我们技术科", "不清楚的先空着"],
    ["预算不好说", "不清楚的先空着"],
  ])("what is not known is left open: %s", (turn, words) => {
    expect(last(TROUBLE, turn)).toContain(words);
  });

  test.each([
    ["最好年底前,废品率降到3%以下", "时间：年底前（2026-12）"],
    ["预算大概三十万", "预算：三十万"],
  ])("values are told with their field: %s", (turn, words) => {
    expect(last(TROUBLE, turn)).toContain(words);
  });
});

describe("an order to file before everything is there", () => {
  test.each([
    [TROUBLE, "提交吧", "还不能提交，差单位名称、联系人和手机号"],
    [TROUBLE, "提交吧,谢谢", "还不能提交，差单位名称、联系人和手机号"],
    [`${TROUBLE} 13800001111`, "提交吧", "还不能提交，差单位名称和联系人"],
    ["我們數控車床主軸異響,精度下降", "提交吧", "還不能提交，差單位名稱、聯繫人和手機號"],
    ["Our lathe spindle is noisy", "Please submit it", "I cannot submit it yet"],
  ])("%s, %s", (told, order, words) => {
    expect(last(told, order)).toContain(words);
  });
});

test.each(["缺个会做热仿真的博士", "想招两名模具工程师", "需要引进一位材料专家"])(
  "whoever looks for people is not asked where the trouble is: %s",
  (need) => {
    const said = hear(need, "宁波拓能电池科技有限公司 人事刘芳15888880000").join("");
    expect([said.includes("卡在哪里"), said.includes("刘芳")]).toEqual([false, true]);
  },
);
