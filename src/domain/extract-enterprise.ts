/** Finds the firm that speaks, by its full or short name; never a supplier, a customer or a description (一家做模具的). */
import { chooseFinding, type Finding, textBefore } from "./finding.ts";
import { NICKNAME, TITLED } from "./person-name.ts";

/** What short names of firms end with: 甬仑模具, 甬康药业. */
const TRADES =
  "模具|模塑|压铸|铸造|铸件|锻造|锻件|电子|机械|笔业|药业|阀业|阀门|泵业|厨电|厨具|厨卫|新材料|新材|材料|科技|汽配|汽车零部件|汽车部件|汽车电子|汽车|车业|车件|车灯|零部件|塑业|塑胶|塑料|塑机|注塑机|注塑|橡塑|橡胶|胶业|电器|电气|电工|五金|精密|精工|精机|轴承|密封件|密封|液压|气动|文具|制笔|服饰|服装|制衣|针织|纺织|印染|染整|毛纺|纺机|缝纫机|缝制|化工|化学|化纤|石化|光电|光学|半导体|微电子|集成电路|电路|芯片|微纳|智能|智造|智控|装备|设备|机床|重工|重机|机电|实业|工业|工贸|制造|制品|生物|医疗|医械|器械|医药|制药|诊断|食品|饮料|水产|包装|印刷|印务|彩印|纸业|玩具|乐器|体育|健身|运动|户外|家具|家居|家纺|灯具|灯饰|照明|电机|电缆|线缆|线束|电源|能源|电力|动力|环保|环境|水务|软件|信息|网络|数据|数科|物联|云|通信|通讯|技术|物流|港务|港机|船舶|船业|海工|钢铁|钢管|特钢|铝业|铜业|镁业|钛业|金属|合金|磁材|磁业|磁电|紧固件|弹簧|齿轮|传动|减速机|工具|刀具|量具|仪表|仪器|测控|传感|管业|管道|水暖|洁具|卫浴|玻璃|陶瓷|石英|晶体|晶振|涂料|油墨|胶粘|日化|农业|农机|种业|电梯|空调|冷链|制冷|暖通|净水|小家电|家电|电池|储能|光伏|风电|氢能|航空|航天|无人机|机器人|自动化|数控|激光|检测|认证|设计|文化|文创|教育|传媒|贸易|进出口|集团|股份|控股|建材|膜业|薄膜|碳材|石墨烯|催化剂|助剂|香料|高分子|复材|特材|表面处理|涂层|热处理|焊接|铆焊|冲压|钣金|拉链|纽扣|制伞|眼镜|钟表|自行车|童车|婴童|母婴|宠物";
const FULL_END =
  "(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|总公司|分公司|股份公司|公司|集团|总厂|厂)";
const NAME_CHAR = "[\\p{Script=Han}a-z0-9()&·]";

/** What leads to the speaker's own name. */
const SELF =
  "(?:我们?公司(?:名称?)?(?:叫|是|为|:)|我们?(?:单位|厂|企业)(?:名称?)?(?:叫|是|为|:)|(?:公司|企业|单位|厂)(?:名称|名字|名|全称)?(?:叫做|叫|是|为|:)|(?:我|我们|咱|咱们|俺们|这边|这里|我这|我这边|我这里|我方|本公司|我司|敝司|这)(?:们)?(?:这边|这里)?(?:就)?(?:是|叫)|来自|名称[:是]|代表|我们叫)[ :]{0,2}(?:来自)?";

const FULL = new RegExp(`(?:${NAME_CHAR}|(?<=[a-z]) (?=[a-z])){2,24}?${FULL_END}(?!${FULL_END})`, "gu");
const SHORT = `[\\p{Script=Han}a-z0-9]{1,6}?(?:${TRADES})(?:公司|厂)?`;
/** A name has ended when none of these characters follow, which would make it part of a thing. */
const AT_START = "(?:^|[\\n。;!?,] ?|^(?:你好|您好|在吗|哈喽|hi|hello)[ ,!。~]{0,3})";

const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<=${SELF})${SHORT}(?=$|[^\\p{L}]|的|这边|,|做|想|要|现|目前|有|在|${TITLED}|${NICKNAME})`, "gu"),
  new RegExp(`(?<=${AT_START})${SHORT}(?=[ ,:]{0,2}(?:${TITLED}|${NICKNAME}|我姓|姓|联系人))`, "gu"),
  new RegExp(`(?<=${AT_START})${SHORT}(?=[:,]|$|想|要|需|这边|现在|目前|求|在找|在做|做|有个|的)`, "gu"),
  new RegExp(`(?<=${AT_START})${SHORT}(?= )`, "gu"),
  new RegExp(`(?<=我们|我司|咱们)${SHORT}(?=[ ,:]|$|想|这边|的${TITLED})`, "gu"),
];

/** Descriptions and places that no firm is named by alone. */
const GENERIC =
  /^(?:一?家|一个|专业|专门|做|搞|生产|从事|本地|当地|宁波|北仑|浙江|大碶|小港|新碶|柴桥|国内|国外|进口|国产|外资|德资|日资|台资|民营|中小|传统|普通|我们|公司|企业|工厂|某|这|那|那个|这个|开发区|保税区|区|市|县|镇|上市|高新|规上|搞点|新|老|小|大|有|没|的|铝合金|镁合金|锌合金|铝|镁|锌|铜|钢|铁|汽车|新能源|注塑|压铸|冲压|五金|塑料|橡胶|电子|精密|智能|高端|高分子|化工|纺织|服装|印染|家电|电机|电器|机械|金属|材料|包装|食品|医疗|医药|生物|软件|光学|光电|半导体|工业|自动化|设备|数控|液压|气动|密封|轴承|模具|船舶|航空|环保|电池|锂电|石墨烯|激光|特种|先进|关键|核心|基础|现有|其他|相关|各种|整个|全自动|双色|大型|小型|微型|高精度|高速|高压|低压|真空|热流道|多|单|全|纯|可降解|降解|复合|陶瓷|玻璃|碳纤维|质量|信息|工厂|车间|产品|技术|检测|外观|视觉|厨房|户外|儿童|出口|外贸|跨境|电商|供应商|客户|同行|专家|高校|院校|大学|我|你们|他们|想|要|找|求|请|问|关于|对|用|给|把|因为|现在|目前|最近|还|又|也|都|就|和|跟|与|及|或|中|上|下|里|外|是|不|一|二|三|两)+/u;

/** Function words and verbs: a stretch with one of them is a sentence, not a name. */
const NO_BRAND =
  /[的了是在有让那这台你我他们吗不没想要做找谁么把被给从去到会请问能否啊呢吧哪几个]|负责|需要|可以|一家/u;

/** Before the name stands somebody else's part. */
const OTHERS =
  /(?:给|向|供|为|卖给|买了?|用的?是?|从|找过?|问过|委托|客户(?:是|有)?|供应商(?:是|有)?|竞品|竞争对手(?:是)?|对手|像|比如|例如|类似|参考|学|替|跟|和|与|被|不是|进口|代工|配套|德国|日本|美国|瑞士|法国|英国|韩国)[ :的]{0,2}$/u;
const OTHERS_BEHIND =
  /^(?:的(?:同行|供应商|产品|货|泵|客户|那种|一样|技术员?给)|那样|那种|供货|供的|买的|给我们|等|这类|之类|断供|停供|涨价|垄断|独家)/u;

const ENGLISH =
  /(?<=\b(?:[Ff]rom|[Aa]t|[Ww]e are|[Ww]e're|I'm with|[Cc]ompany(?: name)?:?|[Tt]his is|[Oo]n behalf of|^) ?)(?:[A-Z][\w&-]{0,20} ){1,5}(?:Co\.?,? ?Ltd\.?|Ltd\.?|Inc\.?|GmbH|LLC|Corp(?:oration|\.)?|Company|Group|Technology|Technologies|Tech|Electronics|Machinery|Materials|Moulds?|Molds?|Auto Parts|Pharma|Textiles?|Industries|Industrial|Precision|Plastics?|Valves?|Bearings?|Chemicals?)(?![\w])/gu;

/** The firm's own name, without what it says of itself. */
export function findEnterprise(text: string, original: string): Finding | null {
  const full = [...text.matchAll(FULL)].map(trimLead).filter((one) => one !== null && isOwn(text, one));
  const chosen = chooseFinding(
    text,
    full.filter((one) => one !== null),
  );
  if (chosen !== null) {
    return chosen;
  }
  for (const pattern of PATTERNS) {
    const found = [...text.matchAll(pattern)].map(toFinding).filter((one) => isOwn(text, one) && !isGeneric(text, one));
    const short = chooseFinding(text, found);
    if (short !== null) {
      return short;
    }
  }
  return chooseFinding(
    text,
    [...original.matchAll(ENGLISH)].map(toFinding).filter((one) => isOwn(text, one)),
  );
}

/** A name that an answer begins with, for the question after the enterprise. */
export function findFirm(text: string): Finding | null {
  const match = new RegExp(
    `^[^\\p{L}]{0,4}(?:${SELF})?(${NAME_CHAR}{2,24}?)(?:的)?(?=$|[ ,。;:!?\\n]|${TITLED}|${NICKNAME}|1[3-9]\\d)`,
    "u",
  ).exec(text);
  const name = match?.[1];
  if (
    match === null ||
    name === undefined ||
    /^(?:不|没|先|暂|就|好|算|保密|知道|可以|行|嗯|对|是|有)/u.test(name) ||
    isNothing(name)
  ) {
    return null;
  }
  const start = match[0].lastIndexOf(name);
  return { start, end: start + name.length, value: name };
}

function toFinding(match: RegExpExecArray): Finding {
  return { start: match.index, end: match.index + match[0].length, value: match[0] };
}

function isNothing(name: string): boolean {
  return name.replace(GENERIC, "").replace(new RegExp(`^(?:${TRADES}|公司|厂|集团|企业)+$`, "u"), "") === "";
}

/** Whether nothing is left of the name once descriptions and trades are taken away. */
function isGeneric(text: string, { start, end }: Finding): boolean {
  const name = text.slice(start, end);
  return isNothing(name) || NO_BRAND.test(name);
}

/** 我们是宁波甬仑模具有限公司 without what leads to the name; null for 我们公司. */
function trimLead(match: RegExpExecArray): Finding | null {
  const words = match[0];
  const lead =
    new RegExp(`^.*(?:${SELF}|是|叫|做的|我们|咱们|在|找|联系|这边|的|了|做|和|给|跟|与|家|及)`, "u").exec(
      words,
    )?.[0] ?? "";
  const name = words.slice(lead.length);
  const brand = name.replace(new RegExp(`${FULL_END}$`, "u"), "");
  if (brand.length < 2 || isNothing(brand) || NO_BRAND.test(brand)) {
    return null;
  }
  return { start: match.index + lead.length, end: match.index + words.length, value: name };
}

function isOwn(text: string, { start, end }: Finding): boolean {
  return !OTHERS.test(textBefore(text, start, 12)) && !OTHERS_BEHIND.test(text.slice(end, end + 8));
}
