/** English beside the Chinese names of departments. */
import { expect, test } from "vitest";
import { withEnglishNames } from "../../../src/domain/department-names.ts";

test("each known department has its English behind it once, the longest name wins", () => {
  expect(withEnglishNames("市科技局；区科技局承办；区科技局")).toBe(
    "市科技局 (municipal Science and Technology Bureau)；区科技局 (district Science and Technology Bureau)承办；区科技局",
  );
  expect(withEnglishNames("当地某部门")).toBe("当地某部门");
});
