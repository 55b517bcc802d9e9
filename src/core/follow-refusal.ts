/** What a question leans on when the last one was handed on (杭州奖多少 → 那重新认定呢): it is handed on too, unless it leaves that matter. */
import { type Boundary, boundaryWord, findBoundary } from "../domain/boundary.ts";
import { namesLevel } from "../domain/change-case.ts";
import { normaliseText } from "../domain/text.ts";
import { complete, type EarlierTurn, lastAsked } from "./follow-up.ts";
import type { Deps } from "./ports.ts";

/** The boundary that the question still meets, or null, and the turns as it may lean on them. */
export type Following = { boundary: Boundary | null; earlier: EarlierTurn[] };

/** Reads a question that leans on the turn before against the boundaries; `own` names no matter of its own. */
export async function followRefusal(deps: Deps, own: string, earlier: EarlierTurn[]): Promise<Following> {
  const rules = deps.vocabulary.boundaries;
  const last = lastAsked(earlier);
  const before = last === null ? null : findBoundary(normaliseText(last.question), rules);
  if (last === null || before === null) {
    return { boundary: null, earlier };
  }
  // 那宁波呢 asks the same of another place.
  const text = normaliseText(last.question);
  const question = namesLevel(normaliseText(own)) ? text.replaceAll(boundaryWord(text, before), "") : text;
  const completed = await complete(deps, own, { ...last, question }, { aspects: [] });
  const boundary = findBoundary(completed.text, rules);
  return { boundary, earlier: [...earlier.slice(0, -1), { questions: [question], documents: last.documents }] };
}
