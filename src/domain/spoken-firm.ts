/** Firms that only their place in a message gives away: 仑动健身 老闻 139…, 我公司仑瑞锁业, This is Ningbo Bluewave Pump. */
import { type Finding, findGroups, textBefore } from "./finding.ts";
import { isFirmName, isOfNeed } from "./firm-name.ts";
import { isOthers } from "./other-party.ts";
import { POST } from "./person-name.ts";

/** 甬 is Ningbo, 仑 Beilun, 宁 Ningbo too: a word that begins so and stands alone is a firm's short name. */
const LOCAL =
  /(?<=^|[\s,。;:]|我|我们|我是|我们是|这边|这边是|还是|来自|帮|(?:公司|单位)[是叫]?|写)((?:[甬仑鄞慈姚]|(?:北仑|宁波)(?![市区一本当港大学院城湾开])|宁(?![可愿静海波夏德]))(?!城|江|上|东|西|南|北[路站])[^\P{Script=Han}的这那某]{2,6}?)(?=$|[\s,。;:]|的(?!同行|供应商|客户|产品|货|那种|设备|机器|方案|人|单子?)|做|这边|想|有|生产|主营|从事)/dgu;
const LATIN = /\b(?:[Ww]e are|[Ww]e're|[Tt]his is) ((?:[A-Z][\w&'-]*)(?: [A-Z][\w&'-]*){1,5})/dgu;
/** The word before a person: 仑动健身 质检科小鲁. */
const BEFORE_PERSON = new RegExp(
  `(?:^|[\\s,。;])(\\p{Script=Han}{3,8})[\\s,]{1,2}${POST}?(?:联[系络]人|找)?[\\s:]?$`,
  "du",
);
const SENTENCE =
  /[的了是有在要会不就完过很太你我他它咱谁这那哪吗呢吧哈说看给让把被还又老坏裂漏差高低慢响内周月年天]|经理|主任|主管|总监|工程师|职务|部门|问题|需求|电话|手机|联[系络]/u;
const MOST_CHARS = 24;
const REACH = /^[^,。;!?\n]{0,12}(?:\d{7}|@)|^[ ,:]{1,2}.{0,6}(?:\d{7}|@)/u;

/** The firm, as a guess that a better name replaces; weaker than what lists and labels tell. */
export function findSpokenFirm(text: string, original: string, contact: Finding | null): Finding | null {
  const found = [...findGroups(text, LOCAL), ...findGroups(original, LATIN)].find((one) => !isOthers(text, one));
  const named = found ?? (contact === null ? null : findBeside(text, contact));
  return named === null ? null : { ...named, isGuess: true };
}

function findBeside(text: string, contact: Finding): Finding | null {
  const before = textBefore(text, contact.start, MOST_CHARS);
  const [start = 0, end = 0] = BEFORE_PERSON.exec(before)?.indices?.[1] ?? [];
  const found = { start: contact.start - before.length + start, end: contact.start - before.length + end, value: null };
  const name = before.slice(start, end);
  const isName = isFirmName(name) && !SENTENCE.test(name) && !isOfNeed(name) && !isOthers(text, found);
  return REACH.test(text.slice(contact.end)) && isName ? found : null;
}
