/** Chooses the sentences of the cited clauses that answer a question most directly. */
import type { Aspect } from "./companion.ts";
import { findQuantities } from "./quantity.ts";
import type { WeightedTerms } from "./rank-clauses.ts";
import type { StoredClause } from "./stored.ts";
import { documentTerms, type Lexicon } from "./terms.ts";
import { normaliseText } from "./text.ts";

type Part = {
  clauses: StoredClause[];
  terms: WeightedTerms;
  aspects: Aspect[];
};

/** Sentences that score at least this share of the best one are said too. */
const NEAR_SHARE = 0.7;
const MAX_SENTENCES = 3;

/** Aspects whose answer is a number: a sentence that holds one is preferred. */
const NUMERIC: readonly Aspect[] = ["amount", "score", "statistics", "window", "validity"];
const DATE = /\d{4}-\d{2}|\d月|年底|年初/u;

/** Sentences of the second and third clause must fit this much better to be said. */
const LATER_CLAUSE = 0.85;

/** The most fitting sentences in the order of the clauses; `weigh` is a term's inverse document frequency. */
export function chooseSentences(
  { clauses, terms, aspects }: Part,
  weigh: (term: string) => number,
  lexicon: Lexicon,
): string[] {
  const wantsNumber = aspects.some((aspect) => NUMERIC.includes(aspect));
  const sentences = clauses.flatMap(({ text }, rank) =>
    splitSentences(text).map((sentence): Scored => {
      const overlap = overlapOf(terms, documentTerms(sentence, lexicon), weigh);
      return {
        text: sentence,
        rank,
        score: overlap * (rank === 0 ? 1 : LATER_CLAUSE),
        numeric: hasNumber(sentence),
      };
    }),
  );
  const fitting =
    wantsNumber && sentences.some(({ numeric }) => numeric) ? sentences.filter(({ numeric }) => numeric) : sentences;
  const best = Math.max(...fitting.map(({ score }) => score));
  const chosen = fitting
    .filter(({ score }) => score >= best * NEAR_SHARE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SENTENCES);
  return sentences.filter((sentence) => chosen.includes(sentence)).map(({ text }) => text);
}

type Scored = { text: string; rank: number; score: number; numeric: boolean };

function hasNumber(sentence: string): boolean {
  return findQuantities(normaliseText(sentence)).length > 0 || DATE.test(sentence);
}

/** Sentences with their full stop; list lines count as sentences. */
function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[。！？!?])|\n/u)
    .map((sentence) => sentence.trim().replace(/^- /u, ""))
    .filter((sentence) => sentence !== "");
}

function overlapOf(query: WeightedTerms, terms: ReadonlyMap<string, number>, weigh: (term: string) => number): number {
  let sum = 0;
  for (const [term, weight] of query) {
    if (terms.has(term)) {
      sum += weight * weigh(term);
    }
  }
  return sum;
}
