/** Numerals in messages: the patterns that find them and what they are worth. */
import { normaliseText } from "./text.ts";

/** A number in digits or Chinese numerals; rough ones (几十, 一百来, 四五) too. No groups, bounded. */
export const NUMERAL =
  "(?:\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,6})?|\\d{1,12}(?:\\.\\d{1,6})?|(?:[零〇一二两三四五六七八九十百千几半]|数(?=[十百千万亿]))[零〇一二两三四五六七八九十百千几点]{0,11})";

/** What a numeral is worth; 四五 and 两三百 take the higher end; null where it is open (几十, 数百). */
export function toNumber(numeral: string): number | null {
  const plain = numeral.replaceAll(",", "");
  if (/^\d+(?:\.\d+)?$/u.test(plain)) {
    return Number(plain);
  }
  if (plain === "半") {
    return 0.5;
  }
  const single = plain
    .replace(/^([一二两三四五六七八])([二三四五六七八九])(?=[十百千]?$)/u, (whole, low: string, high: string) =>
      isNext(low, high) ? high : whole,
    )
    .replace(/^(?=[十百千])/u, "一");
  const arabic = /^(\d+(?:\.\d+)?)倍$/u.exec(normaliseText(`${single}倍`))?.[1];
  return arabic === undefined ? null : Number(arabic);
}

function isNext(low: string, high: string): boolean {
  const order = "一二三四五六七八九";
  return order.indexOf(high) === order.indexOf(low === "两" ? "二" : low) + 1;
}
