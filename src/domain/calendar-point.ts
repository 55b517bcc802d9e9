/** Arithmetic on calendar points: ends of quarters, days before feasts, so many months on. */
import chineseDays from "chinese-days";

/** A day of the calendar. Unit: month 1-12; day null for a whole month. */
export type Point = { year: number; month: number; day: number | null };

/** The last month of a half-year or quarter; without a year the next one to come. */
export function atEndOf(part: string, year: number | null, today: Point): Point {
  const quarter = "一二三四".indexOf(/[一二三四]/u.exec(part)?.[0] ?? "-") + 1 || Number(/\d/u.exec(part)?.[0] ?? 0);
  const month = part === "上半年" ? 6 : part === "下半年" ? 12 : quarter * 3;
  return { year: year ?? (month < today.month ? today.year + 1 : today.year), month, day: null };
}

const FIXED: Readonly<Record<string, readonly [number, number]>> = {
  元旦: [1, 1],
  新年: [1, 1],
  清明: [4, 5],
  五一: [5, 1],
  劳动节: [5, 1],
  七一: [7, 1],
  八一: [8, 1],
  国庆: [10, 1],
  十一: [10, 1],
  双十一: [11, 11],
  双11: [11, 11],
  圣诞: [12, 25],
};
const LUNAR: Readonly<Record<string, string>> = {
  春节: "01-01",
  过年: "01-01",
  年三十: "01-01",
  除夕: "01-01",
  元宵: "01-15",
  端午: "05-05",
  中秋: "08-15",
};

/** The day before the feast, the next one to come unless the year is said. */
export function beforeFeast(feast: string, year: number | null, today: Point): Point | null {
  const asked = feastIn(feast, year ?? today.year);
  const point = year === null && asked !== null && compare(asked, today) <= 0 ? feastIn(feast, today.year + 1) : asked;
  return point === null ? null : plusDays(point, -1);
}

function feastIn(feast: string, year: number): Point | null {
  const fixed = FIXED[feast];
  if (fixed !== undefined) {
    return { year, month: fixed[0], day: fixed[1] };
  }
  const date = chineseDays.getSolarDateFromLunar(`${year}-${LUNAR[feast] ?? ""}`).date;
  const [, month, day] = date.split("-").map(Number);
  return month === undefined || day === undefined || Number.isNaN(month) ? null : { year, month, day };
}

/** Order of two points; a whole month stands at its end. */
export function compare(left: Point, right: Point): number {
  return left.year - right.year || left.month - right.month || (left.day ?? 31) - (right.day ?? 31);
}

/** So many months on, as a whole month. */
export function plusMonths({ year, month }: Point, months: number): Point {
  const index = year * 12 + month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day: null };
}

function plusDays({ year, month, day }: Point, days: number): Point {
  const date = new Date(Date.UTC(year, month - 1, (day ?? 1) + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A day of this or a later week, Sunday where none is named. */
export function inWeek(which: string, day: string | undefined, today: Point): Point {
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day ?? 1)).getUTCDay() || 7;
  const target = "一二三四五六日".indexOf(day ?? "-") + 1 || 7;
  const weeks = which.startsWith("下下") ? 2 : which.startsWith("下") ? 1 : 0;
  return plusDays(today, target - weekday + weeks * 7);
}

const DAYS: Readonly<Record<string, number>> = { 天: 1, 日: 1, day: 1, 工作日: 1.4, 周: 7, 星期: 7, 礼拜: 7, week: 7 };
const MONTHS_IN: Readonly<Record<string, number>> = { 月: 1, month: 1, 季度: 3, quarter: 3, 年: 12, year: 12 };

/** So many units of time on; null for no or an absurd number. */
export function plus(today: Point, count: number | null, unit: string): Point | null {
  const name = unit.replace(/^个/u, "");
  const [days, months] = [DAYS[name], MONTHS_IN[name]];
  if (count === null || count <= 0 || count > 400) {
    return null;
  }
  return days === undefined
    ? plusMonths(today, Math.round(count * (months ?? 1)))
    : plusDays(today, Math.round(count * days));
}
