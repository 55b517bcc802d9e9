/** Finds the country and maker a thing is imported from; not the firm's own origin nor its export market. */
import { type Finding, textBefore } from "./finding.ts";

const COUNTRIES =
  "德国|日本|美国|瑞士|法国|英国|意大利|奥地利|韩国|荷兰|瑞典|丹麦|芬兰|挪威|比利时|西班牙|葡萄牙|爱尔兰|以色列|加拿大|澳大利亚|澳洲|新西兰|俄罗斯|乌克兰|捷克|波兰|匈牙利|土耳其|印度尼西亚|印尼|印度|新加坡|马来西亚|泰国|越南|菲律宾|巴西|墨西哥|智利|南非|卢森堡|列支敦士登|斯洛文尼亚|斯洛伐克|罗马尼亚|白俄罗斯|台湾|香港|欧洲|北美|欧美|日韩|东南亚|中东|沙特";
const LATIN =
  "germany|german|japan(?:ese)?|the united states|united states|u\\.s\\.a?\\.?|usa|american?|switzerland|swiss|france|french|united kingdom|uk|britain|british|england|italy|italian|austrian?|korean?|netherlands|dutch|sweden|swedish|denmark|danish|finland|finnish|norway|belgium|belgian|spain|spanish|israeli?|canada|canadian|australian?|russian?|taiwan(?:ese)?|europe(?:an)?|indian?|singapore";
const SHORT = "(?:德|日|美|法|英|意|韩|瑞|欧)(?=系|国货|产的|货)|[德日美]企(?=独供|独家)";
const PLACE = new RegExp(`${COUNTRIES}|${SHORT}|(?<![a-z])(?:${LATIN})(?![a-z])`, "gu");

const MAKERS =
  "安川|发那科|三菱|西门子|博世|力士乐|倍福|库卡|海德汉|基恩士|欧姆龙|松下|东丽|信越|住友|京瓷|舍弗勒|铁姆肯|巴斯夫|拜耳|科思创|杜邦|陶氏|霍尼韦尔|艾默生|英飞凌|意法(?:半导体)?|恩智浦|瑞萨|村田|阿斯麦|赫斯基|恩格尔|克劳斯玛菲|阿博格|布勒|德州仪器|亚德诺|安森美|罗姆|东芝|日立|富士|丰田|帝人|旭化成|三井|三星|乐金|施耐德|丹佛斯|菲尼克斯|魏德米勒|费斯托|派克|阿法拉伐|道康宁|宝理|百禄|一胜百|上银|戈尔|威格斯|兰精|索尔维|阿科玛|赢创|朗盛|瓦克|科德宝|特瑞堡|斯凯孚|恩斯克|达索|欧特克|安西斯";
const MAKER = new RegExp(
  `^(?:(?!进口|原装|生产|制造|供应|厂|客户|品牌|牌子|独|垄断|那边|货|产|企业|公司|专家|工程师)\\p{Script=Han}{2,4}(?=的(?:$|[,。;!? ])|买)|的?(?:某(?:家|公司|厂)?|(?:一|那|这)家(?:公司|厂家?|企业)?|厂家|厂商|原厂|公司)|的?(?:${MAKERS})(?:公司)?| ?[a-z][a-z0-9&-]{1,14}(?![a-z])(?=[^a-z]|$)(?! (?:is|are|and|but|has|have|for|to|by|with|supplier|maker)))`,
  "u",
);
const MAKER_ALONE = new RegExp(
  `(?:${MAKERS})(?:公司)?|(?<![a-z])(?:skf|nsk|fag|basf|3m|ansys|fanuc|siemens|bosch|rexroth|dupont|lenzing|victrex|abb|thk|tdk)(?![a-z])`,
  "gu",
);

const IMPORTED =
  /进口|独供|独家|断供|断货|限供|限量|禁运|管制|不卖|停供|停止供|供货|供应|供的|厂家|厂商|原装|原厂|货源|买|采购|垄断|卡(?:着|住|脖|我)|品牌|牌子|产的|来的|订的|依赖|全靠|靠|替代|国产|发货|交期|涨价|imported?s?|supplier|vendor|sourced?|\bbuy|\bbought|depend|made in|purchase|(?<!(?:we are|we're|i'm|am|customers?) )\bfrom\b/u;
const DIRECT = /(?:用的?(?:都|全)?(?:是|为)?|是|从|由|靠|找|只有|买|进口|依赖|from|in)[ :,]{0,2}$/u;
/** The firm's own origin, its market, its partners. */
const NO_SOURCE_BEHIND =
  /^(?:独资|合资|资|客户|市场|老外|订单|展会?|参展|专家|工程师|的?(?:大学|专家|工程师|客户|技术人员|团队)|留学|回来|标准|认证|法规|总部|那边的?(?:客户|订单)|口味|人|-?invested|-?owned|-?funded| (?:customers?|market|engineers?|experts?|standards?|invested|owned|funded|headquarters|clients?))/u;
const NO_SOURCE_BEFORE =
  /(?:出口(?:到|至|给)?|卖到|卖给|销往|销到|发往|发到|外销|海外市场|客户[是在]?|export(?:ed|s|ing)? to|sell(?:s|ing)? to|sold to|ship(?:ped)? to|去|飞|对标|派人|访问|考察|贸易战|中)[^,。;!?\n]{0,6}$/u;
const PEOPLE = /工程师|专家|客户|签证|护照|留学|参展|外教|教授/u;

/** The country, with the maker where it stands at it (瑞士某公司); else a foreign maker's name. */
export function findImportSource(text: string): Finding | null {
  for (const place of findPlaces(text)) {
    if (isSource(text, place)) {
      return withMaker(text, place);
    }
  }
  const maker = [...text.matchAll(MAKER_ALONE)].map(toPlace).find((place) => isSource(text, place));
  return maker ?? null;
}

/** A country or maker that an answer names, for the question after the source. */
export function findPlace(text: string): Finding | null {
  const [place] = findPlaces(text);
  const [maker] = [...text.matchAll(MAKER_ALONE)].map(toPlace);
  return place === undefined ? (maker ?? null) : withMaker(text, place);
}

function findPlaces(text: string): Finding[] {
  return [...text.matchAll(PLACE)].map(toPlace);
}

function toPlace(match: RegExpExecArray): Finding {
  return { start: match.index, end: match.index + match[0].length, value: null };
}

function withMaker(text: string, { start, end }: Finding): Finding {
  return { start, end: end + (MAKER.exec(text.slice(end, end + 20))?.[0].length ?? 0), value: null };
}

function isSource(text: string, { start, end }: Finding): boolean {
  const before = textBefore(text, start, 24).replace(/^.*[。;!?\n]/su, "");
  const after = text.slice(end, end + 24).replace(/[。;!?\n].*$/su, "");
  if (NO_SOURCE_BEHIND.test(text.slice(end, end + 14)) || NO_SOURCE_BEFORE.test(before)) {
    return false;
  }
  const isBare = DIRECT.test(before) || /^(?:的(?!$)|货|产)/u.test(after) || /^的?$/u.test(after.trim());
  return IMPORTED.test(before + after) || (isBare && !PEOPLE.test(before + after));
}
