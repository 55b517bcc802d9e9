/** The intake suite: messages split into the right items, and cluster, category, group, bottleneck and slots of every need. */
import { z } from "zod";
import { Bottleneck, CategoryId } from "../../src/domain/category.ts";
import { ClusterId } from "../../src/domain/cluster.ts";
import {
  type UnderstandingSetting,
  type Understood,
  type UnderstoodNeed,
  understandMessage,
} from "../../src/domain/understand-message.ts";
import { normaliseForComparison } from "./compare.ts";
import type { SuiteResult } from "./suite.ts";

const Kind = z.enum(["need", "policy_question", "chitchat", "status_query", "handoff", "secret", "out_of_scope"]);

/** A need as a data set expects it; null among the allowed values: to be left open, as an empty list says too. */
export const ExpectedNeed = z.object({
  cluster: ClusterId.nullable(),
  clusters_ok: z.array(ClusterId.nullable()),
  category: CategoryId.nullable(),
  categories_ok: z.array(CategoryId.nullable()),
  groups_ok: z.array(z.string().nullable()),
  bottleneck: Bottleneck,
  slots: z.record(z.string(), z.array(z.string())),
});
export type ExpectedNeed = z.infer<typeof ExpectedNeed>;

const ExpectedItem = ExpectedNeed.extend({ kind: Kind, kinds_ok: z.array(Kind).default([]) });
type ExpectedItem = z.infer<typeof ExpectedItem>;

/** One line of an intake data set (see the data sets' README). */
export const IntakeCase = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  items: z.array(ExpectedItem),
});
type IntakeCase = z.infer<typeof IntakeCase>;

/** The group that a need is given to; null when the rules leave it open. */
export type TellGroup = (need: UnderstoodNeed) => string | null;

type Pair = { expected: ExpectedItem; found: Understood | null };
type Judged = { one: IntakeCase; found: Understood[]; split: boolean; pairs: Pair[]; needs: Pair[] };
type Score = { right: number; total: number };

/** Runs every case through the rules and sums up. */
export function evaluateIntake(
  cases: readonly IntakeCase[],
  setting: UnderstandingSetting,
  tellGroup: TellGroup,
): SuiteResult {
  const judged = cases.map((one) => judge(one, understandMessage(one.text, setting)));
  const needs = judged.flatMap((one) => one.needs);
  const share = (test: (pair: Pair) => boolean) => round({ right: needs.filter(test).length, total: needs.length });
  const slots = judged.flatMap(({ one, pairs }) => pairs.map((pair) => countSlots(pair, one.text)));
  return {
    metrics: {
      suite: "intake",
      n: judged.length,
      split: round({ right: judged.filter(({ split }) => split).length, total: judged.length }),
      cluster: share(hasCluster),
      category: share(hasCategory),
      group: share((pair) => hasGroup(pair, tellGroup)),
      bottleneck: share(hasBottleneck),
      slot_precision: round(sum(slots.map(({ precision }) => precision))),
      slot_recall: round(sum(slots.map(({ recall }) => recall))),
    },
    failures: judged.flatMap((one) => explain(one, tellGroup)),
  };
}

function judge(one: IntakeCase, found: Understood[]): Judged {
  const split = found.length === one.items.length && one.items.every((item, index) => isKind(item, found[index]));
  const rest = [...found];
  const pairs = one.items.map((expected) => {
    const at = rest.findIndex((item) => isKind(expected, item));
    return { expected, found: at < 0 ? null : (rest.splice(at, 1)[0] ?? null) };
  });
  return { one, found, split, pairs, needs: pairs.filter(({ expected }) => expected.kind === "need") };
}

function isKind({ kind, kinds_ok }: ExpectedItem, found: Understood | undefined): boolean {
  if (found === undefined) {
    return false;
  }
  // The data sets have no kind of their own for questions on this service.
  const foundKind = found.kind === "service" ? "chitchat" : found.kind;
  return foundKind === kind || kinds_ok.includes(foundKind);
}

function hasCluster({ expected, found }: Pair): boolean {
  return found?.kind === "need" && isAllowed(found.cluster, expected.clusters_ok);
}

function hasCategory({ expected, found }: Pair): boolean {
  return found?.kind === "need" && isAllowed(found.category, expected.categories_ok);
}

function hasGroup({ expected, found }: Pair, tellGroup: TellGroup): boolean {
  return found?.kind === "need" && isAllowed(tellGroup(found), expected.groups_ok);
}

/** Whether a value is one of the allowed ones; null stands for left open. */
export function isAllowed(value: string | null, allowed: readonly (string | null)[]): boolean {
  return allowed.includes(value) || (value === null && allowed.length === 0);
}

function hasBottleneck({ expected, found }: Pair): boolean {
  return found?.kind === "need" && found.bottleneck === expected.bottleneck;
}

/** Only these fields are written down in the data sets. */
const COUNTED = [
  "enterprise",
  "contact",
  "phone",
  "email",
  "target",
  "deadline",
  "budget",
  "cooperation",
  "import_source",
];

/**
 * A value counts for precision when it is expected, or when nothing in the message can have given it; what the message says and
 * the data set does not list counts neither way.
 */
function countSlots({ expected, found }: Pair, message: string): { precision: Score; recall: Score } {
  const draft = found !== null && "draft" in found ? found.draft : {};
  const precision = { right: 0, total: 0 };
  const recall = { right: 0, total: 0 };
  for (const field of COUNTED) {
    const value = draft[field];
    const wanted = expected.slots[field];
    const right =
      value !== undefined &&
      wanted !== undefined &&
      [value.text, String(value.value ?? "")].some((text) => isLike(field, text, wanted));
    const counts = value !== undefined && (wanted !== undefined || !isLike(field, value.text, [message]));
    precision.total += counts ? 1 : 0;
    precision.right += right ? 1 : 0;
    recall.total += wanted === undefined ? 0 : 1;
    recall.right += right ? 1 : 0;
  }
  return { precision, recall };
}

/** Whether a value and one of the wanted ones contain each other, normalised. */
export function isLike(field: string, text: string, wanted: readonly string[]): boolean {
  const normal = (one: string) => (field === "phone" ? one.replace(/\D/gu, "") : normaliseForComparison(one));
  const value = normal(text);
  return value !== "" && wanted.map(normal).some((one) => one.includes(value) || value.includes(one));
}

function sum(scores: readonly Score[]): Score {
  return scores.reduce((all, { right, total }) => ({ right: all.right + right, total: all.total + total }), {
    right: 0,
    total: 0,
  });
}

function round({ right, total }: Score): number {
  return total === 0 ? 1 : Math.round((right / total) * 10_000) / 10_000;
}

function explain({ one, found, split, pairs, needs }: Judged, tellGroup: TellGroup): string[] {
  const lines = [
    ...(split
      ? []
      : [
          `split: expected ${one.items.map(({ kind }) => kind).join(",")} got ${found.map(({ kind }) => kind).join(",")}`,
        ]),
    ...needs.flatMap((pair) => explainNeed(pair, tellGroup)),
    ...pairs.flatMap((pair) => explainSlots(pair, one.text)),
  ];
  return lines.length === 0 ? [] : [`${one.id} ${one.text}\n${lines.map((line) => `    ${line}`).join("\n")}`];
}

function explainNeed(pair: Pair, tellGroup: TellGroup): string[] {
  const { expected, found } = pair;
  if (found?.kind !== "need") {
    return [];
  }
  return [
    ...(hasCluster(pair)
      ? []
      : [
          `cluster: expected ${expected.clusters_ok.join("|")} got ${found.cluster} by ${found.clusterTerms.join(",")}`,
        ]),
    ...(hasCategory(pair) ? [] : [`category: expected ${expected.categories_ok.join("|")} got ${found.category}`]),
    ...(hasGroup(pair, tellGroup) ? [] : [`group: expected ${expected.groups_ok.join("|")} got ${tellGroup(found)}`]),
    ...(hasBottleneck(pair) ? [] : [`bottleneck: expected ${expected.bottleneck} got ${found.bottleneck}`]),
  ];
}

function explainSlots(pair: Pair, message: string): string[] {
  const { precision, recall } = countSlots(pair, message);
  if (precision.right === precision.total && recall.right === recall.total) {
    return [];
  }
  const draft = pair.found !== null && "draft" in pair.found ? pair.found.draft : {};
  const got = Object.entries(draft).map(([field, { text, value }]) => `${field}=${text}→${value}`);
  return [`slots: expected ${JSON.stringify(pair.expected.slots)} got ${got.join("; ")}`];
}
