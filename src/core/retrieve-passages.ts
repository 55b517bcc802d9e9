/** The one search: clauses for a question, used by the chat, the evaluation and the "why" view alike. */
import { findClauses, findDocuments } from "../db/documents.ts";
import { findNearestClauses } from "../db/embeddings.ts";
import { type IndexKind, type ScoredPassage, searchPassages } from "../db/search-index.ts";
import { readIndexes, type TermIndex } from "../db/term-indexes.ts";
import { BM25, inverseDocumentFrequency, questionTermWeight } from "../domain/bm25.ts";
import { isCurated } from "../domain/curated-answer.ts";
import { toDay } from "../domain/day.ts";
import { evidenceScore } from "../domain/evidence-score.ts";
import type { Facets } from "../domain/facets.ts";
import { expandWithGlossary } from "../domain/glossary.ts";
import { statusOn } from "../domain/policy-document.ts";
import { type Candidate, meaningShare, type Passage, rankClauses, type WeightedTerms } from "../domain/rank-clauses.ts";
import type { StoredDocument } from "../domain/stored.ts";
import { questionTerms } from "../domain/terms.ts";
import { normaliseText } from "../domain/text.ts";
import { embedQuestion } from "./embed-question.ts";
import type { Deps } from "./ports.ts";
import { termsWith } from "./remember-terms.ts";

/**
 * What is searched for: one immutable object that every later step uses.
 *
 * Shape   `focus` is the question, `circumstances` the statements that belong to it, `background` what else was said; all as written.
 *         `documents` are those that the talk is about
 */
export type Query = {
  focus: string;
  circumstances: string;
  background: string;
  documents: readonly string[];
  facets: Facets;
};

/** How many passages of each kind are looked at; clauses beyond them cannot be ranked. */
export type Depth = { texts: number; questions: number };

/** Deep enough for answering: the best clause was never below these ranks on our golden set. */
export const ANSWER_DEPTH: Depth = { texts: 40, questions: 80 };

/** Weight of words that are not the question's own, against 1 for those that are. */
const CIRCUMSTANCES_WEIGHT = 0.9;
const BACKGROUND_WEIGHT = 0.35;

/** What was said before a short question (有奖吗) weighs at most this many times the question. */
const MAX_BACKGROUND = 1.5;
const GLOSSARY_WEIGHT = 1;
const FOREIGN_WEIGHT = 0.3;

/**
 * What a search gives: ranked clauses, best first, with the terms asked for and how much each weighs.
 *
 * Unit    `evidence` is the support of the best passage by its own words, 0–1
 */
export type Retrieval = {
  passages: Passage[];
  terms: WeightedTerms;
  weigh: (term: string) => number;
  evidence: number;
};

/** Searches for a query. */
export async function retrievePassages(deps: Deps, query: Query, depth: Depth): Promise<Retrieval> {
  const spoken = spokenTerms(deps, query);
  const indexes = await readIndexes(deps.pool, [...spoken.keys()]);
  const terms = discountForeignWords(spoken, indexes);
  const texts = await search(deps, indexes, { kind: "text", limit: depth.texts }, terms);
  const questions = await search(deps, indexes, { kind: "question", limit: depth.questions }, terms);
  const meanings = await findMeanings(deps, query, [...texts.hits, ...questions.hits], depth.texts);
  const candidates = await toCandidates(deps, texts, questions, meanings);
  const passages = rankClauses(terms, candidates, query, texts.weigh);
  const evidence = evidenceScore({
    topScore: texts.hits[0]?.score ?? 0,
    questionMass: texts.best / SATURATION,
    saturation: SATURATION,
    documentCount: texts.passageCount,
  });
  return { passages, terms, weigh: texts.weigh, evidence };
}

/** The question's own terms, those said around it, and the documents' words for both; a term keeps its largest weight. */
function spokenTerms(deps: Deps, query: Query): Map<string, number> {
  const weights = new Map<string, number>();
  const focus = termsOf(deps, query.focus);
  const background = termsOf(deps, query.background);
  const room = (MAX_BACKGROUND * focus.size) / Math.max(1, background.size);
  const spoken = [
    { terms: focus, weight: 1 },
    { terms: termsOf(deps, query.circumstances), weight: CIRCUMSTANCES_WEIGHT },
    { terms: background, weight: Math.min(BACKGROUND_WEIGHT, room) },
  ];
  for (const { terms, weight } of spoken) {
    for (const [term, own] of terms) {
      weights.set(term, Math.max(weights.get(term) ?? 0, own * weight));
    }
  }
  return weights;
}

/** Words of another language that no document holds tell little about whether the question is answered: the glossary translates the rest. */
function discountForeignWords(spoken: ReadonlyMap<string, number>, indexes: Indexes): WeightedTerms {
  const isKnown = (word: string) => indexes.text.terms.has(word) || indexes.question.terms.has(word);
  const weigh = ([term, weight]: [string, number]): [string, number] =>
    /^[a-z]/u.test(term) && !isKnown(term) ? [term, weight * FOREIGN_WEIGHT] : [term, weight];
  return new Map([...spoken].map(weigh));
}

type Indexes = Record<IndexKind, TermIndex>;

/** Short numbers without a unit stand in every clause and name none; 246, 361 and 3315 are names. */
const BARE_NUMBER = /^\d{1,2}$/u;

/** Terms of a text, and of the documents' words for what it says. */
function termsOf({ vocabulary }: Deps, text: string): Map<string, number> {
  const { lexicon, glossary } = vocabulary;
  const terms = new Map<string, number>();
  const add = (words: string, weight: number) => {
    for (const [term, frequency] of questionTerms(words, lexicon)) {
      if (BARE_NUMBER.test(term)) {
        continue;
      }
      terms.set(term, Math.max(terms.get(term) ?? 0, weight * questionTermWeight({ frequency, idf: 1 })));
    }
  };
  add(text, 1);
  add(expandWithGlossary(normaliseText(text), glossary).join(" "), GLOSSARY_WEIGHT);
  return terms;
}

/**
 * What one index found.
 *
 * Unit    `best` is the score that a passage holding every term would reach at most
 */
type Found = {
  hits: ScoredPassage[];
  weigh: (term: string) => number;
  best: number;
  passageCount: number;
};

/** The highest weight that a term can have in a passage. */
const SATURATION = BM25.k1 + 1;

async function search(
  deps: Deps,
  indexes: Indexes,
  { kind, limit }: { kind: IndexKind; limit: number },
  terms: WeightedTerms,
): Promise<Found> {
  const { passageCount, terms: known } = indexes[kind];
  const weigh = (term: string) =>
    inverseDocumentFrequency({
      documentCount: passageCount,
      documentFrequency: known.get(term)?.documentFrequency ?? 0,
    });
  const query = new Map([...known.values()].map((term) => [term.id, weigh(term.text) * (terms.get(term.text) ?? 0)]));
  const best = SATURATION * sumOf([...terms].map(([term, weight]) => weight * weigh(term)));
  return {
    hits: await searchPassages(deps.pool, { kind, query, limit }),
    weigh,
    best,
    passageCount,
  };
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Meaning shares by clause id: of the clauses found by words and of the nearest ones; empty without an embedder. */
async function findMeanings(
  deps: Deps,
  { focus, circumstances }: Query,
  hits: ScoredPassage[],
  limit: number,
): Promise<ReadonlyMap<string, number>> {
  const vector = await embedQuestion(deps, [circumstances, focus].join(" "));
  if (vector === null || deps.embedder === null) {
    return new Map();
  }
  const also = hits.map((hit) => hit.clauseId);
  const near = await findNearestClauses(deps.pool, {
    model: deps.embedder.model,
    vector,
    limit,
    also,
  });
  return new Map(near.map((clause) => [clause.clauseId, meaningShare(clause)]));
}

async function toCandidates(
  deps: Deps,
  texts: Found,
  questions: Found,
  meanings: ReadonlyMap<string, number>,
): Promise<Candidate[]> {
  const stored = termsWith(deps.vocabulary.lexicon);
  const found = [...texts.hits, ...questions.hits].map((hit) => hit.clauseId);
  const ids = [...new Set([...found, ...meanings.keys()])];
  const textScores = new Map(texts.hits.toReversed().map((hit) => [hit.clauseId, hit.score / texts.best]));
  const clauses = await findClauses(deps.pool, ids);
  const documents = await findDocuments(deps.pool, [...new Set(clauses.map((clause) => clause.documentId))]);
  const today = toDay(deps.clock());
  const inUse = documents.filter((document) => !isLapsed(document, today));
  const byId = new Map(inUse.map((document) => [document.id, document]));
  const asked = Map.groupBy(questions.hits, (hit) => hit.clauseId);
  return clauses.flatMap((clause) => {
    const document = byId.get(clause.documentId);
    if (document === undefined) {
      return [];
    }
    const { front, companion } = document;
    const body = [
      front.title,
      front.documentNumber ?? "",
      companion.aliases.join(" "),
      clause.heading,
      clause.text,
    ].join("\n");
    return [
      {
        clause,
        document,
        textScore: textScores.get(clause.id) ?? 0,
        meaning: meanings.get(clause.id) ?? null,
        body: () => stored.document(body),
        questions: (asked.get(clause.id) ?? []).map(({ text }) => ({ text, terms: stored.question(text) })),
      },
    ];
  });
}

/** After its review day a curated answer is nobody's answer any more: the question counts as open again. */
function isLapsed({ origin, front }: StoredDocument, today: string): boolean {
  return isCurated(origin) && statusOn(front, today) === "expired";
}
