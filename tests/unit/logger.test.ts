/** Log lines: an error is told by class, code and place, and nothing of the row or text that it is about. */
import { expect, test } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";

/** As `pg` throws them: the row and the beginning of the text stand beside the message. */
const ROW = {
  code: "23514",
  detail: "Failing row contains (周敏甲, 13800004001).",
  where: "COPY need, line 1: 周敏甲",
  hint: "周敏甲",
  internalQuery: "select '周敏甲'",
  parameters: ["周敏甲"],
};

function logged(err: unknown): Record<string, unknown> {
  const lines: string[] = [];
  createLogger("info", { write: (line: string) => void lines.push(line) }).error({ err }, "failed");
  return JSON.parse(lines[0] ?? "{}");
}

test("of a database error class, code, constraint and place are kept, never the row", () => {
  const error = Object.assign(new Error("new row violates check constraint"), {
    ...ROW,
    constraint: "need_state_check",
  });
  const line = logged(new StoreError("数据库暂时不可用", { cause: error }));
  expect(JSON.stringify(line)).not.toMatch(/周敏甲|13800004001/u);
  expect(line).toMatchObject({
    err: { type: "StoreError", code: "store_unavailable", cause: { code: "23514", constraint: "need_state_check" } },
  });
  expect(JSON.stringify(line)).toContain("logger.test.ts");
});

test("a message that quotes what was sent is left out", () => {
  const quoted = Object.assign(new Error('invalid input syntax for type bigint: "周敏甲"'), { code: "22P02" });
  let broken: unknown = null;
  try {
    JSON.parse("周敏甲");
  } catch (error) {
    broken = error;
  }
  for (const error of [quoted, broken, new Error("outer", { cause: quoted }), "周敏甲"]) {
    expect(JSON.stringify(logged(error))).not.toContain("周敏甲");
  }
});
