/** A need told beside an order or a question that a turn is first about. */
import { foldText } from "./fold-text.ts";
import { readAct } from "./intake-act.ts";
import { sharesWords } from "./intake-choice.ts";
import { PROVES } from "./intake-reach.ts";
import { emptyIntake, type IntakeState } from "./intake-state.ts";
import type { IntakeStep } from "./intake-step.ts";
import { type Context, take } from "./intake-take.ts";
import { type Reading, readTurn, tellsNeed } from "./intake-turn.ts";

/** A need told beside an order or a question that was taken first; more words on a draft that was at hand are none. */
export function hearMore(before: IntakeState, step: IntakeStep, reading: Reading, context: Context): IntakeStep {
  const { turn, setting } = context;
  const needs = reading.needs.filter(
    (need) => tellsNeed(need, turn, setting.needs) && !sharesWords(before, [need]) && !PROVES.test(foldText(need.text)),
  );
  if (needs.length === 0) {
    return step;
  }
  const told = readTurn(emptyIntake(), { ...turn, items: needs }, setting.needs);
  const more = take(step.state, { ...told, isApart: true, act: readAct("", false) }, context);
  return {
    ...more,
    say: [step.say, more.say].filter((part) => part !== "").join("\n\n"),
    items: [...step.items, ...more.items],
    rest: step.rest,
    file: step.file,
    lookup: step.lookup,
    dropped: step.dropped,
  };
}
