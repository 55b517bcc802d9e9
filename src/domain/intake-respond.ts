/** What the intake answers once a turn is taken in: files, shows the card, asks, or reminds. */
import { foldText } from "./fold-text.ts";
import { isFileable, listMissing, nextAsks, OPTIONAL_FIELDS, type Whole } from "./intake-ask.ts";
import { CARD_FOOTS, renderCard, titleOf } from "./intake-card.ts";
import { frameOf, type IntakeFrame } from "./intake-frame.ts";
import type { Merged } from "./intake-merge.ts";
import { askFor, notedLine } from "./intake-question.ts";
import { privacyLine } from "./intake-reach.ts";
import { type IntakeAsk, type IntakeState, listLive, SHARED_FIELDS, withDraft } from "./intake-state.ts";
import { type IntakeSetting, type IntakeStep, quietStep, toFile, toItem, wholeOf, withAsks } from "./intake-step.ts";
import { questionsOf, type Reading, type Turn } from "./intake-turn.ts";
import { DECLINES, FINDS_FAULT } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";

/** A turn taken in, and how it came about. */
export type Outcome = { merged: Merged; reading: Reading; turn: Turn; setting: IntakeSetting; isBack: boolean };

const CONFIRM_ASKS: readonly IntakeAsk[] = ["confirm", "disclosure", "secret_confirmed"];

/** The answer to a turn about live drafts. */
export function respond(outcome: Outcome): IntakeStep {
  const { merged, reading } = outcome;
  const confirmed = listConfirmed(outcome);
  if (confirmed.length > 0) {
    return fileDrafts(outcome, confirmed);
  }
  const wholes = listWholes(merged.state, outcome.turn);
  const wantsCard = reading.act.card || reading.act.confirms === "firm";
  return wholes.every(isFileable) ? respondReady(outcome, wholes, wantsCard) : respondLacking(outcome, wholes);
}

function listWholes(state: IntakeState, turn: Turn): Whole[] {
  return listLive(state).map((draft) => wholeOf(draft, state, turn));
}

/** The drafts that the person has seen on a card and now orders to be filed. A soft 好的 beside new values is none. */
function listConfirmed({ merged, reading, turn }: Outcome): Whole[] {
  const { confirms, objects, parks } = reading.act;
  const isAsked = questionsOf(reading).length > 0;
  const isNews = merged.noted.length > 0 || merged.told.length > 0 || merged.replaced || isAsked;
  if (confirms === null || objects || parks || (confirms === "soft" && (isNews || merged.began.length > 0))) {
    return [];
  }
  // 公司名错了,确认: what was called wrong is not filed as it is, nor what now reads otherwise than on the card.
  const isFault = FINDS_FAULT.test(foldText(reading.own)) && merged.noted.length === 0;
  const isUnseen = isFault || merged.changed.clauses.length > 0;
  if (confirms === "firm" && isUnseen) {
    return [];
  }
  const { file } = reading.orders;
  return listLive(merged.state)
    .filter(({ id, status }) => status === "confirming" && (confirms === "soft" || file.includes(id)))
    .map((draft) => wholeOf(draft, merged.state, turn))
    .filter(isFileable);
}

function fileDrafts(outcome: Outcome, confirmed: readonly Whole[]): IntakeStep {
  const { merged, reading, turn } = outcome;
  const frame = frameOf(turn.locale);
  const filed = confirmed.map(({ draft }) => draft.id);
  const drafts = merged.state.drafts.filter(({ id }) => !filed.includes(id));
  const state = { ...merged.state, drafts, activeId: null };
  const file = confirmed.map(toFile);
  if (merged.began.length > 0) {
    const act = { ...reading.act, confirms: null };
    return { ...respond({ ...outcome, merged: { ...merged, state }, reading: { ...reading, act } }), file };
  }
  const left = listWholes(state, turn);
  const waits = left.map((whole) => frame.unfinished(titleOf(whole), lackOf(whole, frame)));
  return withAsks(
    {
      ...quietStep(state, questionsOf(reading)),
      say: [newsOf(outcome, frame), ...waits].filter((line) => line !== "").join("\n"),
      items: left.map(toItem),
      file,
    },
    left.some(isFileable) ? ["confirm"] : [],
  );
}

/** Everything required is there: the card, and at most two questions that help. */
function respondReady(outcome: Outcome, wholes: readonly Whole[], wantsCard: boolean): IntakeStep {
  const { merged, reading, turn, setting } = outcome;
  const frame = frameOf(turn.locale);
  if (reading.act.objects && !merged.replaced && merged.noted.length === 0) {
    return finish(outcome, [frame.whatIsWrong], ["confirm"]);
  }
  const isNews = isNewsOf(outcome);
  const wasShown = wholes.every(({ draft }) => draft.status === "confirming");
  const asking = isNews || !wasShown ? wholes.find((whole) => nextAsks(whole).length > 0) : undefined;
  const asks = asking === undefined ? [] : nextAsks(asking);
  const isFull =
    !wasShown || wantsCard || merged.replaced || reading.act.disclosure !== null || (isNews && asks.length === 0);
  const shown = wholes.map((whole) => ({ ...whole, draft: { ...whole.draft, status: "confirming" as const } }));
  const state = shown.reduce((all, { draft }) => withDraft(all, draft), merged.state);
  const questions =
    asking === undefined
      ? ""
      : [frame.optional, labelled(asking, wholes, frame), askFor(asks, asking, state, frame)]
          .filter((part) => part !== "")
          .join(frame.join);
  const changes = merged.replaced ? newsOf(outcome, frame) : "";
  const lines = isFull
    ? [changes, renderCard(shown, setting.names, frame.lang), questions, CARD_FOOTS[frame.lang]]
    : isNews
      ? [heardLine(outcome, frame), questions, frame.orConfirm]
      : [frame.confirmWaits];
  return finish({ ...outcome, merged: { ...merged, state: countAsked(state, asking, asks) } }, lines, [
    ...asks,
    ...(isFull || isNews ? CONFIRM_ASKS : ["confirm" as const]),
  ]);
}

/** Whether the turn said or declined anything about the drafts. */
function isNewsOf({ merged, reading }: Outcome): boolean {
  const { act } = reading;
  return (
    merged.noted.length > 0 ||
    merged.told.length > 0 ||
    merged.began.length > 0 ||
    merged.replaced ||
    act.rest ||
    act.declinesAsked ||
    act.declined.length > 0
  );
}

/** Something required is absent or unclear: asks for it. */
function respondLacking(outcome: Outcome, wholes: readonly Whole[]): IntakeStep {
  const { merged, reading, turn, isBack } = outcome;
  const frame = frameOf(turn.locale);
  const asking = wholes.find((whole) => !isFileable(whole));
  if (asking === undefined) {
    return respondReady(outcome, wholes, false);
  }
  const asks = nextAsks(asking);
  const state = countAsked(merged.state, asking, asks);
  const next = { ...outcome, merged: { ...merged, state } };
  const lacks = frame.listOf(listMissing(asking));
  const isOrdered = reading.act.confirms === "firm";
  if (!isOrdered && !isNewsOf(outcome) && (isBack || reading.rest.length > 0)) {
    const line = isBack ? frame.unfinished(titleOf(asking), lacks) : frame.stillWanted(lacks);
    return finish(next, [line], asks);
  }
  const heard = merged.began.length > 0 ? beganLine(outcome, wholes, frame) : heardLine(outcome, frame);
  const lead = needsLabel(asks) ? labelled(asking, wholes, frame) : "";
  const question = isOrdered
    ? [frame.cannotFile(lacks)]
    : [lead, askFor(asks, asking, state, frame)].filter((part) => part !== "");
  return finish(next, [heard, question.join(frame.join)], asks);
}

/** What was taken in, or that what is not known may stay open. */
function heardLine(outcome: Outcome, frame: IntakeFrame): string {
  const { reading } = outcome;
  const noted = newsOf(outcome, frame);
  const isUnknown = DECLINES.test(foldText(reading.own));
  const declined = reading.act.declined.some((field) => OPTIONAL_FIELDS.includes(field));
  return noted === "" && (isUnknown || declined) ? frame.leftOpen : noted;
}

function newsOf({ merged, reading, turn }: Outcome, frame: IntakeFrame): string {
  return notedLine({ merged, own: reading.own, wholes: listWholes(merged.state, turn) }, frame);
}

/** Shared fields are asked for all drafts at once. */
function needsLabel(asks: readonly NeedField[]): boolean {
  return asks.some((field) => !SHARED_FIELDS.includes(field));
}

function beganLine({ merged }: Outcome, wholes: readonly Whole[], frame: IntakeFrame): string {
  const titles = wholes.filter(({ draft }) => merged.began.includes(draft.id)).map(titleOf);
  return titles.some((title) => title === "") ? frame.announced : frame.began(titles);
}

function labelled(asking: Whole, wholes: readonly Whole[], frame: IntakeFrame): string {
  return wholes.length > 1 ? frame.about(wholes.indexOf(asking) + 1, titleOf(asking)) : "";
}

function lackOf(whole: Whole, frame: IntakeFrame): string {
  return isFileable(whole) ? "" : frame.listOf(listMissing(whole));
}

function countAsked(state: IntakeState, asking: Whole | undefined, asks: readonly NeedField[]): IntakeState {
  const draft = state.drafts.find(({ id }) => id === asking?.draft.id);
  if (draft === undefined) {
    return state;
  }
  const asked = asks.map((field) => [field, (draft.asked[field] ?? 0) + 1] as const);
  return withDraft(
    { ...state, activeId: draft.id },
    { ...draft, asked: { ...draft.asked, ...Object.fromEntries(asked) } },
  );
}

/** The step of a state, with the privacy notice where it is due or asked for; small talk is answered by going on. */
function finish(
  { merged, reading, turn, setting }: Outcome,
  lines: readonly string[],
  asks: readonly IntakeAsk[],
): IntakeStep {
  const frame = frameOf(turn.locale);
  const due = privacyLine(merged.state, turn, setting);
  const privacy = reading.act.asksPrivacy ? frame.privacy(setting) : due;
  const [first, last] = reading.act.asksPrivacy
    ? [privacy, ""]
    : [reading.act.asksFiled || reading.act.tellsOfFiling ? frame.notFiled : "", privacy];
  return withAsks(
    {
      ...quietStep({ ...merged.state, privacyShown: true }, questionsOf(reading)),
      say: [first, ...lines, last].filter((line) => line !== "").join("\n\n"),
      items: listWholes(merged.state, turn).map(toItem),
    },
    asks,
  );
}
