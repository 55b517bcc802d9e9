/** Decides stated numbers against the conditions, bands and slices of a document: arithmetic only, the words are the clause's. */
import type { Bands, Companion, Condition, Operator, Tiers } from "./companion.ts";
import type { Measure } from "./measure.ts";
import { findQuantities, type Quantity, toBaseUnit } from "./quantity.ts";
import { normaliseText } from "./text.ts";

/** A number that the question states, read as one measure; `named` when a word of the measure stands near it. */
export type StatedFact = { fact: string; label: string; quantity: Quantity; named: boolean };

/**
 * What a clause says about a stated number.
 *
 * Shape   `holds` is null where the clause only sorts the number into a band; `gap` where it leaves that band open
 */
export type Finding = {
  clause: string;
  fact: string;
  label: string;
  stated: string;
  holds: boolean | null;
  words: string;
  subject: string | null;
  gap: boolean;
};

/**
 * Compares what a question states with what a document requires.
 *
 * Shape   `question` is normalised; findings that fail stand first, the rest in the data's order
 */
export function decideConditions(
  question: string,
  companion: Companion,
  measures: ReadonlyMap<string, Measure>,
): Finding[] {
  const facts = readFacts(question, usedFacts(companion), measures);
  const findings = findAll(question, companion, new Map(facts.map((fact) => [fact.fact, fact])));
  return [...findings.filter((one) => one.holds === false), ...findings.filter((one) => one.holds !== false)];
}

function findAll(question: string, companion: Companion, values: ReadonlyMap<string, StatedFact>): Finding[] {
  return [
    ...preferNarrow(question, companion.conditions).flatMap((one) => decideCondition(one, values)),
    ...companion.bands.filter((one) => applies(question, one.only)).flatMap((one) => decideBands(one, values)),
    ...companion.tiers.flatMap((one) => decideTiers(one, values)),
  ];
}

/** The clauses whose conditions, bands or slices the question's own numbers meet, each number named by its word. */
export function clausesOfNumbers(
  question: string,
  companion: Companion,
  measures: ReadonlyMap<string, Measure>,
): string[] {
  const named = new Map(
    readFacts(question, usedFacts(companion), measures)
      .filter((fact) => fact.named)
      .map((fact) => [fact.fact, fact]),
  );
  return [
    ...new Set(
      findAll(question, companion, named)
        .filter(({ gap }) => !gap)
        .map(({ clause }) => clause),
    ),
  ];
}

function usedFacts(companion: Companion): Set<string> {
  return new Set([
    ...companion.conditions.map((one) => one.fact),
    ...companion.bands.flatMap((one) => [
      one.fact,
      ...one.rows.flatMap((row) => (row.require === null ? [] : [row.require.fact])),
    ]),
    ...companion.tiers.map((one) => one.fact),
  ]);
}

function applies(question: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((word) => question.includes(normaliseText(word)));
}

/** Where a condition for a special case (软件企业 …) applies, the general one on the same fact and clause does not. */
function preferNarrow(question: string, conditions: readonly Condition[]): Condition[] {
  const fitting = conditions.filter((one) => applies(question, one.only));
  return fitting.filter(
    (one) =>
      one.only.length > 0 ||
      !fitting.some((other) => other.only.length > 0 && other.fact === one.fact && other.clause === one.clause),
  );
}

/**
 * Reads each quantity of the question as the measure whose words stand nearest before it (or close behind).
 *
 * Shape   only measures in `wanted`; a quantity that no word claims goes to the only wanted measure of its dimension, if there is just one
 */
export function readFacts(
  question: string,
  wanted: ReadonlySet<string>,
  measures: ReadonlyMap<string, Measure>,
): StatedFact[] {
  const candidates = [...measures.values()].filter((measure) => wanted.has(measure.id));
  const facts: StatedFact[] = [];
  for (const quantity of findQuantities(question)) {
    const fitting = candidates.filter((measure) => measure.dimension === quantity.dimension);
    const named = fitting
      .map((measure) => ({ measure, distance: distanceToTerm(question, quantity, measure) }))
      .filter(({ distance }) => distance < MAX_DISTANCE)
      .sort((a, b) => a.distance - b.distance)[0]?.measure;
    const measure = named ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (measure !== undefined && !facts.some((fact) => fact.fact === measure.id)) {
      facts.push({ fact: measure.id, label: measure.label, quantity, named: named !== undefined });
    }
  }
  return facts;
}

/** How far, in characters, a measure's word may stand from its number. */
const MAX_DISTANCE = 14;
/** A word behind the number counts as farther: 「480人职工」 is rarer than 「职工480人」. */
const BEHIND_PENALTY = 3;

function distanceToTerm(question: string, quantity: Quantity, measure: Measure): number {
  let best = Number.POSITIVE_INFINITY;
  for (const term of measure.terms.map(normaliseText)) {
    // A longer word says more than a shorter one that happens to stand as near.
    const bonus = term.length / 10;
    const before = question.lastIndexOf(term, quantity.start - 1);
    if (before >= 0 && before + term.length <= quantity.start) {
      best = Math.min(best, quantity.start - before - term.length - bonus);
    }
    const behind = question.indexOf(term, quantity.end);
    if (behind >= 0) {
      best = Math.min(best, behind - quantity.end + BEHIND_PENALTY - bonus);
    }
  }
  return best;
}

const COMPARE: Record<Operator, (left: number, right: number) => boolean> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "=": (left, right) => left === right,
};

/** null when the units cannot be compared. */
function holds(stated: number, operator: Operator, value: number, unit: string): boolean | null {
  const bound = toBaseUnit(value, unit);
  return bound === null ? null : COMPARE[operator](round(stated), round(bound.value));
}

/** Removes the dust of unit conversion, so that 正好5000万 is exactly 5000万. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function decideCondition(condition: Condition, values: ReadonlyMap<string, StatedFact>): Finding[] {
  const fact = values.get(condition.fact);
  const result =
    fact === undefined ? null : holds(fact.quantity.value, condition.operator, condition.value, condition.unit);
  if (fact === undefined || result === null) {
    return [];
  }
  const words = result ? condition.met : condition.unmet;
  return [
    {
      clause: condition.clause,
      fact: fact.fact,
      label: fact.label,
      stated: fact.quantity.text,
      holds: result,
      words,
      subject: null,
      gap: false,
    },
  ];
}

function decideBands(bands: Bands, values: ReadonlyMap<string, StatedFact>): Finding[] {
  const fact = values.get(bands.fact);
  if (fact === undefined) {
    return [];
  }
  const row = bands.rows.find(({ upTo, inclusive, unit }) => {
    return upTo === null || holds(fact.quantity.value, inclusive ? "<=" : "<", upTo, unit) === true;
  });
  if (row === undefined) {
    return [];
  }
  const shared = { clause: bands.clause, fact: fact.fact, label: fact.label, stated: fact.quantity.text };
  const sorted: Finding = { ...shared, holds: null, words: row.outcome, subject: bands.label, gap: row.gap };
  const own = row.require === null ? undefined : values.get(row.require.fact);
  if (row.require === null || own === undefined) {
    return [sorted];
  }
  const result = holds(own.quantity.value, row.require.operator, row.require.value, row.require.unit);
  const verdict = result === true ? "达到要求" : "达不到要求，不符合这一条";
  return [
    sorted,
    {
      clause: bands.clause,
      fact: own.fact,
      label: own.label,
      stated: own.quantity.text,
      holds: result,
      words: verdict,
      subject: null,
      gap: false,
    },
  ];
}

/** Every slice that the number reaches, in the clause's own bounds; nothing is computed that the clause does not state. */
function decideTiers(tiers: Tiers, values: ReadonlyMap<string, StatedFact>): Finding[] {
  const fact = values.get(tiers.fact);
  if (fact === undefined) {
    return [];
  }
  const slices: string[] = [];
  let from = "";
  for (const { upTo, unit, outcome } of tiers.rows) {
    slices.push(upTo === null ? `超过${from}的部分${outcome}` : `不超过${upTo}${unit}的部分${outcome}`);
    if (upTo === null || holds(fact.quantity.value, "<=", upTo, unit) === true) {
      break;
    }
    from = `${upTo}${unit}`;
  }
  const stated = { fact: fact.fact, label: tiers.label, stated: fact.quantity.text };
  return [{ ...stated, clause: tiers.clause, holds: null, words: slices.join("，"), subject: null, gap: false }];
}
