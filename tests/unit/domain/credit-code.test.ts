/** Credit codes: form and check character. */
import { describe, expect, test } from "vitest";
import { readCreditCode } from "../../../src/domain/credit-code.ts";

/** The example of GB 32100-2015. */
const CODE = "91350100M000100Y43";

describe("readCreditCode", () => {
  test("takes the example of the standard, however it is typed", () => {
    expect(readCreditCode(CODE)).toEqual({ ok: true, code: CODE });
    expect(readCreditCode(" 91350100 m000100y43 ")).toEqual({ ok: true, code: CODE });
    expect(readCreditCode("９１３５０１００Ｍ０００１００Ｙ４３")).toEqual({ ok: true, code: CODE });
  });

  test("finds every single wrong character and every neighbouring swap of different ones", () => {
    for (let at = 0; at < CODE.length; at += 1) {
      const other = CODE[at] === "7" ? "8" : "7";
      expect(readCreditCode(CODE.slice(0, at) + other + CODE.slice(at + 1)).ok, `${at}`).toBe(false);
      const [a = "", b = ""] = CODE.slice(at, at + 2);
      if (a !== b && b !== "") {
        expect(readCreditCode(CODE.slice(0, at) + b + a + CODE.slice(at + 2)).ok, `${at} swapped`).toBe(false);
      }
    }
  });

  test.each([
    ["91350100M000100Y4", "17 位"],
    ["91350100M000100O43", "“O”"],
    ["91350100M000100Y44", "校验位"],
  ])("says what is wrong with %s", (code, words) => {
    expect(readCreditCode(code)).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  });
});
