/** The sides of an intake that only need a way to reach somebody: handoffs, status queries. */
import { pickFields } from "./draft-fields.ts";
import { foldText } from "./fold-text.ts";
import { frameOf, type IntakeFrame } from "./intake-frame.ts";
import type { IntakeState } from "./intake-state.ts";
import { contactOf, type IntakeSetting, type IntakeStep, quietStep, withAsks } from "./intake-step.ts";
import type { Reading, Turn } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";
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

/** A status query (查进度): the caller looks the need up; until then nothing is said. */
export function takeStatus(state: IntakeState, reading: Reading, turn: Turn): IntakeStep {
  const found = turn.items.find((item) => item.kind === "status_query");
  const said = found?.kind === "status_query" ? found.number : null;
  const number = said ?? findNumber(reading.own) ?? (state.awaited?.kind === "status" ? state.awaited.number : null);
  const phoneTail = findTail(reading);
  return {
    ...quietStep({ ...state, awaited: { kind: "status", number } }, reading.rest),
    items: [{ kind: "status_query", number, state: null, draft: found?.kind === "status_query" ? found.draft : {} }],
    lookup: { number, phoneTail },
  };
}

/** Whether a turn goes on with a status query: a number, or four digits of a phone. */
export function continuesStatus(state: IntakeState, reading: Reading): boolean {
  return (
    state.awaited?.kind === "status" &&
    reading.needs.length === 0 &&
    !reading.act.announces &&
    (findNumber(reading.own) !== null || findTail(reading) !== null)
  );
}

function findNumber(text: string): string | null {
  const [, year, serial] = /xq[- ]?(\d{4})[- ]?(\d{1,6})/u.exec(foldText(text)) ?? [];
  return year === undefined || serial === undefined ? null : `XQ-${year}-${serial.padStart(4, "0")}`;
}

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
  const { number, phoneTail } = lookup;
  const say =
    number === null ? frame.whichNumber : phoneTail === null ? frame.notFound(number) : frame.notMatched(number);
  return { say, asks: ["need_id", "phone"] };
}
