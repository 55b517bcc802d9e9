/** Units (单位): what follows a number, the dimension it measures and its factor to that dimension's base unit. */

/** Dimensions that can be compared with each other. */
export type Dimension = "money" | "percent" | "people" | "duration" | "count" | "score" | "times" | "area";

/** One unit. Unit: `factor` leads to 万元, %, 人, days, 个, 分, 倍 or 平方米. */
export type Unit = { name: string; dimension: Dimension; factor: number };

type Row = readonly [dimension: Dimension, factor: number, names: string];

/** Longer units stand first where one begins another; names are split at `|`. */
const TABLE: readonly Row[] = [
  ["money", 100_000_000, "万亿元|万亿"],
  ["money", 10_000, "亿元|个亿"],
  ["money", 1, "万元|万块钱|万块"],
  ["money", 100, "百万元|百万"],
  ["money", 1000, "千万元|千万"],
  ["money", 0.1, "千元|千块"],
  ["money", 0.0001, "块钱|元|块|yuan|rmb|cny"],
  ["percent", 1, "个百分点|个点|percent|per cent|%"],
  ["duration", 1, "个工作日|工作日"],
  ["duration", 30, "个月|months|month"],
  ["duration", 365, "周岁|岁|-year-old|years old|years of age|年|years|year"],
  ["duration", 1, "天|日|days|day"],
  ["people", 10_000, "万人|万名"],
  ["people", 1, "号人|个人|人|名|employees|people|staff|foreigners|persons"],
  ["area", 1, "平方米|平米"],
  ["area", 666.67, "亩"],
  ["times", 1, "倍|times"],
  ["score", 1, "分|points"],
  ["count", 10_000, "万家|万户"],
  ["count", 1, "项|件|家|户|个"],
  ["count", 1, "invention patents|inventions|utility models|software copyrights|patents"],
  ["money", 10_000, "亿"],
  ["money", 1, "万|w"],
];
const UNITS: readonly Unit[] = TABLE.flatMap(([dimension, factor, names]) =>
  names.split("|").map((name) => ({ name, dimension, factor })),
);

/** What may follow 万 or 亿 so that the number counts things and is no money. */
const COUNTED =
  /^(?:余|多)?(?:片|吨|套|台|辆|支|只|颗|条|次|米|平|亩|人|名|户|家|件|项|个|千瓦|美元|欧元|日元|美金|港币|港元)/u;
/** What stands between an English number and its unit (50 full-time R&D staff). */
const ADJECTIVES = /^(?:(?:full-time|r&d|technical|tech|research|foreign) )*/u;

/** The unit that a text begins with, `length` as long as it is written; null when a thing is counted or nothing fits. */
export function startingUnit(text: string): { unit: Unit; length: number } | null {
  const skipped = ADJECTIVES.exec(text)?.[0].length ?? 0;
  const rest = text.slice(skipped);
  const unit = UNITS.find(({ name }) => rest.startsWith(name));
  const after = rest.slice(unit?.name.length ?? 0);
  if (unit === undefined || (skipped > 0 && unit.dimension !== "people")) {
    return null;
  }
  const things = ["万", "亿", "千万", "百万"].includes(unit.name) && COUNTED.test(after);
  return things || (/[a-z]$/u.test(unit.name) && /^[a-z]/u.test(after))
    ? null
    : { unit, length: skipped + unit.name.length };
}

/** The unit of exactly this name. */
export function findUnit(name: string): Unit | null {
  return UNITS.find((unit) => unit.name === name) ?? null;
}

const YEARS = new Set(["年", "岁", "周岁", "years", "year", "years old", "years of age", "-year-old"]);
const MONTHS = new Set(["个月", "months", "month"]);

/** Months in one of a calendar unit (年 12, 个月 1); null for days and for what is no time. */
export function monthsIn(name: string): number | null {
  return YEARS.has(name) ? 12 : MONTHS.has(name) ? 1 : null;
}
