/** Writes the answer (答复) to a policy question out of the clauses that the gate let through, without a model. */

import { chooseSentences } from "./choose-sentences.ts";
import type { Verdict } from "./companion.ts";
import { decideConditions, type Finding } from "./decide-conditions.ts";
import type { Facets } from "./facets.ts";
import type { Frame } from "./frame.ts";
import type { Measure } from "./measure.ts";
import { statusOn } from "./policy-document.ts";
import type { WeightedTerms } from "./rank-clauses.ts";
import type { Citation, Handoff, Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";
import type { StoredClause, StoredDocument } from "./stored.ts";
import type { Lexicon } from "./terms.ts";
import { normaliseText } from "./text.ts";
import { findUnsupported } from "./verify-figures.ts";

/** What an answer is written from. `clauses` are of one document, the most fitting first. */
export type AnswerMaterial = {
  question: string;
  document: StoredDocument;
  clauses: StoredClause[];
  heading: string | null;
  terms: WeightedTerms;
  weigh: (term: string) => number;
  facets: Facets;
};

/** Where and how the answer is given. */
export type AnswerSetting = {
  locale: Locale;
  frame: Frame;
  today: string;
  measures: ReadonlyMap<string, Measure>;
  lexicon: Lexicon;
};

/** A written answer: `lead` is what is said before the quotation, `text` all of it as Markdown. */
export type WrittenAnswer = { lead: string; text: string; citations: Citation[]; handoff: Handoff | null };

/** At most so many characters before the quotation (issue 2). */
const LEAD_MAX_CHARS = 200;

/** Writes the answer. Every figure of the lead stands in a cited clause, in the question, or the sentence is dropped. */
export function writeAnswer(material: AnswerMaterial, setting: AnswerSetting): WrittenAnswer {
  const citations = material.clauses.map((clause) => toCitation(clause, material, setting));
  const sentences = leadSentences(material, setting).filter((sentence) => {
    return (
      findUnsupported(sentence, [...citations.map((one) => one.quote), material.question, ownDates(material)])
        .length === 0
    );
  });
  const lead = fitLead(sentences, material.heading !== null);
  const said = setting.frame.lead(lead.join(material.heading === null ? "" : "\n"));
  const quotes = material.clauses.map((clause, index) => quote(clause, citations[index], lead, setting.frame));
  const text = [said, ...quotes.filter((one) => one !== ""), footer(material, citations, setting)].join("\n\n");
  return { lead: lead.join(""), text, citations, handoff: null };
}

function ownDates({ document }: AnswerMaterial): string {
  const { front } = document;
  return [
    front.title,
    front.issuedOn,
    front.issuedNote,
    front.effectiveOn,
    front.effectiveNote,
    front.expiresOn,
    front.expiresNote,
  ]
    .filter((one) => one !== null)
    .join(" ");
}

function toCitation(clause: StoredClause, { document, facets }: AnswerMaterial, setting: AnswerSetting): Citation {
  const { front } = document;
  return {
    policy: document.id,
    title: front.title,
    documentNumber: front.documentNumber,
    clause: clause.path,
    quote: clause.text,
    status: statusOn(front, facets.on ?? setting.today),
    textKind: front.textKind,
    url: httpUrl(clause.source) ?? httpUrl(front.source),
  };
}

function httpUrl(source: string | null): string | null {
  return source !== null && /^https?:\/\/\S+$/u.test(source) ? source : null;
}

/** The direct fact first: validity, then what the firm's numbers come to, then yes or no, then the fitting sentences. */
function leadSentences(material: AnswerMaterial, setting: AnswerSetting): string[] {
  const caveat = standing(material, setting);
  if (material.heading !== null) {
    return [...caveat, ...overviewLines(material)];
  }
  const decided = [...findings(material, setting), ...verdicts(material, setting)];
  const chosen = chooseSentences(material, setting.lexicon);
  const plain = decided.length > 0 ? decided : chosen;
  return [...caveat, ...(setting.locale === "zh-Hant" ? plain.map(toTraditional) : plain)];
}

function standing({ document, facets }: AnswerMaterial, { frame, today }: AnswerSetting): string[] {
  const { front } = document;
  const status = statusOn(front, facets.on ?? today);
  if (status === "expired" && front.expiresOn !== null) {
    return [frame.expired(front.expiresOn)];
  }
  return status === "historical" ? [frame.historical] : [];
}

function overviewLines({ heading, clauses }: AnswerMaterial): string[] {
  return [`${heading}：`, ...clauses.map((clause) => `- ${clause.heading}：${firstSentence(clause.text)}`)];
}

/** The text up to its first full stop. */
export function firstSentence(text: string): string {
  return /^[^。\n]*。?/u.exec(text)?.[0] ?? text;
}

function findings(material: AnswerMaterial, setting: AnswerSetting): string[] {
  const cited = new Set(material.clauses.map((clause) => clause.path));
  const all = decideConditions(normaliseText(material.question), material.document.companion, setting.measures);
  return all.filter((finding) => cited.has(finding.clause)).map(sayFinding);
}

function sayFinding(finding: Finding): string {
  return `${finding.label}${finding.stated}：${finding.subject ?? ""}${finding.words}。`;
}

/** The clause's own answer to a yes/no question, at most one a clause. */
function verdicts({ document, clauses, question }: AnswerMaterial, { frame }: AnswerSetting): string[] {
  const text = normaliseText(question);
  const occurs = (word: string) => text.includes(normaliseText(word));
  return clauses.flatMap((clause) => {
    const verdict = document.companion.verdicts.find(
      (one) =>
        one.clause === clause.path &&
        (one.when.length === 0 || one.when.some(occurs)) &&
        one.all.every((words) => words.some(occurs)),
    );
    return verdict === undefined ? [] : [`${opening(verdict, text, frame)}${verdict.text}。`];
  });
}

/** Says yes or no first where the question asks whether one may, unless the clause's words begin with it. */
function opening({ verdict, text }: Verdict, question: string, frame: Frame): string {
  const asksMay = /能不能|可不可以|可以|能否|可否|行不行|能.*[吗么不]$|\b(?:can|may|could)\b/u.test(question);
  const says = { yes: frame.yes, no: frame.no, depends: "" }[verdict];
  return !asksMay || POLAR.test(text) ? "" : says;
}

const POLAR = /^(?:可以|能|不能|不可以|不行|不得|不予|没有|不是|不|无|是的|需要|要|不算|算)/u;

/** Whole sentences up to the limit; the first always stays. An overview keeps its whole list. */
function fitLead(sentences: string[], whole: boolean): string[] {
  if (whole) {
    return sentences;
  }
  const kept: string[] = [];
  let length = 0;
  for (const sentence of sentences) {
    if (kept.length > 0 && length + sentence.length > LEAD_MAX_CHARS) {
      break;
    }
    kept.push(sentence);
    length += sentence.length;
  }
  return kept;
}

/** The clause as stored, marked as what it is; left out where the lead already is the whole clause. */
function quote(clause: StoredClause, citation: Citation | undefined, lead: string[], frame: Frame): string {
  if (lead.join("") === clause.text.replaceAll("\n", "")) {
    return "";
  }
  const label =
    citation?.textKind === "summary"
      ? frame.summary(`${clause.path} ${clause.heading}`)
      : `${clause.path} ${clause.heading}`;
  const lines = clause.text.split("\n").map((line) => `> ${line}`);
  return [`> **${label}**`, ">", ...lines].join("\n");
}

function footer({ document, clauses }: AnswerMaterial, citations: Citation[], { frame }: AnswerSetting): string {
  const { front } = document;
  const status = citations[0]?.status ?? "in force";
  const links = clauses.map(
    (clause) => `[${clause.path}](</documents/${document.id}#${clause.path}>)`,
  );
  const url = citations.find((citation) => citation.url !== null)?.url ?? null;
  const basis = [
    `${frame.basis}：《${front.title}》${front.documentNumber === null ? "" : `（${front.documentNumber}）`}`,
    links.join("、"),
    frame.level(front.level),
    frame.status(status),
    ...(front.expiresOn === null || status === "expired" ? [] : [frame.validUntil(front.expiresOn)]),
    ...(url === null ? [] : [`[${frame.sourceLink}](${url})`]),
  ].join(" · ");
  const who = [
    frame.department(front.department),
    ...(front.contact === null ? [] : [frame.contact(front.contact)]),
  ].join("；");
  return `${basis}\n\n${who}。${front.review ? frame.review : ""}`;
}
