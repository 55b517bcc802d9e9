/** Technical quantities: numbers with a unit of measure as they stand in a folded message (±0.02mm, 10万模, 九成五). */
import { textBefore } from "./finding.ts";
import { NUMERAL, toNumber } from "./numeral.ts";
import { normaliseText } from "./text.ts";

/**
 * One quantity.
 *
 * Shape   `start` and `end` enclose sign and bound words (<0.5%, 3%以内); `unit` is "" for a bare number; `bounded`
 *         where a sign or bound word limits it; `from` where it is the second number of 从5%到1%
 */
export type TechnicalQuantity = {
  start: number;
  end: number;
  unit: string;
  scaled: boolean;
  bounded: boolean;
  from: boolean;
};

const UNIT_NAMES = [
  "ppm|ppb|个百分点|百分点|个点|成[一二三四五六七八九半]?|percent|per cent",
  "℃|°c|摄氏度|度(?!电|的?角)|degrees?|k(?![a-z])",
  "毫米|厘米|微米|纳米|公里|米(?!饭|粉)|丝(?!杠|网|印|绸)|道(?!工序|题)|mm|cm|dm|um|μm|nm|km|microns?|m",
  "n/mm2?|兆帕|mpa|gpa|kpa|pa|帕|bar|公斤|n·m|n\\.m|kn|n|牛米?|kj/m2|j|焦耳?|kg/cm2",
  "hrc|hrb|hra|hv|hb|ha|度邵氏|邵氏度|dba?|分贝|rpm|转/分钟?|转(?!速|子|向|化|让)",
  "个?小时|hours?|hrs?|h|分钟|minutes?|mins?|秒钟?|seconds?|毫秒|微秒|ms|μs|s",
  "模次|模(?!具|仁|块)|次(?!品|要)|(?:[a-z-]{3,12} )?cycles?|shots?|washes|wash|bends?|bending|flexes|rubs?|strokes|presses|openings?|parts|passes|uses|drops|hits|plugs?|insertions?|matings?|times|strokes?|下(?!游|降)",
  "倍|级(?!市|领)|回|遍|趟|g/cm3|mg/m3|mg/nm3|mg/l|g/l|g/m2|kg|千克|克(?!服)|毫克|微克|mg|μg|ug|g|t|吨",
  "kw|千瓦|瓦|w/m·?k|w/\\(m·?k\\)|w|kwh|度电|kv|千伏|伏特?|v|ma|毫安|μa|安培?|a|欧姆?|ω|mω",
  "ghz|mhz|khz|hz|赫兹?|ml|毫升|升(?!级|降|温)|l/min|l|lm/w|lm|流明|fps|帧|目(?!前|标|的)|dpi|旦|ntu|lux|cst|cp|mpa·s",
  "毫欧|兆欧|千欧|毫伏|微伏|毫瓦|微安|微法|纳法|皮法|千牛|千焦|吉帕|角秒|角分|弧秒|弧分|尼特|克拉|丹尼尔|支纱|马力|匹|米/分|次/分|方(?!案|法|式|向|便|面)|立方米?|平方米?|公分|英寸|密耳|像素|m?w|mwh|m?ah|[mμu]v|m/s|m/min|mm/s|mm/min|l/h|m3/h|gf|c?n/dtex|dtex|cn|lx|cd|mil|oz|[pnuμ]f|[nuμm]h|kω|dbm|[gm]bps|[kmgt]b|bits?|tops|us|ns|mg/kg|cells?",
  "天|年(?!底|初|前|内|中|末)|个?月(?!底|份|初|中|末)|days?|years?|months?|weeks?|周(?!五|末)",
  "半(?=$|[^年天月径成个自导])|件|片|瓶|粒|支|只|个|台|套|层|分(?!之|钟|贝)|points?|pcs|pieces?",
].join("|");
const EXPONENT = "(?:e-?\\d{1,2}|[x×*]10\\^?-?\\d{1,2})?";
const SIGN = "(?:正负|±|\\+/-|[<>≤≥≦≧〈〉⩽⩾=~-]{1,2}) ?";
const QUANTITY = new RegExp(
  `(?<![\\d.]|\\d-|[a-z]-)(?:(?<![a-z])|(?=[<>≤≥±]))(${SIGN})?((?:ra|rz|cpk|ppk|ph|it(?! ?[\\d.]{1,9} ?[a-z%])|grade|class|level) ?[:=<>≤≥为是在]{0,2} ?)?([百千万]分之)?(${NUMERAL})${EXPONENT}(?: ?(?:±|\\+/-|正负) ?${NUMERAL})?(?:( ?(?:-|~|到|至|to) ?)(?:百分之)?(${NUMERAL}))?(?:多|来|余|几)?(?: ?(万|亿|千|k(?= )))?(?: ?个?([%‰]|(?:${UNIT_NAMES})(?:/(?:kg|l|m[23]?|min|h|s|mm2?|cm2?|k|台|次|件|年|吨|小时|分钟?|天))?(?![a-z])))?`,
  "gu",
);
const BOUND_BEHIND =
  /^ ?(?:以下|以内|之内|以上|及以上|及以下|或以下|或以上|左右|上下(?!跳|波动)|内(?!部|容|的|孔|径|壁|应)|or less|or more|or better|or below|max|min)/u;
const FROM = /(?:从|由|自|原来|from)[^,。;!?\n]{0,6}$/u;

/** All quantities of a folded message, in order; dates, phone numbers and numbers of a list are left out. */
export function findTechnicalQuantities(text: string): TechnicalQuantity[] {
  const found: TechnicalQuantity[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const quantity = toQuantity(text, match);
    if (quantity !== null) {
      found.push(quantity);
    }
  }
  return found;
}

function toQuantity(text: string, match: RegExpExecArray): TechnicalQuantity | null {
  const [words, sign = "", name, percent, first = "", separator, second, scale, unit = ""] = match;
  const isFromTo =
    second !== undefined && /到|至|to/u.test(separator ?? "") && FROM.test(textBefore(text, match.index, 12));
  const skipped = isFromTo
    ? words.indexOf(separator ?? "") + (separator ?? "").length
    : words.length - words.trimStart().length;
  const start = match.index + skipped;
  const end = match.index + words.trimEnd().length;
  const behind = BOUND_BEHIND.exec(text.slice(end, end + 10))?.[0] ?? "";
  if (isOther(text, { start, end }, { first, unit })) {
    return null;
  }
  return {
    start,
    end: end + behind.length,
    unit: unit === "" && percent !== undefined ? "%" : unit === "" && name !== undefined ? name.trim() : unit,
    scaled: scale !== undefined || /[千万]/u.test(first),
    bounded:
      /[<>≤≥≦≧±〈〉⩽⩾负]|\+\//u.test(sign) || (behind !== "" && !/左右|上下/u.test(behind)) || name !== undefined,
    from: isFromTo,
  };
}

/** A date, a phone number, money, a document number, a place in an order (第二个). */
function isOther(
  text: string,
  { start, end }: { start: number; end: number },
  { first, unit }: { first: string; unit: string },
): boolean {
  const isLong = unit === "" && /^\d{6,}$/u.test(first);
  const isYear = unit === "年" && /^(?:19|20)\d{2}$/u.test(first);
  const isCounted = unit === "个" && /^(?:多?[亿万月w]|工作日|点)/u.test(text.slice(end));
  const isName =
    unit === "" && /^(?:年|月|日|号|元|块|万|亿|人|名|家|岁|[.:-]\d|\d|[a-z])/u.test(text.slice(end, end + 3));
  const isBelowZero = first === "零" && unit === "下";
  return isLong || isYear || isCounted || isName || isBelowZero || text[start - 1] === "第";
}

/** The words in one spelling: 九成五 → 95%, 三千次 → 3000次. */
export function toFigure(words: string): string {
  const tenths = words.replace(
    /([一二三四五六七八九]|\d(?:\.\d)?)成([一二三四五六七八九半])?/gu,
    (_whole, tens: string, ones: string | undefined) => {
      const ten = "一二三四五六七八九".indexOf(tens) + 1 || Number(tens);
      const one = ones === "半" ? 5 : "一二三四五六七八九".indexOf(ones ?? "-") + 1;
      return `${ten * 10 + one}%`;
    },
  );
  return normaliseText(tenths).replace(
    /[一二两三四五六七八九十][一二两三四五六七八九十百千]*(?=次|模|小时|秒|度|毫|微|片|支|瓶)/gu,
    (numeral) => String(toNumber(numeral) ?? numeral),
  );
}
