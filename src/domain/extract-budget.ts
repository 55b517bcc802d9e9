/** Finds what a firm would spend on a need; prices, losses and turnovers are no budgets. */
import { chooseFinding, clauseBefore, type Finding, isCorrected, textBefore } from "./finding.ts";
import { NUMERAL, toNumber } from "./numeral.ts";

const CURRENCY = "(?:rmb|cny|usd|us\\$|人民币|¥|\\$|€|eur) {0,2}";
const MORE = "(?:好几|多|来|余|几|把)?";
const SCALE = "(?:个亿|亿|个w(?![a-z])|千万|百万|万|w(?![a-z])|million|mn?(?![a-z])|k(?![a-z])|千(?!瓦|克|米|次|小时))";
const COIN = "(?:元|块钱|块|人民币|rmb|yuan|cny)";
const AMOUNT = new RegExp(
  `(?<![\\d.])(${CURRENCY})?(${NUMERAL})(?: {0,2}(${SCALE}|${COIN}))?(?: {0,2}(?:-|~|到|至|or|to|、) {0,2}(${NUMERAL}))?(${MORE}) {0,2}(${SCALE})? {0,2}(${COIN})?((?:人民币)?(?:左右|上下|以内|之内|内(?![部容外])|以下|封顶|出头|的样子|吧|max)?)`,
  "gu",
);

const OFFER =
  /(?:预算|(?<![花省赚块多少值贵])钱(?=[^,。;]{0,2}$)|經費|经费|资金|费用(?:控制|预计|大概|大约|上限|这块)|愿意?[出花付投给拿]|愿意支付|肯[出花]|(?:能|可以?|可|最多|打算|准备|预备|计划|拟|想|预计|争取|总共|大概)(?:[能会])?(?:出|投入?|花|拿出|付|掏|给到)|出得起|拿得出|拿出|掏|(?:先|再)(?:投入?|出|花|拿)|费用|(?:准备|打算|计划|想)拿|悬赏|揭榜金|榜金|(?:总|项目|研发|研制|技改|合作|开发)(?:投入|投资|费|费用|经费)|投入[:是]?|budgets?|(?:we|i) (?:have|got)|\bhave(?! to)|prepared to|ready to|willing to (?:pay|spend|invest)|(?:can|could|would|will|able to) (?:pay|spend|afford|offer|invest|put in)|(?:afford|spend|spending|invest|funding|set aside)|up to|(?<![进产卖输支超突付杀])出(?:个|到)?)(?:[^\d。;!?\n]{0,12}|[^\d。;!?\n]{0,8}\d{4}年[^\d。;!?\n]{0,6})$/u;
const OFFER_BEHIND =
  /^ {0,2}的? {0,2}(?:预算|经费|研发经费|费用我们|我们出|我们愿|可以出|(?:都|也)?(?:可以|能|可)接受|顶天|打住|budget)/u;
/** Between the word and the number: it is somebody else's money, or gone already. */
const NO_OFFER =
  /进口|报价|要价|补[助贴]|奖[励金]|贷款|损失|亏|营[收业]|产值|销售|单价|罚|卖|已经?|归集|只有|花了|投了|出了|用了|每年|一年|没|未定|不(?!超|多|高|大于|到)/u;
const PAST =
  /(?:已经?|(?<![底末初月日号年节])之前|前期|累计|去年|前年|每年|一年|白|研发上|国外|人家|对方|厂家|德方|日方|政府|区里|市里|他们)[^,。;!?\n ]{0,6}$/u;
/** 50 of 预算50: too small to be yuan. */
const BARE = /(?:预算|经费|budget)[ :是为大概约就有在]{0,5}$/u;

/** The budget, in 万元; of a range the higher end; null where the number is open (几十万) or foreign money. */
export function findBudget(text: string): Finding | null {
  const found: Finding[] = [];
  for (const amount of findAmounts(text)) {
    if (isOffer(text, amount) || (found.length > 0 && isCorrected(text, amount.start))) {
      found.push(amount);
    }
  }
  const chosen = chooseFinding(text, found);
  const [each = ""] = chosen === null ? [] : (EACH.exec(textBefore(text, chosen.start, 8)) ?? []);
  return chosen === null ? null : { ...chosen, start: chosen.start - each.length };
}

/** 预算年薪五十万: what the amount is for belongs to it. */
const EACH = /(?:年薪|月薪|一年|每[年月人台套件个]|一[台套件个])(?:大概|大约|约)?$/u;

/** The first amount of money, whatever it is said of: for an answer to the question after the budget. */
export function findAmount(text: string): Finding | null {
  const [start = 0, end = 0] = /^\D{0,6}?(\d{1,4})(?:左右|上下|吧|以内|[ 。.!])*$/du.exec(text)?.indices?.[1] ?? [];
  return (
    chooseFinding(text, findAmounts(text)) ??
    (end > start ? { start, end, value: Number(text.slice(start, end)) } : null)
  );
}

function isOffer(text: string, { start, end }: Finding): boolean {
  const before = textBefore(text, start, 32);
  const offer = OFFER.exec(before);
  if (OFFER_BEHIND.test(text.slice(end, end + 12))) {
    return true;
  }
  if (offer !== null) {
    return (
      !NO_OFFER.test(offer[0].replace(/^((?:预算|经费)[:是为]?)(?:一年|每年)/u, "$1")) &&
      !PAST.test(before.slice(0, offer.index))
    );
  }
  const alone = clauseBefore(text, start)
    .replace(/^.*(?<=[\p{Script=Han}\d]) /su, "")
    .trim();
  const isAbout =
    /^(?:around|about|approx\.?|approximately|roughly|some|ca\.?|total(?: of)?|大概|大约|约|差不多)$/u.test(alone);
  const isLast = /^[ 。!.]*$/u.test(text.slice(end));
  const isAlone =
    (alone === "" &&
      (isLast || /(?:左右|上下|内)$/u.test(text.slice(start, end))) &&
      /[万wk]|块钱|million/u.test(text.slice(start, end))) ||
    isAbout;
  return isAlone && /^ ?(?:$|[,。;!?\n]|\.(?=\s|$)|(?<= )\p{Script=Han})/u.test(text.slice(end));
}

function findAmounts(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const amount = toAmount(text, match);
    if (amount !== null) {
      found.push(amount);
    }
  }
  return found;
}

const WAN: Readonly<Record<string, number>> = {
  亿: 10_000,
  个亿: 10_000,
  个w: 1,
  千万: 1000,
  百万: 100,
  万: 1,
  w: 1,
  million: 100,
  mn: 100,
  m: 100,
  k: 0.1,
  千: 0.1,
};

function toAmount(text: string, match: RegExpExecArray): Finding | null {
  const [words, currency = "", first = "", inner, second, , outer, coin] = match;
  const scale = outer ?? (inner === undefined || /^(?:元|块)/u.test(inner) ? undefined : inner);
  const isBare = scale === undefined && currency === "" && coin === undefined && !/^(?:元|块)/u.test(inner ?? "");
  const number = toNumber(second ?? first);
  const end = match.index + words.trimEnd().replace(/吧$/u, "").length;
  const found = { start: match.index, end };
  if (isBare) {
    const isNamed = BARE.test(textBefore(text, match.index, 12)) && /^(?:[,。;!?\n]| |$)/u.test(text.slice(end));
    return isNamed && number !== null ? { ...found, value: number < 10_000 ? number : number / 10_000 } : null;
  }
  if (
    /^(?:美元|美金|欧元|日元|港币|片|吨|套|台|辆|支|只|颗|条|次|米|平|亩|人|名|户|家|件|项|个|千瓦|模|粒|小时|转)/u.test(
      text.slice(end),
    )
  ) {
    return null;
  }
  const isForeign = /usd|\$|€|eur/u.test(currency);
  return { ...found, value: isForeign || number === null ? null : round(number * (WAN[scale ?? ""] ?? 0.0001)) };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
