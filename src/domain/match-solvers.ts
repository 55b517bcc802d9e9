/** Matches a need with solvers: who may help, why, and what of it a firm may see. */
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import type { GroupBook } from "./group.ts";
import { SOLVER_KINDS, type Solver, type SolverKind } from "./solver.ts";
import { normaliseText } from "./text.ts";
import { findWords } from "./word-finder.ts";

/** What matching looks at; `group` is the host, null before routing. */
export type NeedToMatch = {
  cluster: ClusterId | null;
  category: CategoryId | null;
  group: string | null;
  text: string;
};

/** A solver that fits. `score` 0–1; `reason` says what fits; `words` are those of the need that met a capability. */
export type SolverMatch = { solver: Solver; score: number; reason: string; consent: boolean; words: string[] };

const SCORE = { word: 0.2, words: 0.5, cluster: 0.25, category: 0.1, group: 0.15 };
/** A cluster with its group's institute is enough; a category or a group alone is not. */
const LEAST = 0.25;
const MOST_WORDS = 4;

/** The solvers that fit, best first; equal ones in the order of their ids. */
export function matchSolvers(need: NeedToMatch, solvers: readonly Solver[], groups: GroupBook): SolverMatch[] {
  const text = normaliseText(need.text);
  return solvers
    .map((solver) => match({ ...need, text }, solver, groups))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.solver.id < b.solver.id ? -1 : 1));
}

function match(need: NeedToMatch, solver: Solver, groups: GroupBook): SolverMatch {
  const words = findWords(solver.capabilities, need.text);
  const sharesCluster = need.cluster !== null && solver.clusters.includes(need.cluster);
  const sharesCategory = need.category !== null && solver.categories.includes(need.category);
  const sharesGroup = need.group !== null && solver.group === need.group;
  // Without a word or the cluster nothing ties the solver to this need.
  const score =
    words.length === 0 && !sharesCluster
      ? 0
      : Math.min(SCORE.words, SCORE.word * words.length + (words.length > 0 ? 0.1 : 0)) +
        (sharesCluster ? SCORE.cluster : 0) +
        (sharesCategory ? SCORE.category : 0) +
        (sharesGroup ? SCORE.group : 0);
  const group = solver.group === null ? undefined : groups.groups.get(solver.group)?.group;
  const cluster = need.cluster === null ? "" : (groups.clusterNames.get(need.cluster) ?? need.cluster);
  const reasons = [
    words.length > 0 ? `能力里有${words.slice(0, MOST_WORDS).map(quote).join("")}` : "",
    sharesCluster ? `服务${cluster}集群` : "",
    sharesCategory ? "侧重这一类需求" : "",
    sharesGroup && group !== undefined ? `由主办组${group.name}（${group.id}，${groups.label}）对口` : "",
  ].filter((reason) => reason !== "");
  return {
    solver,
    score: Math.round(score * 100) / 100,
    reason: `${reasons.join("；")}。`,
    consent: solver.consent,
    words,
  };
}

function quote(word: string): string {
  return `“${word}”`;
}

/** A match as the firm may see it. `contact` null: the task force makes the contact. */
export type RequesterMatch = {
  kind: SolverKind;
  title: string;
  reason: string;
  consent: boolean;
  contact: string | null;
  note: string;
};

/**
 * What the firm that asked may see of a match.
 *
 * Shape   without consent an expert has no name, employer or phone here, and nobody a contact
 */
export function forRequester({ solver, reason, consent, words }: SolverMatch): RequesterMatch {
  const shown = {
    kind: solver.kind,
    reason,
    consent,
    contact: consent ? toContact(solver) : null,
    note: consent ? "已征得对方同意。" : "尚未征得对方同意，由专班代为联系。",
  };
  if (solver.kind !== "expert" || consent) {
    return { ...shown, title: `${SOLVER_KINDS[solver.kind]}：${solver.name}` };
  }
  const field = (words.length > 0 ? words : solver.capabilities.filter((word) => !word.startsWith("/"))).slice(0, 2);
  return { ...shown, title: `${SOLVER_KINDS[solver.kind]}：一位${field.join("、")}方向的专家` };
}

function toContact({ contact }: Solver): string | null {
  const parts = [contact?.person, contact?.phone, contact?.email].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? null : parts.join(" ");
}
