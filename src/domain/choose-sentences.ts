/** Chooses the sentences of the cited clauses that answer a question most directly. */
import type { Aspect } from "./companion.ts";
import { findQuantities } from "./quantity.ts";
import type { WeightedTerms } from "./rank-clauses.ts";
import type { StoredClause } from "./stored.ts";
import { documentTerms, type Lexicon } from "./terms.ts";
import { normaliseText } from "./text.ts";

type Part = { clauses: StoredClause[]; terms: WeightedTerms; aspects: Aspect[] };

/** Sentences that score at least this share of the best one are said too. */
const NEAR_SHARE = 0.7;
const MAX_SENTENCES = 3;

/** Aspects whose answer is a number: a sentence that holds one is preferred. */
const NUMERIC: readonly Aspect[] = ["amount", "score", "statistics", "window", "validity"];
const NUMERIC_BONUS = 1.25;

/** The most fitting sentences in the order of the clauses; `weigh` is a term's inverse document frequency. */
export function chooseSentences(
  { clauses, terms, aspects }: Part,
  weigh: (term: string) => number,
  lexicon: Lexicon,
): string[] {
  const wantsNumber = aspects.some((aspect) => NUMERIC.includes(aspect));
  const sentences = clauses
    .flatMap((clause) => splitSentences(clause.text))
    .map((text, order) => {
      const overlap = overlapOf(terms, documentTerms(text, lexicon), weigh);
      const bonus = wantsNumber && findQuantities(normaliseText(text)).length > 0 ? NUMERIC_BONUS : 1;
      return { text, order, score: overlap * bonus };
    });
  const best = Math.max(...sentences.map((sentence) => sentence.score));
  return sentences
    .filter((sentence) => sentence.score >= best * NEAR_SHARE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SENTENCES)
    .sort((a, b) => a.order - b.order)
    .map((sentence) => sentence.text);
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
