/** Settles the labels of the clauses of one sentence among themselves: what only the whole of it tells, and which word of it leads. */
import { type Boundary, findBoundary } from "./boundary.ts";
import type { Label, LabelledClause, LabelSetting } from "./label-clause.ts";
import { normaliseText } from "./text.ts";

/** Labels that only the whole sentence gives, and statements that belong to the question beside them. */
export function settleBlock(block: LabelledClause[], { boundaries }: LabelSetting): LabelledClause[] {
  const boundary = findBoundary(normaliseText(block.map(({ text }) => text).join(",")), boundaries);
  const has = (kind: Label) => block.some(({ label }) => label === kind);
  const owned = ownedByBoundary(block, boundary);
  if (owned !== null) {
    return owned;
  }
  const isTold = has("need") || (boundary === null && has("subject"));
  const isCleared = isTold && (boundary?.kind !== "out_of_scope" || block.some(({ solid }) => solid));
  const isAsked = has("topic") && block.some(({ asks }) => asks) && !block.some(({ solid }) => solid);
  if (isAsked && !has("status")) {
    return block.map((clause) => (clause.label === "handoff" ? clause : { ...clause, label: "policy" }));
  }
  const leading = (["status", "policy", "out_of_scope"] as const).find(
    (kind) => has(kind) && !(kind === "out_of_scope" && isCleared),
  );
  return block.map((clause, index) => ({
    ...clause,
    label:
      leading === undefined || standsApart(block, index, leading)
        ? settleLabel(clause, { hasNeed: has("need"), isTold })
        : isAbsorbed(clause)
          ? leading
          : clause.label,
  }));
}

/** A sentence that a boundary takes whole: an injected order, another office's matter, a call for a person. */
function ownedByBoundary(block: LabelledClause[], boundary: Boundary | null): LabelledClause[] | null {
  const isForeign = boundary?.kind === "out_of_scope" && !block.some(({ solid }) => solid);
  if (isForeign || boundary?.kind === "injection") {
    return block.map((clause) => ({ ...clause, label: "out_of_scope", boundary }));
  }
  const callsPerson = boundary?.kind === "handoff" && block.some(({ label }) => label === "handoff");
  return callsPerson && block.every(({ label, things }) => label !== "need" || things.length === 0)
    ? block.map((clause) => (clause.label === "need" ? { ...clause, label: "plain" } : clause))
    : null;
}

/** Whether a need that can stand by itself is on this side of the question beside it: its other words stay with it. */
function standsApart(block: readonly LabelledClause[], index: number, leading: Label): boolean {
  const before = block.slice(0, index).findLastIndex(({ label }) => label === leading);
  const behind = block.findIndex(({ label }, place) => label === leading && place > index);
  const side = block.slice(before + 1, behind < 0 ? block.length : behind);
  return block[index]?.label !== leading && side.some(({ label, solid }) => label === "need" && solid);
}

/**
 * In a sentence that tells of a need, other words belong to it, also another office's word that the whole sentence frees
 * (电费几十万,想省电); a numbered item that names a thing is a need.
 */
function settleLabel(
  { label, opens, asks }: LabelledClause,
  { hasNeed, isTold }: { hasNeed: boolean; isTold: boolean },
): Label {
  switch (label) {
    case "topic":
      return hasNeed ? "subject" : "policy";
    case "handoff":
      return hasNeed ? "plain" : label;
    case "out_of_scope":
      return isTold && !asks ? "plain" : label;
    case "subject":
      return !hasNeed && opens === "item" ? "need" : label;
    default:
      return label;
  }
}

/** Beside a policy question, only what states a trouble with a thing stays a need. */
function isAbsorbed({ label, solid }: LabelledClause): boolean {
  return label === "topic" || label === "subject" || (label === "need" && !solid);
}
