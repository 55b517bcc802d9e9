/** Quantities: numbers with a unit, as they stand in questions and clauses, brought to one unit per dimension. */

/** Dimensions that can be compared with each other. */
export type Dimension = "money" | "percent" | "people" | "duration" | "count" | "score" | "times" | "area";

/**
 * A number with its unit.
 *
 * Shape   `start` and `end` are UTF-16 positions in the text that was parsed
 * Unit    `value` in the base unit of its dimension: 万元, %, 人, days, 个, 分, 倍, 平方米
 */
export type Quantity = { value: number; dimension: Dimension; text: string; start: number; end: number };

/** Unit → dimension and factor to the base unit. Longer units stand first where one begins another. */
const UNITS: readonly (readonly [unit: string, dimension: Dimension, factor: number])[] = [
  ["万亿元", "money", 100_000_000],
  ["万亿", "money", 100_000_000],
  ["亿元", "money", 10_000],
  ["万元", "money", 1],
  ["个亿", "money", 10_000],
  ["百万元", "money", 100],
  ["百万", "money", 100],
  ["千万元", "money", 1000],
  ["千万", "money", 1000],
  ["千元", "money", 0.1],
  ["块钱", "money", 0.0001],
  ["元", "money", 0.0001],
  ["块", "money", 0.0001],
  ["个百分点", "percent", 1],
  ["个点", "percent", 1],
  ["percent", "percent", 1],
  ["%", "percent", 1],
  ["个工作日", "duration", 1],
  ["工作日", "duration", 1],
  ["个月", "duration", 30],
  ["周岁", "duration", 365],
  ["岁", "duration", 365],
  ["年", "duration", 365],
  ["天", "duration", 1],
  ["日", "duration", 1],
  ["years", "duration", 365],
  ["year", "duration", 365],
  ["months", "duration", 30],
  ["month", "duration", 30],
  ["days", "duration", 1],
  ["day", "duration", 1],
  ["万人", "people", 10_000],
  ["个人", "people", 1],
  ["人", "people", 1],
  ["名", "people", 1],
  ["employees", "people", 1],
  ["people", "people", 1],
  ["staff", "people", 1],
  ["foreigners", "people", 1],
  ["平方米", "area", 1],
  ["平米", "area", 1],
  ["亩", "area", 666.67],
  ["倍", "times", 1],
  ["times", "times", 1],
  ["分", "score", 1],
  ["points", "score", 1],
  ["万家", "count", 10_000],
  ["万户", "count", 10_000],
  ["项", "count", 1],
  ["件", "count", 1],
  ["家", "count", 1],
  ["户", "count", 1],
  ["个", "count", 1],
  ["亿", "money", 10_000],
  ["万", "money", 1],
  ["w", "money", 1],
];

/** What may follow 万 or 亿 so that the number counts things and is no money. */
const COUNTED = /^(?:余|多)?(?:片|吨|套|台|辆|支|只|颗|条|次|米|平|亩|人|名|户|家|件|项|个|千瓦|美元|欧元|日元|美金)/u;
const NUMBER = /(?<![\d.a-z])(\d+(?:\.\d+)?)\s*(?:(million|billion|thousand|k|m|bn)\b)?\s*/giu;
const SCALES: Record<string, number> = { million: 1e6, m: 1e6, billion: 1e9, bn: 1e9, thousand: 1e3, k: 1e3 };

/**
 * All quantities in normalised text (`normaliseText`), in order.
 *
 * Shape   calendar years and dates (2026年, 2025-09-30, 7月) are no quantities
 */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const start = match.index;
    const rest = text.slice(start + match[0].length);
    const scale = SCALES[(match[2] ?? "").toLowerCase()];
    const number = Number(match[1]);
    const quantity = scale === undefined ? withUnit(number, rest) : withScale(number * scale, rest);
    if (quantity !== null && !isCalendar(text, start, number, quantity.unit)) {
      const end = start + match[0].length + quantity.unit.length;
      found.push({ ...quantity.amount, text: text.slice(start, end).trim(), start, end });
    }
  }
  return found;
}

type Measured = { amount: { value: number; dimension: Dimension }; unit: string };

function withUnit(number: number, rest: string): Measured | null {
  for (const [unit, dimension, factor] of UNITS) {
    if (!rest.startsWith(unit)) {
      continue;
    }
    const after = rest.slice(unit.length);
    if ((unit === "万" || unit === "亿") && COUNTED.test(after)) {
      return null;
    }
    if (unit === "w" && /^[a-z]/u.test(after)) {
      return null;
    }
    return { amount: { value: number * factor, dimension }, unit };
  }
  return null;
}

/** English scale words: money unless people or another unit follows. */
function withScale(number: number, rest: string): Measured {
  const named = withUnit(number, rest.toLowerCase());
  return named ?? { amount: { value: number / 10_000, dimension: "money" }, unit: "" };
}

function isCalendar(text: string, start: number, number: number, unit: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (
    unit === "年" &&
    Number.isInteger(number) &&
    (number >= 1900 || (number >= 9 && number <= 35 && isShortYear(text, start)))
  ) {
    return number >= 1900 ? number <= 2100 : true;
  }
  return unit === "日" && /[月年/-]$/u.test(before);
}

/** 「24年没报」「22年的证」: two digits directly before 年 that no amount of time fits. */
function isShortYear(text: string, start: number): boolean {
  return (
    /^\d{2}年(?:的|没|第|度|初|底|\d{1,2}月|认定|到期|申报|发)/u.test(text.slice(start)) &&
    !/(?:[满有过近后前每]|成立|从业|工作|经营)$/u.test(text.slice(0, start))
  );
}

/** The value of a stated bound in the base unit of its dimension; null for an unknown unit. */
export function toBaseUnit(value: number, unit: string): { value: number; dimension: Dimension } | null {
  const entry = UNITS.find(([name]) => name === unit);
  return entry === undefined ? null : { value: value * entry[2], dimension: entry[1] };
}

/** Whether two quantities are the same amount, up to rounding of the conversion. */
export function isSameAmount(
  left: { value: number; dimension: Dimension },
  right: { value: number; dimension: Dimension },
): boolean {
  return (
    left.dimension === right.dimension &&
    Math.abs(left.value - right.value) <= 1e-6 * Math.max(1, Math.abs(right.value))
  );
}
