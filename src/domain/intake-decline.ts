/** What a turn leaves open on purpose (待定): the things just asked, or those that it names. */
import { foldText } from "./fold-text.ts";
import type { IntakeActs } from "./intake-act.ts";
import { MOST_REQUIRED_ASKS, missingRequired } from "./intake-ask.ts";
import type { IntakeState } from "./intake-state.ts";
import type { NeedField } from "./need-field.ts";

/** How people call the fields when they leave them open. */
const NAMES: readonly [NeedField, RegExp][] = [
  ["target", /指标|参数|目标|target|figure/u],
  ["deadline", /时间|期限|什么时候|工期|deadline|when|time/u],
  ["budget", /预算|经费|多少钱|费用|budget/u],
  ["cooperation", /合作方式|怎么合作|合作|cooperation/u],
  ["supply_risk", /断供|限供|supply/u],
  ["substitute", /替代|国产|substitute/u],
  ["import_source", /进口|哪国|哪家|import/u],
];

/** The state with what was left open; required fields cannot be. */
export function applyDeclines(state: IntakeState, acts: IntakeActs, text: string): IntakeState {
  if (!acts.declines && !acts.isEnough) {
    return state;
  }
  const folded = foldText(text);
  const named = NAMES.filter(([, pattern]) => pattern.test(folded)).map(([field]) => field);
  const open: NeedField[] = acts.isEnough
    ? NAMES.map(([field]) => field)
    : [...named, ...state.lastAsks.filter((field) => NAMES.some(([name]) => name === field) || field === "cluster")];
  return { ...state, declined: [...new Set([...state.declined, ...open])] };
}

/** Whether the requester has twice been asked who they are and does not want to say. */
export function isRefused(state: IntakeState, acts: IntakeActs): boolean {
  const missing = missingRequired(state).filter((field) => field !== "problem");
  return acts.declines && missing.some((field) => (state.asked[field] ?? 0) >= MOST_REQUIRED_ASKS);
}
