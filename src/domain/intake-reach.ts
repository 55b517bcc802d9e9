/** The sides of an intake that only need a way to reach somebody: handoffs, status queries. */
import { pickFields } from "./draft-fields.ts";
import { foldText } from "./fold-text.ts";
import { frameOf, type IntakeFrame } from "./intake-frame.ts";
import { type IntakeState, listLive } from "./intake-state.ts";
import { contactOf, type IntakeSetting, type IntakeStep, quietStep, withAsks } from "./intake-step.ts";
import type { Reading, Turn } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";
import { findNeedNumber } from "./need-number.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { Item, Locale, NeedDraft } from "./reply.ts";

/** A handoff's department is named by the caller's texts, not here. */
const TASK_FORCE = "科技创新专班";

/** A person is wanted: says so, and asks for what they need to call back. */
export function takeHandoff(state: IntakeState, reading: Reading, turn: Turn, setting: IntakeSetting): IntakeStep {
  const frame = frameOf(turn.locale);
  const next = { ...state, contact: { ...state.contact, ...pickFields(reading.slots, CONTACT_FIELDS) } };
  const contact = pickFields(contactOf(next, turn.profile), CONTACT_FIELDS);
  const wanted = listAbsent(contact);
  const isDone = wanted.length === 0;
  const asked = askAll(wanted, frame);
  const lines = [
    isDone ? frame.handoffDone : `${frame.handoff}${frame.join}${asked}`,
    privacyLine(state, turn, setting),
  ];
  return withAsks(
    {
      ...quietStep({ ...next, awaited: isDone ? null : { kind: "handoff" }, privacyShown: true }, reading.rest),
      say: lines.filter((line) => line !== "").join("\n\n"),
      items: [toHandoff(contact)],
      handoff: { reason: "wanted", contact, isReachable: isDone },
    },
    wanted,
  );
}

function askAll(fields: readonly NeedField[], frame: IntakeFrame): string {
  return fields.flatMap((field) => frame.ask[field] ?? []).join(frame.join);
}

/** A handoff as an item of the reply. */
export function toHandoff(contact: NeedDraft): Item {
  return { kind: "handoff", handoff: { department: TASK_FORCE, reason: "requester", contact: null }, draft: contact };
}

const CONTACT_FIELDS: readonly NeedField[] = ["enterprise", "contact", "phone", "email"];

/** What is still wanted to call somebody back: a name, and a phone or an e-mail address. */
export function listAbsent(contact: NeedDraft): NeedField[] {
  const hasReach = contact["phone"] !== undefined || contact["email"] !== undefined;
  return [
    ...(contact["contact"] === undefined ? (["contact"] as const) : []),
    ...(hasReach ? [] : (["phone"] as const)),
  ];
}

/** The privacy notice, once a conversation and before the first personal datum is kept; empty where it was shown or known data prove it. */
export function privacyLine(state: IntakeState, { locale, profile }: Turn, setting: IntakeSetting): string {
  return state.privacyShown || profile !== null ? "" : frameOf(locale).privacy(setting);
}

/**
 * A status query (查进度): the caller looks the need up; until then nothing is said. The need filed in this conversation is
 * meant where none is named; what was filed here or is known as the asker's own takes no proof.
 */
export function takeStatus(state: IntakeState, reading: Reading, turn: Turn, { signals }: NeedVocabulary): IntakeStep {
  const folded = foldText(turn.text);
  const found = turn.items.find((item) => item.kind === "status_query");
  const said = found?.kind === "status_query" ? found.number : null;
  const [here, ...others] = EARLIER.test(folded) ? [] : state.filed;
  const filed = here === undefined || others.length > 0 ? null : here.number;
  const waited = state.awaited?.kind === "status" ? state.awaited.number : null;
  const number = said ?? findNeedNumber(foldText(reading.own)) ?? waited ?? filed;
  const isAgain = state.awaited?.kind === "status" && state.awaited.number === null;
  const isKnown = state.filed.some((one) => one.number === number);
  return {
    ...quietStep({ ...state, awaited: isKnown ? null : { kind: "status", number } }, reading.rest),
    items: [{ kind: "status_query", number, state: null, draft: found?.kind === "status_query" ? found.draft : {} }],
    lookup: { number, phoneTail: findTail(reading), isLost: isAgain || folded.search(signals.lost_numbers) >= 0 },
  };
}

/** 现在到哪一步了 beside a draft where nothing was filed before: the draft is meant, which is not filed yet. */
export function meansDraft(state: IntakeState, { text, items }: Turn, { signals }: NeedVocabulary): boolean {
  const folded = foldText(text);
  return (
    listLive(state).length > 0 &&
    state.filed.length === 0 &&
    state.awaited === null &&
    !items.some((item) => item.kind === "status_query" && item.number !== null) &&
    !EARLIER.test(folded) &&
    folded.search(signals.lost_numbers) < 0
  );
}

/** Speaks of a need of another day. */
const EARLIER =
  /上次|上回|之前|以前|上个?月|上周|去年|前天|昨天|前[几些阵]|\d月|\b(?:last (?:week|month|year|time)|earlier|before)\b/u;

/** Whether a turn goes on with a status query: a number, or four digits of a phone. */
export function continuesStatus(state: IntakeState, reading: Reading): boolean {
  return (
    state.awaited?.kind === "status" &&
    reading.needs.every(({ text }) => PROVES.test(foldText(text))) &&
    !reading.act.announces &&
    (findNeedNumber(foldText(reading.own)) !== null || findTail(reading) !== null)
  );
}

/** 预留手机尾号6112 proves who asks, whatever products it names. */
export const PROVES = /尾号|后[四4]位|预留/u;

function findTail({ own, slots }: Reading): string | null {
  const phone = slots["phone"]?.value;
  if (typeof phone === "string" && phone.length >= 4) {
    return phone.slice(-4);
  }
  return /(?<![\d-])\d{4}(?![\d-])/u.exec(foldText(own).replace(/xq[- ]?\d{4}[- ]?\d{1,6}/gu, " "))?.[0] ?? null;
}

/**
 * What is said when a lookup opened nothing. The words are the same for a number that does not exist and one of another firm.
 */
export function sayNotFound(
  lookup: NonNullable<IntakeStep["lookup"]>,
  locale: Locale,
): { say: string; asks: ("need_id" | "phone")[] } {
  const frame = frameOf(locale);
  const { number, phoneTail, isLost } = lookup;
  const unnamed = isLost ? frame.numberLost : frame.whichNumber;
  const say = number === null ? unnamed : phoneTail === null ? frame.notFound(number) : frame.notMatched(number);
  return { say, asks: ["need_id", "phone"] };
}
