/** Whose policy a question is after (市里、区一级、at provincial level): one level may not answer for another. */
import type { Level } from "./policy-document.ts";

/** A level of government, or the towns and subdistricts (街道、乡镇) below a district, which have no documents of their own here. */
export type Payer = Level | "town";

type Pattern = readonly [Payer, RegExp];

/** What follows 市、省、区 where the level itself is meant and not the name of a thing (市级研发机构). */
const ITSELF =
  "(?:里|(?:这)?一级|这级|本级|这一?层|层面|政府|财政|级(?:层面|政策|另外|自己|本身|这一?块|给|奖|补|资金|配套|再|还|财政|有没有|一共|能给|会给|发|出))";

const GIVES = "(?:give|pay|award|add|offer|grant|subsid|match|provide|top)";
const MONEY = "(?:award|reward|subsid|grant|bonus|prize|money|support|polic|match|top-?up|fund|budget)";

/** A provincial-level laboratory is a thing of that level; at provincial level, the provincial-level award and the province pays name the level itself. */
function named(words: string): RegExp {
  return new RegExp(
    [
      `\\b(?:at|on|from|by) (?:the )?${words}(?:[- ](?:level|side)\\b)?(?=[,.;?!]|$| (?!of\\b|\\S+ (?:cent(?:er|re)|lab|institut)))`,
      `(?<!sub-?)\\b${words}(?:-level| level)? (?:government|itself|tier|threshold|${MONEY})`,
      `(?<!sub-?)\\b${words}[- ]level(?=[,.;?!]|$| (?:too|also|separately|on top))`,
      `\\bthe ${words} (?:also |still |separately )?${GIVES}`,
    ].join("|"),
    "u",
  );
}

/** The level is meant whatever else is said. */
const ITSELF_NAMED: readonly Pattern[] = [
  ["town", /街道|街镇|乡镇|镇[里上级]|镇政府|\b(?:sub-?district|township)\b/u],
  [
    "district",
    new RegExp(
      `(?<![园社校景地片])区${ITSELF}|(?<![园社校景地片])区级|本区|我区|我们区|北仑区?[^,;。?!]{0,6}(?:一样|相同|同样|通用)`,
      "u",
    ),
  ],
  ["district", named("district")],
  ["municipal", new RegExp(`(?<![上城门超])市${ITSELF}`, "u")],
  ["municipal", named("(?:municipal|municipality|city)")],
  ["provincial", new RegExp(`省${ITSELF}`, "u")],
  ["provincial", named("(?:provincial|province)")],
  [
    "national",
    /国家(?:级?层面|(?:这)?一级|财政)|国家级(?:给|奖|补|资金|配套)|中央(?:财政|层面)|\bnational government\b|\bat (?:the )?national level\b/u,
  ],
];

/** A question that is nothing but a level (那北仑呢, at municipal level?) asks the one before again for that level. */
const NOTHING_ELSE: readonly Pattern[] = [
  ["district", /^(?:那么?)?(?:北仑|beilun)区?(?:的|这边|这里|自己的?)?呢?[?]?$/u],
  ["municipal", /^(?:那么?)?(?:宁波市?|市)(?:级|里)?的?呢?[?]?$/u],
  ["provincial", /^(?:那么?)?(?:浙江省?|省)(?:级|里)?的?呢?[?]?$/u],
  ["national", /^(?:那么?)?国家(?:级|层面)?的?呢?[?]?$/u],
];

/** 北仑区奖多少, 国家给多少: the level named is the one whose money is meant, unless it only says where the firm is. */
const OF_MONEY: readonly Pattern[] = [
  ["district", /(?<![在到来我迁]|我们|落户)(?:北仑|beilun)(?!的?(?:企业|公司|厂|这边|这里))/u],
  [
    "municipal",
    /(?<![在到来迁])宁波市?(?:自己|本级|另外|额外|单独|另|再|还|给|奖|补|发|出)|\bningbo (?:city )?(?:also |still |separately )?(?:give|pay|award|add|offer|grant)|\bfrom ningbo\b/u,
  ],
  ["national", /国家(?:给|奖|补|出)/u],
];

/** Levels that the question sets aside: 不要省里的数字, 市里的我知道, not the provincial one. */
const SET_ASIDE =
  /(?:不要|(?<!是)不是|不算|不含|不问|别拿|别给|别说|别用|除了|除开)[^,;。?!]{0,3}(?:国家|省|市|区)(?:里|级|一级)?(?:的|那)?|(?:国家|省|市|区)(?:里|级|一级)?(?:的|那[个笔份])(?:我)?(?:不要|不算|不用|知道|拿到|领到|除外|另算)|\b(?:not|other than|rather than|apart from|besides|excluding|instead of) (?:the )?(?:national|provincial|province|municipal|city|district)\S*(?: level)?/gu;

/**
 * The level whose policy is meant; null when none or several are.
 *
 * Shape   `question` is normalised; `money` when it is after a figure of money, where a place alone names its level
 */
export function findPayer(question: string, money: boolean): Payer | null {
  const text = question.replaceAll(SET_ASIDE, " ");
  for (const patterns of [ITSELF_NAMED, NOTHING_ELSE, money ? OF_MONEY : []]) {
    const levels = new Set(patterns.filter(([, pattern]) => pattern.test(text)).map(([level]) => level));
    const [level] = levels;
    if (level !== undefined) {
      return levels.size === 1 ? level : null;
    }
  }
  return null;
}
