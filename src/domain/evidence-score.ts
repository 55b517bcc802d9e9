/** How well the best passage supports a question: the number that the refusal gate compares with its threshold. */

/**
 * What the score is made of.
 *
 * Shape   `topScore`: BM25 sum of the best passage, 0 if none; `questionMass`: sum of `questionTermWeight` over all
 *         terms of the question, terms unknown to the index included with document frequency 0; `saturation`: k1 + 1;
 *         `documentCount`: passages in the index
 */
export type EvidenceFeatures = {
  topScore: number;
  questionMass: number;
  saturation: number;
  documentCount: number;
};

const WEIGHT_OF_SHARE = 12;
const WEIGHT_OF_AMOUNT = 2.2;
const OFFSET = -7.6;

/**
 * Support of the best passage between 0 (none) and 1: a logistic curve over two scale-free figures, the share of the
 * highest score that any document could have reached, and the amount of matched idf in units of the rarest term's.
 * A short question that matches wholly and a long one that matches in much both count; each alone misjudges the other.
 *
 * Shape   0-1, growing with topScore; 0 without a question or a passage
 * Source  logistic regression over `terms.ts` and BM25 1.6/0.9, each set and answerability class weighted alike. AUROC
 *         on the tuning sets, each left out of its own fit (statute, govfaq, drcd, cmrc): .770 .974 .974 .971; top
 *         score alone .754 .930 .933 .918; the share alone .696 .970 .987 .974. Margins to the following passages and
 *         coverage added nothing. The offset balances those sets: no threshold measured on policy questions
 */
export function evidenceScore(features: EvidenceFeatures): number {
  const { topScore, questionMass, saturation, documentCount } = features;
  if (topScore <= 0 || questionMass <= 0 || documentCount <= 0) {
    return 0;
  }
  const share = topScore / (questionMass * saturation);
  const amount = Math.log(1 + topScore / Math.log(documentCount + 1));
  return 1 / (1 + Math.exp(-(WEIGHT_OF_SHARE * share + WEIGHT_OF_AMOUNT * amount + OFFSET)));
}
