/** Merges a turn into the drafts: new needs, values, corrections, what was declined and what was told. */
import type { Bottleneck } from "./category.ts";
import { foldText } from "./fold-text.ts";
import { OPTIONAL_FIELDS } from "./intake-ask.ts";
import { findByOrdinal, isAnother, pickDraft } from "./intake-choice.ts";
import { correctDraft } from "./intake-correction.ts";
import { type Leftover, readLeftover } from "./intake-leftover.ts";
import { announcedDraft, openDraft } from "./intake-open.ts";
import { type Portion, splitPortions } from "./intake-portions.ts";
import { takeShared } from "./intake-shared.ts";
import { askedFields, type DraftState, type IntakeState, isShared, listLive, withDraft } from "./intake-state.ts";
import { type Reading, readTurn, type Turn } from "./intake-turn.ts";
import {
  type Changed,
  joinChanged,
  refineSource,
  takeValues,
  UNCHANGED,
  withMeasure,
  withNew,
  withoutUsed,
} from "./intake-values.ts";
import { disclosureChoice, type NeedField } from "./need-field.ts";
import { tellsTrouble } from "./need-summary.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import { tellBottleneck } from "./tell-bottleneck.ts";
import { tellCategory } from "./tell-category.ts";
import { tellCluster } from "./tell-cluster.ts";

/**
 * What a merge did.
 *
 * Shape   `began` are new drafts, `noted` the fields with new values, `told` the new clauses of the story, `changed` those
 *         fields and clauses that replaced what was said before
 */
export type Merged = {
  state: IntakeState;
  began: string[];
  noted: NeedField[];
  changed: Changed;
  replaced: boolean;
  told: string[];
};

/** Takes a turn in. */
export function mergeTurn(state: IntakeState, reading: Reading, turn: Turn, needs: NeedVocabulary): Merged {
  const isOpen = listLive(state).length > 0;
  const another = isOpen ? reading.needs.filter((need) => isAnother(state, need, reading)) : reading.needs;
  const opened = another.map((need) => takeDeclined(openDraft(need, turn, needs), reading, []));
  if (!isOpen && opened.length === 0) {
    opened.push(announcedDraft(turn));
  }
  const withOpened = { ...state, drafts: [...state.drafts, ...opened], activeId: opened[0]?.id ?? state.activeId };
  const shared = takeShared(withOpened, reading, turn);
  const began = opened.map(({ id }) => id);
  const rest = isOpen && another.length === reading.needs.length && another.length > 0;
  if (!isOpen || rest) {
    const { changed, replaced } = shared;
    return { state: takeDisclosure(shared.state, reading), began, noted: [], changed, replaced, told: [] };
  }
  const live = listLive(shared.state);
  const portions = live.length > 1 && opened.length === 0 ? splitPortions(reading.own, live) : [];
  const merged =
    portions.length > 0
      ? takePortions(shared.state, portions, turn, needs)
      : takeDetails(shared.state, pickDraft(shared.state, reading), { reading, turn, needs });
  return {
    state: takeDisclosure(merged.state, reading),
    began,
    noted: [...shared.noted, ...merged.noted],
    changed: joinChanged(shared.changed, merged.changed),
    replaced: shared.replaced || merged.replaced,
    told: merged.told,
  };
}

/** Each portion goes to the draft it names; what is said of all of them gives values, no story. */
function takePortions(state: IntakeState, portions: readonly Portion[], turn: Turn, needs: NeedVocabulary): Merged {
  const ids = listLive(state).map(({ id }) => id);
  const merged: Merged = { state, began: [], noted: [], changed: UNCHANGED, replaced: false, told: [] };
  for (const { own, place } of portions) {
    const read = readTurn(merged.state, { ...turn, text: own, items: [] }, needs);
    const reading = place === null ? { ...read, own: "" } : read;
    for (const id of ids.filter((_, index) => place === null || index === place)) {
      const draft = merged.state.drafts.find((one) => one.id === id) ?? null;
      const taken = takeDetails(merged.state, draft, { reading, turn, needs });
      merged.state = taken.state;
      merged.noted.push(...taken.noted);
      merged.changed = joinChanged(merged.changed, taken.changed);
      merged.replaced ||= taken.replaced;
      merged.told.push(...taken.told);
    }
  }
  return merged;
}

const NOTHING_LEFT: Leftover = { values: {}, told: [] };

function takeDetails(
  state: IntakeState,
  draft: DraftState | null,
  { reading, turn, needs }: { reading: Reading; turn: Turn; needs: NeedVocabulary },
): Merged {
  if (draft === null) {
    return { state, began: [], noted: [], changed: UNCHANGED, replaced: false, told: [] };
  }
  const asked = askedFields(state);
  const correction = reading.corrects ? correctDraft(draft.told, draft.fields, reading.own) : null;
  const left = correction === null ? reading : withoutUsed(reading, correction);
  const found = readLeftover({ reading: left, asked, draft });
  // What is filed was on the card, or is a value in so many words: the rest of the turn stays in `words`.
  const isFiling = draft.status === "confirming" && reading.orders.file.includes(draft.id);
  const leftover = isFiling ? NOTHING_LEFT : found;
  const details = withMeasure({ ...left.slots, ...leftover.values }, left.own, draft.told);
  const values = Object.entries({ ...details, ...refineSource(draft.fields, details, reading.corrects) }).filter(
    ([field]) => !isShared(field) && (correction === null || field !== "base"),
  );
  const taken = takeValues(draft.fields, Object.fromEntries(values), (field) => field !== "base");
  const before = reading.corrects ? withNew(correction?.told ?? draft.told, taken) : draft.told;
  const news = leftover.told.filter((clause) => !before.includes(clause));
  const told = [...before, ...news];
  const isAbout = found.told.length > 0 || taken.noted.length > 0;
  const next: DraftState = {
    ...draft,
    fields: taken.fields,
    history: [...draft.history, ...taken.history],
    words: isAbout && reading.own.trim() !== "" ? [...draft.words, reading.own.trim()] : draft.words,
    told,
    touchedAt: turn.now.toISOString(),
  };
  const settled = settleLabels(next, draft, asked, needs);
  return {
    state: withDraft({ ...state, activeId: draft.id }, takeDeclined(settled, reading, asked)),
    began: [],
    noted: taken.noted,
    changed: joinChanged(taken.changed, { fields: [], clauses: correction?.changed ?? [] }),
    replaced: taken.replaced || correction !== null,
    told: news,
  };
}

const BOTTLENECK_ANSWERS: readonly NeedField[] = ["import_source", "supply_risk", "substitute"];

/** Labels by everything told so far; answers to the bottleneck's questions count as answers, not as signals. */
function settleLabels(
  next: DraftState,
  before: DraftState,
  asked: readonly NeedField[],
  needs: NeedVocabulary,
): DraftState {
  if (next.told.length === before.told.length) {
    return next;
  }
  const told = foldText(next.told.join(","));
  // What the need was opened with names its product; later words tell of what was tried, of parts and materials.
  const isSettled = before.cluster !== null && before.clusterTerms.length > 0 && !asked.includes("cluster");
  const verdict = isSettled ? { cluster: null, runnerUp: null, terms: [] } : tellCluster(told, needs);
  const cluster = verdict.cluster ?? next.cluster;
  const wasAsked = BOTTLENECK_ANSWERS.some((field) => asked.includes(field));
  return {
    ...next,
    cluster,
    clusterRunnerUp: verdict.cluster === null ? next.clusterRunnerUp : verdict.runnerUp,
    clusterTerms: verdict.cluster === null ? next.clusterTerms : verdict.terms,
    category:
      before.told.length === 0
        ? tellCategory(told, cluster, needs)
        : (next.category ?? tellCategory(told, cluster, needs)),
    tellsTrouble: next.tellsTrouble || tellsTrouble(next.told, needs),
    toldBottleneck: wasAsked ? next.toldBottleneck : stronger(next.toldBottleneck, tellBottleneck(told, needs)),
  };
}

function stronger(left: Bottleneck, right: Bottleneck): Bottleneck {
  const order: readonly Bottleneck[] = ["no", "ask", "yes"];
  return order.indexOf(right) > order.indexOf(left) ? right : left;
}

/** What the person does not know or want to say stays open; two such things at once, or 别的没有了, end the questions. */
function takeDeclined(draft: DraftState, { act }: Reading, asked: readonly NeedField[]): DraftState {
  const open = act.declinesAsked && !act.rest ? asked : [];
  const declined = [...new Set([...act.declined, ...open])].filter(
    (field) => OPTIONAL_FIELDS.includes(field) && draft.fields[field] === undefined,
  );
  const helpful = declined.filter((field) => !BOTTLENECK_ANSWERS.includes(field));
  return {
    ...draft,
    declined: [...new Set([...draft.declined, ...declined])],
    isComplete: draft.isComplete || act.rest || act.card || helpful.length >= 2,
  };
}

/** Holds for all live drafts, or for those named by their number. */
function takeDisclosure(state: IntakeState, { act }: Reading): IntakeState {
  const { disclosure, ordinals } = act;
  if (disclosure === null) {
    return state;
  }
  const live = listLive(state);
  const named = ordinals.flatMap((ordinal) => findByOrdinal(live, ordinal) ?? []);
  return (ordinals.length === 0 ? live : named).reduce(
    (all, draft) =>
      withDraft(all, {
        ...draft,
        fields: {
          ...draft.fields,
          disclosure: { text: disclosureChoice(disclosure).label, value: disclosure, span: null },
        },
      }),
    state,
  );
}
