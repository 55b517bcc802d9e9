/** The intake dialogue (需求登记): turns what a firm says into confirmed needs, a turn at a time; pure, the caller stores and files. */
import { foldText } from "./fold-text.ts";
import { keepCancelled, restoreCancelled, wantsAgain } from "./intake-again.ts";
import { titleOf } from "./intake-card.ts";
import { sharesWords } from "./intake-choice.ts";
import { askWhich, dropDrafts } from "./intake-drop.ts";
import { leaveFiledTalk, takeFiledTalk } from "./intake-filed-talk.ts";
import { frameOf, inScript } from "./intake-frame.ts";
import { hearMore } from "./intake-more.ts";
import { continuesStatus, meansDraft, takeHandoff, takeStatus } from "./intake-reach.ts";
import { parkDrafts, resumeDrafts } from "./intake-refusal.ts";
import { hearSecret } from "./intake-secret.ts";
import { type IntakeState, listLive } from "./intake-state.ts";
import { type IntakeSetting, type IntakeStep, keepAwaiting, quietStep, wholeOf, withAsks } from "./intake-step.ts";
import { type Context, take } from "./intake-take.ts";
import { isOnlyService, questionsOf, type Reading, readTurn, type Turn } from "./intake-turn.ts";
import { tellLocale, welcome } from "./intake-welcome.ts";
import { tellStory, tellsTrouble } from "./need-summary.ts";

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
    state: {
      ...keepCancelled(kept, reading, step),
      locale: turn.locale,
      lastTurnAt: turn.now.toISOString(),
    },
  };
}

/** The first of these that fits decides. */
function takeTurn(before: IntakeState, reading: Reading, context: Context): IntakeStep {
  const { turn, setting } = context;
  const { act, orders } = reading;
  const has = (kind: string) => turn.items.some((item) => item.kind === kind);
  const isLive = listLive(before).length > 0;
  const secret = hearSecret(before, reading, turn, setting);
  if (secret !== null) {
    return secret === "denied" ? denySecret(before, reading, context) : secret;
  }
  const filedTalk = takeFiledTalk(before, reading, { turn, needs: setting.needs });
  if (filedTalk !== null) {
    return afterFiled(before, filedTalk, reading, context);
  }
  const state = leaveFiledTalk(before);
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
    const say = frameOf(turn.locale).parked(setting.keepDays);
    return hearMore(state, { ...quietStep(parkDrafts(state), questionsOf(reading)), say }, reading, context);
  }
  if (act.pauses) {
    return withAsks({ ...quietStep(state, []), say: frameOf(turn.locale).noHurry }, state.asks);
  }
  if (!isLive && !act.wantsPerson && state.awaited?.kind !== "handoff" && wantsAgain(reading)) {
    return takeUpAgain(state, reading, context);
  }
  const asksStatus = has("status_query") || (act.asksFiled && !isLive);
  if (asksStatus && meansDraft(state, turn, setting.needs)) {
    const step = collect(state, { ...reading, own: "", needs: [], act: { ...act, asksFiled: true } }, context);
    return hearMore(state, step, reading, context);
  }
  if (asksStatus || (continuesStatus(state, reading) && !act.wantsPerson)) {
    return hearMore(state, takeStatus(state, reading, turn, setting.needs), reading, context);
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

/** 这个取消,另外…: what is told beside a withdrawal is heard; beside a supplement it is the supplement. */
function afterFiled(before: IntakeState, step: IntakeStep, reading: Reading, context: Context): IntakeStep {
  return step.state.awaited?.kind === "withdrawal" ? hearMore(before, step, reading, context) : step;
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

/** 还是报吧, 提交吧 without a draft: what was given up or put aside; else how the need filed here stands, or that there is none. */
function takeUpAgain(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const { turn, setting } = context;
  const frame = frameOf(turn.locale);
  const restored = restoreCancelled(state);
  if (restored.drafts.length > 0) {
    const step = collect(restored, reading, context);
    const titles = state.cancelled.map((draft) => titleOf(wholeOf(draft, state, turn))).filter((title) => title !== "");
    return titles.length === 0 ? step : { ...step, say: `${frame.again(titles.join(frame.list))}\n\n${step.say}` };
  }
  return state.filed.length > 0 && reading.act.confirms === "firm"
    ? takeStatus(state, reading, turn, setting.needs)
    : { ...quietStep(state, questionsOf(reading)), say: frame.nothingAtHand };
}

/** A turn about needs: the drafts at hand, a parked one that is taken up again, or a new one. */
function collect(state: IntakeState, reading: Reading, context: Context): IntakeStep {
  const { act, needs, slots } = reading;
  const isNew = needs.length > 0 && !sharesWords(state, needs);
  const rested = context.isBack && isNew ? parkDrafts(state) : state;
  const hasParked = rested.drafts.length > 0 && listLive(rested).length === 0;
  const isResumed =
    hasParked &&
    (!isNew || act.card) &&
    (wantsAgain(reading) || needs.length > 0 || Object.keys(slots).length > 0 || act.card);
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
