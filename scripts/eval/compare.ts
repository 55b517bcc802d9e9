/** How answers are compared with expected words: the normalisation of the data sets' README, and whole-number substrings. */
import { toSimplified } from "../../src/domain/script.ts";

const UNITS = "万|亿|元|年|个?月|天|日|人|家|项|件|分|倍|%|周岁|岁|名|个|亩|户|类|批|次";
const NUMERAL = "[〇零一二两三四五六七八九十百千]+";
const DIGITS = "零一二三四五六七八九";
/** 1,000 and 12,345,678; not the list 2025,2026. */
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d|,\d)/gu;

/** Brings an answer and an expected string to one spelling. */
export function normaliseForComparison(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase())
    .replace(/[–—~〜～]/gu, "-")
    .replace(THOUSANDS, (number) => number.replaceAll(",", ""))
    .replace(new RegExp(`百分之(${NUMERAL})`, "gu"), (_, numeral: string) => `${toArabic(numeral)}%`)
    .replace(new RegExp(`(${NUMERAL})(?=${UNITS})`, "gu"), toArabic)
    .replace(/\s+/gu, " ")
    .replace(/(?<!\d) | (?!\d)/gu, "");
}

/** 二十 → 20, 二零二五 → 2025; a rough figure (三五年, 七八个) stays as it is. */
function toArabic(numeral: string): string {
  const plain = numeral.replaceAll("两", "二").replaceAll("〇", "零");
  if (/^[零一二三四五六七八九]{3,}$/u.test(plain)) {
    return [...plain].map((character) => DIGITS.indexOf(character)).join("");
  }
  return /[一二三四五六七八九]{2}/u.test(plain) ? numeral : String(toNumber(plain));
}

function toNumber(numeral: string): number {
  let total = 0;
  let digit = 0;
  for (const character of numeral) {
    const power = { 十: 10, 百: 100, 千: 1000 }[character];
    if (power === undefined) {
      digit = DIGITS.indexOf(character);
    } else {
      total += (digit === 0 ? 1 : digit) * power;
      digit = 0;
    }
  }
  return total + digit;
}

/** Whether an expected string occurs in normalised text; a number at its ends must not be part of a longer one. */
export function occursIn(expected: string, normalText: string): boolean {
  const wanted = normaliseForComparison(expected);
  const startsWithDigit = /^\d/u.test(wanted);
  const endsWithDigit = /\d$/u.test(wanted);
  for (let at = normalText.indexOf(wanted); at >= 0; at = normalText.indexOf(wanted, at + 1)) {
    const before = normalText.slice(0, at);
    const after = normalText.slice(at + wanted.length);
    if (!(startsWithDigit && /[\d.]$/u.test(before)) && !(endsWithDigit && /^(?:\d|\.\d)/u.test(after))) {
      return true;
    }
  }
  return false;
}
