/** Drafts that were given up and are wanted after all (还是报吧): kept until something else is begun, deleted on request. */
import { foldText } from "./fold-text.ts";
import { type DraftState, type IntakeState, listLive } from "./intake-state.ts";
import type { IntakeStep } from "./intake-step.ts";
import type { Reading } from "./intake-turn.ts";

/** 删掉 and not only 取消: nothing of it stays. */
const ERASES = /删|清除|清空|抹掉|\b(?:delete|erase|remove)\b/u;

/** What a step leaves of the drafts given up in it or before it: nothing beside a secret, another draft or a filing. 删掉 also takes the contact. */
export function keepCancelled(before: IntakeState, { act, own }: Reading, step: IntakeStep): IntakeState {
  const { state } = step;
  const isOver = listLive(state).length > 0 || step.file.length > 0 || step.items.some(({ kind }) => kind === "secret");
  if (isOver) {
    return { ...state, cancelled: [] };
  }
  if (act.cancels && ERASES.test(foldText(own))) {
    return { ...state, cancelled: [], contact: {}, contactHistory: [] };
  }
  const gone = act.cancels ? before.drafts.filter(({ id }) => step.dropped.includes(id)) : [];
  return gone.length > 0 ? { ...state, cancelled: gone } : state;
}

/** Whether a turn wants drafts that are not at hand: 还是报吧, 继续, or an order to file them. */
export function wantsAgain({ act, needs }: Reading): boolean {
  return needs.length === 0 && (act.regrets || act.resumes || act.confirms === "firm");
}

/** The drafts given up are put beside those put aside, from where they are taken up again. */
export function restoreCancelled(state: IntakeState): IntakeState {
  const restored = state.cancelled.map((draft): DraftState => ({ ...draft, status: "parked" }));
  return { ...state, drafts: [...state.drafts, ...restored], cancelled: [] };
}
