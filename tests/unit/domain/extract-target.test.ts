/** Which figures are goals: quantified targets, and the states, prices and stories that are none. */
import { expect, test } from "vitest";
import { extractSlotAnswers, extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["压到四五万模就热裂,想找能把寿命做到10万模的钢", "10万模"],
  ["电驱壳体一体压铸气孔率要<0.5%", "<0.5%"],
  ["聚乳酸发泡耐热做不到100度 一次性餐盒用", "100度"],
  ["伺服节能再降15% 有没有高校做", "15%"],
  ["PEEK注塑翘曲0.3要到0.05mm", "0.05mm"],
  ["水洗缩水率8%要降到3%以内", "3%以内"],
  ["良率才七成 想到九成五", "95%"],
  ["2000小时就漏,想做到8000小时", "8000小时"],
  ["噪声也想降到72分贝以下", "72分贝以下"],
  ["封焊漏气率6%,想降到1%,预算100万", "1%"],
  ["合模偏差0.05要做到0.02", "0.02"],
  ["尺寸公差要±0.02mm,现在飘到0.05", "±0.02mm"],
  ["不良率从5%降到1%", "1%"],
  ["良品率从82%提升到95%以上", "95%以上"],
  ["抗拉强度要求不低于320MPa", "320mpa"],
  ["表面粗糙度Ra0.8以下才行,目前1.6", "ra0.8以下"],
  ["目标寿命100万次", "100万次"],
  ["效率希望提高20%", "20%"],
  ["能耗要降三成", "30%"],
  ["节拍控制在45秒以内", "45秒以内"],
  ["耐盐雾不少于480小时", "480小时"],
  ["硬度要58-62HRC", "58-62hrc"],
  ["温升不超过40℃", "40°c"],
  ["厚度偏差控制在5微米", "5微米"],
  ["要求導熱係數達到8W/mK", "8w/mk"],
  ["噪音目前78分貝,要降到70分貝", "70分贝"],
  ["reduce porosity to below 0.5%", "0.5%"],
  ["We need scrap rate under 2%", "2%"],
  ["increase tool life from 50,000 to 100,000 shots", "100000 shots"],
  ["target: ±10 microns", "±10microns"],
  ["at least 1000 hours of salt spray", "1000hours"],
  ["成品率能不能做到百分之九十八", "98%"],
  ["废品率百分之八,想压到百分之二", "2%"],
  ["循环次数要做到三千次", "3000次"],
  ["电池密封圈漏液率想控制到50ppm以下", "50ppm以下"],
  ["定位精度得到0.01毫米", "0.01毫米"],
  ["减重30%左右", "30%"],
  ["检测速度要达到每分钟600支", "600支"],
  ["泄漏率≤1e-6,现在1e-4", "≤1e-6"],
  ["色差ΔE小于1.0", "1"],
  ["产品重量波动要在正负2克", "2克"],
  ["客户要求是10年不生锈", "10年"],
  ["温度达不到1200度", "1200度"],
  ["撕裂强度上不去,要80N/mm", "80n/mm"],
])("%s has the goal %s", (text, goal) => {
  expect(String(extractSlots(text, NOW)["target"]?.value).replaceAll(" ", "")).toContain(goal.replaceAll(" ", ""));
});

test.each([
  "过滤效率老是不稳定,95%上下跳",
  "进口一台要300多万",
  "年用量200万片",
  "salt spray test fails at 480h",
  "聚合釜挂壁严重,三个月就要停车清一次",
  "-5℃就裂,配方调了两年",
  "价格一年涨三成 想换",
  "活性炭三天就饱和",
  "客户退货退了两回了",
  "气孔率2%左右,试过改浇口没用",
  "一个要六十多",
  "现在寿命只有2000小时",
  "目前做到95%",
  "我们有300个员工,年产值2个亿",
  "买了3台设备都不行",
  "预算50万左右",
  "今年6月前要做出来",
  "H13的模仁老开裂",
  "PA66吸水变形",
  "三个事要问",
  "用了5台注塑机,两台有问题",
  "国产的只能撑500小时",
  "用到第3天就坏",
  "5G天线罩开裂",
  "电话13800001111",
  "压铸机是800吨的",
  "不到2000小时就漏",
  "我们要3个焊工",
  "想招2名博士",
  "每年要用20吨",
  "高企能不能拿30万",
])("%s has no goal", (text) => {
  expect(extractSlots(text, NOW)["target"]).toBeUndefined();
});

test.each([
  ["0.5以下", "0.5以下"],
  ["0.5%", "0.5%"],
  ["95%以上", "95%以上"],
  ["大概8000小时吧", "8000小时"],
  ["从3%降到1%", "1%"],
  ["现在2%,要0.5%", "0.5%"],
  ["±0.02", "±0.02"],
  ["一万次", "1万次"],
])("asked for the goal, %s answers %s", (text, goal) => {
  expect(String(extractSlotAnswers(text, ["target", "deadline"], NOW)["target"]?.value)).toContain(goal);
});

test.each(["不知道", "还没想好", "指标时间都不知道,预算不方便说", "越好越行", "年底前", "13800001111"])(
  "asked for the goal, %s gives none",
  (text) => {
    expect(extractSlotAnswers(text, ["target", "deadline"], NOW)["target"]).toBeUndefined();
  },
);

test("several goals in a row are one stretch from the first to the last", () => {
  expect(extractSlots("气孔率<0.5%,抗拉强度≥320MPa,延伸率不低于8%", NOW)["target"]?.text).toBe(
    "气孔率<0.5%,抗拉强度≥320MPa,延伸率不低于8%",
  );
});
