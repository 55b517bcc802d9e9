/** What an answer says first: validity, what the firm's numbers come to, yes or no, or the sentences that fit best. */
import { chooseSentences } from "./choose-sentences.ts";
import type { Aspect, Verdict } from "./companion.ts";
import { decideConditions, type Finding } from "./decide-conditions.ts";
import type { Facets } from "./facets.ts";
import type { Frame } from "./frame.ts";
import type { Measure } from "./measure.ts";
import { sayOtherConditions } from "./other-conditions.ts";
import { type FrontMatter, statusOn } from "./policy-document.ts";
import type { WeightedTerms } from "./rank-clauses.ts";
import type { Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";
import type { StoredClause, StoredDocument } from "./stored.ts";
import type { Lexicon } from "./terms.ts";
import { normaliseText } from "./text.ts";

/** One part of the question with the clauses that answer it, the most fitting first. */
export type AnswerPart = {
  question: string;
  clauses: StoredClause[];
  terms: WeightedTerms;
  aspects: Aspect[];
};

/** What an answer is written from: parts of one document; `heading` is set when an overview answers, `outline` are the headings by path. */
export type AnswerMaterial = {
  question: string;
  document: StoredDocument;
  parts: AnswerPart[];
  heading: string | null;
  outline: ReadonlyMap<string, string>;
  weigh: (term: string) => number;
  facets: Facets;
};

/** Where and how the answer is given. `today` is YYYY-MM-DD. */
export type AnswerSetting = {
  locale: Locale;
  frame: Frame;
  today: string;
  measures: ReadonlyMap<string, Measure>;
  lexicon: Lexicon;
};

/** At most so many characters before the quotation (issue 2). */
export const LEAD_MAX_CHARS = 200;

/**
 * The sentences in the order they are said.
 *
 * Shape   `standing` is how the document stands, `said` what it says; `decided` when a number was held against a condition
 */
export type Lead = { standing: string[]; said: string[]; decided: boolean };

/** What is said before the quotation. */
export function leadSentences(material: AnswerMaterial, setting: AnswerSetting): Lead {
  if (material.heading !== null) {
    return { standing: standing(material, [], setting), said: [], decided: false };
  }
  const findings = decideConditions(normaliseText(material.question), material.document.companion, setting.measures);
  const said = material.parts.flatMap((part) => sayPart(part, material, findings, setting));
  const cited = new Set(material.parts.flatMap(({ clauses }) => clauses.map(({ path }) => path)));
  return {
    standing: standing(material, said, setting),
    said: setting.locale === "zh-Hant" ? said.map(toTraditional) : said,
    decided: findings.some(({ clause, holds }) => holds !== null && cited.has(clause)),
  };
}

/** How the document stands, said once and only where the sentences themselves do not say it. */
function standing(material: AnswerMaterial, said: string[], setting: AnswerSetting): string[] {
  return [...issued(material, setting), ...validity(material, said, setting)];
}

/** When the document came out, where that is asked and no cited clause tells it. */
function issued({ document, parts, facets }: AnswerMaterial, { frame }: AnswerSetting): string[] {
  const told = parts.some(({ clauses }) => clauses.some(({ answers }) => answers.includes("history")));
  const on = document.front.issuedOn ?? document.front.issuedNote;
  return facets.aspects.includes("history") && !told && on !== null && /\d/u.test(on) ? [frame.issued(on)] : [];
}

function validity(
  { document, parts, facets }: AnswerMaterial,
  said: string[],
  { frame, today }: AnswerSetting,
): string[] {
  const { front } = document;
  const status = statusOn(front, facets.on ?? today);
  if (status === "expired" && front.expiresOn !== null) {
    return [frame.expired(front.expiresOn)];
  }
  if (status === "annual notice" && isLaterYear(facets.years, front, parts)) {
    return [frame.otherYearBelow];
  }
  if (status !== "historical" || said.some((sentence) => SAYS_HISTORICAL.test(sentence))) {
    return [];
  }
  const data = parts.some(({ clauses }) => clauses.some(({ answers }) => answers.includes("statistics")));
  return [data ? frame.oldData : frame.historical];
}

/** Every year that the question names is later than every year that the document and what is cited of it speak of. */
function isLaterYear(years: readonly number[], front: FrontMatter, parts: readonly AnswerPart[]): boolean {
  const dates = [front.title, front.documentNumber, front.issuedOn, front.issuedNote, front.effectiveNote];
  const texts = [...dates, ...parts.flatMap(({ clauses }) => clauses.map(({ text }) => text))].join(" ");
  const told = [...texts.matchAll(/(?:19|20)\d{2}/gu)].map(([year]) => Number(year));
  return told.length > 0 && years.length > 0 && years.every((year) => year > Math.max(...told));
}

const SAYS_HISTORICAL = /历史|歷史|不是现行|不是現行/u;

/**
 * What decides a part comes alone, bands before what they demand, and behind a met condition what else must hold; only
 * where nothing decides it do the clause's own sentences speak. A clause that decided a number says no verdict beside,
 * unless the number is met and the verdict is not.
 */
function sayPart(part: AnswerPart, material: AnswerMaterial, findings: Finding[], setting: AnswerSetting): string[] {
  const cited = new Set(part.clauses.map((clause) => clause.path));
  const own = findings.filter((finding) => cited.has(finding.clause));
  const counted = [...own.filter(({ subject }) => subject !== null), ...own.filter(({ subject }) => subject === null)];
  const { companion } = material.document;
  const ofClause = (clause: StoredClause) => own.filter((finding) => finding.clause === clause.path);
  const open = part.clauses.filter((clause) => ofClause(clause).length === 0);
  const met = part.clauses.filter((clause) => ofClause(clause).some(({ holds }) => holds === true));
  const lacks = LACKS.test(normaliseText(part.question)) && own.every(({ holds }) => holds !== false);
  const cautions = lacks ? companion.verdicts.filter(({ verdict }) => verdict !== "yes") : [];
  const decided = [
    ...counted.map(sayFinding),
    ...sayVerdicts({ ...part, clauses: open }, companion.verdicts, setting.frame),
    ...leadOn({ ...part, clauses: open }, material, setting),
    ...sayVerdicts({ ...part, clauses: met }, cautions, null),
  ];
  if (decided.length === 0) {
    return chooseSentences(part, material.weigh, setting.lexicon);
  }
  const { frame } = setting;
  const room = LEAD_MAX_CHARS - decided.join("").length;
  const subject = { outline: material.outline, companion };
  return [...decided, ...met.flatMap((clause) => sayOtherConditions(own, { clause, ...subject }, { frame, room }))];
}

/** The question says that something is missing (没有学位), which a met number beside it must not hide. */
const LACKS = /没有|没得|无|未|缺|不足|\b(?:without|no|lack)/u;

function sayFinding(finding: Finding): string {
  return `${finding.label}${inWan(finding.stated)}：${finding.subject ?? ""}${finding.words}。`;
}

/** RMB 380,000 is read as a bare number of yuan and said as 38万元. */
function inWan(stated: string): string {
  return /^\d{5,}$/u.test(stated) ? `${Number(stated) / 10_000}万元` : stated;
}

/** The clause's own answer to a yes/no question, at most one a clause; the first that fits in the data's order. Without a frame no yes or no opens it. */
function sayVerdicts({ question, clauses }: AnswerPart, verdicts: Verdict[], frame: Frame | null): string[] {
  const text = normaliseText(question);
  return clauses.flatMap((clause) => {
    const verdict = findVerdict(text, clause, verdicts);
    return verdict === undefined ? [] : [`${frame === null ? "" : opening(verdict, text, frame)}${verdict.text}。`];
  });
}

/** The first verdict of a clause that fits the normalised question. */
function findVerdict(text: string, clause: StoredClause, verdicts: readonly Verdict[]): Verdict | undefined {
  const occurs = (word: string) => text.includes(normaliseText(word));
  return verdicts.find(
    ({ clause: path, when, all }) =>
      path === clause.path && (when.length === 0 || when.some(occurs)) && all.every((words) => words.some(occurs)),
  );
}

/** Behind a no without a number: what the clause, in the sentences nearest to the question, allows instead or whom it names. */
function leadOn(part: AnswerPart, { document, weigh }: AnswerMaterial, { lexicon }: AnswerSetting): string[] {
  return part.clauses.flatMap((clause) => {
    const verdict = findVerdict(normaliseText(part.question), clause, document.companion.verdicts);
    if (verdict?.verdict !== "no" || /\d/u.test(verdict.text)) {
      return [];
    }
    const near = chooseSentences({ ...part, clauses: [clause] }, weigh, lexicon);
    return near.filter((one) => LEADS_ON.test(one) && !FORBIDS.test(one) && !one.includes(verdict.text)).slice(0, 1);
  });
}

const LEADS_ON = /可以|也可|可在|可按|仍可|可用|归[^。]{2,8}局|由[^。]{1,14}(?:负责|办理|答复)|咨询|通知为准/u;
const FORBIDS = /不可以|不得|不能|不予|不给/u;

/** Says yes or no first where the question plainly asks whether one may, unless the clause's words begin with it. */
function opening({ verdict, text }: Verdict, question: string, frame: Frame): string {
  const plain = question.replace(NOT_MAY, "");
  const says = { yes: frame.yes, no: frame.no, depends: "" }[verdict];
  return !ASKS_MAY.test(plain) || TURNED.test(question) || POLAR.test(text) ? "" : says;
}

const ASKS_MAY = /能不能|可不可以|可以|能否|可否|行不行|能.*[吗么不]$|\b(?:can|may|could)\b/u;
/** Words that hold 能 and ask nothing. */
const NOT_MAY = /新能源|能耗|能源|性能|智能|功能|节能|产能|职能|能力|可能/gu;
/** Questions whose yes and no are not those of the clause: 才能、能不交、甲还是乙. */
const TURNED =
  /才能|只能|能不(?!能)|可以不|不.{0,4}可以|要不要|还是|不能.*[吗吧]|不可以.*[吗吧]|[是对][吗吧]|对不对|\bwithout\b|\bonly\b|\bor\b/u;
const POLAR =
  /^(?:可以|能|不能|不可以|不行|不得|不予|不适用|没有|不是|不|无|是的|需要|要|须|应|按|由|只|一般|仍|已|不算|算)/u;
