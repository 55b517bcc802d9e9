/** Puts the clause that says how much there is behind the one that a firm's number met. */
import { isOtherKind } from "../domain/change-case.ts";
import type { Passage } from "../domain/rank-clauses.ts";
import type { StoredClause } from "../domain/stored.ts";
import { normaliseText } from "../domain/text.ts";

/** A met condition does not say how much there is: the clause that does comes behind it, where it is about as near. */
export function withAward(
  [first, ...more]: StoredClause[],
  passages: readonly Passage[],
  question: string,
): StoredClause[] {
  if (first === undefined || more.length > 0 || AWARDS.test(first.text)) {
    return first === undefined ? [] : [first, ...more];
  }
  const own = passages.filter(({ clause }) => clause.documentId === first.documentId && clause.kind === "clause");
  const least = (own[0]?.score ?? 0) * AWARD_SHARE;
  const award = own.find(
    ({ clause, score }) =>
      AWARDS.test(clause.text) && score >= least && !isOtherKind(clause.heading, normaliseText(question)),
  );
  return award === undefined ? [first] : [first, award.clause];
}

const AWARDS = /(?:奖励|补助|补贴|资助)[^。]{0,12}\d[\d.]*[百千]?[万亿]元/u;
const AWARD_SHARE = 0.75;
