/** A turn (一轮) of an intake: what the person said, and which of it is about the needs at hand. */
import { extractSlotAnswers, extractSlots } from "./extract-slots.ts";
import { foldText } from "./fold-text.ts";
import { type Act, namesIn, readAct, splitTurn } from "./intake-act.ts";
import { type Orders, resolveOrders } from "./intake-choice.ts";
import { readCorrected } from "./intake-correction.ts";
import { askedFields, type IntakeState } from "./intake-state.ts";
import { ASKS_SOMETHING, CORRECTS, DECLINES } from "./intake-words.ts";
import { tellStory, tellsTrouble } from "./need-summary.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { Locale, NeedDraft } from "./reply.ts";
import type { Understood, UnderstoodNeed } from "./understand-message.ts";

/** Contact data known from earlier filings of this requester; shown on the card to be confirmed. */
export type Profile = { enterprise: string | null; contact: string | null; phone: string | null; email: string | null };

/** One message with what `understandMessage` found in it; `newId` names new drafts. */
export type Turn = {
  text: string;
  items: readonly Understood[];
  locale: Locale;
  now: Date;
  profile: Profile | null;
  newId: () => string;
};

/**
 * What the intake reads from a turn.
 *
 * Shape   `own` is the message with real questions made blank, so that spans stay; `rest` are the items that others answer;
 *         `isApart` says that the needs stand beside an order or a question of their own, so that each is another one
 */
export type Reading = {
  own: string;
  needs: UnderstoodNeed[];
  rest: Understood[];
  slots: NeedDraft;
  act: Act;
  orders: Orders;
  corrects: boolean;
  isApart: boolean;
};

/** Reads a turn in the light of what is being collected and was asked last. */
export function readTurn(state: IntakeState, turn: Turn, needs: NeedVocabulary): Reading {
  const isLive = state.awaited !== null || [state.drafts, state.cancelled, state.filed].some((list) => list.length > 0);
  const isPolicy =
    isLive &&
    isAboutPolicy(turn.text, needs) &&
    !turn.items.some((item) => item.kind === "need" && tellsNeed(item, turn, needs));
  const items = isPolicy ? [{ kind: "policy_question" as const, text: turn.text }] : turn.items;
  const questions = items.filter((item) => item.kind === "policy_question" && isQuestion(item.text, isLive, needs));
  const services = items.filter((item) => item.kind === "service");
  const asked = [...questions, ...services.filter(({ text }) => ASKS_SOMETHING.test(foldText(text)))];
  const own = asked.reduce(
    (text, item) => (item.kind === "policy_question" || item.kind === "service" ? blank(text, item.text) : text),
    turn.text,
  );
  const corrects = CORRECTS.test(foldText(own));
  const stated = /[\p{L}\d]/u.test(own) ? extractSlots(own, turn.now) : {};
  const isAside = asked.length > 0 && (stated["contact"] ?? stated["phone"]) === undefined;
  const act = readAct(own, Object.keys(stated).length > 0);
  const answers = isAside
    ? withoutAside(stated, own)
    : { ...stated, ...extractSlotAnswers(withoutOrders(own, act), answerable(state), turn.now) };
  const slots = withoutChance({ ...answers, ...readCorrected(own, answers, turn.now) }, own);
  const isSteered =
    isLive && (act.confirms !== null || act.cancels || act.card || act.restarts || act.declined.length > 0);
  const isWholeAside = isAside && questions.length > 0 && !isSteered && Object.keys(slots).length === 0;
  const others = items.filter(({ kind }) => kind === "chitchat" || (kind === "out_of_scope" && !isSteered));
  const told = items.filter((item) => item.kind === "need").filter((need) => isStory(need, turn, act));
  return {
    own,
    needs: told,
    rest:
      isWholeAside && told.length === 0
        ? [{ kind: "policy_question", text: turn.text }, ...others]
        : items.filter((item) => questions.includes(item) || item.kind === "service" || others.includes(item)),
    slots,
    act,
    orders: resolveOrders(state, act.orders),
    corrects,
    isApart: false,
  };
}

/** A need with a product and a trouble of its own, in words that ask nothing. */
export function tellsNeed({ text, clusterTerms }: UnderstoodNeed, { now }: Turn, needs: NeedVocabulary): boolean {
  return clusterTerms.length > 0 && !ASKS_SOMETHING.test(foldText(text)) && tellsTrouble(tellStory(text, now), needs);
}

/** What others answer of a turn; small talk is answered by going on. */
export function questionsOf({ rest }: Reading): Understood[] {
  return rest.filter(({ kind }) => kind !== "chitchat");
}

/** Nothing but questions on this service: 我们的电话会不会公开. */
export function isOnlyService({ needs, rest }: Reading): boolean {
  return needs.length === 0 && rest.length > 0 && rest.every(({ kind }) => kind === "service");
}

/** A firm and a name alone are read as a need too; a need has something told of it, or is announced. */
function isStory({ text }: UnderstoodNeed, { now }: Turn, { announces }: Act): boolean {
  return announces || tellStory(text, now).length > 0;
}

/** Beside a question only what is named counts: 委托大学开发的钱能加计多少 is no wish to cooperate. */
function withoutAside(stated: NeedDraft, own: string): NeedDraft {
  const named: readonly string[] = namesIn(foldText(own));
  return Object.fromEntries(
    Object.entries(stated).filter(([field]) => field !== "cooperation" || named.includes(field)),
  );
}

/** 两个 is no target, and 断供倒没听说 no risk. */
function withoutChance(slots: NeedDraft, own: string): NeedDraft {
  const { target, supply_risk: risk, ...others } = slots;
  const isCount =
    target !== undefined && /^[一二两三四几这]*[个条件张]$|[想要是][^\d]{0,3}[一两]$/u.test(foldText(target.text));
  const isUnheard =
    /断不断供|会不会(?:断|停|限)|(?:断供|限供|断货|停供)[^,。;!?]{0,3}(?:没|未)(?:有)?(?:听说|听过|遇到|发生)|(?:没|未)(?:有)?(?:听说|听过)[^,。;!?]{0,6}(?:断|限|停)/u.test(
      foldText(own),
    );
  return {
    ...others,
    ...(target === undefined || isCount ? {} : { target }),
    ...(risk === undefined ? {} : { supply_risk: isUnheard ? { ...risk, value: "无" } : risk }),
  };
}

/** Free statements are taken as they come, not by the reader of answers. */
function answerable(state: IntakeState) {
  return askedFields(state).filter((field) => field !== "problem" && field !== "summary" && field !== "cluster");
}

/** Beside a draft, a question with a policy's name and nothing of the person's own is for the documents, whatever product it names. */
function isAboutPolicy(text: string, { signals }: NeedVocabulary): boolean {
  const folded = foldText(text);
  return (
    ASKS_SOMETHING.test(folded) &&
    (folded.search(signals.policies) >= 0 || folded.search(signals.policy_predicates) >= 0) &&
    !/\d{7}|@|需求|难题/u.test(folded)
  );
}

/** While a draft is open, what asks nothing is an answer or a remark, however it was understood. */
function isQuestion(text: string, isLive: boolean, { signals }: NeedVocabulary): boolean {
  const folded = foldText(text);
  const isOnPolicy = folded.search(signals.policy_predicates) >= 0;
  const asksStatus = folded.search(signals.status) >= 0;
  if (!isLive) {
    return !steers(text, { isOnPolicy, asksStatus });
  }
  const act = readAct(text, false);
  const isRefusal = DECLINES.test(folded) && act.declined.length > 0;
  const isAboutDraft =
    (act.confirms === "firm" && !isOnPolicy) ||
    act.asksPrivacy ||
    act.asksFiled ||
    asksStatus ||
    act.asksSending ||
    act.pauses ||
    act.supplements ||
    act.withdraws ||
    act.disclosure !== null;
  return !isAboutDraft && (isOnPolicy || (ASKS_SOMETHING.test(folded) && !isRefusal));
}

/** 我要报个需求, 继续, 还是报吧, 找工作人员: asks nothing of the documents. */
function steers(text: string, { isOnPolicy, asksStatus }: { isOnPolicy: boolean; asksStatus: boolean }): boolean {
  const act = readAct(text, false);
  if (act.pauses || act.regrets || act.confirms === "firm") {
    return true;
  }
  const isSteering = act.asksFiled || asksStatus || act.wantsPerson || act.supplements || act.withdraws;
  const isAsking = ASKS_SOMETHING.test(foldText(text));
  return (isSteering && !isOnPolicy) || ((act.announces || act.resumes) && !isAsking);
}

/** 登记一下 answers no question: the orders of a turn made blank. */
function withoutOrders(own: string, { orders }: Act): string {
  const isOrder = (clause: string) => orders.some((order) => order.clause === clause.trim());
  return splitTurn(foldText(own))
    .filter(({ text }) => isOrder(text))
    .reduce((left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end), own);
}

/** The words of a question made blank; its runs may stand apart in the message. */
function blank(text: string, question: string): string {
  const runs = text.includes(question) ? [question] : question.split(" ");
  return runs.reduce((left, run) => (run.length > 1 ? left.replace(run, () => " ".repeat(run.length)) : left), text);
}
