/** Finds by when a firm wants its need solved; dates in stories about the past are none. */

import { compare, type Point } from "./calendar-point.ts";
import { toDay } from "./day.ts";
import { PHRASES, type Phrase } from "./deadline-phrase.ts";
import { chooseFinding, clauseAfter, clauseBefore, type Finding, isCorrected, textBefore } from "./finding.ts";

/** An answer without a date. */
const SOON = /(?:越快越好|尽快|尽早|越早越好|马上|立刻|as soon as possible|asap)/u;
/** What closes a term; belongs to its words. */
const CLOSING = /^ {0,1}(?:之前|以前|前|之内|以内|内|为止|底前)(?!年|几|面|后|期|提|处)/u;
const TO_DO =
  /^(?:份)?(?!要(?:来|查|检查|审|验厂|涨|限|被|停|断|搬|交税|换证))(?:就?[要得需必想]|能|完成|交付?|解决|搞定|做[出好完成]|出(?:样|结果|来)|有结果|量产|投[产用]|上[线马]|验收|落地|见效|拿到|到位|完工|搞好|弄好|装|定型|样[机件品]|左右|前后|截止|吧|开始用|开工|必须)/u;
const WISH =
  /(?:要在|希望|争取|最[晚迟]|不晚于|截止|截至|期限|时间(?:要求|节点)?|工期|周期|期望|计划|打算|赶在|力争|最好|目标|deadline|by|before|within|期待|等到|给|限)[^,。;!?\n]{0,8}$/u;
/** What makes the phrase part of a story. */
const STORY_BEHIND =
  /^(?:份)?(?:起|开始(?!用)|以来|的时候|那[次批会时]|成立|发生|出过|断|停|生效|到期|涨|之?后|就[断停涨漏坏裂老磨]|才|已经|联系我|回电|回复|答复|给我回|没|坏|换|漏|出现|不[发供卖]|销售|营收|产值|申报|认定|的(?!时间)|(?:高企|证|政策|补助|奖))/u;
const STORY_BEFORE =
  /(?:供应商|经销商|代理商?|贸易商|厂家|原厂|厂商|卖家|供货方?)[^,。;!?\n]{0,8}$|(?:从|自从?|去年|上个?月|上半年|前[几两]?|过去|近|最近|每|平均|大约每|大概每|已经?|一直|[^可]用了|调了|试了|做了|干了|拖了|等了|找了|花了|耗了|搞了|跑了|开了|质保|保修|(?:供货|交货|到货|采购|订货|供应|付款|检修|更换|维修|保养)(?:周期|期|时间)|寿命|能用|使用|保质期|不到|才|隔|成立|变成|变为|延长到|拖到|涨到)[^,。;!?\n]{0,4}$|(?:fail|crack|leak|wear|broke|break|rust|dies?|died|since|lasts?|last)[a-z]*[^.;!?\n]{0,8}$/u;
/** 希望能用到三年: how long a thing is to last. */
const ENDURES = /(?:到|至|用|撑|管|顶|扛|撑过|用满)(?:个)? ?$/u;
/** 20天一换: another spell beside it is a service life. */
const RECURS = /[\d一二两三四五六七八九十半](?:天|周|个?月|年)就?(?:要|得)?一?(?:换|洗|修|磨|清|停|坏)/u;
/** Within a term something went wrong (一年内坏了两次): no term. */
const WENT_WRONG =
  /^[^,。;!?\n]{0,8}(?:坏|涨|跌|出现|发生|损失|报废|断|裂|漏|磨|失效|老化|退|保修|包换|质保|投诉|了[两三四五六七八九\d几]|就(?!行|好|可以|要|得|能|想|够))/u;

/** The term in the words of the message and as `YYYY-MM` or `YYYY-MM-DD`. */
export function findDeadline(text: string, now: Date): Finding | null {
  const today = toPoint(now);
  const found: Finding[] = [];
  let seen = 0;
  for (const { start, end, phrase, point } of findPhrases(text, today)) {
    const closed = end + (CLOSING.exec(text.slice(end, end + 4))?.[0].length ?? 0);
    const isTerm = isMeant(text, { start, end, closed, needs: phrase.needs });
    if (compare(point, today) >= 0 && (isTerm || (seen > 0 && isCorrected(text, start)))) {
      found.push({ start, end: closed, value: toIso(point) });
    }
    seen += 1;
  }
  const first = chooseFinding(text, found);
  // 11月要送检,所以10月底前定下来: what is to be done before a day is the term, where nothing was taken back.
  const closed = found.find(({ start, end }) => /[前内]$/u.test(text.slice(start, end)));
  return first === found[0] ? (closed ?? first) : first;
}

/** The first phrase for a time to come, whatever is said of it: for an answer to the question after the term. */
export function findTime(text: string, now: Date): Finding | null {
  const today = toPoint(now);
  const [first] = findPhrases(text, today).filter(({ point }) => compare(point, today) >= 0);
  if (first === undefined) {
    const soon = SOON.exec(text);
    return soon === null ? null : { start: soon.index, end: soon.index + soon[0].length, value: null };
  }
  const end = first.end + (CLOSING.exec(text.slice(first.end, first.end + 4))?.[0].length ?? 0);
  return { start: first.start, end, value: toIso(first.point) };
}

type Place = { start: number; end: number; phrase: Phrase; point: Point };

/** All phrases, none inside another. */
function findPhrases(text: string, today: Point): Place[] {
  const places: Place[] = [];
  for (const phrase of PHRASES) {
    for (const match of text.matchAll(phrase.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const point = phrase.resolve(match.slice(1), today);
      if (point !== null && places.every((place) => end <= place.start || start >= place.end)) {
        places.push({ start, end, phrase, point });
      }
    }
  }
  return places.sort((left, right) => left.start - right.start);
}

type Term = { start: number; end: number; closed: number; needs: Phrase["needs"] };

function isMeant(text: string, { start, end, closed, needs }: Term): boolean {
  const [before, after] = [textBefore(text, start, 14), text.slice(closed, closed + 16)];
  if (STORY_BEFORE.test(before) || STORY_BEHIND.test(after) || WENT_WRONG.test(text.slice(end, end + 12))) {
    return false;
  }
  const isClosed = closed > end || /[内前]$/u.test(text.slice(start, end));
  // 三年前 looks back.
  if (needs === "within") {
    const isAgo = /前$/u.test(text.slice(start, closed)) && !TO_DO.test(after) && !WISH.test(before);
    return (
      (isClosed && !isAgo) ||
      (WISH.test(before) && !ENDURES.test(before) && !RECURS.test(text) && !/^[^,。;\n]{0,2}(?:一次|才)/u.test(after))
    );
  }
  const isAlone = clauseBefore(text, start).trim() === "" && clauseAfter(text, closed).trim() === "";
  return (
    needs === "nothing" ||
    isClosed ||
    TO_DO.test(after.trimStart()) ||
    WISH.test(before) ||
    /(?:交期|节点)[ :是]{0,3}$/u.test(before) ||
    isAlone
  );
}

function toPoint(now: Date): Point {
  const [year = 0, month = 0, day = 0] = toDay(now).split("-").map(Number);
  return { year, month, day };
}

function toIso({ year, month, day }: Point): string {
  const base = `${year}-${String(month).padStart(2, "0")}`;
  return day === null ? base : `${base}-${String(day).padStart(2, "0")}`;
}
