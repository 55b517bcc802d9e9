/** Quantities: numbers with a unit, as they stand in questions and clauses, brought to one unit per dimension. */
import { isCalendar } from "./calendar-number.ts";
import { type Dimension, findUnit, startingUnit } from "./unit.ts";
import { type Hedge, hedgeBefore, hedgeBehind, hedgeBetween, type Vague } from "./vague.ts";

/**
 * A number with its unit and the vague words at it.
 *
 * Shape   `start` and `end` are UTF-16 positions of `text` in the text that was parsed, vague words included; `limit` is
 *         the other end of what the vague words allow (2亿多 stays below 3亿), null where they allow anything
 * Unit    `value` and `limit` in the base unit of the dimension: 万元, %, 人, days, 个, 分, 倍, 平方米
 */
export type Quantity = {
  value: number;
  dimension: Dimension;
  unit: string;
  vague: Vague | null;
  limit: number | null;
  text: string;
  start: number;
  end: number;
};

/** A letter before a digit makes it a name (iso9001), except in rmb80. */
const NUMBER =
  /(?<![\d.]|(?<!rm|cn)[a-z])(\d+(?:\.\d+)?|(?<![\d上下前后大小多每年月])半(?=年|个月|个亿))\s*(?:(million|billion|thousand|k|m|bn|mn)\b)?\s*/giu;
const SCALES: Record<string, number> = {
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  thousand: 1e3,
  k: 1e3,
};

/**
 * All quantities in normalised text (`normaliseText`), in order.
 *
 * Shape   calendar years and dates (2026年, 2025-09-30, 7月) are no quantities; 2亿零50万 is one
 */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const from = found.at(-1)?.end ?? 0;
    const behind = match.index + match[0].length;
    if (match.index < from) {
      continue;
    }
    const measured = measure(match, text.slice(behind), text.slice(from, match.index));
    if (measured !== null && !isCalendar(text, match.index, measured)) {
      found.push(withHedges(text, { from, start: match.index, end: behind + measured.length }, measured));
    }
  }
  return found;
}

/** `between` is the vague word inside (500多万); `length` counts what was read behind the number. */
type Measured = {
  number: number;
  value: number;
  dimension: Dimension;
  unit: string;
  between: Hedge | null;
  length: number;
};

function measure(match: RegExpExecArray, rest: string, before: string): Measured | null {
  const number = match[1] === "半" ? 0.5 : Number(match[1]);
  const scale = SCALES[(match[2] ?? "").toLowerCase()];
  if (scale !== undefined) {
    return withScale(number * scale, rest);
  }
  return withHalf(number, rest) ?? withUnit(number, rest) ?? withoutUnit(number, rest, before);
}

function withUnit(number: number, rest: string): Measured | null {
  const split = /^个([多来])亿/u.exec(rest);
  const inner = split === null ? rest : `${split[1]}个亿${rest.slice(3)}`;
  const between = hedgeBetween(inner);
  const skipped = between?.length ?? 0;
  const starting = startingUnit(inner.slice(skipped));
  if (starting === null) {
    return null;
  }
  const { name, dimension, factor } = starting.unit;
  const length = skipped + starting.length;
  const more = between === null ? remainder(name, rest.slice(length)) : { value: 0, length: 0 };
  const value = number * factor + more.value;
  const hedge = between ?? (isPerYear(number, name, rest.slice(length)) ? UNCLEAR : null);
  return {
    number,
    value,
    dimension,
    unit: name,
    between: hedge,
    length: length + more.length,
  };
}

const UNCLEAR: Hedge = { vague: "range", near: false, length: 0 };

/** 一年六个月 can be eighteen months or six of each year. */
function isPerYear(number: number, unit: string, rest: string): boolean {
  return number === 1 && unit === "年" && /^\d+个月/u.test(rest);
}

/** 2个半月. */
function withHalf(number: number, rest: string): Measured | null {
  const value = (number + 0.5) * 30;
  return rest.startsWith("个半月")
    ? {
        number,
        value,
        dimension: "duration",
        unit: "个月",
        between: null,
        length: 3,
      }
    : null;
}

/** What a unit's lower places add: the pattern behind the unit and the worth of its number in the base unit. */
const REMAINDERS: readonly (readonly [unit: RegExp, rest: RegExp, worth: number])[] = [
  [/^个?亿$/u, /^零?(\d+(?:\.\d+)?)千万(?:元|块钱)?/u, 1000],
  [/^个?亿$/u, /^零?(\d+(?:\.\d+)?)百万(?:元|块钱)?/u, 100],
  [/^个?亿$/u, /^零?(\d+(?:\.\d+)?)万(?:元|块钱)?/u, 1],
  [/^个?亿$/u, /^([1-9])千?(?=元|块|左右|上下|多|出头|[,。;?!的吧吗]|$)/u, 1000],
  [/^万$/u, /^零?(\d{1,4})(?:元|块钱|块)/u, 0.0001],
  [/^万$/u, /^([1-9])千(?:元|块钱|块)?/u, 0.1],
  [/^(?:年|years?)$/u, /^(半)(?!年)/u, 365],
  [/^年$/u, /^[零又]?([1-9]|1[01])个月/u, 365 / 12],
];

function remainder(unit: string, rest: string): { value: number; length: number } {
  for (const [units, pattern, worth] of REMAINDERS) {
    const match = units.test(unit) ? pattern.exec(rest) : null;
    if (match !== null) {
      const number = match[1] === "半" ? 0.5 : Number(match[1]);
      return { value: number * worth, length: match[0].length };
    }
  }
  return { value: 0, length: 0 };
}

/** English scale words: money unless people or another unit follows. */
function withScale(number: number, rest: string): Measured {
  const named = withUnit(number, rest.toLowerCase());
  return (
    named ?? {
      number,
      value: number / 10_000,
      dimension: "money",
      unit: "元",
      between: null,
      length: 0,
    }
  );
}

/** 「rmb 300000」「aged 41」: the word before says what the bare number is. */
function withoutUnit(number: number, rest: string, before: string): Measured | null {
  if (/(?:rmb|cny|¥) ?$/u.test(before)) {
    return {
      number,
      value: number / 10_000,
      dimension: "money",
      unit: "元",
      between: null,
      length: 0,
    };
  }
  return !/^(?:[\d.%-]|到|至|、\d)/u.test(rest) && /(?:\bage[d]?(?: of)?|年龄(?:是|为|:)?|年纪) ?$/u.test(before)
    ? {
        number,
        value: number * 365,
        dimension: "duration",
        unit: "周岁",
        between: null,
        length: 0,
      }
    : null;
}

type Place = { from: number; start: number; end: number };

/** Joins the vague words around the quantity to it; those behind and inside say more than those before. */
function withHedges(text: string, { from, start, end }: Place, measured: Measured): Quantity {
  const { value, dimension, unit } = measured;
  const behind = hedgeBehind(text.slice(end));
  const before = isRecent(text, start, measured) ? null : hedgeBefore(text.slice(from, start));
  const [first, last] = [start - (before?.length ?? 0), end + (behind?.length ?? 0)];
  const hedge = behind ?? measured.between ?? before;
  const vague = isRange(text, start, last) ? "range" : (hedge?.vague ?? null);
  const limit = hedge?.near === true ? limitOf(hedge.vague, value, measured) : null;
  return {
    value,
    dimension,
    unit,
    vague,
    limit,
    text: text.slice(first, last).trim(),
    start: first,
    end: last,
  };
}

/** 近三年 are the last three years, not almost three. */
function isRecent(text: string, start: number, { dimension }: Measured): boolean {
  return dimension === "duration" && /(?<!将|接)近$/u.test(text.slice(0, start));
}

/** One end of a range: 4000-5000万, 3到5年, 3、4个. */
function isRange(text: string, start: number, end: number): boolean {
  return (
    /\d(?:[万亿年%天人]|个月)?(?:-|到|至|、)$/u.test(text.slice(0, start)) || /^(?:-|到|至)\d/u.test(text.slice(end))
  );
}

/** 2亿多 ends before 3亿, 120多 before 130: one more of the last place that is not zero. 近 keeps within a tenth. */
function limitOf(vague: Vague, value: number, { number }: Measured): number | null {
  if (vague === "under") {
    return value * 0.9;
  }
  const digits = String(number).replace(".", "").replace(/^0+/u, "");
  const significant = digits.replace(/0+$/u, "");
  return vague === "over" && significant !== "" ? value * (1 + 1 / Number(significant)) : null;
}

/** The value of a stated bound in the base unit of its dimension; null for an unknown unit. */
export function toBaseUnit(value: number, unit: string): { value: number; dimension: Dimension } | null {
  const entry = findUnit(unit);
  return entry === null ? null : { value: value * entry.factor, dimension: entry.dimension };
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
