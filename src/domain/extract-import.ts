/** Finds the country and maker a thing is imported from; not the firm's own origin nor its export market. */
import { type Finding, isDenied, textBefore } from "./finding.ts";
import { foldText } from "./fold-text.ts";

const COUNTRIES =
  "德国|日本|美国|瑞士|法国|英国|意大利|奥地利|韩国|荷兰|瑞典|丹麦|芬兰|挪威|比利时|西班牙|葡萄牙|爱尔兰|以色列|加拿大|澳大利亚|澳洲|新西兰|俄罗斯|乌克兰|捷克|波兰|匈牙利|土耳其|印度尼西亚|印尼|印度|新加坡|马来西亚|泰国|越南|菲律宾|巴西|墨西哥|智利|南非|卢森堡|列支敦士登|斯洛文尼亚|斯洛伐克|罗马尼亚|白俄罗斯|台湾|香港|欧洲|北美|欧美|日韩|东南亚|中东|沙特";
const LATIN =
  "germany|german|japan(?:ese)?|the united states|united states|u\\.s\\.a?\\.?|usa|american?|switzerland|swiss|france|french|united kingdom|uk|britain|british|england|italy|italian|austrian?|korean?|netherlands|dutch|sweden|swedish|denmark|danish|finland|finnish|norway|belgium|belgian|spain|spanish|israeli?|canada|canadian|australian?|russian?|taiwan(?:ese)?|europe(?:an)?|indian?|singapore|malaysian?|thai(?:land)?|czech|polish|poland|hungar(?:y|ian)|turk(?:ey|ish)|brazil(?:ian)?|mexic(?:o|an)|us(?=[ -](?:made|origin|supplier|company|vendor|maker|brand|source|firm)|$|[,.])";
const SHORT =
  "(?:德|日|美|法|英|意|韩|瑞|欧|台|俄|以)(?=系(?!统|列|数)|国货|产(?:的|货|原装|件)|货(?!币|款|源))|(?<=[用买要是换])(?:德|日|美|法|英|意|韩|瑞)(?=产)|[德日美]企(?=独供|独家)";
const PLACE = new RegExp(`${COUNTRIES}|${SHORT}|(?<![a-z])(?:${LATIN})(?![a-z])`, "gu");

const MAKERS =
  "安川|多摩川|三协|雅马哈|川崎|那智|史陶比尔|万可|皮尔磁|图尔克|欧地希|伊萨|福尼斯|肯比|林肯电气|米勒|发那科|三菱(?:化学|电机|重工|材料)?|西门子|博世(?:力士乐)?|力士乐|倍福|库卡|海德汉|雷尼绍|基恩士|欧姆龙|松下|东丽|信越|住友(?:电工|化学)?|京瓷|舍弗勒|铁姆肯|巴斯夫|拜耳|科思创|杜邦|陶氏|霍尼韦尔|艾默生|英飞凌|意法(?:半导体)?|恩智浦|瑞萨|村田|阿斯麦|赫斯基|恩格尔|克劳斯玛菲|阿博格|德马格|布勒|德州仪器|亚德诺|安森美|赛灵思|阿尔特拉|高通|博通|英特尔|英伟达|美光|罗姆|东芝|日立(?:金属)?|富士(?:胶片|电机)?|丰田|帝人|旭化成|三井(?:化学)?|三星|乐金|施耐德|罗克韦尔|丹佛斯|菲尼克斯|魏德米勒|费斯托|派克|伊顿|穆格|阿法拉伐|道康宁|宝理|可乐丽|积水|吴羽|大金|电气化学|东曹|东洋|日东(?:电工)?|日亚|爱普生|佳能|尼康|奥林巴斯|索尼|岛津|安捷伦|赛默飞|沃特世|珀金埃尔默|蔡司|徕卡|肖特|康宁|默克|赛多利斯|颇尔|密理博|百禄|一胜百|上银|戈尔|威格斯|兰精|索尔维|阿科玛|赢创|朗盛|瓦克|迈图|科德宝|特瑞堡|斯凯孚|恩斯克|恩梯恩|捷太格特|不二越|纳博特斯克|哈默纳科|山特维克|肯纳|伊斯卡|瓦尔特|玛帕|欧士机|牧野|马扎克|德玛吉|大隈|沙迪克|阿奇夏米尔|通快|相干|罗芬|康耐视|巴斯勒|倍加福|图尔克|劳易测|西克|易福门|横河|恩德斯豪斯|科隆|福斯|苏尔寿|格兰富|威乐|凯士比|滨特尔|阿特拉斯|英格索兰|开利|比泽尔|谷轮|飞利浦|万睿视|瓦里安|通用电气|美敦力|强生|史赛克|波士顿科学|雅培|罗氏|西诺德|卡尔史托斯|百特|费森尤斯|贝朗|泰尔茂|东洋纺|尼吉康|贵弥功|红宝石|太阳诱电|东电化|爱普科斯|泰科|安费诺|莫仕|矢崎|广濑|德尔福|大陆集团|采埃孚|麦格纳|法雷奥|电装|爱信|博格华纳|米其林|普利司通|固特异|多玛|百乐(?:笔)?|三福|樱花|迈柯唯|圣戈班|摩根|西格里|东海碳素|揖斐电|赫氏|氰特|亨斯迈|亨斯曼|汉高|乐泰|伊士曼|英威达|沙伯|沙比克|利安德|埃克森美孚?|壳牌|道达尔|嘉实多|福斯润滑|克鲁勃|路博润|雅富顿|庄信万丰|优美科|格雷斯|托普索|鲁奇|林德|空气产品|液化空气|达索|欧特克|安西斯|新思|铿腾|明导|参数技术|海克斯康|卡尔迈耶|迈耶西|岛精|斯托尔|欧瑞康|立达|特吕茨勒|青泽|村田机械|萨维奥|格罗茨|胜家|飞马|海德堡|曼罗兰|小森|博斯特|利乐|克朗斯|西得乐|基伊埃|博世包装|布鲁克纳|莱芬豪舍|巴马格|科倍隆|巴顿菲尔|希勒";
const LATIN_MAKERS =
  "skf|nsk|ntn|koyo|fag|timken|basf|dsm|3m|ansys|comsol|abaqus|catia|solidworks|matlab|synopsys|cadence|fanuc|siemens|bosch|rexroth|dupont|dow|lenzing|victrex|abb|thk|tdk|hiwin|nachi|kuka|yaskawa|omron|keyence|cognex|basler|sick|ifm|festo|smc|parker|eaton|danfoss|moog|beckhoff|heidenhain|renishaw|harmonic drive|nabtesco|infineon|stmicro(?:electronics)?|nxp|renesas|murata|kyocera|rohm|toshiba|onsemi|adi|analog devices|ti(?=的|公司|$|[,。 ])|xilinx|altera|intel|nvidia|qualcomm|broadcom|micron(?= )|microchip|qorvo|skyworks|bruker|agilent|thermo ?fisher|waters|zeiss|leica|schott|corning|merck|sartorius|pall|millipore|cytiva|gore|toray|teijin|kuraray|solvay|arkema|evonik|lanxess|wacker|covestro|henkel|loctite|eastman|sabic|huntsman|hexcel|shin-?etsu|sumitomo|mitsubishi|hitachi|panasonic|sony|canon|nikon|philips|medtronic|varex|honeywell|emerson|rosemount|yokogawa|kistler|trumpf|ipg|sandvik|kennametal|iscar|husky|engel|arburg|kraussmaffei|alstom|schneider|rockwell|molex|amphenol|tyco|littelfuse|grundfos|sulzer|tesa|nitto|daikin|chemours|asahi kasei|bekaert|groz-beckert|stoll|shima seiki|karl mayer|oerlikon|heidelberg|tetra pak";
const MAKER = new RegExp(
  `^(?:(?!进口|原装|生产|制造|供应|厂|客户|品牌|牌子|独|垄断|那边|货|产|企业|公司|专家|工程师)\\p{Script=Han}{2,4}(?=的(?:$|[,。;!? ])|买)|的?(?:某(?:家|公司|厂)?|(?:一|那|这)家(?:公司|厂家?|企业)?|厂家|厂商|原厂|公司)|的?(?:${MAKERS})(?:公司)?| ?[a-z][a-z0-9&-]{1,14}(?![a-z])(?=[^a-z]|$)(?! (?:is|are|and|but|has|have|for|to|by|with|supplier|maker)))`,
  "u",
);
const MAKER_ALONE = new RegExp(`(?:${MAKERS})(?:公司)?|(?<![a-z])(?:${LATIN_MAKERS})(?![a-z])`, "gu");

const IMPORTED =
  /进口|独供|独家|断供|断货|限供|限量|禁运|管制|不卖|停供|停止供|供货|供应|供的|厂家|厂商|原装|原厂|货源|买|采购|垄断|卡(?:着|住|脖|我)|品牌|牌子|产的|来的|订的|依赖|全靠|靠|替代|国产|发货|交期|涨价|限购|[管禁]令|制裁|许可证|不给[续供卖]|不让[续买用]|断了|卡死|被[^,。;!?\n]{0,6}卡|寄回|[之那]款|国内[^,。;!?\n]{0,6}(?:没|谁|做)|拿货|进货|拿不到|进的|产(?:的|$|货)|涨了|[- ]made|[- ]origin|original|lead time|shipments?|shipping|licen[cs]e|local (?:supplier|alternative|parts?|sources?|substitutes?|replacements?|makers?|ones?|production)|domestic|replac(?:e|ing)|delivery|sole source|monopol|imported?s?|supplier|vendor|sourced?|\bbuy|\bbought|depend|made in|purchase|(?<!(?:we are|we're|i'm|am|customers?) )\bfrom\b/u;
const DIRECT = /(?:用的?(?:都|全)?(?:是|为)?|是|从|由|靠|找|只有|买|进口|依赖|from|in)[ :,]{0,2}$/u;
/** The firm's own origin, its market, its partners. */
const NO_SOURCE_BEHIND =
  /^(?:独资|合资|资|客户|市场|老外|订单|展会?|参展|专家|工程师|的?(?:大学|客户)|的?[^,。;!?\n]{0,5}(?:专家|工程师|技术人员|团队|教授|院士)|留学|回来|标准|的?(?:同类)?(?:产品)?的?水平|认证|法规|总部|那边的?(?:客户|订单)|口味|人|-?invested|-?owned|-?funded| (?:customers?|market|engineers?|experts?|standards?|invested|owned|funded|headquarters|clients?))/u;
const NO_SOURCE_BEFORE =
  /(?:优先(?:给|供|保)|出口(?:到|至|给)?|卖到|卖给|销往|销到|发往|发到|外销|海外市场|客户[是在]?|export(?:ed|s|ing)? to|sell(?:s|ing)? to|sold to|ship(?:ped)? to|去|飞|对标|派人|访问|考察|贸易战)[^,。;!?\n]{0,6}$|中$/u;
const PEOPLE = /工程师|专家|客户|签证|护照|留学|参展|外教|教授/u;

/** The country, with the maker where it stands at it (瑞士某公司); else a foreign maker's name. */
export function findImportSource(text: string): Finding | null {
  for (const place of findPlaces(text)) {
    if (isSource(text, place) && !isDenied(text, place.start)) {
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

/** Says no more than its country. */
const ANY_MAKER = /^的?(?:某?(?:家|公司|厂家?)|[一那这]家(?:公司|厂家?|企业)?|厂家|厂商|原厂|货|产的?)$/u;

/** Two mentions of one source: the country with its maker (德国（西门子）); the first where the second adds nothing to it. */
export function joinSources(known: string, said: string): string {
  const [first, second] = [foldText(known), foldText(said)];
  const [country, other] = [countryOf(first), countryOf(second)];
  if (first.includes(second) || (country !== null && other !== null && country !== other)) {
    return known;
  }
  if (country !== null && country === other) {
    return first === country && !ANY_MAKER.test(second.slice(country.length)) ? said : known;
  }
  const [place, maker] = country !== null ? [known, said] : [said, known];
  const isWhole = foldText(place) === (country ?? other);
  return !isWhole ? known : /\p{Script=Han}/u.test(place) ? `${place}（${maker}）` : `${place} (${maker})`;
}

function countryOf(folded: string): string | null {
  const [place] = findPlaces(folded);
  return place === undefined ? null : folded.slice(place.start, place.end);
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
  if (
    NO_SOURCE_BEHIND.test(text.slice(end, end + 14)) ||
    NO_SOURCE_BEFORE.test(before.replace(/^.*(?<=[\p{Script=Han}\d]) (?=.)/su, ""))
  ) {
    return false;
  }
  const isBare = DIRECT.test(before) || /^(?:的(?!$)|货|产)/u.test(after) || /^的?$/u.test(after.trim());
  return IMPORTED.test(before + after) || (isBare && !PEOPLE.test(before + after.replace(/,.*$/su, "")));
}
