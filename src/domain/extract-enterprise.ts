/** Finds the firm that speaks, by its full or short name; never a supplier, a customer or a description (一家做模具的). */
import { findEnglishFirms } from "./english-firm.ts";
import { chooseFinding, type Finding, findGroups, isCorrected, textBefore } from "./finding.ts";
import {
  BARE_NAME,
  isBareName,
  isCorporateName,
  isFirmName,
  isLedName,
  isPlacedName,
  isPlainFirmName,
  isRunningFirmName,
  isTokenFirmName,
  PLACES,
  SHORT_NAME,
} from "./firm-name.ts";
import { isOthers } from "./other-party.ts";
import { FULL_NAME, isPersonOfPost, NICKNAME, SURNAME, TITLED } from "./person-name.ts";

const FULL_END =
  "(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|总公司|分公司|股份公司|公司|集团|总厂|厂|研究院有限公司)";
const FULL = new RegExp(`(?:[\\p{Script=Han}a-z0-9()&·]){2,24}?${FULL_END}(?!${FULL_END}|[家房子长门区里商])`, "gu");

/** What leads to the speaker's own name. */
const SELF =
  "(?:(?:我们?|本|咱们?|贵)?(?:公司|企业|单位|厂|厂子|集团)(?:的)?(?:名称?|名字|全称|简称)?(?:叫做|叫|是|为|:| )|(?:我们?|咱们?|俺们?|这边|这里|我这边?|我这里|我方|我司|敝司|本公司|敝公司|这)(?:这边|这里)?(?:就)?(?:是|叫|为)|来自|代表|我们叫|需求方[:是]|需求单位[:是]|名称[:是]|我司:|(?:公司|厂|单位)\\(|(?:需方|需求企业|申报单位|填报单位|发榜方|发榜单位|提出单位|甲方)[:是]|我们单位:|单位(?=宁波|北仑|余姚|慈溪|浙江))[ :]{0,2}(?:来自)?(?:(?:慈溪|余姚|北仑|宁波|镇海|鄞州|奉化|象山|宁海|大碶|小港|柴桥|霞浦|春晓|梅山)(?:那边|这边)?的)?";
const PERSON = `(?:${TITLED}|${NICKNAME})`;
const HEAD = "(?:^|[\\n。;!?,~] ?|(?:你好|您好|在吗|在么|哈喽|hi|hello|早上好|下午好|请问|接着说|继续)[ ,!。~:]{0,3})";
const POST = "(?:\\p{Script=Han}{1,4}(?:[部科处室]|中心|车间|分厂|总监|经理|主管|负责人))";
const END = `(?=$|[^\\p{L}]|的|这边|这里|做|想|要|来|现|目前|有|在|报|求|需|${POST}|${PERSON})`;

/** What stands before a name whatever it looks like. */
const LABEL =
  "(?:(?:公司|企业|厂子?)(?:名字?|名称)?叫做?|(?:企业|公司|单位|厂家?|工厂)(?:名称?|全称|名字)(?:[:是为叫啊呢嘛呀 ]|,){1,3}|(?:^|[ ,。;\\n])(?:需求|申报|填报|发榜|提出|所在|工作)?(?:企业|公司|单位|需方|甲方)(?:[:]| (?=[^ ]))(?:[ 是为])?)";
const NUMBER = "(?:\\+?86)?[ -]?(?:1[3-9]\\d|\\(?0\\d{2,3})";

/** A pattern whose first group is the name, and what a name must be to be believed there. */
type Sign = { pattern: RegExp; isName: (name: string) => boolean };

const SIGNS: readonly Sign[] = [
  { pattern: new RegExp(`${SELF}(${SHORT_NAME})${END}`, "dgu"), isName: isFirmName },
  {
    pattern: new RegExp(
      `${HEAD}(${SHORT_NAME})(?=[ ,:]{0,2}的?${POST}?(?:${PERSON}|我姓|姓|联系人|老板|负责人))`,
      "dgu",
    ),
    isName: isFirmName,
  },
  {
    pattern: new RegExp(
      `${HEAD}(${SHORT_NAME})(?=[:,-]|$| |这边|这里|想|要|需|现在|目前|求|在找|做|有个|来|我们|的(?:${PERSON}|${POST}))`,
      "dgu",
    ),
    isName: isPlainFirmName,
  },
  {
    pattern: new RegExp(
      `(?:我们|我司|咱们|这边|这里|[敝本我]公司|敝司|我厂)(${SHORT_NAME})(?=[ ,:。]|$|想|做|这边|的${PERSON})`,
      "dgu",
    ),
    isName: isPlainFirmName,
  },
  {
    pattern: new RegExp(`${HEAD}(${SHORT_NAME})(?=[ ,]{0,2}(?:${FULL_NAME}) ?[,:]?1[3-9]\\d)`, "dgu"),
    isName: isFirmName,
  },
  {
    pattern: new RegExp(`(?:${PERSON}|姓${SURNAME}|\\d{4})[ ,:]{1,2}(${SHORT_NAME})(?=[ ,:。]|$)`, "dgu"),
    isName: isPlainFirmName,
  },
  {
    pattern: new RegExp(`(?:联系|找|帮|帮忙给)(${SHORT_NAME})(?=的?${POST}?${PERSON}|报|登记|填|问)`, "dgu"),
    isName: isPlainFirmName,
  },
  { pattern: new RegExp(`[ ,。;:(](${SHORT_NAME})(?=[ ,:)]|$)`, "dgu"), isName: isTokenFirmName },
  {
    pattern: new RegExp(`${LABEL}(${BARE_NAME})(?=$|[ ,。;(\\n]|我姓|姓|联系人|手机|电话)`, "dgu"),
    isName: isBareName,
  },
  {
    pattern: new RegExp(
      `^(?:我们?是?)?(${BARE_NAME})(?=[ ,:]{1,3}(?:${PERSON}|${FULL_NAME})[ ,:]{0,3}${NUMBER})`,
      "dgu",
    ),
    isName: isBareName,
  },
  {
    pattern: new RegExp(
      `(?:^|[ ,。;:(!?\\n]|我[们司]?|[是为]|来自|[敝本我贵]公司|[敝本]司|[我本]厂)(${PLACES}${BARE_NAME})(?=$|[ ,。;:()\\n]|的(?:$|[ ,。]|${PERSON}))`,
      "dgu",
    ),
    isName: isPlacedName,
  },
  {
    pattern: new RegExp(
      `(?:我[司厂]|[敝本我]公司|这里是|这边是|我[们是]{1,2}|来自|代表)(${BARE_NAME})(?=$|[,。;:])`,
      "dgu",
    ),
    isName: isLedName,
  },
  { pattern: new RegExp(`${HEAD}(${SHORT_NAME})(?=的)`, "dgu"), isName: isCorporateName },
  { pattern: new RegExp(`^(${SHORT_NAME})(?=\\p{Script=Han})`, "dgu"), isName: isRunningFirmName },
];

/** Before the name stands somebody else's part. */
const OTHERS =
  /(?:给|向|供|为(?!宁波)|卖给|买了?|用的?是?|从|找过?|问过|委托|客户(?:是|有)?|供应商(?:是|有)?|竞品|竞争对手(?:是)?|对手|像|比如|例如|类似|参考|学|替|跟|和|与|被|不是|进口|代工|配套|听说|有家|有个)[ :的]{0,2}$/u;
const OWN_LEAD = /(?:我司|敝司|公司|单位)(?:名称?)?[ :]?为[ :]{0,2}$/u;
const OTHERS_BEHIND =
  /^(?:的(?:同行|供应商|产品|货|泵|客户|那种|一样|方案|设备|机器)|那样|那种|供货|供的|买的|给我们|这类|之类|断供|停供|涨价|垄断|独家|是我们的?(?:竞争|客户|供应|同行)|他们|卡我们|不卖)/u;

/** The firm's own name, without what it says of itself. */
export function findEnterprise(text: string, original: string): Finding | null {
  const full = chooseFinding(text, findFullNames(text));
  if (full !== null) {
    return full;
  }
  for (const sign of SIGNS) {
    const short = chooseFinding(text, [...findShortNames(text, sign), ...findCorrected(text)]);
    if (short !== null) {
      return short;
    }
  }
  return chooseFinding(text, findEnglishFirms(original)) ?? chooseFinding(text, findCorrected(text));
}

function findShortNames(text: string, { pattern, isName }: Sign): Finding[] {
  return findGroups(text, pattern).filter((one) => {
    const name = text.slice(one.start, one.end);
    return isOwn(text, one) && isName(name) && !isPersonOfPost(name);
  });
}

/** 不是甬北压铸,是甬南压铸; 公司名写错了,应该是甬东压铸. */
function findCorrected(text: string): Finding[] {
  return findGroups(text, new RegExp(`(?:是|叫|为|成|:) ?(${SHORT_NAME})(?=$|[^\\p{L}]|的)`, "dgu")).filter((one) => {
    const before = textBefore(text, one.start, 24);
    const isMended =
      isCorrected(text, one.start) || /(?:不是|更正|写错|说错|搞错)[^。;!?\n]{1,18}(?:是|叫|成) ?$/u.test(before);
    return isMended && !/不是 ?$/u.test(before) && isPlainFirmName(text.slice(one.start, one.end));
  });
}

/** Full names without what leads to them; 我们公司 and 模具厂 are none. */
function findFullNames(text: string): Finding[] {
  return [...text.matchAll(FULL)].flatMap((match) => {
    const lead = LEAD.exec(match[0])?.[0] ?? "";
    const name = match[0].slice(lead.length);
    const found = { start: match.index + lead.length, end: match.index + match[0].length, value: null };
    const core = name.replace(new RegExp(`${FULL_END}$`, "u"), "");
    const isSpoken = /^(?:哎|呀|喂|嗯|哦|啊|唉)/u.test(name);
    const isLegal = /有限|股份|总公司|分公司/u.test(name);
    const isNamed =
      !isSpoken &&
      core.length >= 2 &&
      (isLegal ? core.length >= 4 || isFirmName(core) : isFirmName(core) && isShortFull(text, found));
    return isNamed && isOwn(text, found) ? [found] : [];
  });
}

const LEAD = new RegExp(
  `^(?:.*${SELF}|.*(?:(?:改|换|变更|更正|更名|写|填)(?:成|为)|是|叫|做的|我们|咱们|(?:单位|企业|公司)(?:名称?|全称)|联系|这边|的|了|给|跟|与|及))`,
  "u",
);

/** 恒达紧固件厂 at the head of a sentence, 我们是海天集团. */
function isShortFull(text: string, { start, end }: Finding): boolean {
  const [before, name] = [textBefore(text, start, 16), text.slice(start, end)];
  const isLed = new RegExp(`(?:${SELF}|${HEAD})[叫是]?$`, "u").test(before);
  const isOurs = /(?:我们|咱们|我[是司]|来自|代表|这里|这边)$/u.test(before) && OUR_COMPANY.test(name);
  return isOurs || (isLed && new RegExp(`^(?:${SHORT_NAME}|${"[^的了是在有不]"}{2,4}(?:集团|公司))$`, "u").test(name));
}

/** 我们瑾晟公司, not 我们子公司. */
const OUR_COMPANY = /^(?![小大老新母子分总外内兄关整自本全这那两几])[^的了是在有不]{2,4}公司$/u;

function isOwn(text: string, { start, end }: Finding): boolean {
  const before = textBefore(text, start, 14);
  const isTheirs = OTHERS.test(before) || isOthers(text, { start, end });
  return (OWN_LEAD.test(before) || !isTheirs) && !OTHERS_BEHIND.test(text.slice(end, end + 8));
}
