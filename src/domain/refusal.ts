/** Words a refusal (不作答): why the documents do not answer, and who does. States nothing of a policy. */
import type { Evidence } from "./evidence-gate.ts";
import type { Frame } from "./frame.ts";

/** Who takes over when no document names anybody. */
export const DEFAULT_DEPARTMENT = "区科技局";

/** A refusal in words; `reason` is kept for the people who take over. */
export type Refusal = { text: string; department: string; reason: string };

/** Refuses on evidence that is no answer. */
export function refuse(evidence: Evidence, frame: Frame): Refusal {
  if (evidence.kind === "unnamed") {
    return { text: frame.unnamed, department: DEFAULT_DEPARTMENT, reason: "没有说是哪项政策" };
  }
  if (evidence.kind !== "gap") {
    return {
      text: frame.nothing(DEFAULT_DEPARTMENT),
      department: DEFAULT_DEPARTMENT,
      reason: "资料里没有找到",
    };
  }
  const { front } = evidence.document;
  const department = evidence.department ?? front.department;
  const texts = {
    "text missing": () => frame.unsupplied(front.title, department),
    "not stated": () => frame.gap(evidence.reason, department),
    "not counted": () => frame.noCount(front.title, department),
    "outside range": () => frame.outsideRange(front.title, department),
    "no figure": () => frame.noFigure(front.title, department),
    "old figure": () => frame.oldFigure(front.title, department),
    "other year": () => frame.otherYear(front.title, department),
    "other level": () => frame.otherLevel(front.title, frame.level(front.level), department),
  };
  return {
    text: texts[evidence.because](),
    department,
    reason: evidence.reason,
  };
}
