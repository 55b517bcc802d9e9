/** Takes a turn into the drafts at hand and answers it; who refuses twice is handed over. */
import { frameOf } from "./intake-frame.ts";
import { mergeTurn } from "./intake-merge.ts";
import { toHandoff } from "./intake-reach.ts";
import { countRefusals, parkDrafts, wasRefusedTwice } from "./intake-refusal.ts";
import { respond } from "./intake-respond.ts";
import { askedFields, findActive, type IntakeState } from "./intake-state.ts";
import { contactOf, type IntakeSetting, type IntakeStep, quietStep } from "./intake-step.ts";
import type { Reading, Turn } from "./intake-turn.ts";

/** Where a turn stands: `isBack` says that the person has been away. */
export type Context = { turn: Turn; setting: IntakeSetting; isBack: boolean };

/** The step of a turn about drafts that are live, or that it opens. */
export function take(state: IntakeState, reading: Reading, { turn, setting, isBack }: Context): IntakeStep {
  const merged = mergeTurn(state, reading, turn, setting.needs);
  const counted = countRefusals(merged.state, reading, turn, askedFields(state));
  if (findActive(counted) !== null && wasRefusedTwice(counted, turn)) {
    const contact = contactOf(counted, turn.profile);
    return {
      ...quietStep(parkDrafts(counted), reading.rest),
      say: frameOf(turn.locale).refused(setting.keepDays),
      items: [toHandoff(contact)],
      handoff: {
        reason: "refused",
        contact,
        isReachable: contact["phone"] !== undefined || contact["email"] !== undefined,
      },
    };
  }
  return respond({ merged: { ...merged, state: counted }, reading, turn, setting, isBack });
}
