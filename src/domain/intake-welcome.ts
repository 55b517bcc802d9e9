/** What a turn finds when it comes: the language of the talk, and what of it has waited too long. */
import { type DraftState, emptyIntake, type IntakeState } from "./intake-state.ts";
import type { IntakeSetting } from "./intake-step.ts";
import type { Turn } from "./intake-turn.ts";
import type { Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";

/** A word or two (ok, 提交) do not change the language that the person has written in so far. */
export function tellLocale({ locale }: IntakeState, { text, locale: told }: Turn): Locale {
  if (locale === null || locale === told) {
    return told;
  }
  const isShortLatin = told === "en" && (text.match(/[A-Za-z]+/gu) ?? []).length <= 2;
  const isBothScripts = told === "zh-Hans" && locale === "zh-Hant" && toTraditional(text) === text;
  const isNumber = !/\p{L}/u.test(text);
  return isShortLatin || isBothScripts || isNumber ? locale : told;
}

const HOUR_MS = 3_600_000;

/** Forgets drafts, and after a long silence contact data, that waited too long, and tells whether the person has been away. */
export function welcome(
  state: IntakeState,
  now: Date,
  { keepDays, resumeAfterHours }: IntakeSetting,
): { kept: IntakeState; dropped: string[]; isBack: boolean } {
  const ageHours = (at: string) => (now.getTime() - Date.parse(at)) / HOUR_MS;
  const isStale = ({ touchedAt }: DraftState) => ageHours(touchedAt) > keepDays * 24;
  const drafts = state.drafts.filter((draft) => !isStale(draft));
  const cancelled = state.cancelled.filter((draft) => !isStale(draft));
  const isOver = state.lastTurnAt !== null && ageHours(state.lastTurnAt) > keepDays * 24;
  const { privacyShown, locale } = state;
  return {
    kept: isOver ? { ...emptyIntake(), privacyShown, locale } : { ...state, drafts, cancelled },
    dropped: state.drafts.filter(isStale).map(({ id }) => id),
    isBack: state.lastTurnAt !== null && ageHours(state.lastTurnAt) > resumeAfterHours,
  };
}
