/** Turns that are no intake proper: something classified, a number to look up, the wish for a person. */
import { extractSlotAnswers } from "./extract-slots.ts";
import { foldText } from "./fold-text.ts";
import type { IntakeTurn } from "./intake-merge.ts";
import type { IntakeState } from "./intake-state.ts";
import { type IntakeSetting, type IntakeStep, sayOnly } from "./intake-step.ts";
import { SAYINGS } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import { DEFAULT_DEPARTMENT } from "./refusal.ts";
import type { NeedDraft } from "./reply.ts";

const LONGEST_REACH = 40;

/** Of a secret case only a name and a number are taken, for the offline call. */
export function hearSecret(state: IntakeState, turn: IntakeTurn, setting: IntakeSetting): IntakeStep | null {
  const isSecret = turn.items.some(({ kind }) => kind === "secret");
  // The name and number that follow are no need, whatever else the few words sound like.
  const isShort = [...turn.text].length <= LONGEST_REACH;
  const goesOn = state.pending?.kind === "secret" && (isShort || !turn.items.some(({ kind }) => kind === "need"));
  if (!isSecret && !goesOn) {
    return null;
  }
  const told = extractSlotAnswers(turn.text, ["contact", "phone"], turn.now);
  const firm = { ...state.firm, ...only(told, ["contact", "phone"]) };
  const missing = missingReach(firm);
  const next: IntakeState = { ...state, firm, pending: { kind: "secret" } };
  if (missing.includes("phone")) {
    return { ...sayOnly(next, SAYINGS.secretAsk, setting), asks: missing };
  }
  const done = sayOnly({ ...next, pending: null }, SAYINGS.secretThanks, setting);
  return { ...done, handOff: { department: "专班线下对接", ...reachOf(firm) } };
}

/** A number, or the last digits of a phone for a number that was named before. */
export function lookUpNumber(state: IntakeState, turn: IntakeTurn, setting: IntakeSetting): IntakeStep | null {
  const asked = turn.items.find((item) => item.kind === "status_query");
  const waiting = state.pending?.kind === "status" ? state.pending : null;
  const folded = foldText(turn.text);
  const tail = /(?<!\d)(\d{4})(?!\d)/u.exec(folded.replace(/xq[- ]?\d{4}[- ]?\d{1,6}/u, ""))?.[1] ?? null;
  const named = /xq[- ]?(\d{4})[- ]?(\d{1,6})/u.exec(folded);
  const number = named === null ? null : `XQ-${named[1]}-${(named[2] ?? "").padStart(4, "0")}`;
  if (asked === undefined && (waiting === null || (number === null && tail === null))) {
    return null;
  }
  const wanted = number ?? (asked?.kind === "status_query" ? asked.number : null) ?? waiting?.number ?? null;
  const next: IntakeState = { ...state, pending: { kind: "status", number: wanted } };
  return { ...sayOnly(next, { zh: "", en: "" }, setting), lookUp: { number: wanted, tail } };
}

/** The wish for a person, and the name and number that follow it. */
export function handOff(state: IntakeState, turn: IntakeTurn, setting: IntakeSetting): IntakeStep | null {
  const wished = turn.items.find((item) => item.kind === "handoff");
  const boundary = wished?.kind === "handoff" ? wished.boundary : null;
  const isOnly = !turn.items.some(({ kind }) => kind === "need" || kind === "policy_question");
  const waiting = state.pending?.kind === "handoff" && isOnly;
  if (!(wished !== undefined && isOnly) && !waiting) {
    return null;
  }
  const told = extractSlotAnswers(turn.text, ["contact", "phone"], turn.now);
  const firm = { ...state.firm, ...only(told, ["enterprise", "contact", "phone", "email"]) };
  const missing = missingReach(firm);
  const department = boundary?.department ?? DEFAULT_DEPARTMENT;
  const asked = boundary === null ? SAYINGS.handoffAsk : { zh: boundary.reply, en: boundary.reply_en };
  if (missing.includes("phone")) {
    const asking = sayOnly({ ...state, firm, pending: { kind: "handoff" } }, asked, setting);
    return { ...asking, asks: missing, handOff: { department, ...reachOf(firm) } };
  }
  const done = sayOnly({ ...state, firm, pending: null }, SAYINGS.handoffThanks, setting);
  return { ...done, handOff: { department, ...reachOf(firm) } };
}

function missingReach(firm: NeedDraft): NeedField[] {
  return [
    ...(firm["contact"] === undefined ? (["contact"] as const) : []),
    ...(firm["phone"] === undefined && firm["email"] === undefined ? (["phone"] as const) : []),
  ];
}

function reachOf(firm: NeedDraft): { contact: string | null; phone: string | null } {
  return { contact: firm["contact"]?.text ?? null, phone: firm["phone"]?.text ?? firm["email"]?.text ?? null };
}

function only(draft: NeedDraft, fields: readonly NeedField[]): NeedDraft {
  const names: readonly string[] = fields;
  return Object.fromEntries(Object.entries(draft).filter(([field]) => names.includes(field)));
}
