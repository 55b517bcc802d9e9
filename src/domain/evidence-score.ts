/** How well the best passage supports a question: the number that the refusal gate compares with its threshold. */

/**
 * What the score is made of.
 *
 * Shape   `topScore`: BM25 sum of the best passage, 0 if none; `questionMass`: sum of `questionTermWeight` over all
 *         terms of the question, terms unknown to the index included with document frequency 0; `saturation`: k1 + 1;
 *         `documentCount`: passages in the index
 */
export type EvidenceFeatures = { topScore: number; questionMass: number; saturation: number; documentCount: number };

const WEIGHT_OF_SHARE = 12;
const WEIGHT_OF_AMOUNT = 2.2;
const OFFSET = -7.6;

/**
 * Support of the best passage between 0 (none) and 1: a logistic curve over two scale-free figures, the share of the
 * highest score that any document could have reached, and the amount of matched idf in units of the rarest term's.
 * A short question that matches wholly and a long one that matches in much both count; each alone misjudges the other.
 *
 * Shape   0-1, growing with topScore; 0 without a question or a passage
 * Source  logistic regression, each set and answerability class weighted alike. AUROC on the tuning sets with the set
 *         left out of the fit (statute, govfaq, drcd, cmrc): .765 .974 .974 .972; top score alone .752 .928 .931 .916;
 *         share of matched idf mass alone .702 .956 .979 .976. Margin to the following passages added nothing.
 *         The offset is the balance point of those sets, not a threshold for policy questions
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
