/** The offline talk about a secret need (涉密): from the word on nothing of content is taken, only a way to call back, until the person says that it is about something else. */
import { pickFields } from "./draft-fields.ts";
import { foldText } from "./fold-text.ts";
import { splitTurn } from "./intake-act.ts";
import { findByOrdinal } from "./intake-choice.ts";
import { frameOf, type IntakeFrame, keepWords } from "./intake-frame.ts";
import { takeOrdinals } from "./intake-order.ts";
import { listAbsent, privacyLine, takeStatus } from "./intake-reach.ts";
import { parkDrafts } from "./intake-refusal.ts";
import { type IntakeState, listLive } from "./intake-state.ts";
import { type IntakeSetting, type IntakeStep, keepAwaiting, quietStep } from "./intake-step.ts";
import type { Reading, Turn } from "./intake-turn.ts";
import { OPENS_ANOTHER } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { NeedDraft } from "./reply.ts";
import type { Understood } from "./understand-message.ts";

/** Whether the conversation is about a secret need: of what is said in it nothing is kept but a name and a number. */
export function isSecretTalk({ awaited }: IntakeState): boolean {
  return awaited?.kind === "secret";
}

/** A whole clause that says so: 这个不涉密, 那条是普通民品. A word alone (07艇上用的普通钢板) says nothing. */
const DENIES_SECRET =
  /^(?:我们?|那|这|刚才|另外|其实|都|就|个|条|件|些|事|需求|项目|产品|东西|的|是|也|并| )*(?:不(?:是|属于|涉及|算)?(?:涉密|军工|军品|军用|保密)|非(?:涉密|军工|军品)|(?:没有?|无)涉密|民用|(?:普通|一般|民用|民)[的民]?(?:产?品|需求|项目|件))(?:的|内容|需求|项目|产品|东西|了|啊|呀|哦|吧|就|都|是|普通|一般|民用|民品| )*$|\bnot (?:a )?(?:classified|secret)\b|\bunclassified\b/u;

/** Another matter beside the secret one: 另外有个需求. 还有一个问题 goes on with the same. */
const ANOTHER_MATTER =
  /另外|另有|另一|顺便|除此之外|再(?:报|登记|提)|还有一?[个条项件](?:别的|其他|其它|普通|一般|民)|第[二2]个需求|another (?:need|matter)|second need/u;

/** A turn of the talk; `denied` when the person says that nothing is secret, null when the turn is about another matter. */
export function hearSecret(
  state: IntakeState,
  reading: Reading,
  turn: Turn,
  setting: IntakeSetting,
): IntakeStep | "denied" | null {
  if (turn.items.some(({ kind }) => kind === "secret")) {
    return takeSecret(state, reading, turn, setting);
  }
  const left = isSecretTalk(state) ? leavesSecret(state, reading) : "other";
  if (left !== null) {
    return left === "denied" ? left : null;
  }
  return turn.items.some((item) => item.kind === "status_query" && item.number !== null)
    ? keepAwaiting(takeStatus(state, reading, turn, setting.needs), state)
    : takeSecret(state, reading, turn, setting);
}

/** How a turn leaves the secret matter: `denied` says that there is none, `other` goes on with another; null while it stays. */
function leavesSecret(state: IntakeState, { own, needs, act }: Reading): "denied" | "other" | null {
  const folded = foldText(own);
  if (splitTurn(folded).some(({ text }) => DENIES_SECRET.test(text))) {
    return "denied";
  }
  const isTaken = act.resumes && state.drafts.length > 0;
  const isTold = needs.length > 0 || act.announces;
  return isTaken || (isTold && ANOTHER_MATTER.test(folded)) ? "other" : null;
}

/** One turn of the talk, the first included: questions on policies are answered beside it, everything else is only met with how to be called. */
function takeSecret(state: IntakeState, reading: Reading, turn: Turn, setting: IntakeSetting): IntakeStep {
  const before = state.awaited?.kind === "secret" ? state.awaited : null;
  const found = turn.items.find((item) => item.kind === "secret");
  // Answers to what a draft asked are not looked for in the message that turns out to be secret.
  const answers = before === null ? {} : reading.slots;
  const said = pickFields({ ...(found?.kind === "secret" ? found.draft : {}), ...answers }, REACH);
  const contact = { ...pickFields(state.contact, REACH), ...said };
  const news = REACH.flatMap((field) => {
    const words = said[field]?.text;
    return words === undefined || words === state.contact[field]?.text ? [] : [words];
  });
  const wanted = listAbsent(contact);
  const apart = reading.rest.filter((item) => isApart(item, setting.needs));
  const tone = before === null ? "begins" : news.length > 0 ? "reach" : toneOf(reading, apart, turn.text);
  const answer = tellAnswer(tone, {
    before,
    news,
    wanted,
    wasReached: isReachable(listAbsent(state.contact)),
    frame: frameOf(turn.locale),
  });
  const next = toSecret(state, turn, contact);
  const asked = (before?.asked ?? 0) + Math.sign(answer.asks.length);
  const isWarned = before?.isWarned === true || tone === "content";
  return {
    ...quietStep(next, before === null ? [] : apart),
    // What is wanted may be told at any time, asked for just now or not.
    state: { ...next, awaited: { kind: "secret", asked, isWarned }, asks: wanted },
    asks: [...answer.asks],
    say: [answer.say, before === null ? privacyLine(state, turn, setting) : ""]
      .filter((part) => part !== "")
      .join("\n\n"),
    items: [{ kind: "secret", draft: pickFields(contact, ["contact", "phone"]) }],
    offline: isReachable(wanted) && (before === null || news.length > 0) ? { contact } : null,
    dropped: state.drafts.filter(({ id }) => !next.drafts.some((kept) => kept.id === id)).map(({ id }) => id),
  };
}

const REACH: readonly NeedField[] = ["contact", "phone", "email"];

/** Whom to ask for may stay open, a number or an address may not. */
function isReachable(wanted: readonly NeedField[]): boolean {
  return !wanted.includes("phone");
}

/** What was said of open drafts before the word goes with it; 另外有个部队配套的 leaves them waiting. */
function toSecret(state: IntakeState, turn: Turn, contact: NeedDraft): IntakeState {
  const isFirst = !isSecretTalk(state);
  const folded = foldText(turn.text);
  // 第二个是军工的: the one that is named goes, the others wait.
  const named = takeOrdinals(folded).ordinals.flatMap((ordinal) => findByOrdinal(listLive(state), ordinal)?.id ?? []);
  const harmless = { ...state, drafts: state.drafts.filter(({ id }) => !named.includes(id)) };
  const isOther = isFirst && (OPENS_ANOTHER.test(folded) || named.length > 0);
  return {
    ...(isOther ? parkDrafts(harmless) : { ...state, drafts: isFirst ? [] : state.drafts }),
    activeId: null,
    contact: isOther ? { ...state.contact, ...contact } : contact,
    contactHistory: [],
    privacyShown: true,
  };
}

/** A question on a policy, on this service or for another office is none about the secret. */
function isApart(item: Understood, { signals }: NeedVocabulary): boolean {
  return item.kind === "policy_question"
    ? foldText(item.text).search(signals.policies) >= 0
    : (item.kind === "service" && asksOn(foldText(item.text)) === null) || item.kind === "out_of_scope";
}

/** What a turn of the talk is: `begins` it, gives a way to `reach` the person, or tells of the `content` again. */
type Tone = "begins" | "reach" | "content" | "apart" | "when" | "who" | "how" | "declines" | "thanks" | "small";

/** How it goes on: 什么时候联系我; 那我该找谁; 具体怎么弄, 那等你们来人谈. */
const ASKS_WHEN = /什么时候|啥时候|几时|多久|几天|哪天|几[点号]|\bwhen\b|\bhow (?:long|soon)\b/u;
const ASKS_WHO = /找谁|找哪|[跟和]谁|谁来|谁会|谁找|\bwho\b/u;
const ASKS_HOW =
  /怎么|怎样|咋|如何|去哪|在哪|哪[里儿]|来人|人来|联系我|[打等]电话|当面|见面|面谈|线下|等你|等通知|\b(?:how|where|what (?:next|now|should)|in person|call me)\b/u;
/** A figure that is no time of day or date tells something. */
const TELLS_FIGURE = /\d(?![\d:]*[点号月日天])/u;

function asksOn(clause: string): "when" | "who" | "how" | null {
  if (TELLS_FIGURE.test(clause)) {
    return null;
  }
  return ASKS_WHEN.test(clause) ? "when" : ASKS_WHO.test(clause) ? "who" : ASKS_HOW.test(clause) ? "how" : null;
}

/** 好的, 行吧: what may stand beside such a question. */
const AGREES = /^(?:好|行|嗯|哦|噢|那|可以|没问题|知道|明白|了解|收到|ok|okay|fine|sure|alright|i see)/u;
const AGREES_MAX_CHARS = 8;
/** 不用联系了, 电话不方便留, 不用了. */
const DECLINES_CALL =
  /(?:不用|不必|不要|别|先不|不想|不方便|不便|不愿意?)(?:再|给|你们?|我们?)*(?:联系|打|谈|留|对接|来)|^(?:那|就|好)*(?:不用|不必|不需要)(?:了|啦)/u;

/** Whatever is none of the others may be content. */
function toneOf({ act, needs, rest }: Reading, apart: readonly Understood[], text: string): Tone {
  const folded = foldText(text);
  const clauses = splitTurn(folded).map((clause) => clause.text.trim());
  const agrees = (clause: string) => AGREES.test(clause) && clause.length <= AGREES_MAX_CHARS;
  const thanks = (clause: string) => /谢|thank|辛苦/u.test(clause) && clause.length <= AGREES_MAX_CHARS * 2;
  if (act.asksSending || needs.length > 0) {
    return "content";
  }
  if (apart.length > 0) {
    return "apart";
  }
  if (act.cancels || act.declinesAsked || act.declined.length > 0 || DECLINES_CALL.test(folded)) {
    return "declines";
  }
  if (clauses.every((clause) => asksOn(clause) !== null || agrees(clause) || thanks(clause))) {
    const asked = clauses.map(asksOn).find((one) => one !== null);
    return asked ?? (clauses.some(thanks) ? "thanks" : "small");
  }
  if (act.wantsPerson) {
    return "who";
  }
  return rest.length > 0 && rest.every(({ kind }) => kind === "chitchat") ? "small" : "content";
}

type Standing = {
  before: { asked: number; isWarned: boolean } | null;
  wasReached: boolean;
  news: readonly string[];
  wanted: readonly NeedField[];
  frame: IntakeFrame;
};

type Answer = { say: string; asks: readonly NeedField[] };

/** What is said: never a word of the content, and nothing asked in the same words twice. */
function tellAnswer(tone: Tone, { before, wasReached, news, wanted, frame }: Standing): Answer {
  const isReached = isReachable(wanted);
  const asked = before?.asked ?? 0;
  const end = (say: string): Answer => ({ say, asks: [] });
  const ask = (lead: string): Answer => {
    const words = asked === 0 ? frame.ask : frame.insist;
    return { say: `${lead}\n\n${wanted.flatMap((field) => words[field] ?? []).join(frame.join)}`, asks: wanted };
  };
  switch (tone) {
    case "begins":
      return wanted.length === 0 ? end(`${frame.secret}\n\n${frame.secretDone}`) : ask(frame.secret);
    case "reach": {
      const noted = frame.noted(news.map(keepWords).join(frame.list));
      const isNew = isReached && !wasReached;
      const done = isNew ? frame.secretDone : `${noted}${frame.join}${frame.secretCalls}`;
      return wanted.length > 0 ? ask(isNew ? frame.secretDone : noted) : end(done);
    }
    case "content": {
      const line = before?.isWarned === true ? frame.secretAgain : frame.secretWaits;
      return isReached || asked > 1 ? end(line) : ask(line);
    }
    case "apart":
      return end("");
    case "when":
    case "who":
    case "how":
      return isReached ? end(frame.secretCalls) : { say: frame.secretSteps[tone], asks: wanted };
    case "declines":
      return end(isReached ? frame.secretCancelled : frame.secretDeclined);
    case "thanks":
      return isReached
        ? end(frame.welcome)
        : { say: `${frame.welcome}${frame.join}${frame.secretLater}`, asks: wanted };
    case "small":
      return isReached ? end(frame.secretCalls) : { say: frame.secretLater, asks: wanted };
  }
}
