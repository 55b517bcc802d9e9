/** Finds the figures a firm wants to reach (气孔率<0.5%, 降到1%), not those it has. */
import { chooseFinding, clauseAfter, clauseBefore, type Finding, textBefore } from "./finding.ts";
import { NUMERAL } from "./numeral.ts";
import { normaliseText } from "./text.ts";

const UNIT =
  "%|‰|ppm|ppb|个百分点|百分点|个点|℃|°c|度(?!电)|摄氏度|mm|毫米|cm|厘米|dm|um|μm|微米|nm|纳米|米|丝(?!杠)|道(?!工序)|条(?=以)|n/mm2?|mpa|兆帕|gpa|kpa|pa|帕|bar|公斤|n·m|n\\.m|nm|kn|n|牛顿?|hrc|hrb|hv|hb|ha|dba?|分贝|rpm|转(?:/分钟?|每分钟?)?|小时|个小时|h|分钟|min|秒|ms|s|毫秒|微秒|天|年|万次|次|万模次?|模次?|万件|件|片|倍|级|g/cm3|mg/m3|mg/l|g/l|kg|千克|mg|克|g|吨|kw|千瓦|w/mk|瓦|w|kwh|kv|千伏|伏|v|ma|毫安|a|安培|ghz|mhz|khz|hz|赫兹|兆|欧姆?|ω|ml|毫升|升|l|lm|lm/w|流明|公里|km|fps|帧|目|dpi|旦|d|焦|kj/m2|j|ntu|lux|瓶|粒|支|个|台|层|分|元|块|hours?|cycles?|shots?|times|degrees?|microns?|percent|days?|minutes?|seconds?|years?|points?";
const TENTH = "成(?:[一二三四五六七八九半](?!五))?";
const QUANTITY = new RegExp(
  `(?<![\\d.a-z]|[a-z]-)([±<>≤≥＜＞〈〉≦≧=~+-]{0,2}) ?(?:(ra|rz|it|cpk|ph)[ :=<≤>≥]{0,3})?(百分之)?(${NUMERAL})(?: ?(?:-|~|到|至|to) ?(${NUMERAL}))?(?:多|来|余)?(万|亿|k)? ?(?:(${UNIT}|${TENTH})(?![a-z]))?`,
  "gu",
);

/** Verbs and words that lead to a goal; `[^,]{0,n}` lets its measure stand between. */
const GOAL_BEFORE =
  /(?:(?:降|减|减少|降低|减低|下降|缩|缩短|缩小|压缩|提高|提升|提|升|升高|加|增加|增大|延长|拉|拉长|搞|弄|做|改|改进|优化|调|控|控制|稳定|保持|维持|达|跑|冲|拉|干|改善|压低|压|撑|扛|顶|耐)(?:得)?(?:到|至|在|成|为)|要到|想到|做不到|达不到|到不了|上不[去到]|需要?到|达到?|(?<![得做达收拿看遇感碰找用买赶])到|不[超高大多]过?于?|不[低小少]于|(?:小|低|少|大|高)于|低过|超过|控制|至少|最少|最好(?:是|在|有)?|目标(?:值|是|为|:)?|指标(?:是|为|:)?|要求(?:是|为|:|在)?|做不[到了]|达不到|到不了|上不[去到]|不超|要[做有能够在]?|(?:reduce|cut|lower|bring|get|improve|increase|raise|extend|keep|hold|push|down|up|reach)[^,.;]{0,24}(?:to|at|below|under|above|within)|below|under|above|over|less than|more than|at least|at most|up to|target(?: is| of|:)?|reach|need|want|within|minimum|maximum|max|min)[ :]{0,2}(?:约|大约|大概|about|around)?$/u;
const CHANGE_BEFORE =
  /(?:再|能|想|要|希望|目标|争取|至少|预期)?(?:降低?|减少?|减重|减轻|节能|节省|节约|节电|降本|降耗|省|提高|提升|增加|缩短|延长|提效|增效|降噪|(?:reduce|cut|increase|improve|save|lower)[^,.;]{0,24}by) ?(?:约|至少|个)?$/u;
const BOUND_BEHIND =
  /^ ?(?:以下|以内|之内|以上|及以上|及以下|或以下|或以上|内(?!部|容|的)|or less|or more|or better|or below|max|min)/u;
const WISH =
  /想|要|希望|目标|需|争取|最好|能不能|能否|有没有|指标|力争|打算|计划|求|得|必须|应|能把|能做|可以|要求|want|need|target|require|goal|must|should|hope|looking|aim|spec|expect/u;

/** The firm's present state, or a story. */
const NOW_BEFORE =
  /(?:现在|目前|当前|眼下|如今|只有|只能(?:做到)?|才|最多(?:只能)?|就|仅|已经?|一直|原来|以前|之前|实际|现状|平均|每|一般|从|由|自|最好(?:也)?才|勉强|大概才|不到|currently|now|from|only|today|at present|presently|每年|年产|年用|月产|用量|产能|营收|产值|员工|国外|进口|人家|对手|德国|日本|他们|花|卖|价格|单价|一个|成本|售价|退|亏)[^,。;!?\n]{0,12}$/u;
const NOW_BEHIND =
  /^(?:多|左右|上下)?(?:[^,。;!?\n]{0,2})(?:就|便|时就|都|上下跳|跳|左右跳|开始|才|时候|的时候|以后|之后|后|一次|退回|了(?!$)|了,)/u;

/** The goals: from the first to the last where they follow each other, else the first. */
export function findTarget(text: string): Finding | null {
  const goals = findQuantities(text).filter((quantity) => isGoal(text, quantity));
  const chosen = chooseFinding(text, goals);
  if (chosen === null) {
    return null;
  }
  const first = goals.findIndex(({ start }) => start === chosen.start);
  let end = chosen.end;
  for (const goal of goals.slice(first + 1)) {
    if (goal.start - end > 24 || /[。!?\n]/u.test(text.slice(end, goal.start))) {
      break;
    }
    end = goal.end;
  }
  return toFinding(text, chosen.start, end);
}

/** The first quantity, whatever is said of it: for an answer to the question after the target. */
export function findFigure(text: string): Finding | null {
  const goal = findTarget(text);
  const [first] = findQuantities(text);
  return goal ?? (first === undefined ? null : toFinding(text, first.start, first.end));
}

function toFinding(text: string, start: number, end: number): Finding {
  return { start, end, value: toPercent(normaliseText(text.slice(start, end))) };
}

/** 九成五 → 95%. */
function toPercent(words: string): string {
  return words.replace(
    /([一二三四五六七八九]|\d(?:\.\d)?)成([一二三四五六七八九半])?/gu,
    (whole, tens: string, ones: string | undefined) => {
      const ten = "一二三四五六七八九".indexOf(tens) + 1 || Number(tens);
      const one = ones === "半" ? 5 : "一二三四五六七八九".indexOf(ones ?? "-") + 1;
      return Number.isNaN(ten) ? whole : `${ten * 10 + one}%`;
    },
  );
}

type Measured = Finding & { hasUnit: boolean; hasSign: boolean; unit: string };

function findQuantities(text: string): Measured[] {
  const found: Measured[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const [words, sign = "", name, percent, , , scale, unit = ""] = match;
    const start = match.index + (words.length - words.trimStart().length);
    const core = words.trim();
    const behind = BOUND_BEHIND.exec(text.slice(start + core.length, start + core.length + 9))?.[0] ?? "";
    found.push({
      start,
      end: start + core.length + behind.length,
      value: null,
      unit: unit === "" ? (scale ?? "") : unit,
      hasUnit: unit !== "" || percent !== undefined || name !== undefined,
      hasSign: /[<>≤≥±=≦≧＜＞]/u.test(sign) || behind !== "" || name !== undefined,
    });
  }
  return found;
}

const MONEY = /^(?:元|块|万|亿)$/u;
const TIME = /^(?:天|年|个|台|支|片|件|次|粒|瓶|分|层|条|days?|years?|times)$/u;

function isGoal(text: string, { start, end, hasUnit, hasSign, unit }: Measured): boolean {
  const before = clauseBefore(text, start);
  const after = clauseAfter(text, end);
  if (/^(?:年|月|日|号|[.-]\d|\d)/u.test(text.slice(end)) || MONEY.test(unit) || NOW_BEHIND.test(after)) {
    return false;
  }
  const led = GOAL_BEFORE.test(before) || CHANGE_BEFORE.test(before);
  const lead = GOAL_BEFORE.exec(before) ?? CHANGE_BEFORE.exec(before);
  const rest = lead === null ? before : before.slice(0, lead.index);
  const wish = lastIndex(rest, WISH);
  const isNow =
    NOW_BEFORE.test(rest) &&
    wish < lastIndex(rest, new RegExp(NOW_BEFORE.source.replace(/\[\^[^\]]*\]\{0,12\}\$$/u, ""), "u"));
  if (isNow || /[压压]到$/u.test(before)) {
    return false;
  }
  if (!hasUnit) {
    return (
      led &&
      /\d\.\d|到$|至$/u.test(`${text.slice(start, end)}${before.slice(-1)}`) &&
      /(?:到|至|为|在)$/u.test(before.trimEnd())
    );
  }
  if (TIME.test(unit)) {
    return GOAL_BEFORE.test(before) && /(?:到|至|达|于|超过|过)$/u.test(before.trimEnd());
  }
  return led || (hasSign && (WISH.test(textBefore(text, start, 20)) || hasSign));
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, "gu"))) {
    last = match.index;
  }
  return last;
}
