/** The firm's name as the answer to the question for it: a name, never a sentence about the need; and people by surname or post. */
import { describe, expect, test } from "vitest";
import { hearTalk } from "../../support/intake-talk.ts";

const TROUBLE = "我们车间焊缝检测全靠人眼,漏检多";
const TROUBLE_EN = "We have a problem with weld cracking in aluminium battery trays";

describe("asked for the firm", () => {
  test.each([
    "零件表面温度六十度",
    "主轴温升四十度",
    "设备用了八年",
    "加工误差十个丝",
    "就是压铸件,气孔太多",
    "主要是水泵壳体,厚壁处气孔多",
    "还有废气处理味道大,附近居民老投诉",
    "年薪五十万,八月底前到岗",
    "主轴轴承",
    "焊缝宽度不均",
  ])("what is told of the need is no name: %s", (turn) => {
    expect(hearTalk(TROUBLE, turn).enterprise).toBeUndefined();
  });

  test.each(["零件表面温度六十度", "主轴温升四十度", "加工误差十个丝"])("and stays in the story: %s", (turn) => {
    expect(hearTalk(TROUBLE, turn).told).toContain(turn);
  });

  test.each([
    "Purity must be above 99.6%, thickness tolerance 0.02 mm",
    "Crack rate is about 6%, target below 1%",
    "Cycle time is 45 seconds, we want 30 seconds.",
  ])("nor in English: %s", (turn) => {
    expect(hearTalk(TROUBLE_EN, turn).enterprise).toBeUndefined();
  });

  test.each([
    ["海天", "海天"],
    ["甬塑精工", "甬塑精工"],
    ["那就甬彩印染", "甬彩印染"],
    ["我们叫仑叠味坊", "仑叠味坊"],
    ["了解。公司是甬毂车轮,联系人叶先生,13700006119", "甬毂车轮"],
    ["凤祥银楼", "凤祥银楼"],
    ["鼎砺传动 单工 13800005119 现在78分贝", "鼎砺传动"],
    ["甬驱减速,做减速电机的,老是漏油", "甬驱减速"],
    ["宁波材料研究院", "宁波材料研究院"],
    ["Company: Hanfeng", "Hanfeng"],
    ["Hanfeng", "Hanfeng"],
    ["Lunpeak Tackle, contact Grace, phone 13600009330. About 6% fail", "Lunpeak Tackle"],
  ])("a name is one: %s", (turn, name) => {
    expect(hearTalk(/^[A-Z]/u.test(turn) ? TROUBLE_EN : TROUBLE, turn).enterprise).toBe(name);
  });

  test("a full name replaces a guessed one", () => {
    expect(hearTalk(TROUBLE, "海天", "宁波华锐焊接装备有限公司 赵工 13666667777").enterprise).toBe(
      "宁波华锐焊接装备有限公司",
    );
    expect(
      hearTalk(TROUBLE_EN, "Hanfeng", "Company: Ningbo Hanfeng Auto Parts; contact Lily, 13911112222").enterprise,
    ).toBe("Ningbo Hanfeng Auto Parts");
  });
});

describe("the contact", () => {
  test.each([
    ["人事刘芳15888880000", "刘芳"],
    ["公司 人事刘芳 手机15888880000", "刘芳"],
    ["财务李敏 15888880000", "李敏"],
    ["赵13612340000", "赵"],
    ["赵 13612340000", "赵"],
    ["赵工", "赵工"],
    ["行政专员周敏,15888880000", "周敏"],
  ])("%s", (turn, name) => {
    const heard = hearTalk(TROUBLE, turn);
    expect([heard.contact, heard.enterprise]).toEqual([name, undefined]);
  });

  test("a surname alone is shown as one", () => {
    const { say } = hearTalk(TROUBLE, "宁波恒铸压铸有限公司,我姓王,电话13857412345");
    expect([say.includes("王（姓）"), say.includes("姓王")]).toEqual([true, false]);
  });
});
