/** Script conversion and language detection. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectLocale, toSimplified, toTraditional } from "../../../src/domain/script.ts";

describe("conversion", () => {
  test.each([
    ["高新技術企業認定獎勵", "高新技术企业认定奖励"],
    ["臺灣頭髮發展", "台湾头发发展"],
    ["裏面和裡面", "里面和里面"],
    ["滑鼠", "滑鼠"],
    ["乾隆年間的乾燥設備", "乾隆年间的干燥设备"],
    ["能報麼，行麽", "能报么，行么"],
    ["幺妹", "幺妹"],
    ["軟著和軟著陸", "软著和软着陆"],
  ])("%s becomes %s in Simplified", (traditional, simplified) => {
    expect(toSimplified(traditional)).toBe(simplified);
  });

  test.each([
    ["头发发展", "頭髮發展"],
    ["里程后面皇后", "里程後面皇后"],
    ["软件企业", "軟件企業"],
    ["认领并联系您，回复即可", "認領並聯繫您，回覆即可"],
    ["关联系统", "關聯系統"],
  ])("%s becomes %s in Traditional, without exchanging words", (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional);
  });

  test("Simplified text is left alone", () => {
    const text = "企业研发费用占销售收入的比例不低于5%，皇后和太后都在里面。买来的软著能报么？";
    expect(toSimplified(text)).toBe(text);
  });

  test("converting to Simplified twice is the same as once", () => {
    fc.assert(fc.property(chinese(), (text) => toSimplified(toSimplified(text)) === toSimplified(text)));
  });
});

describe("language of a text", () => {
  test.each([
    ["高新技术企业怎么申报", "zh-Hans"],
    ["高企認定獎勵多少", "zh-Hant"],
    ["台北后里怎麼去", "zh-Hant"],
    ["后面里面干部", "zh-Hans"],
    ["How do we apply for 高企 status", "en"],
    ["我们的 R&D staff 有10个人", "zh-Hans"],
    ["能报么", "zh-Hans"],
    ["软著算么", "zh-Hans"],
    ["2026?", "zh-Hans"],
    ["", "zh-Hans"],
  ])("「%s」 is %s", (text, locale) => {
    expect(detectLocale(text)).toBe(locale);
  });
});

function chinese(): fc.Arbitrary<string> {
  const character = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
  return fc.array(character, { maxLength: 30 }).map((characters) => characters.join(""));
}
