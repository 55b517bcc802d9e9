/** The terms of stored texts, worked out once for each lexicon: a question meets a hundred of them, and always the same ones. */
import { remember } from "../domain/remember.ts";
import { documentTerms, type Lexicon, questionTerms } from "../domain/terms.ts";

/** Terms of clauses and of stored questions. */
type StoredTerms = Record<"document" | "question", (text: string) => ReadonlyMap<string, number>>;

/** A few times the texts of a bureau's knowledge; some tens of megabytes. */
const KEPT_TEXTS = 10_000;

const byLexicon = new WeakMap<Lexicon, StoredTerms>();

/** The remembering functions of a lexicon. */
export function termsWith(lexicon: Lexicon): StoredTerms {
  const known = byLexicon.get(lexicon) ?? {
    document: remember((text) => documentTerms(text, lexicon), KEPT_TEXTS),
    question: remember((text) => questionTerms(text, lexicon), KEPT_TEXTS),
  };
  byLexicon.set(lexicon, known);
  return known;
}
