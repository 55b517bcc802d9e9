/** Phones, mail addresses, credit codes and what is said around a need. */
import { expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["联系人老徐13800001111", "13800001111"],
  ["电话 138 0000 1111", "13800001111"],
  ["tel: +86-138-0000-1111", "13800001111"],
  ["手机１３８００００１１１１", "13800001111"],
  ["座机0574-86780000", "057486780000"],
  ["(0574)8678 0000转801", "057486780000-801"],
  ["总机86780000转12", "86780000-12"],
  ["王工 电话13900002002 哦不对是13900002020", "13900002020"],
  ["电话改成13800004006", "13800004006"],
  ["手机13800001111,座机0574-86780000", "13800001111"],
  ["幺三八零零零零一二三四", "13800001234"],
  ["传真0574-86780001,电话0574-86780000", "057486780000"],
  ["不是13800001111,是13800002222", "13800002222"],
  ["打13800001111或13900002222都行", "13800001111"],
])("%s gives the phone %s", (text, phone) => {
  expect(extractSlots(text, NOW)["phone"]?.value).toBe(phone);
});

test.each([
  "XQ-2026-0031那单",
  "91330206MA2AGXXXXX",
  "年产13800000件",
  "2026-06-30",
  "压力1380001111Pa",
  "编号138000011112222",
])("%s gives no phone", (text) => {
  expect(extractSlots(text, NOW)["phone"]).toBeUndefined();
});

test.each([
  ["发到 Li.Ming@firm.com.cn 吧", "li.ming@firm.com.cn"],
  ["邮箱zhou_jl-1@163.com,急", "zhou_jl-1@163.com"],
  ["mail: ａｂｃ＠ｑｑ．ｃｏｍ。", "abc@qq.com"],
])("%s gives the address %s", (text, email) => {
  expect(extractSlots(text, NOW)["email"]?.value).toBe(email);
});

test("a credit code counts only with its check digit", () => {
  expect(extractSlots("信用代码91350100M000100Y43", NOW)["uscc"]?.value).toBe("91350100M000100Y43");
  expect(extractSlots("信用代码91350100M000100Y44", NOW)["uscc"]).toBeUndefined();
});

test.each([
  ["我们在霞浦,做紧固件", "street", "霞浦"],
  ["厂子在大碶街道", "street", "大碶街道"],
  ["换过导柱套没解决", "base", "换过导柱套没解决"],
  ["找过宁大的老师,没搞定", "base", "找过宁大的老师"],
  ["试过改浇口没用", "base", "试过改浇口没用"],
  ["we have tried two domestic coatings", "base", "tried two domestic coatings"],
  ["我们是高企,也是规上企业", "qualification", "是高企"],
  ["我们是国家级专精特新小巨人", "qualification", "小巨人"],
  ["有市级企业工程技术中心", "qualification", "市级企业工程技术中心"],
  ["知识产权归我们所有", "ip", "知识产权归我们所有"],
  ["专利双方共有", "ip", "专利双方共有"],
  ["专家最好懂镁合金", "expert_requirement", "懂镁合金"],
  ["做成后每年能省200万", "benefit", "每年能省200万"],
] as const)("%s says for %s: %s", (text, field, words) => {
  expect(extractSlots(text, NOW)[field]?.text).toContain(words);
});

test.each([
  ["高企能拿多少钱", "qualification"],
  ["我们想报高企", "qualification"],
  ["没找过别人", "base"],
  ["知识产权怎么算", "ip"],
  ["我们不是高企", "qualification"],
] as const)("%s says nothing for %s", (text, field) => {
  expect(extractSlots(text, NOW)[field]).toBeUndefined();
});
