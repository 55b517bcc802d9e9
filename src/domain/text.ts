/** Normalises text so that questions and clauses meet: width, case, script, dashes, numbers, white space. */
// NOTE: for matching only. What a person reads or what is quoted is always the original text.
import { toSimplified } from "./script.ts";

/** Formatting, control and private-use characters, variation selectors; white space stays for the later step. */
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\p{Variation_Selector}/gu;
const DASHES = /[\u2010-\u2015\u2212~\u223C\u301C-]+/gu;
const CJK = "\\p{Script=Han}\\u3001-\\u303F";

/** White space with a Chinese character on one side and a Chinese character or a digit on the other. */
const INNER_SPACE = new RegExp(`(?<=[${CJK}]) (?=[${CJK}0-9])|(?<=[0-9]) (?=[${CJK}])`, "gu");

/** 1,000 and 12,345,678.9; not 1,2,3 nor 100,20. */
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d|,\d)/g;

/** 2,两百年 names two numbers: once 两百 is 200, the comma would read as that of 2,200. */
const LIST_COMMA = /(?<=[0-9]),(?=[一二两三四五六七八九十百])/gu;

/** What a unit must not be followed by, because then it begins another word (十分之一, 一项目, 两年级, 三元催化). */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  万: "[一二两三四五六七八九百千]",
  亿: "[一二两三四五六七八九百千]",
  元: "[件素器旦宇首老年帅催锂正前电乙共合化]|材料|复合|体系",
  年: "[级轮会薪报检纪代]",
  月: "[薪报台]",
  日: "[常本程志报均游]",
  天: "[然津台空气线文使]",
  个人: "[才税所]",
  人: "[才员民工力口身数类士大事均机体物]",
  名: "[称单义录额词牌优胜]",
  家: "[庭具电长属政乡园居族畜禽]",
  户: "[口籍型外均]",
  项: "目",
  件: "事",
  分: "[之别配类公支期析行布工享为]",
};
const UNITS =
  "个多亿 个亿 个月 个工作日 工作日 个小时 小时 个百分点 个点 个人 万 亿 元 块 周岁 岁 年 月 日 天 号人 人 名 家 户 项 件 倍 分 % 平方米 平米 亩 吨 个";
const UNIT = UNITS.split(" ")
  .map((unit) => (NOT_BEFORE[unit] === undefined ? unit : `${unit}(?!${NOT_BEFORE[unit]})`))
  .join("|");

/** Words that look like a number with a unit and are none. */
const NO_NUMBERS = new Set(["十分", "一个", "一人", "一家", "一元", "二元", "一天", "一块", "一名", "一分"]);

/** What makes a following numeral an ordinal, a rough figure or a part of another word (第一年, 数十万, 上一年度, 同一项). */
const NOT_AFTER = "第几数\\d.点〇零一二两三四五六七八九十百千万亿";
const NOT_AFTER_ONE = "上下同每任某这那另哪唯统单专逐之其不";
const NUMERAL = "[一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿点]*";
const COUNTED = new RegExp(
  `(?<![${NOT_AFTER}]|百分之)(?!(?<=[${NOT_AFTER_ONE}])一)(${NUMERAL})(?=(好几|[余多来几]?)(${UNIT}))`,
  "gu",
);
/** 一亿五 is 1.5亿, where nothing follows that would make 五 the beginning of another number. */
const SHORT_TENTH = new RegExp(
  `(?<![${NOT_AFTER}])([一二两三四五六七八九十]+|\\d+)(亿|万)([二三四五六七八九])(?=[左上的多吧吗了元块,;!?。、]|\\s|$)`,
  "gu",
);
/** 2亿零五十万: the lower places of a number that begins in digits. */
const LOWER = /(?<=\d亿零?)([一二两三四五六七八九十][〇零一二两三四五六七八九十百千]*)(?=万)/gu;
const ORDINAL = new RegExp(`(?<=第)(${NUMERAL})(?=条|款|项(?!目)|章|节|年|届|批|期|次|季|号)`, "gu");
const PERCENT =
  /(?<!\d)百分之((?:零点)?[一二两三四五六七八九十百][〇零一二两三四五六七八九十百点]*|\d+(?:\.\d+)?)(?![\d.〇零一二两三四五六七八九十百千万亿点])/gu;

const DIGITS = new Map([..."零一二三四五六七八九"].map((digit, value) => [digit, value]));
const SCALES: readonly (readonly [string, number])[] = [
  ["亿", 1e8],
  ["万", 1e4],
];
const POWERS: readonly (readonly [string, number])[] = [
  ["千", 1000],
  ["百", 100],
  ["十", 10],
];

/**
 * One spelling for text that is compared: NFKC, lower case, Simplified, no invisible characters, dashes as `-`,
 * 1,000 as 1000, 百分之五 as 5%, 二十万 as 20万, 第十四条 as 第14条, white space collapsed and removed inside Chinese.
 *
 * Shape   idempotent; numerals stay where no unit follows (三类, 一般, 十四五) or where they are rough (三五年, 数十家)
 */
export function normaliseText(text: string): string {
  const plain = text
    .replace(/(?<=[0-9])，(?=[0-9])/gu, "、")
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC");
  return toSimplified(plain)
    .replace(INVISIBLE, "")
    .replace(DASHES, "-")
    .replace(/\s+/gu, " ")
    .replace(INNER_SPACE, "")
    .trim()
    .replace(LIST_COMMA, "、")
    .replace(THOUSANDS, (number) => number.replaceAll(",", ""))
    .replace(PERCENT, (whole, numeral: string) => toPercent(whole, numeral))
    .replace(SHORT_TENTH, (whole, numeral: string, scale: string, tenth: string) =>
      toTenth(whole, numeral, scale + tenth),
    )
    .replace(COUNTED, (numeral: string, _same: string, _more: string, unit: string) => {
      // 两亿五千 before 万 is one number in 万, not 200005000 of them.
      const wan = unit === "万" && numeral.includes("亿") ? toWan(`${numeral}万`) : null;
      return NO_NUMBERS.has(numeral + unit) ? numeral : (wan?.toString() ?? toArabic(numeral));
    })
    .replace(LOWER, (numeral) => toArabic(numeral))
    .replace(ORDINAL, (numeral) => toArabic(numeral));
}

function toPercent(whole: string, numeral: string): string {
  const figure = /^\d/u.test(numeral) ? numeral : toArabic(numeral);
  return /^[\d.]+$/u.test(figure) ? `${figure}%` : whole;
}

function toTenth(whole: string, numeral: string, [scale = "", tenth = ""]: string): string {
  const number = /^\d/u.test(numeral) ? Number(numeral) : parseNumber(numeral);
  return number === null ? whole : `${number}.${toDigit(tenth)}${scale}`;
}

/** The numeral in Arabic digits, a last 万 or 亿 kept (二十万 → 20万); unchanged if it is no strict number. */
function toArabic(numeral: string): string {
  const scale = /[万亿]$/u.exec(numeral)?.[0] ?? "";
  const number =
    scale === "万" && numeral.includes("亿")
      ? toWan(numeral)
      : parseNumber(scale === "" ? numeral : numeral.slice(0, -1));
  if (number !== null) {
    return `${number}${scale}`;
  }
  // 一千万一年: two numbers run into each other, the first ends with its scale.
  const split = /^(.+[万亿])([^万亿]+)$/u.exec(numeral);
  const [first, second] = [toScaled(split?.[1] ?? ""), parseNumber(split?.[2] ?? "")];
  return first === null || second === null ? numeral : `${first}${second}`;
}

/** 一亿两千万 → 12000, in 万. */
function toWan(numeral: string): number | null {
  const number = parseInteger(numeral);
  return number === null ? null : number / 10_000;
}

function toScaled(numeral: string): string | null {
  const number = parseNumber(numeral.slice(0, -1));
  return number === null ? null : `${number}${numeral.slice(-1)}`;
}

function parseNumber(numeral: string): number | null {
  const [whole = "", decimals, ...more] = numeral.split("点");
  const integer = parseInteger(whole);
  if (integer === null || decimals === undefined) {
    return integer;
  }
  const digits = parseDigits(decimals);
  return digits === null || more.length > 0 ? null : Number(`${integer}.${digits}`);
}

function parseInteger(numeral: string): number | null {
  for (const [scale, factor] of SCALES) {
    const [before = "", after, ...more] = numeral.split(scale);
    if (after !== undefined) {
      const [high, low] = [parseInteger(before), after === "" ? 0 : parseInteger(after.replace(/^[零〇]/u, ""))];
      const isStrict = more.length === 0 && !/^.$/u.test(after);
      return high === null || low === null || !isStrict ? null : high * factor + low;
    }
  }
  return /^[〇零一二三四五六七八九]{3,}$/u.test(numeral)
    ? Number(parseDigits(numeral))
    : parseBelowTenThousand(numeral);
}

/** 一千一百四十, 三百零五, 十五; 一百五 is 150. */
function parseBelowTenThousand(numeral: string): number | null {
  const match = /^(?:(.)千)?(零?)(?:(.)百)?(零?)(?:(.?)十)?(零?)(.?)$/u.exec(numeral);
  if (match === null || numeral === "") {
    return null;
  }
  const [, thousands, , hundreds, , tens, zero, last = ""] = match;
  const digits = [thousands, hundreds, tens === "" ? "一" : tens].map((digit) =>
    digit === undefined ? 0 : toDigit(digit),
  );
  const ones = last === "" ? 0 : toDigit(last);
  if (ones === null || digits.includes(null) || (last === "" && zero === "零")) {
    return null;
  }
  const before = /[千百](.)$/u.exec(numeral);
  const place = before === null ? 1 : (POWERS.find(([power]) => numeral.at(-2) === power)?.[1] ?? 10) / 10;
  return digits.reduce<number>((sum, digit, index) => sum + (digit ?? 0) * (POWERS[index]?.[1] ?? 1), 0) + ones * place;
}

function parseDigits(numeral: string): string | null {
  const digits = [...numeral].map((digit) => toDigit(digit));
  return digits.includes(null) || digits.length === 0 ? null : digits.join("");
}

function toDigit(character: string): number | null {
  return DIGITS.get(character === "两" ? "二" : character === "〇" ? "零" : character) ?? null;
}
