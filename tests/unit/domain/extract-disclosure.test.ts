/** Who may read a need, as messages say it. */
import { expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["对外请隐去企业名", "anonymous"],
  ["可以公开,但企业名要隐去", "anonymous"],
  ["公司名字别写出来,其他随便", "anonymous"],
  ["You may publish it but hide our company name", "anonymous"],
  ["只在专班内部公开,不涉密", "internal"],
  ["还是只给专班内部看吧", "internal"],
  ["不要对外公开", "internal"],
  ["please keep it internal to the task force", "internal"],
  ["可以对外公开,没关系", "public"],
  ["范围改成公开", "public"],
])("%s is %s", (text, value) => {
  expect(extractSlots(text, NOW)["disclosure"]?.value).toBe(value);
});

test.each(["可以公开吗", "名单什么时候公开", "国外专利已公开", "铝合金压铸件气孔多"])(
  "%s says nothing of it",
  (text) => {
    expect(extractSlots(text, NOW)["disclosure"]).toBeUndefined();
  },
);
