/** Names of firms as they stand in folded messages: places, brands, and what no name begins with. */
import { CORPORATE, PRODUCT } from "./firm-trade.ts";

/** 恒, 达, 甬 …: characters that brands are made of; a product word rarely holds one. */
const AUSPICIOUS =
  /[甬宁浙恒达兴博永鑫盛隆泰瑞旭伟亿宏鸿佳乐诚信德润凯威益裕昌顺祥联富荣辉腾飞拓普睦贝申洲仑晟晨睿骏骐骏嘉祺禾禄福圣晶焰密康文塑力北南东西华海天三星大正立万龙凤君豪杰邦邦赛捷迪尔欧雅奥帅尚朗逸卓越优胜凌峰岳森林源泉江河湖洋港湾]/u;

/** Places that may stand before a brand. */
export const PLACES =
  "(?:中国|浙江省?|宁波市?|北仑区?|镇海区?|鄞州区?|海曙区?|江北区?|慈溪市?|余姚市?|奉化区?|象山|宁海|杭州|上海|大碶|小港|新碶|柴桥|霞浦|春晓|梅山|白峰|开发区|保税区|高新区)";

/** Function words and verbs: a stretch with one of them is a sentence, not a name. */
const FUNCTION =
  "的了是在有让那这台你我他们吗不没想要做找谁么把被给从去到会请问否叫啊呢吧哪几个与跟或就也都家用些很老每该其对";
const BRAND_CHAR = `(?:[^\\P{Script=Han}${FUNCTION}]|[a-z0-9])`;

/** A name that need not end with a trade: 煦光电子材料. */
export const BARE_NAME = `(?:${BRAND_CHAR}|[()]){3,14}`;

/** A short name: place, brand, one or two trades. */
export const SHORT_NAME = `${PLACES}{0,2}${BRAND_CHAR}{1,5}?(?:${CORPORATE}|${PRODUCT}){1,2}(?:公司|厂|集团)?`;

/** What no brand begins with: materials, processes, products, descriptions. */
const GENERIC =
  "专业|专门|从事|本地|当地|国内|国外|进口|国产|外资|德资|日资|台资|民营|中小|传统|普通|公司|企业|工厂|某|上市|高新|规上|[铝镁锌铜钢铁钛镍锡金银硅碳氟氮氧氢]合?金?(?:合金|制|基|材|板|管|箔|线|丝|棒)|铝合金|镁合金|锌合金|汽车|新能源|摩托|注塑|压铸|冲压|挤出|吹塑|铸造|锻造|锻压|焊接|切削|磨削|热处|热流|热塑|热敏|热轧|冷轧|表面|电镀|喷涂|涂层|五金|塑料|橡胶|树脂|纤维|电子|电机|电池|电控|电源|电路|电磁|电器|电动|电热|电力|精密|智能|高端|高分子|高压|低压|高温|低温|高速|高精|高强|高性|高纯|高频|低频|超低|超高|超声|超硬|超薄|柔性|刚性|弹性|塑性|磁性|碱性|酸性|导电|导热|绝缘|耐磨|耐热|耐腐|防腐|防水|防火|防爆|防护|阻燃|抗菌|可降|降解|生物|医用|医疗|医药|食品|伺服|数控|数字|数据|自动|全自动|半自动|手动|气动|液压|真空|化工|纺织|印染|染色|针织|梭织|缝制|服装|家纺|羽绒|机械|金属|材料|包装|印刷|软件|光学|光电|红外|激光|视觉|图像|语音|声学|射频|微波|无线|有线|网络|信息|嵌入|控制|驱动|传动|传感|检测|测量|测试|分析|仿真|设计|制造|加工|生产|物流|仓储|港口|船舶|船用|车用|车载|车规|车身|家用|商用|工业|民用|军用|航空|航天|轨道|建筑|农业|环保|废水|废气|污水|垃圾|固废|粉尘|噪声|节能|减排|储能|氢能|燃料|催化|聚合|合成|精馏|萃取|分离|过滤|复合|纳米|稀土|钕铁|粉末|玻璃|石英|石墨|陶瓷|硬质|不锈|无缝|晶体|晶振|晶圆|芯片|封装|显示|背光|照明|灯具|音响|手机|家电|冰箱|洗衣|空调|油烟|燃气|集成|净水|厨房|卫浴|马桶|门锁|遥控|插座|开关|连接|端子|线束|电缆|光纤|光缆|滤波|电容|电感|继电|变压|变频|逆变|充电|发电|压缩|制冷|换热|加热|风机|水泵|水暖|管道|阀门|密封|轴承|齿轮|丝杠|导轨|弹簧|螺栓|螺母|紧固|刀具|模具|夹具|工具|轮毂|轮胎|文具|圆珠|中性|玩具|乐器|体育|健身|户外|帐篷|雨伞|童车|自行|眼镜|钟表|药品|疫苗|试剂|诊断|耗材|器械|导管|支架|骨科|牙科|化妆|洗涤|涂料|油墨|胶粘|润滑|沥青|农药|饲料|水产|饮料|双色|双组|多层|多轴|多联|单晶|单向|大型|小型|微型|重型|轻型|先进|关键|核心|基础|现有|其他|相关|各种|整个|整车|整机|特种|特殊|新型|老式|外观|内部|儿童|出口|外贸|跨境|电商|供应|客户|同行|专家|高校|院校|大学|质量|车间|产品|技术|科技|工艺|研发|恒温|恒压|废旧|再生|循环|绿色|低碳|德国|日本|美国|瑞士|法国|英国|韩国|意大利|荷兰|欧洲|台湾|现在|目前|最近|关于|因为|另外|还有|需要|需求|希望|如果|比如|政策|补助|补贴|申报|认定|一[家批次种套条直般个]|两|三个|二|第";
const GENERIC_START = new RegExp(`^${PLACES}{0,2}(?:${GENERIC})`, "u");
const TRADES_END = new RegExp(`(?:${CORPORATE}|${PRODUCT}){1,2}(?:公司|厂|集团)?$`, "u");
const CORPORATE_END = new RegExp(`(?:${CORPORATE})(?:公司|厂|集团)?$|(?:公司|厂|集团)$`, "u");
const PRODUCT_END = new RegExp(`(?:${PRODUCT})$`, "u");
const SENTENCE = new RegExp(`[${FUNCTION}]`, "u");

/** What is left of a name without its place and its trades. */
function brandOf(name: string): string {
  return name.replace(new RegExp(`^${PLACES}{1,2}`, "u"), "").replace(TRADES_END, "");
}

/** Whether a stretch can be the name of a firm where the words around it say that one comes. */
export function isFirmName(name: string): boolean {
  return brandOf(name).length >= 1 && !GENERIC_START.test(name) && !SENTENCE.test(brandOf(name));
}

/** What a name ends with where nothing but 我司 or 这里是 leads to it, and what tells of a trouble instead. */
const TRADE_END =
  /[钢铁铜铝锌钛塑胶纸革材料械器具品业技源车船阀泵模锻铸焊网缆纤织染服装饰鞋帽灯镜笔药漆膜瓷璃运港化工电子光磁能]$/u;
const TROUBLE = /[漏裂断坏差大小高低难慢脏响抖堵锈变缺卡涨贵少废停超掉烂卖买换]|生产|主营|主要|正在|全部|进口|出口/u;

/** Whether a stretch behind 我司 or 这里是 is a name though its trade is in no list: 鸿鄞铸钢. */
export function isLedName(name: string): boolean {
  return isBareName(name) && name.length >= 4 && name.length <= 10 && TRADE_END.test(name) && !TROUBLE.test(name);
}

/** What ends like the name of an office, a place or a kind, not of a firm. */
const NO_FIRM_END =
  /(?:局|委|办|区|港|码头|海关|大学|学院|研究院|研究所|研究中心|基地|市场|政府|银行|医院|地区|企业|街道|专家|老师|团队|方面|产业|行业|专班|制造业|时间|电话|地址|路|号|名称?|全称|需求)$/u;

/** What other labels, greetings, fillers and verbs begin with. */
const NO_BARE =
  /^(?:联系|联络|对接|经办|负责|姓名|称呼|地址|电话|手机|座机|邮箱|微信|请|您好|你好|回|打|致电|联|找|叫|喊|老板|技术|采购|研发|全部|属实|确认|提交|等|稍|好|资料|信息|没|无|可以|就|先|继续|谢|辛苦|麻烦|拜托|已|未|保密|暂|待|随|不|急|预算|目标|指标|期望|时间|交期|具体|详|内容|以上|同上|如下|报|登记|填|改|更|刚|上次|之前|今|明|昨)/u;

/** Whether a stretch behind a label (企业名称:) or before a contact and number can be a name, whatever its end. */
export function isBareName(name: string): boolean {
  const rest = name.replace(new RegExp(`^${PLACES}{1,2}`, "u"), "");
  return (
    rest.length >= 2 &&
    /\p{Script=Han}{2}/u.test(rest) &&
    !NO_FIRM_END.test(rest) &&
    !NO_BARE.test(name) &&
    !GENERIC_START.test(name) &&
    !/\d{3}/u.test(name)
  );
}

/** Whether a place and what follows it in one stretch is a name: 宁波晟研光通, not 宁波大学. */
export function isPlacedName(name: string): boolean {
  return isBareName(name) && name.replace(new RegExp(`^${PLACES}{1,2}`, "u"), "").length >= 4;
}

/** 甬盛铝业退火炉: firms so called go on without a break. */
const RUNNING =
  /^[^\d]{2}(?:[药笔阀泵塑铝铜镁钛钢纸膜鞋锁门木灯杯胶管磁硅铸船]业|科技|集团|股份|实业|汽配|新材|橡塑)$/u;

/** Whether it is one even where the sentence runs on behind it. */
export function isRunningFirmName(name: string): boolean {
  return isPlainFirmName(name) && RUNNING.test(name) && AUSPICIOUS.test(brandOf(name));
}

/** Whether it is one even in the middle of a message, between blanks. */
export function isTokenFirmName(name: string): boolean {
  return isCorporateName(name) && AUSPICIOUS.test(brandOf(name));
}

/** A figure, a property, a part or a trouble: what is told of a need. */
const TELLS_OF_NEED =
  /[一二三四五六七八九十百千万两几半\d](?:个|多)?(?:度|年|月|天|次|万|元|块|丝|毫米|厘米|米|件|台|套|吨|公斤|克|分|成|倍|小时|秒|%|道|层|种|片|条|根|遍|回)|(?:率|度|误差|公差|偏差|[产用含流]量|数值|性能?|噪[声音]|寿命|温升|[压应拉扭张阻推]力|气孔|焊缝|裂纹|[圈片件料面机]|壳体?|部位)$|.{2}[多少短长大小高低差快慢坏贵重轻热冷]$/u;
/** 甬 is Ningbo, 仑 Beilun: firms like to be called so. */
const LOCAL = /^[甬仑鄞慈姚]/u;

/** Whether words where a name may stand tell of a need instead: 主轴温升四十度. */
export function isOfNeed(words: string): boolean {
  return TELLS_OF_NEED.test(words) && !LOCAL.test(words);
}

/** Whether a name is that of a product unless a person stands beside it: 主轴轴承, but 鼎砺传动 单工. */
export function isProductName(name: string): boolean {
  return PRODUCT_END.test(name) && !isPlainFirmName(name) && !LOCAL.test(name);
}

/** Whether only a firm is called so (甬峰文体), not a product (热流道模具). */
export function isCorporateName(name: string): boolean {
  return isPlainFirmName(name) && CORPORATE_END.test(name);
}

/** Whether it must be one even where nothing but its place at the head of a sentence says so. */
export function isPlainFirmName(name: string): boolean {
  const brand = brandOf(name);
  return isFirmName(name) && brand.length >= 2 && (CORPORATE_END.test(name) || AUSPICIOUS.test(brand));
}
