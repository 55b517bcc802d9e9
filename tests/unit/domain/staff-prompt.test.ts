/** Which messages ask for a list of needs: the prompts themselves and nothing near them. */
import { expect, test } from "vitest";
import { readQueueWish, STAFF_PROMPTS } from "../../../src/domain/staff-prompt.ts";

test("each prompt and its title ask for its list, with or without the mark at the end", () => {
  for (const { title, message, view } of STAFF_PROMPTS) {
    expect([message, title, message.replace("？", ""), message.replace("？", "?")].map(readQueueWish)).toEqual(
      Array.from({ length: 4 }, () => view),
    );
  }
});

test.each(["我的需求是找一家轴承厂", "超期的处罚是什么", "没人认领的配件", "有哪些需求", "", "？"])(
  "%s is something else",
  (text) => {
    expect(readQueueWish(text)).toBeNull();
  },
);
