/** The dialogues suite: scripted talks of several turns; what may be asked, when a need is filed and what it must hold. */
import { z } from "zod";
import type { NeedDraft } from "../../src/domain/reply.ts";
import { normaliseForComparison, occursIn } from "./compare.ts";
import { ExpectedNeed, isAllowed, isLike } from "./intake.ts";
import type { SuiteResult } from "./suite.ts";

const Expected = z.object({
  asks: z.array(z.string()),
  filed: z.boolean(),
  contains: z.array(z.array(z.string())),
  not_contains: z.array(z.string()),
  policies: z.array(z.string()).optional(),
});

/** One line of a dialogues data set (see the data sets' README). */
export const DialogueCase = z.object({
  id: z.string(),
  title: z.string(),
  turns: z.array(z.object({ user: z.string(), expect: Expected })).min(1),
  final: z.object({ needs: z.array(ExpectedNeed) }),
});
export type DialogueCase = z.infer<typeof DialogueCase>;

/** A need as it was filed. */
type FiledNeed = {
  draft: NeedDraft;
  cluster: string | null;
  category: string | null;
  group: string | null;
  bottleneck: string;
};

/** What one turn brought. Shape: `filed` are the needs filed in this turn; `policies` those cited. */
export type Heard = { text: string; asks: readonly string[]; filed: readonly FiledNeed[]; policies: readonly string[] };

/** One conversation of a new requester on an empty store. */
type Talk = { say(text: string): Promise<Heard> };

/** Opens conversations; `judgesPolicies` is false where nobody answers policy questions, so that those turns are not judged. */
export type DialogueDoor = { open(id: string): Promise<Talk>; judgesPolicies: boolean };

/** Plays every dialogue; one passes when each turn and the filed needs are as expected. */
export async function evaluateDialogues(
  cases: readonly DialogueCase[],
  door: DialogueDoor,
  onProgress: (done: number) => void,
): Promise<SuiteResult> {
  const failures: string[] = [];
  let passed = 0;
  for (const [index, one] of cases.entries()) {
    const misses = await play(one, door);
    passed += misses.length === 0 ? 1 : 0;
    failures.push(...(misses.length === 0 ? [] : [`${one.id} ${one.title}\n${misses.join("\n")}`]));
    onProgress(index + 1);
  }
  const n = cases.length;
  return {
    metrics: { suite: "dialogues", n, passed: n === 0 ? 1 : Math.round((passed / n) * 10_000) / 10_000 },
    failures,
  };
}

async function play({ id, turns, final }: DialogueCase, door: DialogueDoor): Promise<string[]> {
  const talk = await door.open(id);
  const misses: string[] = [];
  const filed: FiledNeed[] = [];
  for (const [index, { user, expect }] of turns.entries()) {
    const heard = await talk.say(user);
    filed.push(...heard.filed);
    const isSkipped = !door.judgesPolicies && expect.policies !== undefined;
    const wanted = isSkipped ? { ...expect, contains: [], policies: undefined } : expect;
    // A turn after a filing may be written down as filed or not: the sets say what stands at its end.
    const isFiled = expect.filed ? filed.length > 0 : heard.filed.length > 0;
    const found = judgeTurn(wanted, heard, isFiled);
    misses.push(...found.map((miss) => `    turn ${index + 1} “${user}”: ${miss}\n      said: ${oneLine(heard.text)}`));
  }
  return [...misses, ...judgeNeeds(final.needs, filed)];
}

const NO_FIELDS = ["confirm", "disclosure", "secret_confirmed"];
const MAX_ASKS = 2;

function judgeTurn(expect: z.infer<typeof Expected>, heard: Heard, isFiled: boolean): string[] {
  const text = normaliseForComparison(heard.text);
  const fields = heard.asks.filter((ask) => !NO_FIELDS.includes(ask));
  const unwanted = heard.asks.filter((ask) => !expect.asks.includes(ask));
  const absent = expect.contains.filter((words) => !words.some((word) => occursIn(word, text)));
  const present = expect.not_contains.filter((word) => occursIn(word, text));
  const uncited = (expect.policies ?? []).filter((policy) => !heard.policies.includes(policy));
  return [
    ...(unwanted.length > 0 ? [`asked ${unwanted.join(",")}, allowed ${expect.asks.join(",")}`] : []),
    ...(fields.length > MAX_ASKS ? [`asked ${fields.length} fields`] : []),
    ...(isFiled === expect.filed ? [] : [`filed ${heard.filed.length}, expected ${expect.filed}`]),
    ...absent.map((words) => `lacks ${words.join("|")}`),
    ...present.map((word) => `contains ${word}`),
    ...(uncited.length > 0 ? [`does not cite ${uncited.join(",")}`] : []),
  ];
}

/** Every expected need is matched with a filed one of its own. */
function judgeNeeds(expected: readonly ExpectedNeed[], filed: readonly FiledNeed[]): string[] {
  if (expected.length !== filed.length) {
    return [`    needs: expected ${expected.length}, filed ${filed.length}`];
  }
  const rest = [...filed];
  return expected.flatMap((need) => {
    const judged = rest.map((one) => judgeNeed(need, one));
    const best = judged.reduce(
      (least, misses, index) => (misses.length < (judged[least]?.length ?? 0) ? index : least),
      0,
    );
    rest.splice(best, 1);
    return judged[best] ?? [];
  });
}

function judgeNeed(need: ExpectedNeed, filed: FiledNeed): string[] {
  const slots = Object.entries(need.slots).flatMap(([field, wanted]) => {
    const value = filed.draft[field];
    const texts = value === undefined ? [] : [value.text, String(value.value ?? "")];
    return texts.some((text) => isLike(field, text, wanted))
      ? []
      : [`    need: ${field} expected ${wanted.join("|")} got ${value?.text ?? "nothing"}`];
  });
  return [
    ...(isAllowed(filed.cluster, need.clusters_ok) ? [] : [`    need: cluster ${filed.cluster}`]),
    ...(isAllowed(filed.category, need.categories_ok) ? [] : [`    need: category ${filed.category}`]),
    ...(isAllowed(filed.group, need.groups_ok) ? [] : [`    need: group ${filed.group}`]),
    ...(filed.bottleneck === need.bottleneck ? [] : [`    need: bottleneck ${filed.bottleneck}`]),
    ...slots,
  ];
}

function oneLine(text: string): string {
  return text.replaceAll("\n", " ⏎ ");
}
