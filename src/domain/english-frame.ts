/** The English words around what the documents say in Chinese. */
import { withEnglishNames } from "./department-names.ts";
import type { Frame } from "./frame.ts";
import type { Level } from "./policy-document.ts";
import type { CitationStatus } from "./reply.ts";

const STATUS_ENGLISH: Record<CitationStatus, string> = {
  "in force": "in force",
  "annual notice": "annual notice of the year named",
  historical: "historical, not the current standard",
  expired: "expired",
  "not yet in force": "not yet in force",
  "text not supplied": "text not supplied",
};

const LEVEL_ENGLISH: Record<Level, string> = {
  national: "national level",
  provincial: "provincial level",
  municipal: "municipal level",
  district: "district level",
};

/** The English frame: the documents' own words stay Chinese inside it. */
export const ENGLISH: Frame = {
  yes: "Yes. ",
  no: "No. ",
  depends: "It depends. ",
  lead: (words) => words.replace(/^(?:(Yes|No)\. )?/u, (polar) => `${polar}The documents say (in Chinese): `),
  summary: (path) => `要点摘编 · ${path}`,
  summaryNote: "our summary (要点摘编), not the original text",
  basis: "Source",
  level: (levels) => levels.map((level) => LEVEL_ENGLISH[level]).join(", "),
  status: (status) => STATUS_ENGLISH[status],
  department: (department) => `Responsible: ${withEnglishNames(department)}`,
  contact: (contact) => `Contact: ${contact}`,
  review: (note) => `Please confirm the latest rules with the department${note === null ? "" : ` (${note})`}.`,
  historical: "This is a historical document, not the current standard. ",
  oldData: "These are figures of past years. ",
  notice: "This is the notice of a past year; this year's notice decides.",
  askNow: (department) => `For the present rules please ask ${withEnglishNames(department)}.`,
  issued: (on) => `This document was issued: ${on}. `,
  expired: (on) =>
    `This document expires on ${on} and cannot be used after that day; please see the new policy or ask the department.`,
  validUntil: (on) => `valid until ${on}`,
  sourceLink: "original page",
  gap: (reason, department) =>
    `The documents do not say (${reason}), and I must not guess. Please ask ${withEnglishNames(department)}.`,
  unsupplied: (title, department) =>
    `The text of 《${title}》 has not been supplied, so I cannot state amounts, conditions or dates. Please ask ${withEnglishNames(department)}.`,
  noFigure: (title, department) =>
    `《${title}》 as supplied states no figure for this, and I must not guess. Please ask ${withEnglishNames(department)}.`,
  noCount: (title, department) =>
    `That number has not been supplied (the nearest document, 《${title}》, does not have it either), and I must not guess. Please ask ${withEnglishNames(department)}.`,
  outsideRange: (title, department) =>
    `This clause of 《${title}》 holds for certain years only, and the year you ask about is not among them; nothing is here about it. Please ask ${withEnglishNames(department)}.`,
  oldFigure: (title, department) =>
    `Only the historical standard of 《${title}》 is here; the current one has not been supplied. Please ask ${withEnglishNames(department)}.`,
  otherYear: (title, department) =>
    `What is here of 《${title}》 is the notice of an earlier year; the year you ask about has not been supplied. Please ask ${withEnglishNames(department)}.`,
  otherLevel: (title, level, department) =>
    `The rules of the level you ask about have not been supplied; 《${title}》 is of the ${level} and cannot stand in. Please ask ${withEnglishNames(department)}.`,
  nothing: (department) =>
    `I could not find the answer in the policy documents, and I must not guess. Please ask ${withEnglishNames(department)}, or press “转人工” to reach the task force.`,
  unnamed:
    "Which policy do you mean? Please tell me its name, for example high-tech enterprise (高企) or R&D super-deduction (研发费用加计扣除).",
  seeAlso: (title, link) => `A related document: [《${title}》](${link}).`,
  abstainedPart: (ordinals) => `Question ${ordinals.join(", ")}: `,
  readAs: (question) => `(Going on from before, read as: “${question}”)`,
  otherYearBelow: "The notice of the year you ask about has not been supplied; below is an earlier one. ",
  notAlone: (headings, sentences) => {
    const others = headings.length === 0 ? "" : `what else counts: ${headings.join("、")}`;
    const own =
      sentences === null ? "" : sentences === "" ? "see also the clause below" : `the clause also says: ${sentences}`;
    return `Not enough by itself; ${[others, own].filter((part) => part !== "").join("; ")}. `.replace(/。\. $/u, "。");
  },
  decided: "This only compares the clause with what you state; the department decides.",
  quotationNote: null,
  empty: "Please tell me in one sentence which policy you would like to know about.",
  tooMany: (most) => `I answer at most ${most} questions at a time; please send the others again.`,
  tooLong: (maxChars) =>
    `This message is too long (over ${maxChars} characters). Please send the one or two questions that matter most.`,
};
