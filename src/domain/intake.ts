/** The intake dialogue (需求登记): turns what a firm says into confirmed needs, a turn at a time; pure, the caller stores and files. */
import { pickFields } from "./draft-fields.ts";
import { foldText } from "./fold-text.ts";
import { titleOf } from "./intake-card.ts";
import { chooseDrafts, sharesWords } from "./intake-choice.ts";
import { frameOf, inScript } from "./intake-frame.ts";
import { mergeTurn } from "./intake-merge.ts";
import { continueSecret, continuesStatus, takeHandoff, takeSecret, takeStatus, toHandoff } from "./intake-reach.ts";
import { countRefusals, parkDrafts, resumeDrafts, wasRefusedTwice } from "./intake-refusal.ts";
import { respond } from "./intake-respond.ts";
import { askedFields, emptyIntake, findActive, type IntakeState, listLive, SHARED_FIELDS } from "./intake-state.ts";
import { contactOf, type IntakeSetting, type IntakeStep, quietStep, wholeOf } from "./intake-step.ts";
import { type Reading, readTurn, type Turn } from "./intake-turn.ts";
import { NOT_SECRET, OPENS_ANOTHER } from "./intake-words.ts";
import { tellStory, tellsTrouble } from "./need-summary.ts";
import type { Locale } from "./reply.ts";
import { toTraditional } from "./script.ts";

/**
 * Takes one turn.
 *
 * Shape   the given state is left as it was: a caller that could not file keeps it and may try again
 */
export function advanceIntake(state: IntakeState, said: Turn, setting: IntakeSetting): IntakeStep {
  const { kept, dropped, isBack } = welcome(state, said.now, setting);
  const turn = { ...said, locale: tellLocale(state, said) };
  const reading = readTurn(kept, turn, setting.needs);
  const step = takeTurn(kept, reading, { turn, setting, isBack });
  return {
    ...step,
    say: inScript(step.say, turn.locale),
    locale: turn.locale,
    dropped: [...dropped, ...step.dropped],
    state: { ...step.state, locale: turn.locale, lastTurnAt: turn.now.toISOString() },
  };
}

/** A word or two (ok, 提交) do not change the language that the person has written in so far. */
function tellLocale({ locale }: IntakeState, { text, locale: told }: Turn): Locale {
  if (locale === null || locale === told) {
    return told;
  }
  const isShortLatin = told === "en" && (text.match(/[A-Za-z]+/gu) ?? []).length <= 2;
  const isBothScripts = told === "zh-Hans" && locale === "zh-Hant" && toTraditional(text) === text;
  const isNumber = !/\p{L}/u.test(text);
  return isShortLatin || isBothScripts || isNumber ? locale : told;
}

type Context = { turn: Turn; setting: IntakeSetting; isBack: boolean };

const HOUR_MS = 3_600_000;

/** Forgets drafts, and after a long silence contact data, that waited too long, and tells whether the person has been away. */
function welcome(
  state: IntakeState,
  now: Date,
  { keepDays, resumeAfterHours }: IntakeSetting,
): { kept: IntakeState; dropped: string[]; isBack: boolean } {
  const ageHours = (at: string) => (now.getTime() - Date.parse(at)) / HOUR_MS;
  const stale = state.drafts.filter(({ touchedAt }) => ageHours(touchedAt) > keepDays * 24).map(({ id }) => id);
  const drafts = state.drafts.filter(({ id }) => !stale.includes(id));
  const isOver = state.lastTurnAt !== null && ageHours(state.lastTurnAt) > keepDays * 24;
  const { privacyShown, locale } = state;
  return {
    kept: isOver ? { ...emptyIntake(), privacyShown, locale } : { ...state, drafts },
    dropped: stale,
    isBack: state.lastTurnAt !== null && ageHours(state.lastTurnAt) > resumeAfterHours,
  };
}

/** The first of these that fits decides. */
function takeTurn(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const { turn, setting } = context;
  const { act } = reading;
  const has = (kind: string) => turn.items.some((item) => item.kind === kind);
  const isLive = listLive(state).length > 0;
  const isAsked = reading.rest.some(({ kind }) => kind !== "chitchat");
  if (has("secret")) {
    return takeSecret(state, turn, setting);
  }
  if (act.restarts && (isLive || state.drafts.length > 0)) {
    return restart(state, reading, context);
  }
  if (act.cancels && !act.wantsPerson && (isLive || state.awaited !== null) && !namesNoDraft(state, act)) {
    return cancel(state, reading, context);
  }
  if (state.awaited?.kind === "secret" && !isAsked && staysSecret(state.awaited, reading)) {
    return continueSecret(state, reading, turn, setting);
  }
  if (act.parks && isLive) {
    const say = frameOf(turn.locale).parked(setting.keepDays);
    return {
      ...quietStep(
        parkDrafts(state),
        reading.rest.filter(({ kind }) => kind !== "chitchat"),
      ),
      say,
    };
  }
  const asksStatus = has("status_query") || act.asksStatus || (act.asksFiled && !isLive);
  if (asksStatus || (continuesStatus(state, reading) && !act.wantsPerson)) {
    return takeStatus(state, reading, turn);
  }
  const isReached =
    state.awaited?.kind === "handoff" && (reading.slots["phone"] ?? reading.slots["contact"]) !== undefined;
  const tellsNeed = reading.needs.length > 0 && !(state.awaited?.kind === "handoff" && isVague(reading, context));
  const wantsPerson = (has("handoff") || act.wantsPerson) && !tellsNeed;
  if ((wantsPerson && act.confirms !== "firm") || (isReached && !tellsNeed)) {
    return takeHandoff(state, reading, turn, setting);
  }
  return collect({ ...state, awaited: null }, reading, context);
}

/** Until the person speaks of another matter, or says that it is none, everything about content stays out. */
function staysSecret({ isDone }: { isDone: boolean }, { own, needs, act }: Reading): boolean {
  const folded = foldText(own);
  const isOther = NOT_SECRET.test(folded) || act.resumes || (needs.length > 0 && OPENS_ANOTHER.test(folded));
  return !isOther && (!isDone || needs.length > 0 || act.asksSending);
}

/** Nothing of what is wrong was told, or no product beside the firm's own name: 车间里的事讲不清,来了再说. */
function isVague({ needs, slots, act }: Reading, { turn, setting }: Context): boolean {
  const firm = foldText(slots["enterprise"]?.text ?? "");
  const isTold = needs.some(
    ({ text, clusterTerms }) =>
      clusterTerms.some((term) => !firm.includes(term)) && tellsTrouble(tellStory(text, turn.now), setting.needs),
  );
  return !isTold && !act.announces;
}

function restart(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const cleared = { ...state, drafts: [], activeId: null, refused: {}, awaited: null };
  const step = take(cleared, reading, context);
  return {
    ...step,
    say: `${frameOf(context.turn.locale).restarted}\n\n${step.say}`,
    dropped: state.drafts.map(({ id }) => id),
  };
}

/** 第二个不要了 where there is only one draft: what is meant is not at hand, so nothing is dropped. */
function namesNoDraft(state: IntakeState, { ordinals }: Reading["act"]): boolean {
  return ordinals.length > 0 && ordinals.every((ordinal) => ordinal > listLive(state).length);
}

/** 算了 ends all drafts, 第二个不要了 the one it names; what is left waits as before. */
function cancel(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const { turn } = context;
  const frame = frameOf(turn.locale);
  const chosen = chooseDrafts(state, reading);
  const dropped = chosen.map(({ id }) => id);
  const drafts = state.drafts.filter(({ id }) => !dropped.includes(id));
  const next: IntakeState = { ...state, drafts, activeId: null, awaited: null };
  const rest = reading.rest.filter(({ kind }) => kind !== "chitchat");
  if (listLive(next).length === 0) {
    return { ...quietStep(next, rest), say: frame.cancelled, dropped };
  }
  const contact = pickFields(reading.slots, SHARED_FIELDS);
  const left = { ...reading, rest, needs: [], slots: contact, own: "", act: { ...reading.act, ordinals: [] } };
  const step = take(reopen(next), left, context);
  const said = chosen.map((draft) => frame.dropped(titleOf(wholeOf(draft, state, turn))));
  return { ...step, say: [...said, step.say].join("\n\n"), dropped };
}

/** The card is shown anew. */
function reopen(state: IntakeState): IntakeState {
  return {
    ...state,
    drafts: state.drafts.map((draft) => (draft.status === "parked" ? draft : { ...draft, status: "collecting" })),
  };
}

/** A turn about needs: the drafts at hand, a parked one that is taken up again, or a new one. */
function collect(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const { act, needs, slots } = reading;
  const isNew = needs.length > 0 && !sharesWords(state, needs);
  const rested = context.isBack && isNew ? parkDrafts(state) : state;
  const hasParked = rested.drafts.length > 0 && listLive(rested).length === 0;
  const isResumed =
    hasParked && (!isNew || act.card) && (act.resumes || needs.length > 0 || Object.keys(slots).length > 0 || act.card);
  const next = isResumed ? resumeDrafts(rested) : rested;
  const opens = needs.length > 0 || (act.announces && reading.rest.length === 0);
  if (listLive(next).length === 0 && !opens) {
    return offerParked(next, reading, context);
  }
  const step = take(next, reading, context);
  const [waiting] = next.drafts.filter(({ status }) => status === "parked");
  if (waiting === undefined || !context.isBack) {
    return step;
  }
  const offer = frameOf(context.turn.locale).parkedWaits(titleOf(wholeOf(waiting, next, context.turn)));
  return { ...step, say: `${step.say}\n\n${offer}` };
}

/** Nothing about needs was said: a draft put aside is offered once when the person comes back. */
function offerParked(state: IntakeState, reading: Reading, { turn, isBack }: Context): IntakeStep {
  const [waiting] = state.drafts;
  const step = quietStep(
    state,
    turn.items.filter((item) => item.kind !== "need" && item.kind !== "secret"),
  );
  return waiting === undefined || !isBack || reading.needs.length > 0
    ? step
    : { ...step, say: frameOf(turn.locale).parkedWaits(titleOf(wholeOf(waiting, state, turn))) };
}

function take(state: IntakeState, reading: Reading, { turn, setting, isBack }: Context): IntakeStep {
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
