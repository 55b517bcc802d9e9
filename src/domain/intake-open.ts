/** Opens a draft for a need that a turn tells of, or for one that is only announced. */
import { foldText } from "./fold-text.ts";
import { nameMeasure } from "./goal-measure.ts";
import { type DraftState, isShared } from "./intake-state.ts";
import type { Turn } from "./intake-turn.ts";
import { tellStory, tellsTrouble } from "./need-summary.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import { findSpokenGoal } from "./spoken-goal.ts";
import { tellCategory } from "./tell-category.ts";
import { tellCluster } from "./tell-cluster.ts";
import type { UnderstoodNeed } from "./understand-message.ts";

/** A draft with everything that was understood of a need. */
export function openDraft(need: UnderstoodNeed, turn: Turn, needs: NeedVocabulary): DraftState {
  const told = tellStory(need.text, turn.now);
  const own = Object.fromEntries(Object.entries(need.draft).filter(([field]) => !isShared(field)));
  const goal = own["target"] === undefined ? findSpokenGoal(told) : null;
  const target = goal === null ? own["target"] : { text: goal, value: null, span: null };
  const fields = target === undefined ? own : { ...own, target: nameMeasure(target, turn.text, told) };
  const { cluster, clusterRunnerUp, clusterTerms } = withoutFirm(need, told, needs);
  return {
    ...announcedDraft(turn),
    words: [need.text],
    told,
    fields,
    cluster,
    clusterRunnerUp,
    clusterTerms,
    category: need.category ?? tellCategory(foldText(need.text), cluster, needs),
    toldBottleneck: need.bottleneck,
    tellsTrouble: tellsTrouble(told, needs),
  };
}

type ClusterLabel = Pick<DraftState, "cluster" | "clusterRunnerUp" | "clusterTerms">;

/** A product word inside the firm's own name (甬风电机) tells nothing of the need. */
function withoutFirm(need: UnderstoodNeed, told: readonly string[], needs: NeedVocabulary): ClusterLabel {
  const firm = foldText(need.draft["enterprise"]?.text ?? "");
  if (!need.clusterTerms.some((term) => firm.includes(term))) {
    return need;
  }
  const { cluster, runnerUp, terms } = tellCluster(foldText(told.join(",")), needs);
  return { cluster: cluster ?? need.cluster, clusterRunnerUp: runnerUp, clusterTerms: terms };
}

/** A draft of which nothing is told yet. */
export function announcedDraft({ newId, now }: Turn): DraftState {
  return {
    id: newId(),
    words: [],
    told: [],
    fields: {},
    history: [],
    cluster: null,
    clusterRunnerUp: null,
    clusterTerms: [],
    category: null,
    toldBottleneck: "no",
    tellsTrouble: false,
    asked: {},
    declined: [],
    isComplete: false,
    status: "collecting",
    touchedAt: now.toISOString(),
  };
}
