/** The evidence gate: decides in code whether the documents answer a question, before any words are chosen. */
import type { Passage } from "./rank-clauses.ts";

/**
 * What the gate lets through.
 *
 * Shape   `answer`: clauses of one document, best first; `gap`: the documents themselves say that they do not say;
 *         `nothing`: nothing near enough, `nearest` is where to look next
 */
export type Evidence =
  | { kind: "answer"; passages: Passage[] }
  | { kind: "gap"; passage: Passage }
  | { kind: "nothing"; nearest: Passage | null };

/** Tuned on `tests/golden` (see `npm run eval -- policy`): below, more is wrongly answered than wrongly refused. */
const GATE = {
  minScore: 0.42,
  minKnown: 0.42,
  /** A gap that comes this near to the best clause wins: refusing is the safer side. */
  gapMargin: 0.97,
  /** Further clauses of the same document join when they score this share of the best. */
  companionShare: 0.86,
  maxClauses: 3,
};

/** Decides on ranked passages, best first. */
export function weighEvidence(passages: readonly Passage[]): Evidence {
  const [best] = passages;
  if (best === undefined || best.score < GATE.minScore || best.known < GATE.minKnown) {
    return { kind: "nothing", nearest: best ?? null };
  }
  const bestOfDocument = passages.filter((passage) => passage.document.id === best.document.id);
  const gap = bestOfDocument.find((passage) => passage.clause.kind === "gap");
  if (gap !== undefined && gap.score >= best.score * GATE.gapMargin) {
    return { kind: "gap", passage: gap };
  }
  const near = bestOfDocument.filter(
    (passage) => passage.clause.kind !== "gap" && passage.score >= best.score * GATE.companionShare,
  );
  return { kind: "answer", passages: near.slice(0, GATE.maxClauses) };
}
