/** Takes the values of a turn into the fields of a draft: what replaces, refines or corrects what was said before. */
import { joinSources } from "./extract-import.ts";
import { nameMeasure } from "./goal-measure.ts";
import type { Correction } from "./intake-correction.ts";
import type { DraftState } from "./intake-state.ts";
import type { Reading } from "./intake-turn.ts";
import { type NeedField, NeedField as NeedFieldSchema } from "./need-field.ts";
import type { NeedDraft } from "./reply.ts";

/** What replaced earlier words: fields, and clauses of the story as they read now. */
export type Changed = { fields: NeedField[]; clauses: string[] };

/** Nothing was replaced. */
export const UNCHANGED: Changed = { fields: [], clauses: [] };

/** The changes of two parts of a turn. */
export function joinChanged(left: Changed, right: Changed): Changed {
  return { fields: [...left.fields, ...right.fields], clauses: [...left.clauses, ...right.clauses] };
}

/** Fields after a turn, and what became of the earlier values. */
export type Taken = {
  fields: NeedDraft;
  history: DraftState["history"];
  noted: NeedField[];
  changed: Changed;
  replaced: boolean;
};

/** The last value wins, the old one is kept as history. */
export function takeValues(fields: NeedDraft, values: NeedDraft, mayReplace: (field: NeedField) => boolean): Taken {
  const taken: Taken = {
    fields: { ...fields },
    history: [],
    noted: [],
    changed: { fields: [], clauses: [] },
    replaced: false,
  };
  for (const [name, value] of Object.entries(values)) {
    const field = NeedFieldSchema.parse(name);
    const old = taken.fields[field];
    if (
      old === undefined ||
      (mayReplace(field) && String(old.value ?? old.text) !== String(value.value ?? value.text))
    ) {
      taken.fields[field] = value;
      taken.noted.push(field);
      if (old !== undefined) {
        taken.replaced = true;
        taken.changed.fields.push(field);
        taken.history.push({ field, text: old.text });
      }
    }
  }
  return taken;
}

/** A corrected value must not stay in the words around it. */
export function withNew(told: readonly string[], { fields, history }: Taken): string[] {
  return told.map((clause) =>
    history.reduce((text, { field, text: old }) => {
      const now = fields[field]?.text ?? old;
      return !IN_STORY.includes(field) || old.length < 2 || now.includes(old) ? text : text.replaceAll(old, now);
    }, clause),
  );
}

/** Values that stand in the clauses of the story too. */
const IN_STORY: readonly NeedField[] = ["target", "deadline", "budget", "cooperation"];

/** The turn without what its correction has put in place; the fields are as the correction left them. */
export function withoutUsed(reading: Reading, { used, fields }: Correction): Reading {
  const isUsed = (span: NeedDraft[string]["span"]) =>
    span !== null && used.some(({ start, end }) => span[0] < end && span[1] > start);
  const slots = Object.entries(reading.slots).filter(([field, { span }]) => field !== "target" || !isUsed(span));
  const own = used.reduce(
    (text, { start, end }) => text.slice(0, start) + " ".repeat(end - start) + text.slice(end),
    reading.own,
  );
  return { ...reading, own, slots: { ...Object.fromEntries(slots), ...fields } };
}

/** 想降到3%以下 goes with the measure that it is said of. */
export function withMeasure(values: NeedDraft, said: string, told: readonly string[]): NeedDraft {
  const { target } = values;
  return target === undefined ? values : { ...values, target: nameMeasure(target, said, told) };
}

/** A finer source said later stands beside the first; another place named in passing replaces nothing. */
export function refineSource(fields: NeedDraft, { import_source: said }: NeedDraft, corrects: boolean): NeedDraft {
  const known = fields["import_source"];
  if (known === undefined || said === undefined || corrects) {
    return {};
  }
  const text = joinSources(known.text, said.text);
  return { import_source: text === known.text ? known : { text, value: text, span: null } };
}
