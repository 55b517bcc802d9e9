/** Tells the names and numbers of others (供应商、客户、代理、专家) from the person's own: 德国厂家代理 老王 139…, 客户是宁波拓普. */
import { FULL_NAME, NICKNAME, SURNAME, TITLED } from "./person-name.ts";

/** Who is spoken of, not who speaks; 做阀门的厂家 may be either. */
const PARTY =
  "(?:供应商|供货商|供货方|供方|上家|下家|(?<!大)客户(?!端)|主机厂|代理商?|总代|经销商|分销商|贸易商|渠道商|中间商|专家|对方|同行|竞争对手|原厂|厂商|(?<!(?:做|生产|加工|制造|是|[一本我这]个?)[^,。;!?\\n]{0,12})厂家|(?<!其)他们?|她们?|\\b(?:suppliers?|vendors?|customers?|clients?|agents?|dealers?|distributors?|experts?|their|his|her)\\b)";
const PARTIES = new RegExp(PARTY, "gu");

/** 我们是吉利的供应商: the speaker is the party. */
const IS_SPEAKER =
  /(?:我们?|咱们?|我[司厂]|本公司|\bwe|\bi)(?:公司|厂|这边|也|都|就| )*(?:是|作为|are|am)[^,。;!?\n]*$/u;

/** 想找专家 王工 139…: one is looked for; 找过的专家 is known. */
const IS_SOUGHT = /(?:找|求|寻|请|缺|需要|推荐|介绍|looking for|need|want)(?!过|了|到|的)[^,。;!?\n的过]{0,8}$/u;

/** Behind the party: the speaker again, a call for somebody, or something that happened. */
const TURNS_AWAY =
  /我|咱|本人|本[公司厂]|自己|请|找|打给|打我|回电|联系(?!人|方式|电话)|断|停|退|投诉|反映|要求|催|嫌|涨|说|不(?!是)|没|太|很|老是|总是|一直|\b(?:we|our|my|me|i|us|please|call|has|have|had|complains?|stop(?:s|ped)?|wants?|needs?|requires?)\b/u;

const PLACE = "(?:那边|这边|方面|那里|那头)";
const ROLE =
  "(?:业务员?|销售员?|采购员?|技术员|工程师|代理商?|经理|老板|老总|客服|售后|负责人|联系人|联络人|对接人|经办人|联系方式|联系电话|电话|手机|号码|座机|微信|邮箱|姓名|名字)";
const PERSON = `(?:${TITLED}|${NICKNAME}|${FULL_NAME}|${SURNAME}\\p{Script=Han}{1,2})`;
/** The party's person or number, for all that another mark or blank follows. */
const LEADS_ON = new RegExp(
  `^(?:${PLACE}|${PLACE}?的?(?:${ROLE}[^高低长短慢差贵]{0,10}|(?:\\p{Script=Han}{1,6}的)?${PERSON}(?:的?${ROLE}.{0,6})?)|(?:'s|s')? ?(?:sales|rep|agent|contact|engineer|manager|phone|number|e-?mail)\\b.{0,24})$`,
  "u",
);
const LOOK_BACK_CHARS = 60;
const GOVERNS_CHARS = 30;

/** 139…是供应商的电话, 老王139…是我们代理商. */
const BELONGS = new RegExp(
  `^[ \\d+-]{0,24},? ?(?:[这那]个?(?:号码?)?)?(?:是|属于)(?:\\p{Script=Han}{0,4}?${PARTY}(?:的|${PLACE}|${ROLE})|我们?的?${PARTY}(?=$|[,。;!?\\n ]))|^[ \\d+-]{0,24}, ?${PARTY}(?=$|[,。;!?\\n])`,
  "u",
);

/** Whether the words around a name or number of a folded text give it to somebody else. */
export function isOthers(text: string, { start, end }: { start: number; end: number }): boolean {
  const sentence = /^.*(?:[。;!?\n]|\. )/su;
  const before = text.slice(Math.max(0, start - LOOK_BACK_CHARS), start).replace(sentence, "");
  const party = [...before.matchAll(PARTIES)].at(-1);
  const lead = before.slice(0, party?.index ?? 0);
  const isLed =
    party !== undefined &&
    !IS_SPEAKER.test(lead) &&
    !IS_SOUGHT.test(lead) &&
    (governs(before.slice(party.index + party[0].length)) ||
      (INTRODUCED.test(lead) && IS_REACHED.test(before.slice(party.index + party[0].length))));
  return isLed || BELONGS.test(text.slice(end, end + LOOK_BACK_CHARS));
}

/** 他是我们代理,电话137…: said to be the party in the clause before. */
const INTRODUCED = /(?:他|她|[这那]个?人?)是(?:我们?|咱们?)?的?$/u;
const IS_REACHED = new RegExp(`^, ?(?:他的?|她的?)?${ROLE}?[:是 ]*$`, "u");

/** Whether what stands between the party and the name or number leaves it the party's. */
function governs(between: string): boolean {
  if (TURNS_AWAY.test(between) || /\d{7}[ )]?,/u.test(between)) {
    return false;
  }
  const [first = "", ...later] = between.split(",");
  const lead = first.trim().replace(/ (?=\p{Script=Han})|(?<=\p{Script=Han}) /gu, "");
  const isWhole = later.length === 0 && lead === first.trim() && lead.length <= GOVERNS_CHARS;
  const isSame = later.length > 0 && later.every((part) => /^ ?(?:而?是|应该是|叫)/u.test(part));
  return isWhole || isSame || LEADS_ON.test(lead);
}
