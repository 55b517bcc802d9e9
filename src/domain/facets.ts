/** Facets of a question: level of government, years, dates and what it is after. They steer and limit what may answer it. */
import { type Attribute, findAttributes } from "./attribute.ts";
import type { Aspect } from "./companion.ts";
import { findPayer, type Payer } from "./payer.ts";
import type { Level } from "./policy-document.ts";

/**
 * What a question says beside its subject.
 *
 * Shape   `payer` is set when the question names whose policy it means (市里、区里 …): other levels cannot answer it;
 *         `leaning` are levels it merely mentions; `years` are calendar years; `on` is a later day that it asks about;
 *         `attributes` are particular things it asks for; `compares` when it sets two versions of a document side by side;
 *         `current` and `howMuch` are set when it insists on what holds now, and on a figure; `firms` when it asks how many there are
 */
export type Facets = {
  payer: Payer | null;
  leaning: Level[];
  years: number[];
  history: boolean;
  on: string | null;
  current: boolean;
  howMuch: boolean;
  firms: boolean;
  compares: boolean;
  aspects: Aspect[];
  attributes: Attribute[];
};

const LEANING: readonly (readonly [Level, RegExp])[] = [
  ["district", /北仑|beilun|开发区/u],
  ["municipal", /宁波|市级|全市|ningbo/u],
  ["provincial", /浙江|省级|全省|zhejiang/u],
  ["national", /国家|全国|national|china/u],
];

const HISTORY =
  /以前|当年|历史|过去|早年|旧(?:政策|办法|标准)|往年|那(?:一)?年|曾经|最早|起步|前(?:几|些)年|早些年|\d年?版|formerly|used to|in the past/u;

/** A stated amount that the question wants confirmed (奖励是20万吗, 奖30万对不对). */
const CONFIRMS_AMOUNT =
  /(?:[奖补]|资助|扶持)[^,;。?!]{0,8}\d[\d.]*(?:万|亿|元)[^,;。?!]{0,4}(?:吗|对不对|对吗|是不是|吧)/u;

/** A question that insists on the present rules, so that a historical figure is no answer. */
const CURRENT = /现在|目前|现行|如今|最新|今年|当前|眼下|\b(?:now|current|currently|nowadays|today|this year)\b/u;

/** A question that wants a figure of money or share: a clause without one does not answer it. */
const HOW_MUCH =
  /多少钱|几万|几块|几元|几个钱|(?:奖金|奖励|补贴|补助|资助|配套|加码|奖补)[^,;。?!]{0,4}多少(?![家个人项分天名批])|有没有[^,;。?!]{0,4}(?:奖金|奖励|补贴|补助|配套|资助)|多少(?:奖|补贴|补助|资助)|(?:[奖补给贴资]|补助|奖励|补贴|资助)(?:了|到)?[几多]少?|额度(?:是)?多[少大]|how much/u;

/** A question that sets versions of a document side by side (跟2023年版差在哪). */
const COMPARES =
  /(?:区别|不同|不一样|差别|差异|差在|对比|相比|变化|变了|改了|有啥不|一样吗)|\b(?:differ|difference|compared?|changed?|versus|vs)\b/u;

/** A question for a number of firms. */
const FIRMS = /多少家|有几家|几家企业|how many (?:\S+ ){0,3}(?:companies|firms|enterprises|smes|hntes)/u;

const ASPECTS: readonly (readonly [Aspect, RegExp])[] = [
  [
    "amount",
    /多少钱|几万|几个点|金额|额度|标准|比例|上限|最高|封顶|[奖补给拿领减免罚贷贴资扣]助?励?多少|多少(?:奖|补|资助|扶持|钱|万|元)|几块|几元|几个钱|[奖补给][几多]|[有给发拿领](?:没有|不)?(?:奖|补|钱)|how much|what is the .{0,40}(?:award|reward|subsidy|grant|bonus|prize)|amount|ratio|rate\b|cap\b/u,
  ],
  [
    "condition",
    /条件|要求|资格|门槛|(?:要|得)(?:有|到|满)?(?:多少|几)|够不够|符合|算不算|能不能|可不可以|行不行|能.{0,12}[吗不么]$|requirement|eligib|qualif|condition/u,
  ],
  [
    "window",
    /什么时候|啥时候|何时|几月|几号|哪天|截止|开始报|(?<!多长|多少|工作|长)时间|批次|(?:办|批|审|下来)[^,;。?!]{0,14}(?:多长时间|多久|几天)|(?:多长时间|多久|几天)(?:能|可以)?(?:办|批|审|下来)|when\b|deadline|due date/u,
  ],
  ["validity", /有效期|管几年|几年有效|到期|过期|valid|expire/u],
  ["materials", /材料|资料|准备(?:什么|哪些|啥)|证明文件|表格|documents? (?:do|are|need)|materials?\b|paperwork/u],
  [
    "procedure",
    /流程|在哪里?报|哪个(?:网|系统|平台)|哪里(?:报|填|申请)|怎么(?:申请|报|办|领|弄|走|填|发(?:放|到|给|$))|如何(?:申请|申报|办理|领取)|步骤|咋(?:办|报|弄)|要自己|how (?:to|do|can)/u,
  ],
  [
    "history",
    /哪年|哪一年|(?:什么时候|何时|啥时候)(?:修订|制订|制定|出台|发布|发的|出的|订的|搞的|设立|成立|启动)|(?:修订|制订|制定|出台|发布|设立)(?:是|的时间是|于)?(?:什么时候|何时|啥时候)|沿革|what year|which year|when (?:did|was|were)[^.?]{0,60}(?:issue|publish|release|introduc|adopt)/u,
  ],
  [
    "department",
    /找谁|归谁|归哪|哪个(?:部门|局|单位|科室)|谁管|电话|联系|归口|窗口|几楼|地址|(?:在|去)?哪里?办|which (?:department|bureau|office)|who (?:do|should|handles|is in charge)|contact/u,
  ],
  ["penalty", /罚|处罚|后果|追缴|取消资格|penalt|fine\b|punish/u],
  ["score", /得几分|几分|打分|评分|多少分|满分|score|points/u],
  ["statistics", /多少家|多少个|多少亩|几家|目标|规模|总额|增加值|同比|排名|比重|\bgdp\b|how many|target/u],
  ["definition", /是什么|啥意思|什么是|哪些|哪几|包括|区别|是不是一回事|what is|what are|which|difference/u],
];

/**
 * Reads the facets out of a normalised question.
 *
 * Shape   `today` is YYYY-MM-DD; relative years (今年、明年、去年) count from it
 */
export function findFacets(question: string, today: string): Facets {
  const money = HOW_MUCH.test(question) || CONFIRMS_AMOUNT.test(question);
  const years = findYears(question, Number(today.slice(0, 4)));
  return {
    payer: findPayer(question, money),
    leaning: LEANING.filter(([, pattern]) => pattern.test(question)).map(([level]) => level),
    years,
    history: HISTORY.test(question),
    on: laterDay(question, today),
    current: CURRENT.test(question),
    howMuch: HOW_MUCH.test(question),
    firms: FIRMS.test(question),
    compares: COMPARES.test(question),
    aspects: findAspects(question),
    attributes: findAttributes(question),
  };
}

/** When a document came about is its history, not a window for filing. */
function findAspects(question: string): Aspect[] {
  const found = ASPECTS.filter(([, pattern]) => pattern.test(question)).map(([aspect]) => aspect);
  const all: Aspect[] = CONFIRMS_AMOUNT.test(question) && !found.includes("amount") ? [...found, "amount"] : found;
  return all.includes("history") ? all.filter((aspect) => aspect !== "window") : all;
}

/** Years that the question names: four digits, or two (24年) where no span of time is meant (做了10年, 10年以上). */
function findYears(question: string, thisYear: number): number[] {
  const years = new Set<number>();
  for (const [, digits] of question.matchAll(
    /(?<!\d)((?:19|20)\d{2})(?!\d|年\d{1,2}月\d{1,2}[日号]|家|万|元|亩|个|户|人|分|%)/gu,
  )) {
    years.add(Number(digits));
  }
  for (const [, digits] of question.matchAll(SHORT_YEAR)) {
    if (2000 + Number(digits) <= thisYear + 1) {
      years.add(2000 + Number(digits));
    }
  }
  for (const [word, offset] of RELATIVE_YEARS) {
    if (question.includes(word)) {
      years.add(thisYear + offset);
    }
  }
  return [...years];
}

const SHORT_YEAR =
  /(?<![\d.]|[了满近过有做干签约超每共足够整第]|成立|从业|经验|至少|最长|最多)([0-3]\d)年(?!以|内|后|前|来|期|多|左右|经验|工作|[吗呢么]|$)/gu;

const RELATIVE_YEARS: readonly (readonly [string, number])[] = [
  ["今年", 0],
  ["本年度", 0],
  ["this year", 0],
  ["明年", 1],
  ["next year", 1],
];

/** A day after today that the question asks about (2027年2月, 明年3月), as YYYY-MM-DD; null when there is none. */
function laterDay(question: string, today: string): string | null {
  const stated = /(?<!\d)(20\d{2})[年.\-/](\d{1,2})(?:月|(?=\D|$))(?:(\d{1,2})[日号])?/u.exec(question);
  const nextYear = /明年(?:(\d{1,2})月)?/u.exec(question);
  const yearOnly = /(?<!\d)(20\d{2})年/u.exec(question);
  const day =
    stated !== null
      ? toIsoDay(stated[1], stated[2], stated[3])
      : nextYear !== null
        ? toIsoDay(String(Number(today.slice(0, 4)) + 1), nextYear[1], undefined)
        : yearOnly !== null
          ? toIsoDay(yearOnly[1], undefined, undefined)
          : null;
  return day !== null && day > today ? day : null;
}

function toIsoDay(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const padded = [year ?? "", (month ?? "1").padStart(2, "0"), (day ?? "1").padStart(2, "0")].join("-");
  return Number.isNaN(Date.parse(padded)) ? null : padded;
}
