/** Finds whether a supply is at risk and whether there is a domestic substitute. */
import { type Finding, textBefore } from "./finding.ts";

type Rule = readonly [value: string, pattern: RegExp];

const CUT = "断供|断货|停供|禁运|停止(?:给我们?|向我们?|对我们?)?(?:供[货应]|出口|发货)|断了货|断掉供应";
const LIMITED =
  "限供|限量供|限量|限购|限制(?:出口|供应|供货|发货)|配额|出口管制|管制清单|实体清单|(?:进了|列入|列进|上了|被列)[^,。;!?\\n]{0,6}(?:清单|名单)|(?:出口)?许可证?(?:还|一直|老|总)?(?:批不下来|办不下来|卡|难批|不批|没批|拿不到)";

const RISKS: readonly Rule[] = [
  [
    "无",
    /没有?听(?:说|过)过?(?:要|会|有)?[^,。;!?\n]{0,4}(?:断|限|停)[供货]|(?<!有)没有?(?:任何|什么)?(?:断供|限供|供应)(?:的)?(?:风险|情况|问题|迹象|这回事)|(?<!有)没有?(?:被)?(?:断供|限供|断货|停供)|没断(?=$|[,。;!? 货])|(?:供应|供货|货源)(?:一直|目前|还|都|比较|很|挺|倒是|倒)?(?:稳定|正常|没问题|充足)|(?<!会)不会断供|(?:从来)?没断过|不存在断供|no supply risk|supply is (?:stable|fine)/u,
  ],
  [
    "传言",
    /(?:听说|传闻|传言|据说|风声|有消息说|(?<!不)可能|恐怕|说是|传出|有传)[^。;!?\n]{0,10}?(?:断供|限|断货|停供|断|管制|不卖|禁运|停)(?:供|了|给我们|制出口|制)?|rumou?r[^,.;]{0,30}|might (?:be )?(?:cut|stop|restrict)\w*/u,
  ],
  [
    "已断",
    new RegExp(
      `(?:已经?|现在|被|都|彻底|突然|全面|上个?月|去年|年初)[^,。;!?\\n]{0,6}(?:${CUT}|不供货?|不卖)(?:了|给我们)?|(?:${CUT})(?:已经|了)|不卖(?:给)?(?:我们|中国|国内|大陆)?了|不发货|停止发货|供不上了?|不供货?了|买不到货?了|(?:has been |have been |was |were )?cut off|stopped (?:supplying|shipping|selling)[^,.;]{0,16}|shipments? (?:have |has |were |was )?(?:been )?(?:stopped|suspended|halted)|no longer (?:sells?|ships?|suppl(?:y|ies))[^,.;]{0,12}|embargo(?:ed)?|banned`,
      "u",
    ),
  ],
  [
    "限供",
    new RegExp(
      `${LIMITED}|${CUT}|不再?(?:给|向|对)(?:我们|国内|中国)?供货?|不卖给?(?:我们|中国|国内|大陆)|export controls?|restricted|entity list|on allocation|limited supply|licen[cs]e (?:was |is |has been )?(?:denied|refused|rejected|pending)`,
      "u",
    ),
  ],
];
/** A question, a fear, a supposition. */
const OPEN = /(?:会不会|有没有|是否|是不是|怕|担心|万一|如果|一旦|要是|防止|避免|以防|不|没有?)[^,。;!?\n]{0,6}$/u;
const OPEN_BEHIND = /^[^,。;!?\n]{0,4}(?:说不准|不好说|不知道|不清楚|不确定|吗|没有|风险)/u;
/** What is announced is not yet so. */
const FUTURE = /(?:下个?月|下个?季度|明年|下半年|年底|以后|今后|即将|马上|将)[^,。;!?\n]{0,4}$/u;

const QUALITY =
  "不达标|达不到|不稳定|不合格|过不了|不耐|寿命[^,。;!?\\n]{0,3}(?:短|不够|差)|精度[^,。;!?\\n]{0,4}(?:不够|差|低|不行)|性能[^,。;!?\\n]{0,3}(?:差|不够|不行)|一致性差|质量[^,。;!?\\n]{0,3}(?:差|不行)|差一?[截点些]|不过关|不行|就[^,。;!?\\n要找好]{1,4}|不好用|用不住|不够|没法用|不匹配|跟不上|用不了|超标|不能用|差点意思|差[^,。;!?\\n]{0,2}\\d|没法比|不灵|老[坏漏断裂]|易[^,。;!?\\n]{1,4}";
const SUBSTITUTES: readonly Rule[] = [
  [
    "不清楚",
    /(?:国内|国产)[^,。;!?\n]{0,4}(?:替代)?[^,。;!?\n]{0,6}(?:不知道|不清楚|不了解|说不准|没了解|不确定)(?:有没有|有无)?|(?:不知道|不清楚|不了解|不确定)[^,。;!?\n]{0,6}(?:国内|国产|替代)[^,。;!?\n]{0,6}|not sure (?:if|whether)[^,.;]{0,24}(?:domestic|local|chinese)[^,.;]{0,12}/u,
  ],
  [
    "有但不达标",
    new RegExp(
      `(?:国产|国内)(?:的|货|替代|产品|料|厂家|牌子)*(?:[^,。;!?\\n]{0,10}|(?:试过|用过|也有|有|换过|试了)[^。;!?\\n]{0,12})(?:${QUALITY})|(?:国产|国内)[^。;!?\\n]{0,6}(?:送|试|测|换|用|找)[^。;!?\\n]{0,24}(?:${QUALITY}|都不(?!错))|(?:chinese|domestic|local) (?:ones?|products?|alternatives?|substitutes?|parts?|suppliers?|versions?)[^,.;]{0,30}(?:not good enough|fail|can't|cannot|don't|doesn't|below|too|poor|unstable)\\w*`,
      "u",
    ),
  ],
  [
    "没有",
    /(?:国内|国产)[^,。;!?\n]{0,4}(?:找|问|打听)[^,。;!?\n]{0,12}没有?(?:能用|合适|找到|现成)的?|(?:国内|国产)(?:的)?(?:目前|还|都|市场|暂时|根本|基本)?(?<!有)(?:没有?(?:替代|能用的?|能做的?|人做|厂家|哪家|这种|一家|同类|找到|得|合适的?|现成的?)?|找不到|买不到|做不了|做不出来?|空白|无(?:替代|法替代|人能做|同类))[^,。;!?\n]{0,10}|(?<!有)没有?(?:国产|国内)(?:的)?(?:替代|货|厂家)?|无(?:国产|国内)替代|(?:国产|国内)替代(?:品)?(?:还|也|都)?(?<!有)没有|no (?:chinese|domestic|local) (?:[a-z]{3,14} )?(?:substitute|alternative|supplier|replacement|maker|source|part|brand|product|tool)\w*/u,
  ],
  [
    "有",
    /(?:国内|国产)(?:的|替代)?(?:已经|已|也|现在|倒是)?(?:有(?!没|但|无)(?:替代|能用的|好?几家|厂家|人做|同类|了|一家|的)?|能替代|可以替代|能做(?!的?[吗么?])|做得了)|(?<!没)有(?:国产|国内)(?:替代|货|的|厂家)/u,
  ],
];
const ASKING = /(?:有没有|有无|能不能|是否|哪家|哪个)[^,。;!?\n]{0,6}$/u;

/** The supply risk: 已断, 限供, 传言 or 无. */
export function findSupplyRisk(text: string): Finding | null {
  const found = findByRules(text, RISKS);
  if (found === null) {
    return null;
  }
  const before = textBefore(text, found.start, 10);
  if (found.value !== "无" && (OPEN.test(before) || OPEN_BEHIND.test(text.slice(found.end, found.end + 10)))) {
    return null;
  }
  const isAnnounced = found.value === "已断" && (FUTURE.test(before) || /起 ?$/u.test(before));
  return isAnnounced ? { ...found, value: "限供" } : found;
}

/** The domestic substitute: 有, 没有, 有但不达标 or 不清楚. */
export function findSubstitute(text: string): Finding | null {
  const found = findByRules(text, SUBSTITUTES);
  const isAsked =
    found !== null &&
    found.value !== "不清楚" &&
    (ASKING.test(textBefore(text, found.start, 8)) ||
      /^[^,。;!\n]{0,6}(?:吗|么|\?|没有$)/u.test(text.slice(found.end, found.end + 8)));
  return isAsked ? null : found;
}

const RISK_ANSWERS: readonly Rule[] = [
  ["传言", /^[^\p{L}]*(?:听说|传闻|据说|可能|传|说要|好像|maybe|rumou?r)/u],
  ["无", /^[^\p{L}]*(?:目前|暂时|现在|还|倒)?(?:没有?(?:断|限)?|无|正常|稳定|不会|没问题|no\b|none)/u],
  ["已断", /(?:已经)?断了|已断|(?:已经)?停了|断供了?|已经断|不供了|stopped|cut off/u],
  ["限供", /限|管制|配额|难买|许可|restricted|limited/u],
];
const SUBSTITUTE_ANSWERS: readonly Rule[] = [
  ["不清楚", /不清楚|不知道|没了解|不了解|不确定|说不准|not sure|don't know|unknown|no idea/u],
  ["有但不达标", new RegExp(`^[^\\p{L}]*有[^。;\\n]{0,8}(?:但|不过|可是|就是|${QUALITY})`, "u")],
  ["没有", /^[^\p{L}]*(?:目前|暂时|现在|还|国内)?(?:没有?|无|找不到|no\b|none)/u],
  ["有", /^[^\p{L}]*(?:有|yes)/u],
];

/** A bare answer to the question after the risk. */
export function findRiskAnswer(text: string): Finding | null {
  return /不清楚|不知道|说不准/u.test(text) ? null : findByRules(text, RISK_ANSWERS);
}

/** A bare answer to the question after the substitute. */
export function findSubstituteAnswer(text: string): Finding | null {
  return findByRules(text, SUBSTITUTE_ANSWERS);
}

function findByRules(text: string, rules: readonly Rule[]): Finding | null {
  for (const [value, pattern] of rules) {
    const match = pattern.exec(text);
    if (match !== null) {
      return { start: match.index, end: match.index + match[0].length, value };
    }
  }
  return null;
}
