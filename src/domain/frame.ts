/** The words around what the documents say, in the three languages; nothing here states a fact of a policy. */
import { ENGLISH } from "./english-frame.ts";
import { LEVEL_NAMES, type Level } from "./policy-document.ts";
import type { CitationStatus, Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";

/** Status words as badges and citation lines show them. */
const STATUS_NAMES: Record<CitationStatus, string> = {
  "in force": "现行",
  "annual notice": "年度通知",
  historical: "历史文件，不是现行标准",
  expired: "已到期",
  "not yet in force": "尚未生效",
  "text not supplied": "原文未收入",
};

/** The frame of one language: each entry gives Markdown without figures of its own. */
export type Frame = {
  yes: string;
  no: string;
  depends: string;
  lead(words: string): string;
  summary(path: string): string;
  summaryNote: string;
  basis: string;
  level(levels: readonly Level[]): string;
  status(status: CitationStatus): string;
  department(department: string): string;
  contact(contact: string): string;
  review(note: string | null): string;
  historical: string;
  oldData: string;
  notice: string;
  askNow(department: string): string;
  issued(on: string): string;
  expired(on: string): string;
  validUntil(on: string): string;
  sourceLink: string;
  gap(reason: string, department: string): string;
  unsupplied(title: string, department: string): string;
  noFigure(title: string, department: string): string;
  noCount(title: string, department: string): string;
  outsideRange(title: string, department: string): string;
  oldFigure(title: string, department: string): string;
  otherYear(title: string, department: string): string;
  otherLevel(title: string, level: string, department: string): string;
  nothing(department: string): string;
  /** Asks which policy a question is about that names none. */
  unnamed: string;
  seeAlso(title: string, link: string): string;
  /** Before what is said of some of several parts: which ones, counted from 1, never in the asker's words. */
  abstainedPart(ordinals: readonly number[]): string;
  /** Before the answer to a question that leaned on the one before: what it was read as, in the person's words and escaped. */
  readAs(question: string): string;
  otherYearBelow: string;
  /** Behind a met condition: which other clauses count, and what else its own asks for ("" when that does not fit here, null when nothing). */
  notAlone(headings: readonly string[], sentences: string | null): string;
  decided: string;
  quotationNote: string | null;
  empty: string;
  tooLong(maxChars: number): string;
  tooMany(most: number): string;
};

const CHINESE: Frame = {
  yes: "可以。",
  no: "不可以。",
  depends: "要看情况。",
  lead: (words) => words,
  summary: (path) => `要点摘编 · ${path}`,
  summaryNote: "要点摘编，非原文",
  basis: "依据",
  level: (levels) => levels.map((level) => LEVEL_NAMES[level]).join("、"),
  status: (status) => STATUS_NAMES[status],
  department: (department) => `归口：${department}`,
  contact: (contact) => `联系：${contact}`,
  review: (note) => `请以主管部门最新口径为准${note === null ? "" : `（${note}）`}。`,
  historical: "这是历史文件的规定，不是现行标准。",
  oldData: "这是往年的数据。",
  notice: "这是往年的通知，今年的以新通知为准。",
  askNow: (department) => `现在怎么规定，请咨询${department}。`,
  issued: (on) => `这份文件的发布时间：${on}。`,
  expired: (on) => `这份文件到 ${on} 到期，之后不能再按它办理，请看新政策或咨询归口部门。`,
  validUntil: (on) => `有效期到 ${on}`,
  sourceLink: "来源",
  gap: (reason, department) => `${reason}，我不能替部门猜，请咨询${department}。`,
  unsupplied: (title, department) =>
    `《${title}》的原文还没有收入资料，所以金额、比例、条件和时间我都答不了，请咨询${department}。`,
  noFigure: (title, department) => `《${title}》的资料里没有写到数额，我不能替部门猜。请咨询${department}。`,
  noCount: (title, department) =>
    `您问的这个数没有收入本资料（最相近的是《${title}》，里面也没有），我不能替部门猜，请咨询${department}。`,
  outsideRange: (title, department) =>
    `《${title}》的这一条只管规定的那几年，您问的年度不在里面，资料里没有写到。请咨询${department}。`,
  oldFigure: (title, department) =>
    `资料里只有《${title}》的历史标准，现行标准没有收入，不能拿旧数当新数。请咨询${department}。`,
  otherYear: (title, department) =>
    `资料里只有《${title}》往年的通知，您问的年度还没有。请以当年通知为准，或咨询${department}。`,
  otherLevel: (title, level, department) =>
    `您问的这一级的标准没有收入资料；资料里的《${title}》是${level}文件，不能顶替。请咨询${department}。`,
  nothing: (department) =>
    `现有政策资料里没有查到这个问题的答案。可以写明是哪一项再问（比如高企奖励、研发加计扣除、科技贷款），或者咨询${department}，或点“转人工”由专班工作人员答复。`,
  unnamed: "您问的是哪项政策？请把名称一起告诉我，比如高企、研发费用加计扣除、海外工程师。",
  seeAlso: (title, link) => `相近的文件可以先看：[《${title}》](${link})。`,
  abstainedPart: (ordinals) => `第${ordinals.join("、")}问：`,
  readAs: (question) => `（接着上面的话，按“${question.replaceAll(/[,;](?!\d)/gu, "，")}”回答）`,
  otherYearBelow: "您问的年度的通知没有收入本资料，下面是往年的规定。",
  notAlone: (headings, sentences) => {
    const others = headings.length === 0 ? "" : `还要看：${headings.join("、")}`;
    const own = sentences === null ? "" : sentences === "" ? "同条的其他要求见下面的引文" : `同条还写着：${sentences}`;
    return `单看这个还不够，${[others, own].filter((part) => part !== "").join("；")}。`.replace(/。。$/u, "。");
  },
  decided: "以上只是按条款和您报的数对照，最后由归口部门认定。",
  quotationNote: null,
  empty: "请用一句话告诉我想了解哪项政策，比如“高企首次认定市里奖多少”。",
  tooMany: (most) => `一次最多回答 ${most} 个问题，其余的请再发给我。`,
  tooLong: (maxChars) => `这条消息太长了（超过 ${maxChars} 字）。请挑最要紧的一两个问题发给我。`,
};

/** The frame for a language; Traditional is the Chinese frame converted. */
export function frameFor(locale: Locale): Frame {
  if (locale === "en") {
    return ENGLISH;
  }
  return locale === "zh-Hans" ? CHINESE : TRADITIONAL;
}

const convert =
  <A extends unknown[]>(write: (...parts: A) => string) =>
  (...parts: A): string =>
    toTraditional(write(...parts));

const TRADITIONAL: Frame = {
  get yes() {
    return toTraditional(CHINESE.yes);
  },
  get no() {
    return toTraditional(CHINESE.no);
  },
  get depends() {
    return toTraditional(CHINESE.depends);
  },
  get oldData() {
    return toTraditional(CHINESE.oldData);
  },
  get notice() {
    return toTraditional(CHINESE.notice);
  },
  get historical() {
    return toTraditional(CHINESE.historical);
  },
  get summaryNote() {
    return toTraditional(CHINESE.summaryNote);
  },
  get basis() {
    return toTraditional(CHINESE.basis);
  },
  get sourceLink() {
    return toTraditional(CHINESE.sourceLink);
  },
  get otherYearBelow() {
    return toTraditional(CHINESE.otherYearBelow);
  },
  get decided() {
    return toTraditional(CHINESE.decided);
  },
  quotationNote: "引文保留簡體原樣",
  get empty() {
    return toTraditional(CHINESE.empty);
  },
  lead: convert(CHINESE.lead),
  summary: convert(CHINESE.summary),
  level: convert(CHINESE.level),
  status: convert(CHINESE.status),
  department: convert(CHINESE.department),
  contact: convert(CHINESE.contact),
  review: convert(CHINESE.review),
  askNow: convert(CHINESE.askNow),
  issued: convert(CHINESE.issued),
  expired: convert(CHINESE.expired),
  validUntil: convert(CHINESE.validUntil),
  gap: convert(CHINESE.gap),
  unsupplied: (title, department) => toTraditional(CHINESE.unsupplied(title, department)),
  noFigure: convert(CHINESE.noFigure),
  noCount: convert(CHINESE.noCount),
  outsideRange: convert(CHINESE.outsideRange),
  oldFigure: convert(CHINESE.oldFigure),
  otherYear: convert(CHINESE.otherYear),
  otherLevel: convert(CHINESE.otherLevel),
  nothing: convert(CHINESE.nothing),
  unnamed: toTraditional(CHINESE.unnamed),
  seeAlso: (title, link) => `${toTraditional("相近的文件可以先看：")}[《${title}》](${link})。`,
  abstainedPart: convert(CHINESE.abstainedPart),
  readAs: convert(CHINESE.readAs),
  notAlone: convert(CHINESE.notAlone),
  tooLong: convert(CHINESE.tooLong),
  tooMany: convert(CHINESE.tooMany),
};
