/** Erasing a person: every spelling of their numbers goes, numbers and names of others stay. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildEraser, eraseDeep } from "../../../src/domain/erase-person.ts";

const PERSON = { names: ["周敏", "J. Zhou"], phones: ["13800004001、0574-86780001"], emails: ["zhou.min@example.com"] };
const erase = buildEraser(PERSON);

test.each([
  ["打13800004001", "打（已删除）"],
  ["打 138 0000 4001 或 138-0000-4001", "打 （已删除） 或 （已删除）"],
  ["１３８００００４００１", "（已删除）"],
  ["+86 13800004001", "+86 （已删除）"],
  ["座机0574-86780001、(0574)86780001", "座机（已删除）、(（已删除）"],
  ["写信给Zhou.Min@Example.com", "写信给（已删除）"],
  ["周敏说，J. Zhou agrees", "（已删除）说，（已删除） agrees"],
])("%s", (text, expected) => {
  expect(erase(text)).toBe(expected);
});

test.each(["113800004001", "13800004002", "周到", "XQ-2026-0001", "zhouXmin@example.com", "寿命三万模次"])(
  "%s is nobody's",
  (text) => {
    expect(erase(text)).toBe(text);
  },
);

test("a single character is no name, short digits are no number, and of nobody nothing is erased", () => {
  const weak = buildEraser({ names: ["王", " "], phones: ["123", ""], emails: [" "] });
  expect(weak("王厂长 123")).toBe("王厂长 123");
});

test("texts deep inside go, everything else stays as it is", () => {
  const value = { text: "找周敏", list: ["13800004001", 5, null], inner: { ok: true, note: "好" } };
  expect(eraseDeep(value, erase)).toEqual({
    text: "找（已删除）",
    list: ["（已删除）", 5, null],
    inner: { ok: true, note: "好" },
  });
});

test("whatever a name holds, it goes and the rest stays", () => {
  const name = fc.string({ minLength: 2, maxLength: 12 }).filter((text) => text.trim().length >= 2);
  fc.assert(
    fc.property(name, (given) => {
      const text = `前${given.trim()}后`;
      expect(buildEraser({ names: [given], phones: [], emails: [] })(text)).toMatch(
        /^前.*（已删除）.*后$|^前（已删除）后$/su,
      );
    }),
  );
});
