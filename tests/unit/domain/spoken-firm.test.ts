/** Names that only their place gives away. */
import { expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");
const read = (text: string) => {
  const { enterprise, contact } = extractSlots(text, NOW);
  return [enterprise?.text, contact?.text];
};

test.each([
  ["仑动健身 老闻 13800004001", ["仑动健身", "老闻"]],
  ["甬图文具的,姓裘,手机13800004001", ["甬图文具", "姓裘"]],
  ["鑫海密封 质检科小鲁 0574-86780001", ["鑫海密封", "小鲁"]],
  ["甬鮮冷櫃,聯絡人倪小姐 13800004001", ["甬鮮冷櫃", "倪小姐"]],
  ["This is Ningbo Bluewave Pump", ["Ningbo Bluewave Pump", undefined]],
])("%s", (text, names) => {
  expect(read(text)).toEqual(names);
});

test.each(["手机号也不对 应该是13800004001", "密封圈老化太快 打我电话13800004001", "宁可慢一点 也要稳"])(
  "nobody is named: %s",
  (text) => {
    expect(read(text)).toEqual([undefined, undefined]);
  },
);

test("a firm known only by its place is a guess, which a better name replaces", () => {
  expect(extractSlots("仑动小栈 老闻 13800004001", NOW)["enterprise"]?.value).toBeNull();
});
