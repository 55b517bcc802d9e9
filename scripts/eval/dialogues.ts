/** The dialogues suite: whole talks through the one door, each turn's questions and words, and the needs filed in the end. */
import { z } from "zod";
import type { App } from "../../src/app.ts";
import { handleMessage } from "../../src/core/handle-message.ts";
import { readOwnNeeds } from "../../src/core/own-needs.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { normaliseForComparison, occursIn } from "./compare.ts";
import { ExpectedItem, isLike } from "./intake.ts";
import type { SuiteResult } from "./suite.ts";

const Expectation = z.object({
  asks: z.array(z.string()),
  filed: z.boolean(),
  contains: z.array(z.array(z.string())),
  not_contains: z.array(z.string()),
  policies: z.array(z.string()).default([]),
});

/** One line of a dialogue data set (see the data sets' README). */
export const DialogueCase = z.object({
  id: z.string(),
  title: z.string(),
  turns: z.array(z.object({ user: z.string(), expect: Expectation })).min(1),
  final: z.object({ needs: z.array(ExpectedItem) }),
});
type DialogueCase = z.infer<typeof DialogueCase>;

/** Asked beside the two fields of a turn. */
const FREE_ASKS: readonly string[] = ["confirm", "disclosure", "secret_confirmed"];
const MOST_ASKS = 2;

/** Plays every dialogue with a requester of its own. */
export async function evaluateDialogues(
  app: App,
  cases: readonly DialogueCase[],
  onProgress: (done: number) => void,
): Promise<SuiteResult> {
  const failures: string[] = [];
  let passed = 0;
  for (const [index, one] of cases.entries()) {
    const faults = await play(app, one);
    passed += faults.length === 0 ? 1 : 0;
    failures.push(
      ...(faults.length === 0 ? [] : [`${one.id} ${one.title}\n${faults.map((line) => `    ${line}`).join("\n")}`]),
    );
    onProgress(index + 1);
  }
  const share = cases.length === 0 ? 1 : Math.round((passed / cases.length) * 10_000) / 10_000;
  return { metrics: { suite: "dialogues", n: cases.length, passed: share }, failures };
}

async function play(app: App, { id, turns, final }: DialogueCase): Promise<string[]> {
  const faults: string[] = [];
  let hasFiled = false;
  for (const [index, { user, expect }] of turns.entries()) {
    const name = `eval-${id}`;
    const inbound = {
      channel: "terminal" as const,
      conversationId: name,
      requesterId: name,
      key: `${name}-${index}`,
      text: user,
      locale: null,
    };
    const reply = await handleMessage(app.deps, inbound, () => undefined);
    const filesNow = reply.items.some((item) => item.kind === "need" && item.state === "filed");
    hasFiled ||= filesNow;
    const isFiled = expect.filed ? hasFiled : filesNow;
    const found = [...judgeTurn(expect, reply), ...(isFiled === expect.filed ? [] : [`filed: ${isFiled}`])];
    faults.push(...found.map((fault) => `turn ${index + 1} “${user}”: ${fault}`));
  }
  const { needs } = await readOwnNeeds(app.deps, `eval-${id}`);
  return [...faults, ...judgeNeeds(final.needs, needs.toReversed())];
}

function judgeTurn(expect: z.infer<typeof Expectation>, reply: Reply): string[] {
  const text = normaliseForComparison(reply.text);
  const fields = reply.asks.filter((ask) => !FREE_ASKS.includes(ask));
  const strange = reply.asks.filter((ask) => !expect.asks.includes(ask));
  const cited = reply.items.flatMap((item) => (item.kind === "policy_question" ? item.citations : []));
  const lacking = expect.contains.filter((any) => !any.some((one) => occursIn(one, text)));
  const wrong = expect.not_contains.filter((one) => occursIn(one, text));
  const uncited = expect.policies.filter((policy) => !cited.some((citation) => citation.policy === policy));
  return [
    ...(strange.length === 0 ? [] : [`asked for ${strange.join(", ")}`]),
    ...(fields.length <= MOST_ASKS ? [] : [`asked for ${fields.length} fields`]),
    ...(lacking.length === 0 ? [] : [`lacks ${JSON.stringify(lacking)} in ${text.slice(0, 200)}`]),
    ...(wrong.length === 0 ? [] : [`contains ${wrong.join(", ")}`]),
    ...(uncited.length === 0 ? [] : [`does not cite ${uncited.join(", ")}`]),
  ];
}

type Filed = Awaited<ReturnType<typeof readOwnNeeds>>["needs"][number];

/** Each expected need has one of its own among those filed, and nothing else was filed. */
function judgeNeeds(expected: readonly ExpectedItem[], filed: readonly Filed[]): string[] {
  const rest = [...filed];
  const faults: string[] = [];
  for (const one of expected) {
    const best = rest
      .map((need) => ({ need, faults: compareNeed(one, need) }))
      .sort((a, b) => a.faults.length - b.faults.length)[0];
    if (best === undefined) {
      faults.push(`need not filed: ${JSON.stringify(one.slots)}`);
      continue;
    }
    rest.splice(rest.indexOf(best.need), 1);
    faults.push(...best.faults.map((fault) => `${best.need.number}: ${fault}`));
  }
  return [...faults, ...rest.map(({ number, summary }) => `filed too much: ${number} ${summary}`)];
}

function compareNeed(one: ExpectedItem, need: Filed): string[] {
  const inList = <T>(value: T | null, list: readonly T[]): boolean =>
    value === null ? list.length === 0 : list.includes(value);
  const slots = Object.entries(one.slots).filter(([field, wanted]) => {
    const value = need.fields[field];
    return value === undefined || ![value.text, String(value.value ?? "")].some((text) => isLike(field, text, wanted));
  });
  return [
    ...(inList(need.cluster, one.clusters_ok) ? [] : [`cluster ${need.cluster}`]),
    ...(inList(need.category, one.categories_ok) ? [] : [`category ${need.category}`]),
    ...(inList(need.groupId, one.groups_ok) ? [] : [`group ${need.groupId}`]),
    ...(need.bottleneck === one.bottleneck ? [] : [`bottleneck ${need.bottleneck}`]),
    ...slots.map(
      ([field, wanted]) => `${field} ${JSON.stringify(need.fields[field]?.text)} instead of ${wanted.join("|")}`,
    ),
  ];
}
