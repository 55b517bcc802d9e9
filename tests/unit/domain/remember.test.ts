/** The memory of a pure function. */
import { expect, test } from "vitest";
import { remember } from "../../../src/domain/remember.ts";

test("a text is worked through once, until the memory is full", () => {
  const seen: string[] = [];
  const length = remember((text) => {
    seen.push(text);
    return `${text.length}`;
  }, 2);
  expect(["a", "a", "bb", "ccc", "a"].map(length)).toEqual(["1", "1", "2", "3", "1"]);
  expect(seen).toEqual(["a", "bb", "ccc", "a"]);
});
