/** Why a job was given up: told from code and class, never from a message. */
import { expect, test } from "vitest";
import { tellFailure } from "../../../src/domain/job-failure.ts";

test.each([
  [{ code: "store_unavailable", error: "StoreError", timedOut: false }, "数据库暂时不可用"],
  [{ code: "40P01", error: "error", timedOut: false }, "数据库错误（40P01）"],
  [{ code: null, error: "TypeError", timedOut: false }, "程序错误（TypeError）"],
  [{ code: null, error: null, timedOut: true }, "运行超时"],
])("%j is told as %s", (failure, told) => {
  expect(tellFailure(failure)).toBe(told);
});

test("what does not look like a code or a class is not shown", () => {
  const strange = { code: "周敏甲 13800004001", error: "周敏甲 13800004001", timedOut: false };
  expect(tellFailure(strange)).toBe("程序错误");
});
