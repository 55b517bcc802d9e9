/** Decides stated numbers against the conditions, bands and slices of a document: arithmetic only, the words are the clause's. */
import type { Bands, Companion, Condition, Tiers } from "./companion.ts";
import type { Measure } from "./measure.ts";
import { meetsBound } from "./span.ts";
import { readFacts, type StatedFact } from "./stated-fact.ts";
import { normaliseText } from "./text.ts";

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
    ...settleRivals(question, preferNarrow(question, companion.conditions), values),
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

/** Of several special cases on one fact (带头人, 成员) the one named beside the number decides; where that is unclear, none. */
function settleRivals(
  question: string,
  conditions: readonly Condition[],
  values: ReadonlyMap<string, StatedFact>,
): Finding[] {
  return conditions.flatMap((one) => {
    const findings = decideCondition(one, values);
    const isSame = (other: Condition) =>
      other.fact === one.fact && other.clause === one.clause && other.only.length > 0;
    const rivals = one.only.length === 0 ? [] : conditions.filter((other) => other !== one && isSame(other));
    const [finding] = findings;
    const fact = values.get(one.fact);
    if (rivals.length === 0 || finding === undefined || fact === undefined) {
      return findings;
    }
    const beside = partAround(question, fact);
    const isContested = rivals.some(
      (other) => applies(beside, other.only) && decideCondition(other, values)[0]?.holds !== finding.holds,
    );
    return applies(beside, one.only) && !isContested ? findings : [];
  });
}

/** The part of the sentence, between punctuation, in which the number stands. */
function partAround(question: string, { quantity }: StatedFact): string {
  const before =
    question
      .slice(0, quantity.start)
      .split(/[,;。!?\n]/u)
      .at(-1) ?? "";
  return before + quantity.text + (question.slice(quantity.end).split(/[,;。!?\n]/u)[0] ?? "");
}

function decideCondition(condition: Condition, values: ReadonlyMap<string, StatedFact>): Finding[] {
  const fact = values.get(condition.fact);
  const result = fact === undefined ? null : meetsBound(fact.quantity, condition);
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
  const row = findRow(bands, fact);
  if (row === null) {
    return [];
  }
  const shared = {
    clause: bands.clause,
    fact: fact.fact,
    label: fact.label,
    stated: fact.quantity.text,
  };
  const sorted: Finding = {
    ...shared,
    holds: null,
    words: row.outcome,
    subject: bands.label,
    gap: row.gap,
  };
  const own = row.require === null ? undefined : values.get(row.require.fact);
  if (row.require === null || own === undefined) {
    return [sorted];
  }
  const result = meetsBound(own.quantity, row.require);
  if (result === null) {
    return [sorted];
  }
  const verdict = result ? "达到要求" : "达不到要求，不符合这一条";
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

/** The row that holds all of what was stated; null where a vague number may lie in two. */
function findRow(bands: Bands, { quantity }: StatedFact): Bands["rows"][number] | null {
  for (const row of bands.rows) {
    const { upTo, unit } = row;
    const isIn =
      upTo === null ||
      meetsBound(quantity, {
        operator: row.inclusive ? "<=" : "<",
        value: upTo,
        unit,
      });
    if (isIn !== false) {
      return isIn === null ? null : row;
    }
  }
  return null;
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
    const isLast = upTo === null || meetsBound(fact.quantity, { operator: "<=", value: upTo, unit });
    if (isLast === null) {
      return [];
    }
    if (isLast) {
      break;
    }
    from = `${upTo}${unit}`;
  }
  const stated = {
    fact: fact.fact,
    label: tiers.label,
    stated: fact.quantity.text,
  };
  return [
    {
      ...stated,
      clause: tiers.clause,
      holds: null,
      words: slices.join("，"),
      subject: null,
      gap: false,
    },
  ];
}
