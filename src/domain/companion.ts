/** The data beside a policy document (`<id>.yaml`): how people ask for each clause, what it leaves open, and its conditions as numbers. */
import { z } from "zod";

/** What a question is after and a clause can answer (金额、条件、时间 …). */
export const Aspect = z.enum([
  "amount",
  "condition",
  "window",
  "validity",
  "materials",
  "procedure",
  "department",
  "definition",
  "outcome",
  "statistics",
  "score",
  "history",
  "penalty",
]);
export type Aspect = z.infer<typeof Aspect>;

/** A comparison: the statement holds when `number operator value`. */
export const Operator = z.enum(["<", "<=", ">", ">=", "="]);
export type Operator = z.infer<typeof Operator>;

const Phrase = z.string().trim().min(1);
const Phrases = z.array(Phrase);
const Bound = { operator: Operator, value: z.number(), unit: Phrase };

/** A condition (条件): what a firm's own number must satisfy, and the clause's words for both outcomes. */
export const Condition = z.strictObject({
  clause: Phrase,
  fact: Phrase,
  ...Bound,
  only: Phrases.default([]),
  met: Phrase,
  unmet: Phrase,
});
export type Condition = z.infer<typeof Condition>;

/** An amount (金额、比例、目标数) that a clause states. */
const Amount = z.strictObject({
  clause: Phrase,
  label: Phrase,
  ...Bound,
});

const BandRow = z.strictObject({
  upTo: z.number().nullable(),
  inclusive: z.boolean(),
  unit: Phrase,
  outcome: Phrase,
  require: z
    .strictObject({ fact: Phrase, ...Bound })
    .nullable()
    .default(null),
  /** The clause does not say what holds in this band: such a question is handed on. */
  gap: z.boolean().default(false),
});

/** Bands (分档) of one number, ascending; the first row that holds the number gives the outcome. */
export const Bands = z.strictObject({
  clause: Phrase,
  fact: Phrase,
  label: Phrase,
  only: Phrases.default([]),
  rows: z.array(BandRow).min(2),
});
export type Bands = z.infer<typeof Bands>;

/** Slices (分段计算) of one number: each slice of it has its own treatment, as the clause says. */
export const Tiers = z.strictObject({
  clause: Phrase,
  fact: Phrase,
  label: Phrase,
  rows: z
    .array(
      z.strictObject({
        upTo: z.number().nullable(),
        unit: Phrase,
        outcome: Phrase,
      }),
    )
    .min(2),
});
export type Tiers = z.infer<typeof Tiers>;

/** A yes/no question that a clause decides without a number. */
export const Verdict = z
  .strictObject({
    clause: Phrase,
    when: Phrases.default([]),
    all: z.array(Phrases).default([]),
    verdict: z.enum(["yes", "no", "depends"]),
    text: Phrase,
  })
  .refine((verdict) => verdict.when.length + verdict.all.length > 0, "when 和 all 至少写一个");
export type Verdict = z.infer<typeof Verdict>;

const ClauseData = z.strictObject({
  gap: z.boolean().default(false),
  answers: z.array(Aspect).default([]),
  department: Phrase.nullable().default(null),
  questions: Phrases.default([]),
});

const Gap = z.strictObject({
  answers: z.array(Aspect).min(1),
  reason: Phrase,
  department: Phrase,
  questions: Phrases.min(1),
});

/** A question that several clauses answer together (申报条件有哪些), in the order of the list. */
const Overview = z.strictObject({
  heading: Phrase,
  clauses: Phrases.min(2),
  questions: Phrases.min(1),
});

/** The whole companion file; unknown keys are refused so that a typo is seen. */
export const Companion = z.strictObject({
  document: Phrase,
  aliases: Phrases.default([]),
  clauses: z.record(z.string(), ClauseData).default({}),
  overviews: z.array(Overview).default([]),
  gaps: z.array(Gap).default([]),
  amounts: z.array(Amount).default([]),
  conditions: z.array(Condition).default([]),
  bands: z.array(Bands).default([]),
  tiers: z.array(Tiers).default([]),
  verdicts: z.array(Verdict).default([]),
});
export type Companion = z.infer<typeof Companion>;

/** A document without a companion file has an empty one. */
export function emptyCompanion(document: string): Companion {
  return Companion.parse({ document });
}
