/** The policy suite: right policy cited, facts present, forbidden words, refusals right and wrong. */
import { z } from "zod";
import type { App } from "../../src/app.ts";
import { handleMessage } from "../../src/core/handle-message.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { normaliseForComparison, occursIn } from "./compare.ts";
import type { SuiteResult } from "./suite.ts";

/** One line of a policy data set (see the data sets' README); lines of one `conversation` are its turns, in order. */
export const PolicyCase = z.object({
  id: z.string(),
  conversation: z.string().optional(),
  text: z.string(),
  lang: z.string(),
  answerable: z.boolean(),
  policies: z.array(z.string()),
  policies_ok: z.array(z.string()).default([]),
  facts: z.array(z.array(z.string())),
  must_not: z.array(z.string()),
  handoff: z.array(z.string()).default([]),
});
type PolicyCase = z.infer<typeof PolicyCase>;

type Judged = {
  one: PolicyCase;
  reply: Reply;
  rightPolicy: boolean;
  allFacts: boolean;
  violations: string[];
  refused: boolean;
  ledOn: boolean;
};

/** Asks every question, in a conversation of its own if the line names none, and sums up. */
export async function evaluatePolicy(
  app: App,
  cases: PolicyCase[],
  onProgress: (done: number) => void,
): Promise<SuiteResult> {
  const judged: Judged[] = [];
  for (const [index, one] of cases.entries()) {
    const talk = `eval-${one.conversation ?? one.id}`;
    const inbound = {
      channel: "terminal" as const,
      conversationId: talk,
      requesterId: talk,
      key: `eval-${one.id}`,
      text: one.text,
      locale: null,
    };
    judged.push(judge(one, await handleMessage(app.deps, inbound, () => undefined)));
    onProgress(index + 1);
  }
  return {
    metrics: {
      suite: "policy",
      n: judged.length,
      ...shares(judged),
      by_lang: byLanguage(judged),
    },
    failures: judged.flatMap(explain),
  };
}

function judge(one: PolicyCase, reply: Reply): Judged {
  const cited = new Set(
    reply.items.flatMap((item) =>
      item.kind === "policy_question" ? item.citations.map((citation) => citation.policy) : [],
    ),
  );
  const allowed = new Set([...one.policies, ...one.policies_ok]);
  const text = normaliseForComparison(reply.text);
  const answered = reply.items.some((item) => item.kind === "policy_question" && item.status === "answered");
  return {
    one,
    reply,
    rightPolicy: one.policies.every((policy) => cited.has(policy)) && [...cited].every((policy) => allowed.has(policy)),
    allFacts: one.facts.every((spellings) => spellings.some((spelling) => occursIn(spelling, text))),
    violations: one.must_not.filter((forbidden) => occursIn(forbidden, text)),
    refused: !answered && cited.size === 0,
    ledOn: one.handoff.length === 0 || one.handoff.some((department) => occursIn(department, text)),
  };
}

function shares(judged: Judged[]): Record<string, number> {
  const answerable = judged.filter(({ one }) => one.answerable);
  const unanswerable = judged.filter(({ one }) => !one.answerable);
  return {
    right_policy: share(answerable, (one) => one.rightPolicy),
    all_facts: share(answerable, (one) => one.allFacts),
    must_not_violations: judged.filter((one) => one.violations.length > 0).length,
    refused_unanswerable: share(unanswerable, (one) => one.refused),
    refused_answerable: share(answerable, (one) => one.refused),
    right_handoff: share(unanswerable, (one) => one.ledOn),
  };
}

function byLanguage(judged: Judged[]): Record<string, Record<string, number>> {
  const groups = Map.groupBy(judged, ({ one }) => one.lang);
  return Object.fromEntries([...groups].map(([lang, list]) => [lang, { n: list.length, ...shares(list) }]));
}

function share(list: Judged[], test: (one: Judged) => boolean): number {
  return list.length === 0 ? 1 : Math.round((list.filter(test).length / list.length) * 10_000) / 10_000;
}

function explain({ one, reply, rightPolicy, allFacts, violations, refused, ledOn }: Judged): string[] {
  const faults = [
    ...(one.answerable && refused ? ["wrongly refused"] : []),
    ...(one.answerable && !rightPolicy ? ["policy"] : []),
    ...(one.answerable && !allFacts ? ["facts"] : []),
    ...(violations.length > 0 ? [`must not: ${violations.join(", ")}`] : []),
    ...(!one.answerable && !refused ? ["wrongly answered"] : []),
    ...(!one.answerable && !ledOn ? ["handoff"] : []),
  ];
  if (faults.length === 0) {
    return [];
  }
  const cited = reply.items.flatMap((item) =>
    item.kind === "policy_question" ? item.citations.map((c) => `${c.policy}#${c.clause}`) : [item.kind],
  );
  return [
    `${one.id} [${faults.join("; ")}] ${one.text}\n    expected ${one.policies.join(",") || "refusal"} ${JSON.stringify(one.facts)} got ${cited.join(" ")}\n    ${reply.text.replaceAll("\n", " ").slice(0, 220)}`,
  ];
}
