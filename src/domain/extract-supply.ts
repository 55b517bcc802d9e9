/** Finds where a thing is imported from, whether its supply is at risk and whether there is a domestic substitute. */
import { clauseAfter, type Finding, textBefore } from "./finding.ts";

const COUNTRIES =
  "德国|日本|美国|瑞士|法国|英国|意大利|奥地利|韩国|荷兰|瑞典|丹麦|芬兰|挪威|比利时|西班牙|葡萄牙|爱尔兰|以色列|加拿大|澳大利亚|澳洲|新西兰|俄罗斯|乌克兰|捷克|波兰|匈牙利|土耳其|印度尼西亚|印尼|印度|新加坡|马来西亚|泰国|越南|菲律宾|巴西|墨西哥|智利|南非|卢森堡|列支敦士登|斯洛文尼亚|斯洛伐克|罗马尼亚|白俄罗斯|台湾|香港|欧洲|北美|欧美|日韩|东南亚|中东|沙特";
const LATIN =
  "germany|german|japan(?:ese)?|united states|u\\.s\\.a?\\.?|usa|american?|switzerland|swiss|france|french|united kingdom|uk|britain|british|england|italy|italian|austrian?|korean?|netherlands|dutch|sweden|swedish|denmark|danish|finland|finnish|norway|belgium|belgian|spain|spanish|israeli?|canada|canadian|australian?|russian?|taiwan(?:ese)?|europe(?:an)?|indian?|singapore";
const SHORT = "(?:德|日|美|法|英|意|韩|瑞)(?=系|国货|产的|企独供)";
const PLACE = new RegExp(`${COUNTRIES}|${SHORT}|(?<![a-z])(?:${LATIN})(?![a-z])`, "gu");

const IMPORTED =
  /进口|独供|独家|断供|断货|限供|禁运|管制|不卖|停供|停止供|供货|供应|厂家|厂商|原装|货|买|采购|垄断|卡(?:着|住|脖|我)|品牌|牌子|公司|企业|产的|来的|订的|供的|依赖|全靠|替代|国产|发货|交期|imported|imports?|supplier|sole|vendor|made|sourced?|buy|depend/u;
/** The firm's own origin, its market, its partner or a place of travel. */
const NO_SOURCE_BEHIND =
  /^(?:独资|合资|资|客户|市场|老外|订单|展会|专家|工程师|的?大学|留学|回来|标准|认证|法规|总部|那边的?(?:客户|订单)|口味|人|-?invested|-?owned|-?funded| customers?| market| engineers?| experts?| standards?| invested| owned| headquarters)/u;
const NO_SOURCE_BEFORE =
  /(?:出口到?|卖到|销往|销到|发往|发到|外销|出口的?|海外市场|export(?:ed|s|ing)? to|sell to|sold to|去|到|飞|对标)[^,。;!?\n]{0,8}$/u;
const MAKER = /^(?:的?(?:某(?:家|公司|厂)?|一家(?:公司|厂家?)?|那家|厂家|厂商|原厂|公司))/u;

/** The country, with the maker where it stands at it (瑞士某公司). */
export function findImportSource(text: string): Finding | null {
  for (const match of text.matchAll(PLACE)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const around = `${textBefore(text, start, 24).replace(/^.*[。;!?\n]/su, "")}${text.slice(end, end + 24).replace(/[。;!?\n].*$/su, "")}`;
    const isSource = IMPORTED.test(around) || /^(?:的|\.|$)/u.test(clauseAfter(text, end));
    if (
      isSource &&
      !NO_SOURCE_BEHIND.test(text.slice(end, end + 14)) &&
      !NO_SOURCE_BEFORE.test(textBefore(text, start, 18))
    ) {
      const maker = MAKER.exec(text.slice(end, end + 8))?.[0] ?? "";
      return { start, end: end + maker.length, value: text.slice(start, end) };
    }
  }
  return null;
}

/** A country that an answer names, for the question after the source. */
export function findPlace(text: string): Finding | null {
  const match = text.matchAll(PLACE).next().value;
  return match === undefined ? null : { start: match.index, end: match.index + match[0].length, value: match[0] };
}

type Rule = readonly [value: string, pattern: RegExp];

const RISKS: readonly Rule[] = [
  [
    "无",
    /没有?(?:断供|限供)(?:的?(?:风险|情况|问题|迹象))?|(?:供应|供货|货源)(?:一直|目前|还|都|比较|很|挺)?(?:稳定|正常|没问题|充足)|不会断供|没断过|no supply risk|supply is (?:stable|fine)/u,
  ],
  [
    "传言",
    /(?:听说|传闻|传言|据说|有消息|风声|可能|恐怕|怕是|担心|说是)(?:他们|对方|明年|以后|今后|下半年|马上|也|快|很快)?(?:会|要|将)?(?:被)?(?:断供|限供|禁运|限|断货|停供|断|管制|不卖|停)(?:了|给我们)?|rumou?r[^,.]{0,20}/u,
  ],
  [
    "已断",
    /(?:已经?|现在|被|都|彻底|突然|全面)[^,。;!?\n]{0,6}(?:断供|断货|停供|禁运|停止供[货应]|不供货?|不卖)(?:了|给我们)?|断供了|断货了|停供了|不卖(?:给)?(?:我们|中国|国内)?了|断了货|(?:不|停止)发货|供不上了|(?:cut off|stopped (?:supplying|shipping|selling)|no longer (?:sell|ship|suppl)\w*|embargo(?:ed)?|banned)/u,
  ],
  [
    "限供",
    /限供|限量供|限购|配额|(?:进了|列入|列进|上了|被列)[^,。;!?\n]{0,6}(?:管制)?(?:清单|名单)|出口管制|管制清单|实体清单|许可证(?:批不下来|办不下来|卡|难批|不批)|限制(?:出口|供应|供货)|(?:export controls?|restricted|entity list|allocation|limited supply|licen[cs]e (?:denied|refused))|禁运|断供|停供|不卖给?(?:我们|中国|国内)/u,
  ],
];

const SUBSTITUTES: readonly Rule[] = [
  [
    "不清楚",
    /(?:国内|国产)?(?:有没有)?(?:替代)[^,。;!?\n]{0,6}(?:不知道|不清楚|不了解|说不准|没了解)|(?:不知道|不清楚|不了解)[^,。;!?\n]{0,6}(?:国内|国产|替代)[^,。;!?\n]{0,6}/u,
  ],
  [
    "有但不达标",
    /(?:国产|国内)(?:的)?[^,。;!?\n]{0,10}(?:不达标|不行|达不到|不稳定|不合格|过不了|不耐|寿命短|精度不够|差|不过关|就花|不好用|用不住|不够|没法用|不匹配|跟不上|易)|(?:chinese|domestic|local)[^,.]{0,30}(?:not good enough|fail|can't|cannot|don't|doesn't|below)/u,
  ],
  [
    "没有",
    /(?:国内|国产)(?:的)?(?:目前|还|都|市场|暂时)?(?:没有?(?:替代|能用的?|人做|厂家|哪家|这种|一家|同类|找到|得|能替代的)?|找不到|买不到|做不了|空白|还没找到[^,。;!?\n]{0,10}|无(?:替代|法替代|人能做))|没有?(?:国产|国内)(?:替代|货|的)?|无(?:国产|国内)替代|no (?:chinese|domestic|local) (?:substitute|alternative|supplier|replacement)/u,
  ],
  [
    "有",
    /(?:国内|国产)(?:的)?(?:已经|已|也|现在)?(?:有(?:替代|能用的|几家|厂家|人做|同类|了|一家)|能替代|可以替代|能做)|有(?:国产|国内)(?:替代|货|的|厂家)/u,
  ],
];

/** The supply risk: 已断, 限供, 传言 or 无. */
export function findSupplyRisk(text: string): Finding | null {
  return findByRules(text, RISKS);
}

/** The domestic substitute: 有, 没有, 有但不达标 or 不清楚. */
export function findSubstitute(text: string): Finding | null {
  return findByRules(text, SUBSTITUTES);
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
