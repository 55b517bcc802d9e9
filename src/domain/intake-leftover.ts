/** Reads what the extraction left over of a turn: bare answers to the questions just asked, and more of the story. */

import { isBareAnswer } from "./bare-answer.ts";
import { foldText } from "./fold-text.ts";
import { namesIn } from "./intake-act.ts";
import type { DraftState } from "./intake-state.ts";
import type { Reading } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";
import { distilClauses } from "./need-summary.ts";
import type { NeedDraft } from "./reply.ts";
import { findSpokenGoal } from "./spoken-goal.ts";

/** Where a turn stands: what it answers and what is known already. */
type Place = { reading: Reading; asked: readonly NeedField[]; draft: DraftState };

/** `values` are answers in the person's words; `told` is the rest. */
export type Leftover = { values: NeedDraft; told: string[] };

const MAX_TALK_CHARS = 12;

/** Sorts the clauses that tell something. */
export function readLeftover(place: Place): Leftover {
  const { reading } = place;
  const isOnlyTalk =
    reading.rest.some(({ kind }) => kind === "chitchat") &&
    reading.needs.length === 0 &&
    Object.keys(reading.slots).length === 0 &&
    reading.own.length <= MAX_TALK_CHARS;
  const told = isOnlyTalk ? [] : distilClauses(reading.own, reading.slots);
  const none = readNone(place);
  const named = readNamed(place, told);
  const rest = told.filter((clause) => !named.clauses.includes(clause));
  const answer = findBareAnswer(place, rest);
  const goal =
    place.draft.fields["target"] === undefined && reading.slots["target"] === undefined ? findSpokenGoal(rest) : null;
  const values = { ...none, ...named.values, ...(goal === null ? {} : { target: asWritten(goal) }) };
  return answer === null || goal !== null
    ? { values, told: rest }
    : { values: { ...values, [answer.field]: asWritten(answer.text) }, told: [] };
}

/** 合作方式面谈: a field by its name, with a value that has no normal form. */
function readNamed({ reading, draft }: Place, told: readonly string[]): { values: NeedDraft; clauses: string[] } {
  const found = told.flatMap((clause) => {
    const [field, ...more] = namesIn(foldText(clause));
    const text = clause.slice(NAME_LEAD.exec(foldText(clause))?.[0].length ?? 0);
    const isFree = field !== undefined && draft.fields[field] === undefined && reading.slots[field] === undefined;
    return isFree && more.length === 0 && isBareAnswer(field, text) ? [{ field, clause, text }] : [];
  });
  return {
    values: Object.fromEntries(found.map(({ field, text }) => [field, asWritten(text)])),
    clauses: found.map(({ clause }) => clause),
  };
}

/** What names a field before its value. */
const NAME_LEAD = /^(?:合作方式|合作|预算|时间|期限|指标|目标|要求)(?:上|方面)?(?:是|为|就|[:：])?/u;

/** 没有 to the two questions of a bottleneck: no cut in supply, no substitute. */
function readNone({ reading, asked }: Place): NeedDraft {
  const isNone =
    reading.act.declinesAsked &&
    /^[^\p{L}]*(?:目前|暂时|现在|都|也)*(?:没有?|无|no|none)(?:的|了|呢|啊)?[^\p{L}]*$/u.test(foldText(reading.own));
  const text = reading.own.trim();
  return isNone && asked.includes("supply_risk") && asked.includes("substitute")
    ? { supply_risk: { text, value: "无", span: null }, substitute: { text, value: "没有", span: null } }
    : {};
}

/** One question open, one short remark in words without a normal form (面议): that answers it. */
function findBareAnswer(
  { reading, asked, draft }: Place,
  told: readonly string[],
): { field: NeedField; text: string } | null {
  const [only, ...more] = told;
  if (only === undefined || more.length > 0) {
    return null;
  }
  const field = asked.find(
    (one) =>
      draft.fields[one] === undefined &&
      reading.slots[one] === undefined &&
      !reading.act.declined.includes(one) &&
      isBareAnswer(one, only),
  );
  return field === undefined ? null : { field, text: only };
}

function asWritten(text: string): NeedDraft[string] {
  return { text, value: null, span: null };
}
