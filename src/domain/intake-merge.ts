/** Merges a turn into the drafts: new needs, values, corrections, what was declined and what was told. */
import type { Bottleneck } from "./category.ts";
import { foldText } from "./fold-text.ts";
import { OPTIONAL_FIELDS } from "./intake-ask.ts";
import { isAnother, pickDraft } from "./intake-choice.ts";
import { correctTold } from "./intake-correction.ts";
import { readLeftover } from "./intake-leftover.ts";
import { askedFields, type DraftState, type IntakeState, listLive, SHARED_FIELDS, withDraft } from "./intake-state.ts";
import type { Reading, Turn } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";
import { NeedField as NeedFieldSchema } from "./need-field.ts";
import { tellStory, tellsTrouble } from "./need-summary.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { NeedDraft } from "./reply.ts";
import { tellBottleneck } from "./tell-bottleneck.ts";
import { tellCategory } from "./tell-category.ts";
import { tellCluster } from "./tell-cluster.ts";
import type { UnderstoodNeed } from "./understand-message.ts";

/** What a merge did: new drafts, values that were new, whether an earlier value was replaced. */
export type Merged = { state: IntakeState; began: string[]; noted: NeedField[]; replaced: boolean; told: boolean };

/** Takes a turn in. */
export function mergeTurn(state: IntakeState, reading: Reading, turn: Turn, needs: NeedVocabulary): Merged {
  const isOpen = listLive(state).length > 0;
  const another = isOpen ? reading.needs.filter((need) => isAnother(state, need, reading.own)) : reading.needs;
  const opened = another.map((need) => openDraft(need, turn, needs));
  if (!isOpen && opened.length === 0) {
    opened.push(announcedDraft(turn));
  }
  const withNew = { ...state, drafts: [...state.drafts, ...opened], activeId: opened[0]?.id ?? state.activeId };
  const shared = takeShared(withNew, reading);
  const began = opened.map(({ id }) => id);
  const rest = isOpen && another.length === reading.needs.length && another.length > 0;
  if (!isOpen || rest) {
    return { state: takeDisclosure(shared.state, reading), began, noted: [], replaced: shared.replaced, told: true };
  }
  const merged = takeDetails(shared.state, reading, turn, needs);
  return {
    state: takeDisclosure(merged.state, reading),
    began,
    noted: [...shared.noted, ...merged.noted],
    replaced: shared.replaced || merged.replaced,
    told: merged.told,
  };
}

function openDraft(need: UnderstoodNeed, turn: Turn, needs: NeedVocabulary): DraftState {
  const told = tellStory(need.text, turn.now);
  const fields = Object.fromEntries(Object.entries(need.draft).filter(([field]) => !isShared(field)));
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

function announcedDraft({ newId, now }: Turn): DraftState {
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

function isShared(field: string): boolean {
  return SHARED_FIELDS.some((one) => one === field);
}

type Taken = { fields: NeedDraft; history: DraftState["history"]; noted: NeedField[]; replaced: boolean };

/** The last value wins, the old one is kept as history. */
function takeValues(fields: NeedDraft, values: NeedDraft, mayReplace: (field: NeedField) => boolean): Taken {
  const taken: Taken = { fields: { ...fields }, history: [], noted: [], replaced: false };
  for (const [name, value] of Object.entries(values)) {
    const field = NeedFieldSchema.parse(name);
    const old = taken.fields[field];
    if (
      old === undefined ||
      (mayReplace(field) && String(old.value ?? old.text) !== String(value.value ?? value.text))
    ) {
      taken.fields[field] = value;
      taken.noted.push(field);
      taken.replaced ||= old !== undefined;
      taken.history.push(...(old === undefined ? [] : [{ field, text: old.text }]));
    }
  }
  return taken;
}

/** Names change only by a correction or as the answer to a question: a firm mentioned in passing is not the asker's. */
const NAMES: readonly NeedField[] = ["enterprise", "contact", "street", "qualification"];

function takeShared(
  state: IntakeState,
  { slots, corrects }: Reading,
): { state: IntakeState; noted: NeedField[]; replaced: boolean } {
  const asked = askedFields(state);
  const values = Object.fromEntries(Object.entries(slots).filter(([field]) => isShared(field)));
  const taken = takeValues(
    state.contact,
    values,
    (field) => corrects || asked.includes(field) || !NAMES.includes(field),
  );
  return {
    state: { ...state, contact: taken.fields, contactHistory: [...state.contactHistory, ...taken.history] },
    noted: taken.noted,
    replaced: taken.replaced,
  };
}

function takeDetails(state: IntakeState, reading: Reading, turn: Turn, needs: NeedVocabulary): Merged {
  const draft = pickDraft(state, reading);
  if (draft === null) {
    return { state, began: [], noted: [], replaced: false, told: false };
  }
  const asked = askedFields(state);
  const corrected = reading.corrects ? correctTold(draft.told, reading.own) : null;
  const leftover =
    corrected === null
      ? readLeftover({ reading, asked, draft, contact: state.contact })
      : { values: {}, shared: {}, told: [] };
  const details = Object.entries({ ...reading.slots, ...leftover.values }).filter(
    ([field]) => !isShared(field) && (corrected === null || draft.fields[field] !== undefined),
  );
  const taken = takeValues(draft.fields, Object.fromEntries(details), (field) => field !== "base");
  const told = corrected ?? [...draft.told, ...leftover.told.filter((clause) => !draft.told.includes(clause))];
  const isAbout = leftover.told.length > 0 || taken.noted.length > 0;
  const next: DraftState = {
    ...draft,
    fields: taken.fields,
    history: [...draft.history, ...taken.history],
    words: isAbout ? [...draft.words, reading.own.trim()] : draft.words,
    told,
    touchedAt: turn.now.toISOString(),
  };
  const settled = settleLabels(next, draft, asked, needs);
  const shared = { ...state.contact, ...leftover.shared };
  return {
    state: withDraft({ ...state, contact: shared, activeId: draft.id }, takeDeclined(settled, reading, asked)),
    began: [],
    noted: taken.noted,
    replaced: taken.replaced || corrected !== null,
    told: leftover.told.length > 0,
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
  const verdict = tellCluster(told, needs);
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
  return listLive(state)
    .filter((_, index) => ordinals.length === 0 || ordinals.includes(index + 1))
    .reduce(
      (all, draft) =>
        withDraft(all, {
          ...draft,
          fields: { ...draft.fields, disclosure: { text: disclosure, value: disclosure, span: null } },
        }),
      state,
    );
}
