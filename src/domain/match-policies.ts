/** Matches a need with policy programmes: which may help, why, and the clause that says so. */
import { z } from "zod";
import { Bottleneck, type CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import { WrittenCategory, WrittenCluster } from "./group.ts";
import { normaliseText } from "./text.ts";
import { findWords, isWord } from "./word-finder.ts";

const Text = z.string("要写文字").trim().min(1, "不能为空");
const Word = Text.refine(isWord, "这个词用不了：两条斜杠之间要是正确的正则表达式");

/** One way to fit: every list that is written must be met. */
const Condition = z
  .strictObject({
    clusters: z.array(WrittenCluster).min(1).optional(),
    categories: z.array(WrittenCategory).min(1).optional(),
    bottleneck: z.array(Bottleneck).min(1).optional(),
    words: z.array(Word).min(1).optional(),
    none: z.array(Word).min(1).optional(),
  })
  .refine((when) => when.clusters ?? when.categories ?? when.bottleneck ?? when.words, "至少写一项条件，none 不算");

/** One rule of `knowledge/policy-matches.yaml`; `reason` holds no figure, those are in the clause. */
const PolicyRule = z.strictObject({
  id: Text,
  programme: Text,
  policy: Text,
  clause: Text,
  reason: Text.refine(
    (reason) => !/[0-9]|[一二三四五六七八九十百千]+[万亿]/u.test(reason),
    "理由里不写数字，数字看条款",
  ),
  when: z.array(Condition).min(1, "至少写一种适用情形"),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

/**
 * The whole file.
 *
 * Shape   `clauseIds` are the clauses there are, as `policy#path`, which every rule must agree with; null leaves that unchecked
 */
export function policyRules(clauseIds: ReadonlySet<string> | null) {
  return z.array(PolicyRule).superRefine((rules, context) => {
    for (const [index, rule] of rules.entries()) {
      if (clauseIds?.has(toClauseId(rule)) === false) {
        const message = `${rule.policy} 没有条款“${rule.clause}”，照 policies 文件夹里的编号和要点改`;
        context.addIssue({ code: "custom", path: [index, "clause"], message });
      }
      if (rules.findIndex(({ id }) => id === rule.id) < index) {
        context.addIssue({ code: "custom", path: [index, "id"], message: `“${rule.id}”写了两次，改掉一个` });
      }
    }
  });
}

/** What matching looks at. */
export type NeedForPolicy = {
  cluster: ClusterId | null;
  category: CategoryId | null;
  bottleneck: Bottleneck;
  text: string;
};

/** A programme that may fit; `clauseId` is the clause to show with it, `words` those of the need that led there. */
export type PolicyMatch = {
  id: string;
  programme: string;
  policy: string;
  clause: string;
  clauseId: string;
  reason: string;
  words: string[];
};

/** The programmes that fit, in the order of the file, each once. */
export function matchPolicies(need: NeedForPolicy, rules: readonly PolicyRule[]): PolicyMatch[] {
  const text = normaliseText(need.text);
  return rules.flatMap((rule) => {
    const words = rule.when.map((when) => meet(when, { ...need, text })).find((found) => found !== null);
    const { id, programme, policy, clause } = rule;
    const said =
      words === undefined || words.length === 0 ? "" : `原话提到${words.map((word) => `“${word}”`).join("")}：`;
    return words === undefined
      ? []
      : [{ id, programme, policy, clause, clauseId: toClauseId(rule), reason: said + rule.reason, words }];
  });
}

/** The words that were met, or null where the condition does not hold. */
function meet(when: z.infer<typeof Condition>, need: NeedForPolicy): string[] | null {
  const { clusters, categories, bottleneck } = when;
  const words = when.words === undefined ? [] : findWords(when.words, need.text);
  const holds =
    (clusters === undefined || (need.cluster !== null && clusters.includes(need.cluster))) &&
    (categories === undefined || (need.category !== null && categories.includes(need.category))) &&
    (bottleneck === undefined || bottleneck.includes(need.bottleneck)) &&
    (when.words === undefined || words.length > 0) &&
    (when.none === undefined || findWords(when.none, need.text).length === 0);
  return holds ? words : null;
}

function toClauseId({ policy, clause }: PolicyRule): string {
  return `${policy}#${clause}`;
}
