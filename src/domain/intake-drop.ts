/** Gives drafts up on the person's order: those that it names, and no other. */
import { pickFields } from "./draft-fields.ts";
import { titleOf } from "./intake-card.ts";
import { frameOf } from "./intake-frame.ts";
import { type IntakeState, listLive, SHARED_FIELDS } from "./intake-state.ts";
import { type IntakeStep, quietStep, wholeOf, withAsks } from "./intake-step.ts";
import { type Context, take } from "./intake-take.ts";
import { questionsOf, type Reading } from "./intake-turn.ts";

/** 第四个不要了 where there are three: touches nothing, and says what is at hand. */
export function askWhich(state: IntakeState, reading: Reading, { turn }: Context): IntakeStep {
  const titles = listLive(state).map((draft) => titleOf(wholeOf(draft, state, turn)));
  const rest = questionsOf(reading);
  return withAsks({ ...quietStep(state, rest), say: frameOf(turn.locale).whichDraft(titles) }, state.asks);
}

/** 算了 ends all drafts, 第二个不要了 the one it names; what is left waits as before, or is filed if the turn also orders that. */
export function dropDrafts(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const { turn } = context;
  const frame = frameOf(turn.locale);
  const { file, drop: dropped } = reading.orders;
  const drafts = state.drafts.filter(({ id }) => !dropped.includes(id));
  const next: IntakeState = { ...state, drafts, activeId: null, awaited: null };
  const rest = questionsOf(reading);
  if (listLive(next).length === 0) {
    const filed = state.filed.map(({ number }) => number);
    const say = filed.length === 0 ? frame.cancelled : frame.cancelledBesideFiled(filed);
    return { ...quietStep(next, rest), say, dropped };
  }
  const contact = pickFields(reading.slots, SHARED_FIELDS);
  const act = { ...reading.act, ordinals: [], confirms: file.length > 0 ? ("firm" as const) : null };
  const left = { ...reading, rest, needs: [], slots: contact, own: "", act };
  const step = take(file.length > 0 ? next : reopen(next), left, context);
  const said = state.drafts
    .filter(({ id }) => dropped.includes(id))
    .map((draft) => frame.dropped(titleOf(wholeOf(draft, state, turn))));
  return { ...step, say: [...said, step.say].filter((part) => part !== "").join("\n\n"), dropped };
}

/** The card is shown anew. */
function reopen(state: IntakeState): IntakeState {
  return {
    ...state,
    drafts: state.drafts.map((draft) => (draft.status === "parked" ? draft : { ...draft, status: "collecting" })),
  };
}
