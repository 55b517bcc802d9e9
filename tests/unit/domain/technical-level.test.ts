/** Levels and multiples as goals. */
import { expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["轴承噪音客户要Z4,现在Z2", "z4"],
  ["阻燃要到V0级", "v0"],
  ["接线盒想做IP68的", "ip68"],
  ["刀具寿命要翻倍", "翻倍"],
  ["噪声想减半", "减半"],
  ["Our scrap is 9%, want to halve it", "halve"],
  ["no cracks after 500 thermal cycles", "500"],
])("%s has the goal %s", (text, goal) => {
  expect(extractSlots(text, NOW)["target"]?.text.toLowerCase()).toContain(goal);
});

test.each(["现在只有Z2", "交期涨了一倍,价格也翻倍", "寿命减半了", "our grade 14.9 bolts keep failing"])(
  "%s has none",
  (text) => {
    expect(extractSlots(text, NOW)["target"]).toBeUndefined();
  },
);
