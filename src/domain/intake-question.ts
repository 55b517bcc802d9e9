/** Words what an intake asks for and what it has just taken in (记下了). */
import { listMissing, type Whole } from "./intake-ask.ts";
import { composeDraft } from "./intake-card.ts";
import { type IntakeFrame, keepWords } from "./intake-frame.ts";
import type { Merged } from "./intake-merge.ts";
import { type IntakeState, listLive, SHARED_FIELDS } from "./intake-state.ts";
import { DECLINES } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import { labelOf } from "./need-fields.ts";
import type { NeedDraft } from "./reply.ts";
import { shownValue } from "./shown-value.ts";

/** What every need must have to be followed up: asked for in one sentence. */
const REACH_FIELDS: readonly NeedField[] = ["enterprise", "contact", "phone"];

/** The questions after some fields: what was refused once is asked another way, and firm, name and number in one sentence. */
export function askFor(asks: readonly NeedField[], asking: Whole, state: IntakeState, frame: IntakeFrame): string {
  const refused = asks.filter((field) => (state.refused[field] ?? 0) > 0 && frame.insist[field] !== undefined);
  const absent = listMissing(asking).filter((field) => REACH_FIELDS.includes(field) && !refused.includes(field));
  const reach = asks.some((field) => absent.includes(field)) ? absent : [];
  const isUntold = listLive(state).some(({ told }) => told.length === 0);
  const others = asks
    .filter((field) => !refused.includes(field) && !reach.includes(field))
    .flatMap((field) => (field === "problem" && isUntold ? frame.ask.summary : frame.ask[field]) ?? []);
  const insisted = refused.flatMap((field) => frame.insist[field] ?? []);
  return [...insisted, ...others, askReach(reach, asking, frame)].filter((part) => part !== "").join(frame.join);
}

/** Asked again in other words: 还差…. */
function askReach(reach: readonly NeedField[], { draft }: Whole, frame: IntakeFrame): string {
  const [first, ...more] = reach;
  if (first === undefined) {
    return "";
  }
  if ((draft.asked[first] ?? 0) > 0) {
    return frame.stillLacks(frame.listOf(reach));
  }
  return more.length > 0 ? frame.askReach(frame.listOf(reach)) : (frame.ask[first] ?? "");
}

/** 得问我们技术科: comes later. */
const LATER = /(?:得|要|去|再|先|我)问/u;
const TOLD_CLAUSES = 2;
const TOLD_CHARS = 24;

type Noted = { merged: Merged; own: string; wholes: readonly Whole[] };

/** 已改: what now stands where something else was; 记下了: what is new of the story, and new values; names and numbers speak for themselves. */
export function notedLine({ merged, own, wholes }: Noted, frame: IntakeFrame): string {
  const all = wholes.map(composeDraft);
  const held = [...new Set(merged.noted)].flatMap((field) => {
    const holder = all.find((draft) => draft[field] !== undefined);
    return holder === undefined || field === "base" ? [] : [{ field, holder }];
  });
  const { fields, clauses } = merged.changed;
  const isChanged = ({ field }: Held) => fields.includes(field);
  const said = held.map(({ field, holder }) => holder[field]?.text ?? "");
  const told = merged.told.filter((clause) => isWorthTelling(clause, own, said)).slice(0, TOLD_CLAUSES);
  const changed = [...nameAll(held.filter(isChanged), frame), ...clauses.map(keepWords)];
  const noted = [
    ...told.map(keepWords),
    ...nameAll(
      held.filter((one) => !isChanged(one)),
      frame,
    ),
  ];
  const between = frame.lang === "en" ? "; " : "；";
  return [
    ...(changed.length === 0 ? [] : [frame.changed(changed.join(between))]),
    ...(noted.length === 0 ? [] : [frame.noted(noted.join(between))]),
  ].join(frame.join);
}

type Held = { field: NeedField; holder: NeedDraft };

/** Names and numbers together, then each value with its name. */
function nameAll(held: readonly Held[], frame: IntakeFrame): string[] {
  const value = ({ field, holder }: Held) => shownValue(field, holder, frame.lang);
  const shared = held.filter(({ field }) => SHARED_FIELDS.includes(field));
  const values = held.filter((one) => !shared.includes(one)).map((one) => nameValue(one.field, value(one), frame));
  return [shared.map(value).join(frame.list), ...values].filter((fact) => fact !== "");
}

/** A whole clause of the message that no value repeats: not what is left when a value is cut out. */
function isWorthTelling(clause: string, own: string, values: readonly string[]): boolean {
  const end = own.indexOf(clause) + clause.length;
  const isWhole = own.includes(clause) && !/^ ?[\p{L}\d]/u.test(own.slice(end));
  return (
    isWhole &&
    clause.length <= TOLD_CHARS &&
    !DECLINES.test(clause) &&
    !LATER.test(clause) &&
    !values.some((value) => clause.includes(value))
  );
}

function nameValue(field: NeedField, value: string, { lang, short }: IntakeFrame): string {
  const name = short[field] ?? labelOf(field, lang);
  return lang === "en" ? `${name} ${value}` : `${name}：${value}`;
}
