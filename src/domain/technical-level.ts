/** Levels and multiples that goals are named by: codes of standards (Z4, V0, P5, IP67) and words (翻倍, 减半, halve). */
import { type Finding, findGroups, textBefore } from "./finding.ts";

const CODE =
  "(?:(?:ul ?-?94 ?-?)?v-?[0125][ab]?|5v[ab]|z[1-4]|vb?[1-4]|p[024-6](?:级)|p[245]|abec-?[1-9]|ipx?\\d{1,2}k?|ipx\\d|g\\d{1,2}(?:\\.\\d)?级|asil[- ]?[abcd]|sil ?[1-4]|sa ?[0-3](?:\\.5)?级?|it\\d{1,2}|d[1-9]级|c[0-9]级?|b[1-3]级|a[12]?级|iso ?[1-9]级|class ?(?:10{0,5}|[a-h])|[一二三四五六]级(?!市场)|[a-f]级|[a-f][0-4]级|[0-5]b(?![a-z])|cat\\.? ?[5-8]a?|trl ?\\d|e[0-2]级|enf级?|(?:超)?一级能效|欧[五六]|国[六七]|ie[1-6]|euro ?[5-7])";
/** What must lead to a code: a wish. */
const LEAD =
  "(?:(?:要求?|想要?|需要?|得|须|必须|希望|目标|争取|应|能|求|够|算)(?:是|为|有|在|能|会|过|到|达到?|做到|满足|通过|符合|提到|升到|提高到|稳定在|上|用){0,2}|(?:达到|做到|满足|符合|通过|提到|升到|升级到|提高到|提升到|不低于|上到|到得了|达不到|做不到|到不了|过不了|够不着|to|reach|meet|pass|achieve|need|require[sd]?|target(?: is)?|at least))(?:[^,。;!?\\n\\d]{0,6})[ :]{0,2}";
const LEVEL = new RegExp(`${LEAD}(?<![a-z\\d])(${CODE})(?![a-z\\d.]|度|以[上内下]?\\d)`, "dgu");
/** B1级过不了: what a thing fails is what it is to pass. */
const FAILED = new RegExp(
  `(?<![a-z\\d])(${CODE})(?=(?:[都也还]|一直|就是|老是|总)?(?:过不了|达不到|做不到|不过(?!$)|没过|上不去|通不过|不达标))`,
  "dgu",
);

const TIMES =
  "(?:再|再次|至少|起码|直接|能|要|给|一下|都|各|个|整个|大约|差不多)*(?:[翻番][一两二三四五]?[个]?[倍番翻]|[翻番]它?[一两三]?倍|翻倍|翻番|加倍|增加?[一两三]倍|提[高升](?:[一两三]倍|一半)|(?:延|加)长[一两三]倍|快[一两三]倍|长[一两三]倍|多[一两三]倍|减[半少量]?一?半|减掉?一半|减量(?:一半|[一两三四五六七八九]成)|[减降少](?:掉|到|去)?[一两三四五六七八九]成|减半|对半[砍减降]?|砍(?:掉|到|去)?一?半|[降省少缩](?:低|短|减|掉|到|去|小)?(?:(?:现在|原来|目前)的?)?一半|(?:缩|降|减)(?:短|小|低|少)?到?(?:三|四)分之一)";
const HALVE =
  "(?:halv(?:e|ing)|doubl(?:e|ing)|tripl(?:e|ing)|(?:cut|reduce|bring|slash)[^,.;\\d]{0,24}(?:in|by) half)(?: (?:the |our )?[a-z]{2,12}(?: [a-z]{2,10})?)?";
const MULTIPLE = new RegExp(`(${TIMES}|${HALVE})`, "dgu");
/** What grows or shrinks there is no goal: what a thing costs, how long it takes to come. */
const NO_GOAL =
  /(?:价格?|报价|单价|成本|运费|关税|交期|货期|订单|销量|产值|营收|工资|人工费|投诉|退货|故障|不良|报废|废品|损耗|衰减|阻力)[^,。;!?\n]{0,3}(?:[又也还]|就|都|已经|直接|一下子|年|差不多|了|涨|升|上涨|增加)$/u;
const WANTED =
  /想|要|希望|目标|需|争取|最好|能不能|能否|有没有|力争|打算|计划|求|必须|应|可以|指望|盼|期望|能让|让|want|need|target|goal|must|should|hope|looking|aim|like|try|plan/u;
const HAPPENED = /^(?:了|过|的(?:价|时候)|多了?|还)/u;

/** The levels that a wish leads to. */
export function findLevels(text: string): Finding[] {
  return [...findGroups(text, LEVEL), ...findGroups(text, FAILED)].filter(
    ({ start }) =>
      !/(?:现在|目前|只有|才|原来|只能|勉强|本来|以前|大概)[^,。;!?\n]{0,8}$/u.test(textBefore(text, start, 14)),
  );
}

/** The multiples wanted: 翻倍, 减半; of a measure, never of a price or a complaint. */
export function findMultiples(text: string): Finding[] {
  return findGroups(text, MULTIPLE).filter(({ start, end }) => {
    const before = textBefore(text, start, 20).replace(/^.*[。;!?\n]/su, "");
    const isWanted =
      WANTED.test(before) ||
      WANTED.test(text.slice(start, start + 3)) ||
      /^(?:以上|就行|就好|才行|最好|即可|,|。|!|$| )/u.test(text.slice(end));
    return isWanted && !NO_GOAL.test(before) && !HAPPENED.test(text.slice(end, end + 3)) && !/(?:涨|升)$/u.test(before);
  });
}
