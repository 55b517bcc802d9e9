/** Takes the firm, its contact and their numbers out of a turn: the first that is said, later ones only where they are meant. */
import { pickFields } from "./draft-fields.ts";
import { foldText } from "./fold-text.ts";
import { namesIn, splitTurn, type TurnClause } from "./intake-act.ts";
import { askedFields, type IntakeState, SHARED_FIELDS } from "./intake-state.ts";
import { contactOf } from "./intake-step.ts";
import type { Reading, Turn } from "./intake-turn.ts";
import { type Taken, takeValues } from "./intake-values.ts";
import { CORRECTS } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import { distilClauses } from "./need-summary.ts";
import type { NeedDraft } from "./reply.ts";
import { fieldToldWrong } from "./told-wrong.ts";

/** The state with the turn's contact data; a firm, name or number mentioned in passing is not the asker's. */
export function takeShared(
  state: IntakeState,
  reading: Reading,
  turn: Turn,
): { state: IntakeState } & Omit<Taken, "fields"> {
  const known = contactOf(state, turn.profile);
  const values = pickFields(
    reading.slots,
    SHARED_FIELDS.filter((field) => isMeant(field, { state, reading, known })),
  );
  const { fields, ...taken } = takeValues(state.contact, values, () => true);
  return {
    ...taken,
    state: { ...state, contact: fields, contactHistory: [...state.contactHistory, ...taken.history] },
  };
}

type Place = { state: IntakeState; reading: Reading; known: NeedDraft };

/** New, asked for, better than a guess, corrected, or all that the turn or its clause says. */
function isMeant(field: NeedField, place: Place): boolean {
  const { state, reading, known } = place;
  const isGuess = field === "enterprise" && known[field]?.value === null;
  if (known[field] === undefined || isGuess || askedFields(state).includes(field) || saysNothingElse(reading)) {
    return true;
  }
  // A number that comes with another person's name is that person's, and goes with it.
  return (field === "phone" || field === "email") && isOtherPerson(place)
    ? isMeant("contact", place)
    : isCorrected(field, place) || isLabelled(field, reading) || isSaidAnew(field, place);
}

/** A firm known from earlier filings yields to one that is a clause of its own: 东海模具厂,压铸模仁热裂. */
function isSaidAnew(field: NeedField, { state, reading }: Place): boolean {
  const { clause } = findClause(field, reading);
  return (
    field === "enterprise" && state.contact[field] === undefined && clause !== null && saysOnlyValues(clause, reading)
  );
}

function isOtherPerson({ reading, known }: Place): boolean {
  const [said, held] = [reading.slots["contact"]?.text, known["contact"]?.text];
  return said !== undefined && held !== undefined && said !== held;
}

/** 好的 and the like. */
const SMALL_TALK_LETTERS = 4;

/** Every clause of the turn is a name or number, or next to nothing. */
function saysNothingElse(reading: Reading): boolean {
  const spans = SHARED_FIELDS.flatMap((field) => reading.slots[field]?.span ?? []);
  return splitTurn(foldText(reading.own)).every((clause) =>
    spans.some((at) => at >= clause.start && at <= clause.end)
      ? saysOnlyValues(clause, reading)
      : countLetters(clause.text) <= SMALL_TALK_LETTERS,
  );
}

function countLetters(text: string): number {
  return (text.match(/[\p{L}\d]/gu) ?? []).length;
}

/** 电话是139…: a clause that names the field and says nothing else. */
function isLabelled(field: NeedField, reading: Reading): boolean {
  const { clause } = findClause(field, reading);
  return clause !== null && namesIn(clause.text).includes(field) && saysOnlyValues(clause, reading);
}

/** A correction that names the field or what it corrects, in the clause of the value or one of the two before; 不对 alone right before the value. */
function isCorrected(field: NeedField, { reading, known }: Place): boolean {
  const { clause, before } = findClause(field, reading);
  const held = foldText(known[field]?.text ?? "");
  return (
    clause !== null &&
    [...before, clause]
      .filter(({ text }) => CORRECTS.test(text) || fieldToldWrong(text) !== null)
      .some(({ text }) => {
        const isBare = countLetters(text.replace(CORRECTS, "")) === 0;
        return (
          namesIn(`${text},${clause.text}`).includes(field) ||
          text.includes(held) ||
          (isBare && saysOnlyValues(clause, reading))
        );
      })
  );
}

/** The clause that a value stands in, and the two before it. */
function findClause(field: NeedField, { own, slots }: Reading): { clause: TurnClause | null; before: TurnClause[] } {
  const [start] = slots[field]?.span ?? [own.length];
  const clauses = splitTurn(foldText(own));
  const at = clauses.findIndex(({ end }) => end > start);
  return { clause: clauses[at] ?? null, before: clauses.slice(Math.max(0, at - 2), Math.max(0, at)) };
}

function saysOnlyValues({ start, end }: TurnClause, { own, slots }: Reading): boolean {
  const alone = " ".repeat(start) + own.slice(start, end) + " ".repeat(own.length - end);
  return distilClauses(alone, slots).length === 0;
}
