/** Import, risk and substitute: what is said of the supply, and countries that are no source. */
import { expect, test } from "vitest";
import { extractSlotAnswers, extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["工业软件被美国断供了", "美国"],
  ["中性笔球珠全进口瑞士,想国产", "瑞士"],
  ["催化剂一直用英国进口的", "英国"],
  ["美国厂家说进了管制清单", "美国厂家"],
  ["莱赛尔纤维全靠奥地利进口", "奥地利"],
  ["点火器现在用的是意大利进口的", "意大利"],
  ["密封圈是德国一家公司独供", "德国一家公司"],
  ["光刻胶靠日本进口,听说要限", "日本"],
  ["轴承用的瑞典SKF", "瑞典SKF"],
  ["伺服驱动器是日本安川的,交期半年", "日本安川"],
  ["the sensor is imported from Germany", "Germany"],
  ["we buy the resin from a Japanese supplier", "Japanese"],
  ["传感器从瑞士某公司买的", "瑞士某公司"],
  ["軸承全部從日本進口", "日本"],
  ["主轴一直进口台湾的", "台湾"],
  ["我们是德资企业,密封件从法国进口", "法国"],
  ["产品出口美国,但芯片靠荷兰", "荷兰"],
  ["数控系统是西门子的,德国货", "德国"],
  ["这个胶只有韩国能买到", "韩国"],
  ["refractometer sole-sourced from Switzerland", "Switzerland"],
  ["阀芯是日系品牌", "日"],
  ["原料依赖以色列", "以色列"],
])("%s is imported from %s", (text, source) => {
  expect(extractSlots(text, NOW)["import_source"]?.text).toContain(source);
});

test.each([
  "我们是德资企业,镁合金支架盐雾不过",
  "We're a German-invested auto parts plant in Beilun",
  "产品出口美国,要过UL认证",
  "客户在德国,要求很高",
  "想请德国专家来指导",
  "卖到日本的产品被退货",
  "海外工程师,日本的,怎么申请补助",
  "美国市场要求能效提高",
  "主要发往欧洲",
  "去德国参展能补贴吗",
  "韩国客户投诉色差",
  "中美贸易战影响订单",
  "完全国产的,不靠进口",
  "老外工程师要办签证",
])("%s names no source", (text) => {
  expect(extractSlots(text, NOW)["import_source"]).toBeUndefined();
});

test.each([
  ["已经断供三个月了", "已断"],
  ["美国那边不卖给我们了", "已断"],
  ["被断供了,仓库只剩两个月的货", "已断"],
  ["听说要限", "传言"],
  ["传闻明年要断供", "传言"],
  ["可能会被限制出口", "传言"],
  ["对方说进了管制清单", "限供"],
  ["出口许可证批不下来", "限供"],
  ["每个月限量供应", "限供"],
  ["供货一直稳定", "无"],
  ["没有断供风险", "无"],
  ["they stopped shipping to China", "已断"],
  ["subject to export controls", "限供"],
  ["下季度起不发货", "限供"],
])("%s is the risk %s", (text, risk) => {
  expect(extractSlots(text, NOW)["supply_risk"]?.value).toBe(risk);
});

test.each([
  "有没有断供说不准",
  "怕停线",
  "阀芯断了",
  "电源断电",
  "模具可能开裂",
  "会不会断供不好说",
  "不限于压铸",
  "刀具断了三把",
])("%s tells no risk", (text) => {
  expect(extractSlots(text, NOW)["supply_risk"]).toBeUndefined();
});

test.each([
  ["国内没有厂家能做", "没有"],
  ["国内还没找到脚位兼容的", "没有"],
  ["没有国产替代", "没有"],
  ["國內找不到替代", "没有"],
  ["no domestic alternative exists", "没有"],
  ["国产的试过,寿命不够", "有但不达标"],
  ["国内的一染色就花", "有但不达标"],
  ["国产替代有但不达标", "有但不达标"],
  ["国内替代我也不知道有没有", "不清楚"],
  ["有没有国产的不清楚", "不清楚"],
  ["国内已经有能用的替代了", "有"],
  ["国产有几家能做", "有"],
])("%s says of a substitute: %s", (text, substitute) => {
  expect(extractSlots(text, NOW)["substitute"]?.value).toBe(substitute);
});

test.each(["国产哪个能用", "想换成国产的", "国内有没有能做的", "想国产替代", "有没有国产替代", "国产化率要提高"])(
  "%s says nothing of a substitute",
  (text) => {
    expect(extractSlots(text, NOW)["substitute"]).toBeUndefined();
  },
);

test("an answer gives source, risk and substitute at once", () => {
  const draft = extractSlotAnswers("德国的,一家独供,听说要限", ["import_source", "supply_risk", "substitute"], NOW);
  expect(draft["import_source"]?.text).toBe("德国");
  expect(draft["supply_risk"]?.value).toBe("传言");
  expect(draft["substitute"]).toBeUndefined();
});

test.each([
  ["没有", "supply_risk", "无"],
  ["没断,供应正常", "supply_risk", "无"],
  ["已经断了", "supply_risk", "已断"],
  ["听说的", "supply_risk", "传言"],
  ["没有", "substitute", "没有"],
  ["有,但是不行", "substitute", "有但不达标"],
  ["不清楚", "substitute", "不清楚"],
  ["有的", "substitute", "有"],
  ["no", "substitute", "没有"],
] as const)("asked alone, %s answers %s: %s", (text, field, value) => {
  expect(extractSlotAnswers(text, [field], NOW)[field]?.value).toBe(value);
});
