/** Personal names as they stand in folded messages: 郑工, 老徐, 周敏, Mr. Li. */

/** Surnames of one character that are frequent in the census or in Ningbo. */
const SINGLE =
  "王李张柏鲁昌穆庞芮羿寇蔚刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季应柳竺励虞翁裘乐鲍傅章俞卓屠葛楼忻邬华童胥岑阮柴水祝倪盛殷褚庄舒柯纪梅凌霍涂成毕焦聂骆安樊路左欧丘辛管祁关翟兰艾苗米申冉甘古麻娄滕喻游阳温詹包耿佟蓝缪仲束储伍池闵解邢费岳齐伊宫项单边卞卜桂牛尤厉戚车裴景连强全佘芦刁冒仇花明巫宣房杭诸吉尚平国鞠瞿臧陇谷郁燕奚宓蓬寿步都满匡萧谌晋冼窦谯卿辜粟檀迟简麦蒲甄皮湛禹狄贝计茅嵇危颜昝宗钮滑荣荀於惠曲靳井富乌巴牧班栾戎祖符幸郜蔺宿党劳姬郦桑濮浦晏阎茹习容戈敖冷阚饶沙丰荆查沃巩晁支干经封亢练苑占郎";
const DOUBLE = "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|令狐|慕容|夏侯|公孙|端木|宇文|长孙";

/** 哦, 不好意思: before 名字 at the head of a clause. */
export const SAYS_FIRST = "(?:[哦啊噢嗯呃哎唉]|那个|刚才|不好意思|抱歉|对了|不对){0,2}";

/** One surname. */
export const SURNAME = `(?:${DOUBLE}|[${SINGLE}])`;

const HAN = "\\p{Script=Han}";
/** 工, 经理, 厂长: what people are called by behind their name. */
export const TITLES =
  "工程师|总经理|副总经理|副总|副理|协理|总监|总工|经理|主任|厂长|部长|科长|处长|课长|主管|董事长|董秘|书记|博士|老师|教授|先生|女士|小姐|师傅|助理|会计|秘书|所长|院长|班长|组长|老板|同学|姐|哥|(?<![加施化手人员竣开停完职技轻重军代返])工|总(?![部是成共体])|董";
/** Words that begin like a name and are none: 施工, 高压, 金属. */
const NO_START =
  "(?!柏[油树林]|施工|车工|金工|包工|水工|管工|全|单(?!师傅|总|经理|先生|女士|小姐|厂长|主任)|双|成[本品型分]|高[压温速校企新端分频精性效强低管]|金属|石[化英墨油蜡]|方[案法式向便面]|温[度升控]|万[模次元件片套]|黄[铜金色]|马[达上]|白[色车]|包[装括含]|车[间灯床型载身件桥]|强[度烈化]|连[接续杆]|安[全装]|路[线由]|毛[刺病坯]|水[泵平率分冷]|孔[率径位]|施工|时间|常[见规用]|向[你我]|程序|任[何务]|项目|平[均台时面]|雷达|江[北苏南浙]|许[多可]|何时|文[件具创化档]|明[年天显确白]|齐全|梅山|柴[油桥]|应[该用力急]|华[为东南]|严[重格]|管[理道件材控]|关[键于系]|曾经|解[决释]|边[缘界]|易[损碎燃]|储[能存]|左右|米|古|吉|尚[未可]|国[内外产家]|都|满|步|花|房|房间|平|谷|杭州|诸多|项|梅雨|简[单易化称历介]|皮[带肤革料质]|计[划算量较数件]|危险|颜[色料]|宗旨|惠州|曲[线轴面率]|富[余裕含]|班组|容[易量器积]|冷[却轧镦热冻库板焊挤加水]|沙[子发眼]|丰富|荣誉|查[看一询下]|迟[到迟早疑]|谢[谢过了]|马上|左边|计较|支[持付架撑座]|干[燥净扰什活掉]|经[常过济费营销理验]|封[装边口头]|练习|占[比地用]|巴西|戈壁|浦[东江]|党[委建员]|幸好|井[下口]|习惯|牧[业场]|宿舍|劳[动保务]|沃尔)";

/** 技术部的, 设备科, 人事, 技术总监: where in the firm, before a name. */
export const POST =
  "(?:(?:(?:我们?|公司|咱们?)(?:厂|这边|里)?的?)?(?:\\p{Script=Han}{1,6}(?:部门?|科|处|室|课|中心|车间|分厂)|技术|研发|采购|设备|生产|品质|质量|工艺|行政|项目|销售|财务|人事|人资|后勤|安环|仓库|办公室)(?:的|总监|经理|主管|负责人|专员|员)?[ :,]?)";

/** Titles of people who are asked for help rather than of the firm's contact. */
export const EXPERT_TITLE = /教授|院士|研究员|博士|老师/u;

/** 郑工, 欧阳经理, 周敏工程师. */
export const TITLED = `${NO_START}${SURNAME}(?:${HAN}{1,2}?)?(?:${TITLES})(?![作业艺程序装具件时体会])`;

/** 老徐, 小高, 阿强. */
export const NICKNAME = `(?:[老小]${SURNAME}|(?<=[叫喊]我?)大${SURNAME}|阿${HAN})(?![校型批件微层管板块料产业务技术品牌厂病毛化法问])`;

const GIVEN = "[^\\P{Script=Han}了的吧就不行在有是要会能到很太最吗呢啊么什谁电手号微邮做想和与跟或]";
const NAME_END = `(?=$|[^${HAN}]|电话|手机|联系|座机|号码|微信|邮箱|的|是|在|这边|负责|收|先生|女士|小姐|吧|就|谢谢|转|电${HAN}?\\d)`;

/** 周敏, 欧阳建国; ends where a name ends. */
export const FULL_NAME = `${NO_START}${SURNAME}${GIVEN}{1,2}?${NAME_END}`;

/** Mr. Li, Anna, Thomas Weber: read from the message itself, because its case decides. */
export const LATIN_NAME = "(?:(?:Mr|Mrs|Ms|Miss|Dr)\\.? ?)?[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14}){0,2}";

const PERSON_OF_POST = new RegExp(`^${POST}(?:${TITLED}|${NICKNAME}|${FULL_NAME})$`, "u");

/** 人事刘芳, 设备科孙师傅. */
export function isPersonOfPost(text: string): boolean {
  return PERSON_OF_POST.test(text);
}
