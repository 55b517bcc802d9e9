/** Names that only their place in a message gives away: 仑动健身 老闻 139…, 姓卜, This is Ningbo Bluewave Pump. */
import { foldText } from "./fold-text.ts";
import type { NeedField } from "./need-field.ts";
import { SURNAME } from "./person-name.ts";
import type { NeedDraft } from "./reply.ts";

const HAN = "\\p{Script=Han}";
const REACH =
  "(?=[\\s,:、]{0,2}(?:手机|电话|座机|微信|邮箱|tel|email)?[\\s:]{0,2}(?:(?:\\+?86[ -]?)?(?:1[3-9]\\d{9}|0\\d{2,3}-?\\d{7})|[\\w.-]+@))";
const TITLE = "(?:工|总|经理|主任|厂长|老师|师傅|先生|女士|小姐|科长|部长|姐|哥)";
const BREAK = "(?<=^|[\\s,。;:、!?]|联系人|联络人|找|叫|联系|[部科室处])";
/** 电话 and 应该是 stand before numbers too and name nobody. */
const NO_NAME = "(?!电话|手机|座机|号码|联[系络]|微信|邮箱|同号|本人|公司|办公|热线|传真|应该|[我你他她打加请改换是])";

const PERSONS: readonly RegExp[] = [
  new RegExp(`姓(${HAN})(?!${HAN})`, "du"),
  new RegExp(`(?<!${HAN})(${HAN}{1,2}${TITLE})${REACH}`, "du"),
  new RegExp(`${BREAK}${NO_NAME}([老小阿]${HAN})${REACH}`, "du"),
  new RegExp(`${BREAK}${NO_NAME}(${SURNAME}${HAN}{1,2})${REACH}`, "du"),
  new RegExp(`(?<=^|[\\s,。])([老小](?![于高全方石孔黄白金钱])${SURNAME})(?=$|[\\s,。])`, "du"),
];

/** 甬 is Ningbo, 仑 Beilun, 宁 Ningbo too: a word that begins so and stands alone is a firm's short name. */
const LOCAL_FIRM =
  /(?<=^|[\s,。;:]|我|我们|我是|我们是|这边|这边是|还是|来自|帮|公司|单位|单位叫|写)((?:[甬仑鄞慈姚]|(?:北仑|宁波)(?![市区一本当港大学院城湾开])|宁(?![可愿静海波夏德]))(?!城|江|上|东|西|南|北[路站])[^\P{Script=Han}的这那某]{2,6}?)(?=$|[\s,。;:]|的(?!同行|供应商|客户|产品|货|那种|设备|机器|方案|人|单子?)|做|这边|想|有|生产|主营|从事)/du;
/** The word before a person and a number. */
const BEFORE_PERSON = new RegExp(
  `(?:^|[\\s,。;])(${HAN}{3,8})[\\s,]{1,2}(?:${HAN}{1,3}[部科室处])?(?:联[系络]人|找)?[\\s:]?(?:${HAN}{1,3}|${HAN}{1,2}${TITLE})${REACH}`,
  "du",
);
const SENTENCE =
  /[的了是有在要会不就完过很太你我他它咱谁这那哪吗呢吧哈说看给让把被还又老坏裂漏差高低慢响内周月年天]|经理|主任|主管|总监|工程师|职务|部门|问题|需求|电话|手机|联[系络]/u;
const LATIN_FIRM =
  /\b(?:[Ww]e are|[Ww]e're|[Tt]his is|[Cc]ompany(?: name)?(?: is|:)) ((?:[A-Z][\w&'-]*)(?: [A-Z][\w&'-]*){1,5})/du;

/** The names; weaker than what the extraction finds by lists. A firm told only by its place has no value: a later name replaces it. */
export function findSpokenNames(text: string): NeedDraft {
  const folded = foldText(text);
  const read = (field: NeedField, pattern: RegExp, where: string) => readGroup(field, pattern.exec(where), text);
  const person = PERSONS.map((pattern) => read("contact", pattern, folded)).find(
    (found) => found["contact"] !== undefined,
  );
  const beside = read("enterprise", BEFORE_PERSON, folded);
  const isName = !SENTENCE.test(foldText(beside["enterprise"]?.text ?? "的"));
  return {
    ...(isName ? beside : {}),
    ...read("enterprise", LATIN_FIRM, text),
    ...read("enterprise", LOCAL_FIRM, folded),
    ...person,
  };
}

function readGroup(field: NeedField, match: RegExpExecArray | null, text: string): NeedDraft {
  const [start, end] = match?.indices?.[1] ?? [0, 0];
  const words = text.slice(start, end);
  return end > start
    ? { [field]: { text: words, value: field === "enterprise" ? null : words, span: [start, end] } }
    : {};
}
