/** Distils a need's summary (需求一句话) and problem (现状与瓶颈) from the person's own words; nothing is added to them. */
import { extractSlots } from "./extract-slots.ts";
import { foldText } from "./fold-text.ts";
import { isIdleTalk } from "./idle-talk.ts";
import { namesIn, readAct, splitTurn, type TurnClause } from "./intake-act.ts";
import { SHARED_FIELDS } from "./intake-state.ts";
import { ASKS_SOMETHING, CORRECTS, TELLS_TROUBLE } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { NeedDraft } from "./reply.ts";
import { fieldToldWrong } from "./told-wrong.ts";

/** Shown in rows of their own: cut out of what tells of the need. */
const CUT_FIELDS = ["enterprise", "uscc", "street", "contact", "phone", "email"];
/** Not cut, but a clause of nothing else is no news beside its row. */
const OWN_ROW_FIELDS = ["target", "budget", "deadline", "cooperation", "supply_risk", "substitute"];
/** What is a row and never the story. */
const TERMS: readonly NeedField[] = ["budget", "deadline"];

/** Openings that say nothing: greetings, turns of talk, the announcement of a need. */
const LEADS =
  /^(?:(?:您好|你好|大家好|哈喽|hello|hi|hey|请问|麻烦|那个|这个|就是|嗯+|呃|额|啊|哦|对了|另外|还有|然后|接着说?|继续说?|好的?|是这样的?|想问一?下|打扰(?:一下|了)?哈?|(?:老板|领导|我们?老[板总])(?:让|叫)我(?:来)?(?:问|打听)(?:问|一下)?(?:有没有(?:什么)?办法)?|另一个是|(?:等一?[下等]|先问一[句下]|插一?句(?:话)?|插个问题|打断一下|顺便(?:问一?[句下])?)|第?[一二三四](?:个)?是|第[一二三四1-4][个条项](?:是|的)?(?=[^,]{3})|哎呀?|哎哟|[1-5一二三四][.、)）:]|首先|其次|[(（][1-5一二三四][)）])[ ,:]*)+/u;
/** Thanks, 还有个事, the wrong half of a correction (不是200万). */
const SAYS_NOTHING =
  /^(?:多谢|谢谢|感谢|辛苦|麻烦|拜托|thank|thanks)[^,]{0,8}$|^(?:还|再|另外?)?(?:有)?[一1两]?[个件条桩点](?:事情?|问题|需求)?$|^(?:而)?不是.{1,12}$|^(?:很|比较|有点|挺|非常)?(?:急|着急)(?:的|啊)?$|^第[一二三四1-4]个?$|^(?:我们|这个|内容|都|也|的|绝对|肯定)*(?:不涉密|非涉密|没有?涉密|不是涉密|不涉及[^,]{0,8}|普通民品|民品)的?$|^(?:首先|其次|first|second|also)$|^(?:电话|手机|号码|名字|公司名?|单位|其[他它]|别的|信息)(?:都|就)?(?:没错|没变|不变|没问题|不用改|照旧)$|^(?:哎呀?|等[一]?[下等])+$/u;
/** 吉祥的祥, 强大的强字: how a name is written. */
const SPELLS = /^是?(?=[^的]{1,4}的(\p{Script=Han})字?$)[^的]{0,3}\1[^的]{0,3}的\1字?$/u;
const ANNOUNCEMENT =
  /^(?:(?:我们?|咱们?|公司|厂里|这边|想|要|来|有|帮|给|请|先|再|也|你们|您|麻烦)|还有|另外)*(?:登记|报|提|申报|反映|发布|提交|填)?(?:(?:好几|[一两二三四五六几2-6])?[个下些条件桩项])?(?:企业)?(?:技术|工艺|卡脖子)?(?:需求|难题|问题|事情?)(?:[想要]*(?:一起|一并|同时)?(?:登记|报|提|反映|解决|咨询|问))?[ :]*|^(?:i|we)(?:'d| would)? (?:like|want|need) to (?:log|file|submit|register|report|raise) (?:an?|our|two)? ?(?:technical|technology)? ?(?:needs?|problems?|requests?)[ :,]*/u;
/** What is left of a clause when a value is cut out of it: 联系人, 预算大概, 我们是. */
const FILLER =
  /我们?|咱们?|本?公司|单位|企业|厂里?|联系人?|联络人?|对接人|经办人|负责人|电话|手机|号码|微信|同号|邮箱|姓名|名字|叫|姓|是|不超过|超过|不到|最多|至多|控制|上限|预算|经费|费用|资金|时间|期限|希望|想要?|需要|要求?|能|还是|写|填|改|成|最好|大概|大约|左右|以内|以下|之前|前|在|到|为|的|了|吧|呢|啊|和|跟|与|找|可以|打算|准备|解决|完成|搞定|弄好|做好|到岗|交付|方式|合作|就|也|都|先|不是|请|老板|领导|放宽?|提前|推迟|变更?|(?:工程|技术|采购|研发|生产|质量|品质|销售|设备|行政|综合)[部科]|(?:人事|财务|后勤)[部科]?|发邮件|邮件|发到?|微信|加|收|联系|budget|contact|person|attn|tel|telephone|wechat|please|phone|email|mobile|call|our|company|we|are|is|the|from|by|at|around|about|within|deadline|me|my|name|below|under|above|over|less than|more than|at least|up to|reach|nothing|else|want|need|i'm|i am|this|[^\p{L}\d]/gu;

/** The clauses that tell of the need, as written. */
export function distilClauses(text: string, draft: NeedDraft): string[] {
  return distilAll(text, draft).filter((clause) => !isIdleTalk(foldText(clause)));
}

function distilAll(text: string, draft: NeedDraft): string[] {
  return splitTurn(foldText(text)).flatMap((clause) => {
    const told = distilClause(text, clause, draft);
    return told === null ? [] : [told];
  });
}

/** The clauses of a whole need. Where values or a question are all that was said (想招个工程师, 有没有专家), they are the story. */
export function tellStory(text: string, now: Date): string[] {
  const slots = extractSlots(text, now);
  const told = distilClauses(text, slots);
  const rows = Object.fromEntries(
    [...SHARED_FIELDS, ...TERMS].flatMap((field) => (slots[field] === undefined ? [] : [[field, slots[field]]])),
  );
  return told.length > 0 ? told : distilAll(text, rows);
}

function distilClause(text: string, clause: TurnClause, draft: NeedDraft): string | null {
  const original = text.slice(clause.start, clause.end);
  const start = skipLeads(clause.text);
  const rest = clause.text.slice(start);
  if (lettersOf(rest) < 2 || ASKS_SOMETHING.test(rest) || isSteering(rest)) {
    return null;
  }
  const cut = cutOut(original.slice(start), clause.start + start, draft, CUT_FIELDS);
  const left = cutOut(cut.text, clause.start + start, draft, OWN_ROW_FIELDS).text;
  const isOnlyCorrection = lettersOf(rest.replace(new RegExp(CORRECTS, "gu"), "").replace(/刚才|了$/gu, "")) < 3;
  const hasCorrection = CORRECTS.test(rest) && (cut.isCut || left !== cut.text || isOnlyCorrection);
  if (hasCorrection || lettersOf(foldText(left).replace(FILLER, "")) < 2) {
    return null;
  }
  return tidy(cut.text);
}

/** 您好,想登记两个需求:1. … tells nothing yet. */
function skipLeads(clause: string): number {
  let at = 0;
  for (const pattern of [LEADS, ANNOUNCEMENT, LEADS]) {
    at += pattern.exec(clause.slice(at))?.[0].length ?? 0;
  }
  return at;
}

/** Speech without marks is one long clause that tells the need and steers. */
const STEERING_MAX_CHARS = 40;

/** Confirmations, refusals and the like are no part of the need. */
function isSteering(clause: string): boolean {
  if (clause.length > STEERING_MAX_CHARS) {
    return false;
  }
  const act = readAct(clause, false);
  return (
    act.confirms !== null ||
    act.cancels ||
    act.tellsOfFiling ||
    act.objects ||
    act.card ||
    act.wantsPerson ||
    act.restarts ||
    act.resumes ||
    act.regrets ||
    act.parks ||
    act.pauses ||
    act.rest ||
    act.declinesAsked ||
    (act.declined.length > 0 && clause.length <= 24) ||
    act.disclosure !== null ||
    (CORRECTS.test(clause) && namesIn(clause).length > 0) ||
    fieldToldWrong(clause) !== null ||
    SPELLS.test(clause) ||
    SAYS_NOTHING.test(clause)
  );
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\d]/gu)?.length ?? 0;
}

function cutOut(
  text: string,
  offset: number,
  draft: NeedDraft,
  fields: readonly string[],
): { text: string; isCut: boolean } {
  let left = text;
  for (const field of fields) {
    const span = draft[field]?.span ?? null;
    const [start, end] =
      span === null ? [0, 0] : [Math.max(0, span[0] - offset), Math.min(text.length, span[1] - offset)];
    if (end > start) {
      left = left.slice(0, start) + " ".repeat(end - start) + left.slice(end);
    }
  }
  return { text: left, isCut: left !== text };
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/^[\s:：、]*的?(?=\p{Script=Han})|^[\s:：、]+|[\s:：、.]+$/gu, "")
    .replace(/ (?=\p{Script=Han})|(?<=\p{Script=Han}) /gu, "");
}

/** Who speaks, at the beginning of a summary. */
const SPEAKER =
  /^(?:我们?|咱们?|我司|我厂|本公司|本厂|敝司)(?:公司|厂里?|单位|厂家|这边)?(?:这边)?的?(?=\p{Script=Han}{3})/u;
const MAX_SUMMARY_CHARS = 60;
const ENOUGH_CHARS = 12;

/** Says who the firm is or points at something: no part of a summary beside what tells more. */
const POINTS =
  /^(?:(?:我们?|咱们?|我司|我厂)?(?:公司|厂里?|这边)?是?(?:专门|主要|一家)?(?:做|生产|搞|从事)[^,]{2,14}(?:的|企业|厂家?)|[^,]{1,10}的?那个|[\p{Script=Han}]{1,6}的)$/u;

/** The first clauses that tell something, as many as make a sentence; null when nothing was told. */
export function distilSummary(all: readonly string[]): string | null {
  const telling = all.filter((clause) => !POINTS.test(foldText(clause)));
  const told = telling.length > 0 ? telling : all;
  const trouble = told.findIndex((clause) => TELLS_TROUBLE.test(foldText(clause).replace(/\d/gu, "")));
  const from = trouble > 1 ? trouble - 1 : 0;
  const until = trouble < 0 ? 0 : trouble - from;
  let summary = "";
  for (const [index, clause] of told.slice(from).entries()) {
    const next =
      summary === "" ? clause.slice(SPEAKER.exec(foldText(clause))?.[0].length ?? 0) : join([summary, clause]);
    const isEnough = summary.length >= ENOUGH_CHARS && index > until;
    if (summary !== "" && (isEnough || next.length > MAX_SUMMARY_CHARS)) {
      break;
    }
    summary = next;
  }
  return summary === "" ? null : summary.slice(0, MAX_SUMMARY_CHARS * 2);
}

/** All that was told, in order; null when nothing was. */
export function distilProblem(told: readonly string[]): string | null {
  return told.length === 0 ? null : join(told);
}

/** Whether what was told names a trouble: more than a wish for a thing or a person. */
export function tellsTrouble(told: readonly string[], { signals }: NeedVocabulary): boolean {
  return told.map(foldText).some((clause) => TELLS_TROUBLE.test(clause) || clause.search(signals.troubles) >= 0);
}

function join(clauses: readonly string[]): string {
  const isChinese = /\p{Script=Han}/u.test(clauses.join(""));
  return clauses.reduce((left, clause) => left + (isChinese ? "，" : /^[A-Z]/u.test(clause) ? ". " : ", ") + clause);
}
