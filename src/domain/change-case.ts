/** Puts a new case into the question before (省里那个呢, 一亿八的呢, 要是重新认定呢): level, number or kind gives way to its like. */
import { findQuantities } from "./quantity.ts";

/** The words of a new case, and the question that it is put into; normalised both. What found its place is gone from `own`. */
export type CaseChange = { own: string; base: string };

/** The question for the new case, and what of the case has no like in it. */
export function changeCase(change: CaseChange): CaseChange {
  const { own, base } = [putLevel, putQuantity, putRival, putPresent].reduce((state, put) => put(state), change);
  return { own: FILLERS.test(own) ? "" : own, base };
}

/** What is left of a case when its word went into the question before: 的、那个、for. */
const FILLERS = /^(?:[那这][个笔份种边]?|一个|的|自己|另外|单独|有|at|on|for|of|in|the|level|one|\s)*$/u;

const LEVEL_WORDS = [
  "(?:国家|省|市|区)(?:级|里|一级)",
  "(?:浙江省?|宁波市?|北仑区?)(?![大经])[里级]?",
  "[市省](?=重点|企业|高企|科小|科技|海外)",
  "国家(?=科小|科技|高新)",
  "\\b(?:national|provincial|municipal|city|district|ningbo|beilun|zhejiang)(?: level)?\\b",
].join("|");

/** Words for a level of government, and the places that stand for one. */
export const LEVEL = new RegExp(LEVEL_WORDS, "gu");
const LEVEL_FIRST = new RegExp(`^(?:at |on |from |the )*(?:${LEVEL_WORDS}|国家|[省市区](?=的|$))`, "u");

/** Whether a case is one of our own levels or places (那宁波呢). */
export function namesLevel(own: string): boolean {
  return LEVEL_FIRST.test(own.replace(/^(?:那么?|and |what about |how about )/u, ""));
}

/** 省里那个呢: the level of the question before gives way. */
function putLevel({ own, base }: CaseChange): CaseChange {
  const [level] = LEVEL_FIRST.exec(own) ?? [];
  if (level === undefined) {
    return { own, base };
  }
  const gap = /[a-z]$/u.test(level) ? " " : "";
  return { own: own.slice(level.length), base: `${level}${gap}${base.replaceAll(LEVEL, "").trim()}` };
}

/** 一亿八的呢: the number takes the place of the one of its kind, where there is just one. */
function putQuantity({ own, base }: CaseChange): CaseChange {
  const [stated, ...more] = findQuantities(own);
  const rivals = findQuantities(base).filter(({ dimension }) => dimension === stated?.dimension);
  const [rival] = rivals;
  if (stated === undefined || more.length > 0 || rival === undefined || rivals.length > 1) {
    return { own, base };
  }
  return {
    own: `${own.slice(0, stated.start)}${own.slice(stated.end)}`,
    base: `${base.slice(0, rival.start)}${stated.text}${base.slice(rival.end)}`,
  };
}

/** Kinds of which a question is about one; longer words stand before those that they hold. */
const RIVALS: readonly (readonly string[])[] = [
  ["首次", "第一次", "重新", "第二次"],
  ["国际", "国内", "省内"],
  ["境内", "境外", "国内", "国外", "海外"],
  ["a类", "b类", "c类"],
  ["博士后", "博士", "硕士", "本科", "大专"],
  ["非职务", "职务"],
  ["费用化", "资本化", "无形资产"],
  ["一等奖", "二等奖", "三等奖"],
  ["软件企业", "农业企业", "医药企业"],
  ["带头人", "成员"],
  ["first-time", "re-certification", "renewal"],
];

/** The words for kinds that stand in a text. */
export function kindsIn(text: string): string[] {
  return RIVALS.flat().filter((word) => text.includes(word));
}

/** Whether a text is about another kind than the question (首次通过认定 for 重新认定). */
export function isOtherKind(text: string, question: string): boolean {
  return RIVALS.some((family) => {
    const asked = family.filter((word) => question.includes(word));
    const told = family.filter((word) => text.includes(word));
    return asked.length > 0 && told.length > 0 && !told.some((word) => asked.includes(word));
  });
}

/** 国际的呢: the new kind takes the place of the old. */
function putRival({ own, base }: CaseChange): CaseChange {
  for (const family of RIVALS) {
    const mine = family.find((word) => own.includes(word));
    const theirs = family.find((word) => base.includes(word));
    if (mine !== undefined && theirs !== undefined && mine !== theirs) {
      return { own: own.replace(mine, "").replace(/^认定$/u, ""), base: base.replaceAll(theirs, mine) };
    }
  }
  return { own, base };
}

const PRESENT = /^(?:现在|目前|如今|今年|now|today|this year)$/u;
const PAST = /(?:20\d\d年?|\d\d年)(?:度|版)?的?|以前|当年|那时候?|过去|往年/gu;

/** 那现在呢: the past of the question before is over. */
function putPresent({ own, base }: CaseChange): CaseChange {
  return PRESENT.test(own) ? { own: "", base: `${own}${base.replaceAll(PAST, "")}` } : { own, base };
}
