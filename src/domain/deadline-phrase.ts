/** Phrases for a point in time (明年3月, 三个月内, by Q3) and the day or month they mean. */
import { atEndOf, beforeFeast, inWeek, type Point, plus, plusMonths } from "./calendar-point.ts";
import { NUMERAL, toNumber } from "./numeral.ts";
import { normaliseText } from "./text.ts";

/**
 * A kind of phrase: the pattern (global, sticky-free) and what a match means on `today`.
 *
 * Shape   `needs`: "nothing" more to be a deadline, a word such as 前 or 完成 ("context"), or 内 behind it ("within")
 */
export type Phrase = {
  pattern: RegExp;
  needs: "nothing" | "context" | "within";
  resolve: (groups: readonly (string | undefined)[], today: Point) => Point | null;
};

const YEAR = "(今年|明年|后年|本年|来年|(?:20)?\\d{2}年|二[零〇][零〇一二三四五六七八九]{2}年)(?:度)?(?:的)?";
const MONTH = "(\\d{1,2}|十[一二]|[一二三四五六七八九十])月(?:份)?";
const PART = "(底前?|末|初|中旬|上旬|下旬|中)?";
const DAY = "(?:(\\d{1,2})[日号])?";
const UNITS = "(个月|月(?!份|底|初|中)|年|个?星期|个?礼拜|周|天|日|个?工作日|个?季度)";
const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const FEASTS =
  "元旦|新年|春节|过年|年三十|除夕|元宵|清明|五一|劳动节|端午|七一|八一|中秋|国庆|十一(?!月)|双十一|双11|圣诞";

/** Longer and more exact phrases first: the first that matches at a place is taken. */
export const PHRASES: readonly Phrase[] = [
  {
    pattern: /(q[1-4]) (?:of )?(20\d{2})/gu,
    needs: "context",
    resolve: ([part, year], today) => atEndOf(part ?? "", Number(year), today),
  },
  {
    pattern: new RegExp(`${YEAR}${MONTH}${DAY}${PART}`, "gu"),
    needs: "context",
    resolve: ([year, month, day, part], today) => inYear(yearOf(year, today), month, day ?? part),
  },
  {
    pattern: /(?<![\d.-])(20\d{2})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?![\d.]|-\d)/gu,
    needs: "context",
    resolve: ([year, month, day]) => inYear(Number(year), month, day),
  },
  {
    pattern: new RegExp(`(?:${YEAR})?(?:的)?(上半年|下半年|第?[一二三四1-4]季度|q[1-4])(?!度)(?:末|底|内)?`, "gu"),
    needs: "context",
    resolve: ([year, part], today) => atEndOf(part ?? "", year === undefined ? null : yearOf(year, today), today),
  },
  {
    pattern: new RegExp(`(?:${YEAR})?(?:的)?(${FEASTS})(?:节)?`, "gu"),
    needs: "context",
    resolve: ([year, feast], today) => beforeFeast(feast ?? "", year === undefined ? null : yearOf(year, today), today),
  },
  {
    pattern: /(今年|明年|后年|来年|(?:20)?\d{2}年)(?:的)?(?:年)?(底|末|尾|内|初|之内|以内|年中)/gu,
    needs: "nothing",
    resolve: ([year, part], today) => ({
      year: yearOf(year, today),
      month: part === "初" ? 1 : part === "年中" ? 6 : 12,
      day: null,
    }),
  },
  {
    pattern: /(?<![今明后来\d几多每半一二两三四五六七八九十百])年(底|末|内|前)/gu,
    needs: "nothing",
    resolve: (_groups, today) => ({ year: today.year, month: 12, day: null }),
  },
  {
    pattern: /(这个月|本月|当月|下下个?月|下个?月)(底|末|初|中旬|中|内)?/gu,
    needs: "context",
    resolve: ([which], today) => plusMonths(today, { 下月: 1, 下个月: 1, 下下月: 2, 下下个月: 2 }[which ?? ""] ?? 0),
  },
  {
    pattern: /(?<![\d个一二三四五六七八九十这本下当每上])月(底|末)/gu,
    needs: "context",
    resolve: (_groups, today) => plusMonths(today, 0),
  },
  {
    pattern: /(这个?季度|本季度?|下个?季度?)(?:末|内|底)?/gu,
    needs: "context",
    resolve: ([which], today) =>
      plusMonths({ ...today, month: Math.ceil(today.month / 3) * 3 }, which?.startsWith("下") === true ? 3 : 0),
  },
  {
    pattern: new RegExp(`(?<![\\d个一二三四五六七八九十年])${MONTH}(?!饼|薪|嫂|球)${DAY}${PART}`, "gu"),
    needs: "context",
    resolve: ([month, day, part], today) => nextMonth(month, day ?? part, today),
  },
  {
    pattern: /(这周|本周|这个?星期|这个?礼拜|下下周|下周|下个?星期|下个?礼拜)([一二三四五六日天末]|内)?/gu,
    needs: "context",
    resolve: ([which, day], today) => inWeek(which ?? "", day, today),
  },
  {
    pattern: new RegExp(`(${NUMERAL})(个半)?(半)? ?${UNITS}(半)?(?:的?时间)?(?:之内|以内|内|左右)?`, "gu"),
    needs: "within",
    resolve: (groups, today) => afterDuration(groups, today),
  },
  {
    pattern:
      /(?:within|in|over) (?:the next )?(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen) (day|week|month|quarter|year)s?/gu,
    needs: "nothing",
    resolve: ([count, unit], today) => plus(today, englishNumber(count), unit ?? ""),
  },
  {
    pattern: new RegExp(
      `(?:by|before|until|no later than|deadline[: ]+(?:is )?) ?(?:the )?(?:end of |early |mid[- ]|late )?(${MONTHS})(?:\\.?,? (?:of )?(20\\d{2}))?(?![a-z])`,
      "gu",
    ),
    needs: "nothing",
    resolve: ([month, year], today) => englishMonth(month ?? "", year, today),
  },
  {
    pattern: new RegExp(`(?<![a-z])(${MONTHS}),? (20\\d{2})`, "gu"),
    needs: "context",
    resolve: ([month, year], today) => englishMonth(month ?? "", year, today),
  },
  {
    pattern: /(?:by|before|within|until)? ?(?:the )?(?:end of |later )?(this year|next year|year[- ]end|the year)/gu,
    needs: "nothing",
    resolve: ([which], today) => ({ year: today.year + (which === "next year" ? 1 : 0), month: 12, day: null }),
  },
  {
    pattern: /(early|mid|late)[- ](?:of )?(20\d{2})/gu,
    needs: "nothing",
    resolve: ([part, year]) => ({
      year: Number(year),
      month: part === "early" ? 3 : part === "mid" ? 6 : 12,
      day: null,
    }),
  },
  {
    pattern: /(?:by|before) (?:the )?(?:end of )?(20\d{2})/gu,
    needs: "nothing",
    resolve: ([year]) => ({ year: Number(year), month: 12, day: null }),
  },
  {
    pattern: /(?:by|before|in) (?:the )?(?:end of )?(q[1-4])/gu,
    needs: "nothing",
    resolve: ([part], today) => atEndOf(part ?? "", null, today),
  },
  {
    pattern: /(?:by|before) (?:the )?(spring festival|chinese new year|national day|christmas)/gu,
    needs: "nothing",
    resolve: ([feast], today) =>
      beforeFeast({ "national day": "国庆", christmas: "圣诞" }[feast ?? ""] ?? "春节", null, today),
  },
  {
    pattern:
      /(?<![a-z\d.])(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen) (day|week|month|year)s?(?![a-z])/gu,
    needs: "within",
    resolve: ([count, unit], today) => plus(today, englishNumber(count), unit ?? ""),
  },
  {
    pattern: new RegExp(`${YEAR}(?!底|末|内|初|想|打算|准备|计划|一定)`, "gu"),
    needs: "context",
    resolve: ([year], today) => ({ year: yearOf(year, today), month: 12, day: null }),
  },
];

function yearOf(word: string | undefined, today: Point): number {
  const digits = /\d+/u.exec(normaliseText(word ?? ""))?.[0];
  if (digits !== undefined) {
    return Number(digits) + (digits.length === 2 ? 2000 : 0);
  }
  return today.year + ({ 明年: 1, 来年: 1, 后年: 2 }[word ?? ""] ?? 0);
}

function inYear(year: number, monthWord: string | undefined, rest: string | undefined): Point | null {
  const month = toNumber(monthWord ?? "");
  const day = rest === undefined || !/^\d/u.test(rest) ? null : Number(rest);
  const isReal = month !== null && month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31));
  return isReal ? { year, month, day } : null;
}

function nextMonth(monthWord: string | undefined, rest: string | undefined, today: Point): Point | null {
  const point = inYear(today.year, monthWord, rest);
  return point === null || point.month >= today.month ? point : { ...point, year: today.year + 1 };
}

function afterDuration([count, half, , unit, more]: readonly (string | undefined)[], today: Point): Point | null {
  const number = toNumber(count ?? "");
  const total = number === null ? null : number + (half === undefined && more === undefined ? 0 : 0.5);
  return total === null ? null : plus(today, total, half === undefined ? (unit ?? "") : "个月");
}

const ENGLISH_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function englishNumber(word: string | undefined): number | null {
  if (word === undefined || /^\d/u.test(word)) {
    return word === undefined ? null : Number(word);
  }
  const index = ENGLISH_NUMBERS.indexOf(word);
  return index > 0 ? index : ({ a: 1, an: 1, twelve: 12, eighteen: 18 }[word] ?? null);
}

function englishMonth(word: string, year: string | undefined, today: Point): Point {
  const month =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].indexOf(word.slice(0, 3)) + 1;
  const next = month < today.month ? today.year + 1 : today.year;
  return { year: year === undefined ? next : Number(year), month, day: null };
}
