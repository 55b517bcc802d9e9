/** The intake dialogue (需求登记): turns what a firm says into confirmed needs, a turn at a time; pure, the caller stores and files. */
import { foldText } from "./fold-text.ts";
import { readAct } from "./intake-act.ts";
import { titleOf } from "./intake-card.ts";
import { sharesWords } from "./intake-choice.ts";
import { askWhich, dropDrafts } from "./intake-drop.ts";
import { frameOf, inScript } from "./intake-frame.ts";
import { continuesStatus, takeHandoff, takeStatus } from "./intake-reach.ts";
import { parkDrafts, resumeDrafts } from "./intake-refusal.ts";
import { hearSecret } from "./intake-secret.ts";
import { emptyIntake, type IntakeState, listLive } from "./intake-state.ts";
import { type IntakeSetting, type IntakeStep, keepAwaiting, quietStep, wholeOf } from "./intake-step.ts";
import { type Context, take } from "./intake-take.ts";
import { isOnlyService, type Reading, readTurn, type Turn, tellsNeed } from "./intake-turn.ts";
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
  const { act, orders } = reading;
  const has = (kind: string) => turn.items.some((item) => item.kind === kind);
  const isLive = listLive(state).length > 0;
  const secret = hearSecret(state, reading, turn, setting);
  if (secret !== null) {
    return secret === "denied" ? denySecret(state, reading, context) : secret;
  }
  if (act.restarts && (isLive || state.drafts.length > 0)) {
    return restart(state, reading, context);
  }
  if (isLive && orders.isLost) {
    return askWhich(state, reading, context);
  }
  const cancels = isLive ? orders.drop.length > 0 : act.cancels && state.awaited !== null;
  if (cancels && !act.wantsPerson) {
    return hearMore(state, dropDrafts(state, reading, context), reading, context);
  }
  if (act.parks && isLive) {
    const rest = reading.rest.filter(({ kind }) => kind !== "chitchat");
    const parked = { ...quietStep(parkDrafts(state), rest), say: frameOf(turn.locale).parked(setting.keepDays) };
    return hearMore(state, parked, reading, context);
  }
  const asksStatus = has("status_query") || act.asksStatus || (act.asksFiled && !isLive);
  if (asksStatus || (continuesStatus(state, reading) && !act.wantsPerson)) {
    return hearMore(state, takeStatus(state, reading, turn), reading, context);
  }
  const isReached =
    state.awaited?.kind === "handoff" && (reading.slots["phone"] ?? reading.slots["contact"]) !== undefined;
  const tellsNeed = reading.needs.length > 0 && !(state.awaited?.kind === "handoff" && isVague(reading, context));
  const wantsPerson = (has("handoff") || act.wantsPerson) && !tellsNeed;
  if ((wantsPerson && act.confirms !== "firm") || (isReached && !tellsNeed)) {
    return takeHandoff(state, reading, turn, setting);
  }
  if (!isLive && isOnlyService(reading)) {
    return keepAwaiting(quietStep(state, reading.rest), state);
  }
  return collect({ ...state, awaited: null }, reading, context);
}

/** 这个不涉密: what waits is taken up, or the need is told anew, for nothing was kept of it. */
function denySecret(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const isWaiting = state.drafts.length > 0;
  const act = { ...reading.act, resumes: isWaiting, announces: !isWaiting };
  const step = collect({ ...state, awaited: null }, { ...reading, act }, context);
  const isUntold = !isWaiting && reading.needs.length === 0;
  return isUntold ? { ...step, say: `${frameOf(context.turn.locale).secretDenied}\n\n${step.say}` } : step;
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

/** 预留手机尾号6112 proves who asks, whatever products it names. */
const PROVES = /尾号|后[四4]位|预留/u;

/** A need told beside an order or a question that was taken first; more words on a draft that was at hand are none. */
function hearMore(before: IntakeState, step: IntakeStep, reading: Reading, context: Context): IntakeStep {
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
