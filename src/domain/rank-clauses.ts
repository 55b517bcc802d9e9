/** Ranks clauses for a question from what the search found: by the ways to ask for them, their words, and the question's facets. */

import type { StoredClause, StoredDocument } from "./stored.ts";
import { type Subject, suitability } from "./suitability.ts";

/** A query: normalised terms with their weight (1 for the question itself, less for circumstances and glossary terms). */
export type WeightedTerms = ReadonlyMap<string, number>;

/**
 * A clause that the search found, with the texts it was found by as terms.
 *
 * Unit    `textScore` is its BM25 sum as a share of the highest possible one; `meaning` is its `meaningShare`, null without vectors
 */
export type Candidate = {
  clause: StoredClause;
  document: StoredDocument;
  textScore: number;
  meaning: number | null;
  body: () => ReadonlyMap<string, number>;
  questions: { text: string; terms: ReadonlyMap<string, number> }[];
};

/**
 * A passage (检索片段): a clause ranked for a question, with what speaks for it.
 *
 * Shape   `matched` counts the question's terms that the clause knows in any wording
 * Unit    the shares lie in 0–1; `score` is their mixture times how well level, year and aspect suit, 0 to about 2
 */
export type Passage = {
  clause: StoredClause;
  document: StoredDocument;
  score: number;
  asked: number;
  worded: number;
  known: number;
  matched: number;
  meaning: number | null;
  nearest: string | null;
};

type Weigh = (term: string) => number;

/**
 * What speaks for a clause, as shares of 1: the likest way to ask for it, its own words, how much of the question it knows
 * in any wording, and the best-worded clause of its document.
 *
 * Source  every sixth stored question asked with itself taken out: right clause 0.59 first and 0.79 among three, right
 *         document 0.90; with the likest way to ask and the own words alone (0.58 and 0.42) 0.50, 0.69 and 0.87
 */
const WEIGHTS = { asked: 0.2, worded: 0.15, known: 0.35, document: 0.3 };

/** Share of the meaning in a score where there are vectors: alone it passes the evidence gate only when nearly the same is meant. */
const MEANING_WEIGHT = 0.3;

/**
 * How much nearer in meaning a clause is to the question than clauses at large: 0 at their average, 1 at the same meaning.
 * Measured from the average, because models differ in how near they put texts that have nothing in common.
 *
 * Unit    cosine distances, 0–2; result 0–1
 */
export function meaningShare({ distance, averageDistance }: { distance: number; averageDistance: number }): number {
  return averageDistance <= 0 ? 0 : Math.min(1, Math.max(0, 1 - distance / averageDistance));
}

/** Ranks candidates, best first, ties by clause id. `weigh` is a term's inverse document frequency. */
export function rankClauses(
  query: WeightedTerms,
  candidates: readonly Candidate[],
  subject: Subject,
  weigh: Weigh,
): Passage[] {
  const best = new Map<string, number>();
  for (const { document, textScore } of candidates) {
    best.set(document.id, Math.max(best.get(document.id) ?? 0, textScore));
  }
  const plain = candidates.every(({ questions }) => questions.length === 0);
  return candidates
    .map((candidate) =>
      plain
        ? judgeByWords(query, candidate, subject)
        : judge(query, candidate, best.get(candidate.document.id) ?? 0, {
            subject,
            weigh,
          }),
    )
    .sort((a, b) => b.score - a.score || (a.clause.id < b.clause.id ? -1 : 1));
}

/** Documents that nobody wrote questions for are ranked by their own words, where BM25 alone is the best measure known. */
function judgeByWords(
  query: WeightedTerms,
  { clause, document, textScore, meaning }: Candidate,
  subject: Subject,
): Passage {
  const score = withMeaning(textScore, meaning) * suitability(document, clause, subject);
  return {
    clause,
    document,
    score,
    asked: 0,
    worded: textScore,
    known: textScore,
    matched: textScore > 0 ? query.size : 0,
    meaning,
    nearest: null,
  };
}

function judge(
  query: WeightedTerms,
  candidate: Candidate,
  documentScore: number,
  { subject, weigh }: { subject: Subject; weigh: Weigh },
): Passage {
  const { clause, document, questions, textScore, meaning } = candidate;
  const total = massOf(query, weigh);
  const likest = questions
    .map((question) => ({
      text: question.text,
      likeness: likeness(query, question.terms, total, weigh),
    }))
    .sort((a, b) => b.likeness - a.likeness)[0];
  const anywhere = new Set([
    ...candidate.body().keys(),
    ...questions.flatMap((question) => [...question.terms.keys()]),
  ]);
  const asked = likest?.likeness ?? 0;
  const known = shareIn(query, anywhere, total, weigh);
  const matched = [...query.keys()].filter((term) => anywhere.has(term)).length;
  const plain =
    WEIGHTS.asked * asked + WEIGHTS.worded * textScore + WEIGHTS.known * known + WEIGHTS.document * documentScore;
  const score = withMeaning(plain, meaning) * suitability(document, clause, subject);
  return {
    clause,
    document,
    score,
    asked,
    worded: textScore,
    known,
    matched,
    meaning,
    nearest: likest?.text ?? null,
  };
}

/** Normalised scores are mixed; a clause without a vector keeps the score of its words. */
function withMeaning(plain: number, meaning: number | null): number {
  return meaning === null ? plain : (1 - MEANING_WEIGHT) * plain + MEANING_WEIGHT * meaning;
}

function massOf(terms: ReadonlyMap<string, number>, weigh: Weigh): number {
  let sum = 0;
  for (const [term, weight] of terms) {
    sum += weight * weigh(term);
  }
  return sum;
}

/** Dice likeness of two bags of terms, weighed by rarity. */
function likeness(query: WeightedTerms, other: ReadonlyMap<string, number>, queryMass: number, weigh: Weigh): number {
  let shared = 0;
  let otherMass = 0;
  for (const term of other.keys()) {
    const weight = weigh(term);
    const asked = query.get(term);
    otherMass += weight;
    if (asked !== undefined) {
      shared += Math.min(1, asked) * weight;
    }
  }
  return queryMass + otherMass === 0 ? 0 : (2 * shared) / (queryMass + otherMass);
}

function shareIn(query: WeightedTerms, terms: ReadonlySet<string>, queryMass: number, weigh: Weigh): number {
  let shared = 0;
  for (const [term, weight] of query) {
    if (terms.has(term)) {
      shared += weight * weigh(term);
    }
  }
  return queryMass === 0 ? 0 : shared / queryMass;
}
