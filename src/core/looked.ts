/** What was found for one part of a message, and how it is found. */
import { isOtherKind } from "../domain/change-case.ts";
import { type Evidence, weighEvidence } from "../domain/evidence-gate.ts";
import { keepNamedSubject } from "../domain/named-subject.ts";
import type { Passage } from "../domain/rank-clauses.ts";
import type { QuestionPart } from "../domain/split-questions.ts";
import { normaliseText } from "../domain/text.ts";
import type { Deps } from "./ports.ts";
import type { Query, Retrieval } from "./retrieve-passages.ts";

/**
 * A part with what was found for it.
 *
 * Shape   `question` is the condensed full question, `ordinal` its place in the message; `readAs` is what a question that leans
 *         on the turn before was read as, null for all others
 */
export type Looked = {
  ordinal: number;
  question: string;
  readAs: string | null;
  query: Query;
  retrieval: Retrieval;
  evidence: Evidence;
};

/** The evidence for a question: a programme or kind that it names is not answered from clauses that speak of another. */
export function weighNamed(
  { vocabulary }: Deps,
  passages: Passage[],
  { question, query, maxClauses }: { question: string; query: Query; maxClauses: number },
): Evidence {
  const { aspects } = query.facets;
  const text = normaliseText(question);
  const kept = keepNamedSubject(text, passages, { aspects, glossary: vocabulary.glossary });
  const ofKind = kept.filter(({ clause }) => !isOtherKind(clause.heading, text));
  return weighEvidence(ofKind.length === 0 ? kept : ofKind, query.facets, maxClauses);
}

/** The document that a part turned out to be about, answered or not. */
export function documentsOf({ evidence }: Pick<Looked, "evidence">): string[] {
  return evidence.kind === "answer" || evidence.kind === "gap" ? [evidence.document.id] : [];
}

/** A part as one text: its circumstances, then the question. */
export function toText({ circumstances, focus }: Pick<QuestionPart, "circumstances" | "focus">): string {
  return [circumstances, focus].filter((text) => text !== "").join("，");
}
