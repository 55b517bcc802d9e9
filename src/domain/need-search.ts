/** Words by which staff find a need: the same cutting of text as for policies, all words of a query required. */
import { documentTerms, type Lexicon } from "./terms.ts";

/** The terms kept with a need: characters, bigrams, words and figures of everything that staff may look for. */
export function needSearchTerms(texts: readonly string[], lexicon: Lexicon): string[] {
  return [...documentTerms(texts.join("\n"), lexicon).keys()];
}

/**
 * The terms that a need must have to be found.
 *
 * Shape   single characters are left out beside their own bigrams, which say more and are rarer
 */
export function needQueryTerms(query: string, lexicon: Lexicon): string[] {
  const terms = [...documentTerms(query.replace(/\s+/gu, "\n"), lexicon).keys()];
  return terms.filter((term) => [...term].length > 1 || !terms.some((other) => other !== term && other.includes(term)));
}
