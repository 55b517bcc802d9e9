/** What one turn of the intake comes to, and how it speaks. */
import type { IntakeDraft, IntakeState } from "./intake-state.ts";
import { inLocale, type Saying } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import type { Locale } from "./reply.ts";

/** How the intake speaks, and how it names clusters. */
export type IntakeSetting = { locale: Locale; nameCluster(id: IntakeDraft["cluster"]): string };

/** What is asked for: fields, or one of the special things of a turn. */
export type Ask = NeedField | "confirm" | "disclosure" | "secret_confirmed" | "need_id";

/** A draft as it was confirmed: with the firm's own fields, and who may see it. */
export type ConfirmedIntake = IntakeDraft & Pick<IntakeState, "disclosure">;

/**
 * What a turn comes to.
 *
 * Shape   `say` is Markdown without the answer to a policy question; `file` are drafts that were confirmed now;
 *         `handOff` passes the person to staff; `lookUp` asks the caller for the state of a need
 */
export type IntakeStep = {
  state: IntakeState;
  say: string;
  asks: Ask[];
  file: ConfirmedIntake[];
  handOff: { department: string; contact: string | null; phone: string | null } | null;
  lookUp: { number: string | null; tail: string | null } | null;
};

/** A step that says something and asks for nothing. */
export function sayOnly(state: IntakeState, saying: Saying, { locale }: IntakeSetting): IntakeStep {
  return {
    state: { ...state, lastAsks: [] },
    say: inLocale(saying, locale),
    asks: [],
    file: [],
    handOff: null,
    lookUp: null,
  };
}
