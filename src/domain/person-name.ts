/** Personal names as they stand in messages: 徐工, 老徐, 周敏, Mr. Li. */

/** Single-character surnames, the 300 most frequent of the 2020 census roughly. */
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季应柳竺励虞翁裘乐鲍傅章俞卓屠葛楼忻邬华童胥岑阮柴史水祝倪盛殷褚庄舒柯纪梅凌霍涂成毕焦聂骆安樊路左欧童丘辛管祁关翟兰艾苗米毋申冉甘古麻娄滕喻游阳温詹申包耿佟蓝缪仲束储伍池闵解邢费路岳齐伊宫项单覃边卞卜桂牛尤厉应戚车裴景连强隋全佘芦黄";
const DOUBLE = "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|令狐|慕容|夏侯|公孙|端木|宇文|长孙";

/** One surname. */
export const SURNAME = `(?:${DOUBLE}|[${SURNAMES}])`;

const TITLES =
  "工程师|总经理|副总|总监|经理|主任|厂长|部长|科长|处长|主管|董事长|董秘|书记|博士|老师|教授|先生|女士|小姐|师傅|助理|会计|秘书|所长|院长|班长|组长|车间主任|总工|老板|同学|姐|哥|工|总|董";
/** Titles of people who are asked for help, not of the firm's own contact. */
export const EXPERT_TITLE = /教授|院士|研究员|博士|老师/u;

const HAN = "\\p{Script=Han}";
/** What a name is followed by when it has ended. */
const NAME_END = `(?=$|[^${HAN}]|电话|手机|联系|座机|号码|微信|邮箱|的|是|在|这边|负责|收|先生|女士|小姐|吧|就行|就可以|谢谢|转)`;

/** 郑工, 欧阳经理, 周敏工程师. Group-free. */
export const TITLED = `${SURNAME}(?:${HAN}{1,2}?)?(?:${TITLES})(?![作业艺程序装具件序时体会]|监|经)`;
/** 老徐, 小高, 阿强. */
export const NICKNAME = `(?:老${SURNAME}|小${SURNAME}|阿${HAN})(?![校型批件微层管板块料产业务技术品牌厂病毛化法问])`;
/** 周敏, 欧阳建国; ends where a name ends. */
export const FULL_NAME = `${SURNAME}${HAN}{1,2}?${NAME_END}`;
/** Mr. Li, Anna, Anna Schmidt (folded to lower case). */
export const LATIN_NAME = "(?:(?:mr|mrs|ms|miss|dr)\\.? {0,2})?[a-z]{2,15}(?: [a-z]{2,15}){0,2}";
