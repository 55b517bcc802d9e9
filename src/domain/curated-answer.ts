/** A curated answer (专班答复): what staff wrote to a question that the documents leave open, as a policy document of its own. */
import { emptyCompanion } from "./companion.ts";
import { findFacets } from "./facets.ts";
import type { KnowledgeEntry } from "./knowledge-check.ts";
import type { Level } from "./policy-document.ts";
import { normaliseText } from "./text.ts";

/**
 * An answer as it is kept.
 *
 * Shape   `source` is what the answer relies on (a clause's title and place, or a call, a letter, a notice), `sourceOn` its day;
 *         `reviewOn` is the last day on which the bot gives it. Days are YYYY-MM-DD
 */
export type CuratedAnswer = {
  id: string;
  question: string;
  answer: string;
  source: string;
  sourceOn: string;
  clauseId: string | null;
  department: string;
  level: Level;
  reviewOn: string;
  createdOn: string;
};

/** Where documents of curated answers come from; no file's path begins like this. */
const ORIGIN = "curated:";
const CLAUSE = "要点1";
const REGION = "北仑区";

/** Whether a document is a curated answer and no file. */
export function isCurated(origin: string): boolean {
  return origin.startsWith(ORIGIN);
}

/** A condensed question says what was asked before and then the question: what was asked twice is said once. */
export function tidyQuestion(question: string): string {
  const parts = question.split("；").filter((part) => keyOf(part) !== "");
  return parts.filter((part, at) => parts.findIndex((other) => keyOf(other) === keyOf(part)) === at).join("；");
}

/** The key under which the same question meets: without punctuation, blanks and polite words, in simplified characters. */
export function questionKey(question: string): string {
  return tidyQuestion(question).split("；").map(keyOf).join("");
}

function keyOf(question: string): string {
  const plain = normaliseText(question).replace(/[^\p{L}\p{N}%]/gu, "");
  const short = plain.replace(/^(?:你好|您好|请问|请教|问一下|想问|咨询)+|(?:谢谢|呢|呀|啊|吗)+$/gu, "");
  return short === "" ? plain : short;
}

/** The document of an answer: one clause that holds nothing but the answer, found by the question. */
export function toCuratedEntry(curated: CuratedAnswer): KnowledgeEntry {
  const { id, question, answer, source, sourceOn, department, level, reviewOn, createdOn } = curated;
  const file = `${ORIGIN}${id}`;
  const front = {
    id,
    title: `专班答复：${question}`,
    documentNumber: null,
    issuer: "科技创新专班",
    level: [level],
    region: REGION,
    issuedOn: createdOn,
    issuedNote: null,
    effectiveOn: null,
    effectiveNote: null,
    expiresOn: reviewOn,
    expiresNote: null,
    status: "in force" as const,
    replaces: [],
    replacedBy: [],
    replacementNote: null,
    source: `${source}（${sourceOn}）`,
    reliability: [],
    department,
    contact: null,
    review: true,
    reviewNote: null,
    answerRule: null,
    textKind: "summary" as const,
  };
  const clause = { path: CLAUSE, heading: question, originalPath: null, text: answer, source: null, line: 1 };
  const { aspects } = findFacets(normaliseText(question), createdOn);
  const data = { gap: false, answers: aspects, department, questions: [question] };
  return {
    document: { file, front, clauses: [clause] },
    companion: { ...emptyCompanion(id), clauses: { [CLAUSE]: data } },
    companionFile: file,
  };
}
