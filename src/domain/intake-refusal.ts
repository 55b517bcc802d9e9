/** Refusals of what a need must have (立单规则 3 and 4): asked another way once, then a person takes over. */
import { isFileable, listMissing } from "./intake-ask.ts";
import { findActive, type IntakeState } from "./intake-state.ts";
import { wholeOf } from "./intake-step.ts";
import type { Reading, Turn } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";

const REFUSALS_MAX = 2;

/** Counts the required fields that a turn refuses, by name or as the bare answer to the question for them. */
export function countRefusals(
  state: IntakeState,
  reading: Reading,
  turn: Turn,
  asked: readonly NeedField[],
): IntakeState {
  const active = findActive(state);
  if (active === null) {
    return state;
  }
  const { act } = reading;
  const named: NeedField[] = act.declined.map((field) => (field === "email" ? "phone" : field));
  const meant = asked.filter((field) => act.named.includes(field));
  const bare = act.declinesAsked || act.rest ? (meant.length > 0 ? meant : asked) : [];
  const missing = listMissing(wholeOf(active, state, turn));
  const refused = missing.filter((field) => named.includes(field) || bare.includes(field));
  const counted = refused.map((field) => [field, (state.refused[field] ?? 0) + 1] as const);
  return { ...state, refused: { ...state.refused, ...Object.fromEntries(counted) } };
}

/** Whether something required was refused for the second time and is still absent. */
export function wasRefusedTwice(state: IntakeState, turn: Turn): boolean {
  const active = findActive(state);
  if (active === null) {
    return false;
  }
  const whole = wholeOf(active, state, turn);
  return !isFileable(whole) && listMissing(whole).some((field) => (state.refused[field] ?? 0) >= REFUSALS_MAX);
}

/** Puts all drafts aside; what was refused may be asked again when the person comes back. */
export function parkDrafts(state: IntakeState): IntakeState {
  return {
    ...state,
    activeId: null,
    refused: {},
    drafts: state.drafts.map((draft) => ({ ...draft, status: "parked" })),
  };
}

/** Takes all drafts up again. */
export function resumeDrafts(state: IntakeState): IntakeState {
  return {
    ...state,
    drafts: state.drafts.map((draft) => (draft.status === "parked" ? { ...draft, status: "collecting" } : draft)),
  };
}
