/** Ranks clauses for a question from what the search found: by the ways to ask for them, their words, and the question's facets. */

import type { Facets } from "./facets.ts";
import type { StoredClause, StoredDocument } from "./stored.ts";

/** A query: normalised terms with their weight (1 for the question itself, less for circumstances and glossary terms). */
export type WeightedTerms = ReadonlyMap<string, number>;

/**
 * A clause that the search found, with the texts it was found by as terms.
 *
 * Unit    `textScore` is its BM25 sum as a share of the highest possible one
 */
export type Candidate = {
  clause: StoredClause;
  document: StoredDocument;
  textScore: number;
  body: ReadonlyMap<string, number>;
  questions: { text: string; terms: ReadonlyMap<string, number> }[];
};

/**
 * A passage (检索片段): a clause ranked for a question, with what speaks for it.
 *
 * Unit    all shares and the score lie in 0–1
 */
export type Passage = {
  clause: StoredClause;
  document: StoredDocument;
  score: number;
  asked: number;
  worded: number;
  known: number;
  nearest: string | null;
};

type Weigh = (term: string) => number;

/** How much a way to ask counts against the clause's own words; a clause that nobody wrote questions for has the latter alone. */
const WEIGHTS = { asked: 0.7, worded: 0.5 };

/** Ranks candidates, best first, ties by clause id. `weigh` is a term's inverse document frequency. */
export function rankClauses(
  query: WeightedTerms,
  candidates: readonly Candidate[],
  facets: Facets,
  weigh: Weigh,
): Passage[] {
  return candidates
    .map((candidate) => judge(query, candidate, facets, weigh))
    .sort((a, b) => b.score - a.score || (a.clause.id < b.clause.id ? -1 : 1));
}

function judge(query: WeightedTerms, candidate: Candidate, facets: Facets, weigh: Weigh): Passage {
  const { clause, document, body, questions } = candidate;
  const total = massOf(query, weigh);
  const best = questions
    .map((question) => ({ text: question.text, likeness: likeness(query, question.terms, total, weigh) }))
    .sort((a, b) => b.likeness - a.likeness)[0];
  const anywhere = new Set([...body.keys(), ...questions.flatMap((question) => [...question.terms.keys()])]);
  const asked = best?.likeness ?? 0;
  const known = shareIn(query, anywhere, total, weigh);
  const plain = WEIGHTS.asked * asked + WEIGHTS.worded * candidate.textScore;
  return {
    clause,
    document,
    asked,
    worded: candidate.textScore,
    known,
    nearest: best?.text ?? null,
    score: plain * suitability(document, clause, facets),
  };
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

const FIT = { otherPayer: 0.6, leansHere: 1.08, historicalUnasked: 0.85, yearNamed: 1.15, aspect: 1.04 };

/** How well level, time and aspect of a clause suit the question, as a factor on its score. */
function suitability(document: StoredDocument, clause: StoredClause, facets: Facets): number {
  const { front } = document;
  let factor = 1;
  if (facets.payer !== null && !front.level.includes(facets.payer)) {
    factor *= FIT.otherPayer;
  }
  if (facets.leaning.some((level) => front.level.includes(level))) {
    factor *= FIT.leansHere;
  }
  const dated = `${front.title}${front.documentNumber ?? ""}${front.issuedOn ?? ""}${front.issuedNote ?? ""}${clause.text}`;
  const namesYear = facets.years.some((year) => dated.includes(String(year)));
  if (namesYear) {
    factor *= FIT.yearNamed;
  } else if (front.status === "historical" && !facets.history) {
    factor *= FIT.historicalUnasked;
  }
  if (clause.answers.some((aspect) => facets.aspects.includes(aspect))) {
    factor *= FIT.aspect;
  }
  return factor;
}
