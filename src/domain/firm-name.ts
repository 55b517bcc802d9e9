/** Names of firms as they stand in folded messages: the trades they end with and what no name begins with. */

/** What only firms are called: 甬康药业, 恒达实业. */
const CORPORATE =
  "科技|实业|工业|工贸|集团|股份|控股|[药笔阀泵塑铝铜镁钛钢纸膜鞋帽锁门木竹灯杯胶管磁硅铸船车酒乳线绳网布陶茶]业|电子|机械|电器|电气|机电|机车|汽配|车配|汽车部件|汽车零部件|橡塑|塑胶|塑业|新材料?|新材|高科|精密|精工|精机|精铸|精锻|制造|智造|智能|智控|智联|生物|医疗|医械|医药|制药|药械|光电|光科|光通|微电子|半导体|微纳|装备|重工|重机|重科|港机|塑机|纺机|农机|海工|港务|能源|电力|动力|环保|环境|水务|信息|网络|数科|物联|云|通信|通讯|软件|技术|物流|航空|航天|文化|文创|传媒|教育|贸易|进出口|外贸|建材|建设|农业|水产|食品|服饰|制衣|针织|纺织|印染|染整|毛纺|化纤|化工|化学|石化|厨电|厨具|厨卫|家居|家私|灯饰|制笔|文具|文体|文教|乐器|箱包|车料|印务|彩印|印刷|包装|五金|测控|工控|自动化|数控|冶金|粉末冶金|电声|健康|康复|基因|洁具|卫浴|水暖|日化|种业|宠物|母婴|体育|户外|运动|休闲|园林|消防|安防|特材|复材|高分子|磁材|磁电|特钢|特纤|铜材|铝材|铸造|锻造|压铸|模塑|模业|电工|照明";
/** What firms are called after and products too: 甬仑模具, but also 热流道模具. */
const PRODUCT =
  "器件|元件|配件|部件|附件|模具|模仁|铸件|锻件|材料|汽车|车灯|零部件|塑料|注塑机?|橡胶|轴承|密封件?|液压件?|气动|服装|缝纫机|缝制|光学|集成电路|电路|芯片|设备|机床|制品|器械|诊断|饮料|玩具|健身|家具|家纺|灯具|电机|电缆|线缆|线束|电源|数据|船舶|钢铁|钢管|金属|合金|紧固件|弹簧|齿轮|传动|减速机|工具|刀具|量具|仪表|仪器|传感器?|管道|管件|玻璃|陶瓷|石英|晶体|晶振|涂料|油墨|胶粘剂?|电梯|空调|冷链|制冷|暖通|净水|小家电|家电|电池|储能|光伏|风电|氢能|无人机|机器人|激光|检测|认证|设计|薄膜|碳材|石墨烯|催化剂|助剂|香料|表面处理|涂层|热处理|焊接|冲压|钣金|拉链|纽扣|制伞|眼镜|钟表|自行车|童车|阀门|链条|风机|水泵|油缸|标准件|电动工具|皮革|箱包|纤维|过滤|门窗|锅炉|换热|压缩机";

/** 恒, 达, 甬 …: characters that brands are made of; a product word rarely holds one. */
const AUSPICIOUS =
  /[甬宁浙恒达兴博永鑫盛隆泰瑞旭伟亿宏鸿佳乐诚信德润凯威益裕昌顺祥联富荣辉腾飞拓普睦贝申洲仑晟晨睿骏骐骏嘉祺禾禄福圣晶焰密康文塑力北南东西华海天三星大正立万龙凤君豪杰邦邦赛捷迪尔欧雅奥帅尚朗逸卓越优胜凌峰岳森林源泉江河湖洋港湾]/u;

/** Places that may stand before a brand. */
const PLACES =
  "(?:中国|浙江省?|宁波市?|北仑区?|镇海区?|鄞州区?|海曙区?|江北区?|慈溪市?|余姚市?|奉化区?|象山|宁海|杭州|上海|大碶|小港|新碶|柴桥|霞浦|春晓|梅山|白峰|开发区|保税区|高新区)";

/** Function words and verbs: a stretch with one of them is a sentence, not a name. */
const FUNCTION =
  "的了是在有让那这台你我他们吗不没想要做找谁么把被给从去到会请问否叫啊呢吧哪几个与跟或就也都家用些很老每该其对";
const BRAND_CHAR = `(?:[^\\P{Script=Han}${FUNCTION}]|[a-z0-9])`;

/** A short name: place, brand, one or two trades. */
export const SHORT_NAME = `${PLACES}{0,2}${BRAND_CHAR}{1,5}?(?:${CORPORATE}|${PRODUCT}){1,2}(?:公司|厂|集团)?`;

/** What no brand begins with: materials, processes, products, descriptions. */
const GENERIC =
  "专业|专门|从事|本地|当地|国内|国外|进口|国产|外资|德资|日资|台资|民营|中小|传统|普通|公司|企业|工厂|某|上市|高新|规上|[铝镁锌铜钢铁钛镍锡金银硅碳氟氮氧氢]合?金?(?:合金|制|基|材|板|管|箔|线|丝|棒)|铝合金|镁合金|锌合金|汽车|新能源|摩托|注塑|压铸|冲压|挤出|吹塑|铸造|锻造|锻压|焊接|切削|磨削|热处|热流|热塑|热敏|热轧|冷轧|表面|电镀|喷涂|涂层|五金|塑料|橡胶|树脂|纤维|电子|电机|电池|电控|电源|电路|电磁|电器|电动|电热|电力|精密|智能|高端|高分子|高压|低压|高温|低温|高速|高精|高强|高性|高纯|高频|低频|超低|超高|超声|超硬|超薄|柔性|刚性|弹性|塑性|磁性|碱性|酸性|导电|导热|绝缘|耐磨|耐热|耐腐|防腐|防水|防火|防爆|防护|阻燃|抗菌|可降|降解|生物|医用|医疗|医药|食品|伺服|数控|数字|数据|自动|全自动|半自动|手动|气动|液压|真空|化工|纺织|印染|染色|针织|梭织|缝制|服装|家纺|羽绒|机械|金属|材料|包装|印刷|软件|光学|光电|红外|激光|视觉|图像|语音|声学|射频|微波|无线|有线|网络|信息|嵌入|控制|驱动|传动|传感|检测|测量|测试|分析|仿真|设计|制造|加工|生产|物流|仓储|港口|船舶|船用|车用|车载|车规|车身|家用|商用|工业|民用|军用|航空|航天|轨道|建筑|农业|环保|废水|废气|污水|垃圾|固废|粉尘|噪声|节能|减排|储能|氢能|燃料|催化|聚合|合成|精馏|萃取|分离|过滤|复合|纳米|稀土|钕铁|粉末|玻璃|石英|石墨|陶瓷|硬质|不锈|无缝|晶体|晶振|晶圆|芯片|封装|显示|背光|照明|灯具|音响|手机|家电|冰箱|洗衣|空调|油烟|燃气|集成|净水|厨房|卫浴|马桶|门锁|遥控|插座|开关|连接|端子|线束|电缆|光纤|光缆|滤波|电容|电感|继电|变压|变频|逆变|充电|发电|压缩|制冷|换热|加热|风机|水泵|水暖|管道|阀门|密封|轴承|齿轮|丝杠|导轨|弹簧|螺栓|螺母|紧固|刀具|模具|夹具|工具|轮毂|轮胎|文具|圆珠|中性|玩具|乐器|体育|健身|户外|帐篷|雨伞|童车|自行|眼镜|钟表|药品|疫苗|试剂|诊断|耗材|器械|导管|支架|骨科|牙科|化妆|洗涤|涂料|油墨|胶粘|润滑|沥青|农药|饲料|水产|饮料|双色|双组|多层|多轴|多联|单晶|单向|大型|小型|微型|重型|轻型|先进|关键|核心|基础|现有|其他|相关|各种|整个|整车|整机|特种|特殊|新型|老式|外观|内部|儿童|出口|外贸|跨境|电商|供应|客户|同行|专家|高校|院校|大学|质量|车间|产品|技术|科技|工艺|研发|恒温|恒压|废旧|再生|循环|绿色|低碳|德国|日本|美国|瑞士|法国|英国|韩国|意大利|荷兰|欧洲|台湾|现在|目前|最近|关于|因为|另外|还有|需要|需求|希望|如果|比如|政策|补助|补贴|申报|认定|一[家批次种套条直般个]|两|三个|二|第";
const GENERIC_START = new RegExp(`^${PLACES}{0,2}(?:${GENERIC})`, "u");
const TRADES_END = new RegExp(`(?:${CORPORATE}|${PRODUCT}){1,2}(?:公司|厂|集团)?$`, "u");
const CORPORATE_END = new RegExp(`(?:${CORPORATE})(?:公司|厂|集团)?$|(?:公司|厂|集团)$`, "u");
const SENTENCE = new RegExp(`[${FUNCTION}]`, "u");

/** What is left of a name without its place and its trades. */
function brandOf(name: string): string {
  return name.replace(new RegExp(`^${PLACES}{1,2}`, "u"), "").replace(TRADES_END, "");
}

/** Whether a stretch can be the name of a firm where the words around it say that one comes. */
export function isFirmName(name: string): boolean {
  return brandOf(name).length >= 1 && !GENERIC_START.test(name) && !SENTENCE.test(brandOf(name));
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

/** Whether only a firm is called so (甬峰文体), not a product (热流道模具). */
export function isCorporateName(name: string): boolean {
  return isPlainFirmName(name) && CORPORATE_END.test(name);
}

/** Whether it must be one even where nothing but its place at the head of a sentence says so. */
export function isPlainFirmName(name: string): boolean {
  const brand = brandOf(name);
  return isFirmName(name) && brand.length >= 2 && (CORPORATE_END.test(name) || AUSPICIOUS.test(brand));
}
