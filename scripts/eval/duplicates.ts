/** The duplicates suite: pairs of needs judged same, related or different; no database, no model. */
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { compareNeeds, type NeedComparison } from "../../src/domain/compare-needs.ts";
import { likenessKeys } from "../../src/domain/likeness-keys.ts";
import type { LikenessSetting } from "../../src/domain/likeness-setting.ts";
import type { SuiteResult } from "./suite.ts";

/** One line of a duplicates data set (see the data sets' README). */
export const DuplicateCase = z.object({
  id: z.string(),
  a: z.string(),
  b: z.string(),
  label: z.enum(["same", "related", "different"]),
});
type DuplicateCase = z.infer<typeof DuplicateCase>;

type Judged = { pair: DuplicateCase; got: NeedComparison; sharesKey: boolean };

/**
 * Judges every pair and sums up.
 *
 * Shape   precision, recall and f1 are those of "same" against the rest; `key_recall`: share of same and related pairs
 *         that the prefilter would have brought together
 */
export function evaluateDuplicates(
  setting: LikenessSetting,
  pairs: DuplicateCase[],
  runFile: string | null,
): SuiteResult {
  const judged = pairs.map((pair) => judge(pair, setting));
  if (runFile !== null) {
    writeFileSync(
      runFile,
      judged.map(({ pair, got }) => `${JSON.stringify({ id: pair.id, label: got.likeness })}\n`).join(""),
    );
  }
  return { metrics: { suite: "duplicates", n: judged.length, ...measure(judged) }, failures: judged.flatMap(explain) };
}

function judge(pair: DuplicateCase, setting: LikenessSetting): Judged {
  const toNeed = (text: string) => ({ text, cluster: null, category: null });
  const keys = new Set(likenessKeys(pair.a, setting));
  return {
    pair,
    got: compareNeeds(toNeed(pair.a), toNeed(pair.b), setting),
    sharesKey: likenessKeys(pair.b, setting).some((key) => keys.has(key)),
  };
}

function measure(judged: Judged[]): Record<string, unknown> {
  const isSame = (label: string) => label === "same";
  const hits = judged.filter(({ pair, got }) => isSame(pair.label) && isSame(got.likeness)).length;
  const claimed = judged.filter(({ got }) => isSame(got.likeness)).length;
  const wanted = judged.filter(({ pair }) => isSame(pair.label)).length;
  const linked = judged.filter(({ pair }) => pair.label !== "different");
  return {
    precision: share(hits, claimed),
    recall: share(hits, wanted),
    f1: share(2 * hits, claimed + wanted),
    accuracy: share(judged.filter(({ pair, got }) => pair.label === got.likeness).length, judged.length),
    key_recall: share(linked.filter(({ sharesKey }) => sharesKey).length, linked.length),
    confusion: confusion(judged),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

/** Expected label → given label → count. */
function confusion(judged: Judged[]): Record<string, Record<string, number>> {
  const rows = Map.groupBy(judged, ({ pair }) => pair.label);
  return Object.fromEntries(
    [...rows].map(([label, row]) => {
      const cells = Map.groupBy(row, ({ got }) => got.likeness);
      return [label, Object.fromEntries([...cells].map(([given, list]) => [given, list.length]))];
    }),
  );
}

function explain({ pair, got, sharesKey }: Judged): string[] {
  const isKeyless = pair.label !== "different" && !sharesKey;
  if (pair.label === got.likeness && !isKeyless) {
    return [];
  }
  const note = isKeyless ? " [no common key]" : "";
  return [
    `${pair.id}${note} expected ${pair.label}, got ${got.likeness} (${got.score})\n    ${pair.a}\n    ${pair.b}\n    ${got.reason}`,
  ];
}
