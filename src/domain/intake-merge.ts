/** Merges a turn into the drafts: new needs, values, corrections, what was declined and what was told. */
import type { Bottleneck } from "./category.ts";
import { pickFields } from "./draft-fields.ts";
import { foldText } from "./fold-text.ts";
import { OPTIONAL_FIELDS } from "./intake-ask.ts";
import { isAnother, pickDraft } from "./intake-choice.ts";
import { correctTold } from "./intake-correction.ts";
import { readLeftover } from "./intake-leftover.ts";
import { announcedDraft, openDraft } from "./intake-open.ts";
import { type Portion, splitPortions } from "./intake-portions.ts";
import {
  askedFields,
  type DraftState,
  type IntakeState,
  isShared,
  listLive,
  SHARED_FIELDS,
  withDraft,
} from "./intake-state.ts";
import { type Reading, readTurn, type Turn } from "./intake-turn.ts";
import { disclosureChoice, type NeedField, NeedField as NeedFieldSchema } from "./need-field.ts";
import { tellsTrouble } from "./need-summary.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { NeedDraft } from "./reply.ts";
import { tellBottleneck } from "./tell-bottleneck.ts";
import { tellCategory } from "./tell-category.ts";
import { tellCluster } from "./tell-cluster.ts";

/** What a merge did: new drafts, values that were new, whether an earlier value was replaced. */
export type Merged = { state: IntakeState; began: string[]; noted: NeedField[]; replaced: boolean; told: boolean };

/** Takes a turn in. */
export function mergeTurn(state: IntakeState, reading: Reading, turn: Turn, needs: NeedVocabulary): Merged {
  const isOpen = listLive(state).length > 0;
  const another = isOpen ? reading.needs.filter((need) => isAnother(state, need, reading.own)) : reading.needs;
  const opened = another.map((need) => takeDeclined(openDraft(need, turn, needs), reading, []));
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
    replaced: shared.replaced || merged.replaced,
    told: merged.told,
  };
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
  const values = pickFields(slots, SHARED_FIELDS);
  const taken = takeValues(
    state.contact,
    values,
    // A name without a value was only guessed from a bare answer.
    (field) => corrects || asked.includes(field) || !NAMES.includes(field) || state.contact[field]?.value === null,
  );
  return {
    state: { ...state, contact: taken.fields, contactHistory: [...state.contactHistory, ...taken.history] },
    noted: taken.noted,
    replaced: taken.replaced,
  };
}

/** Each portion goes to the draft it names; what is said of all of them gives values, no story. */
function takePortions(state: IntakeState, portions: readonly Portion[], turn: Turn, needs: NeedVocabulary): Merged {
  const ids = listLive(state).map(({ id }) => id);
  const merged: Merged = { state, began: [], noted: [], replaced: false, told: false };
  for (const { own, place } of portions) {
    const read = readTurn(merged.state, { ...turn, text: own, items: [] }, needs);
    const reading = place === null ? { ...read, own: "" } : read;
    for (const id of ids.filter((_, index) => place === null || index === place)) {
      const draft = merged.state.drafts.find((one) => one.id === id) ?? null;
      const taken = takeDetails(merged.state, draft, { reading, turn, needs });
      merged.state = taken.state;
      merged.noted.push(...taken.noted);
      merged.replaced ||= taken.replaced;
      merged.told ||= taken.told;
    }
  }
  return merged;
}

function takeDetails(
  state: IntakeState,
  draft: DraftState | null,
  { reading, turn, needs }: { reading: Reading; turn: Turn; needs: NeedVocabulary },
): Merged {
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
    ([field]) => !isShared(field) && (corrected === null || field !== "base"),
  );
  const taken = takeValues(draft.fields, Object.fromEntries(details), (field) => field !== "base");
  const told = corrected ?? [...draft.told, ...leftover.told.filter((clause) => !draft.told.includes(clause))];
  const isAbout = leftover.told.length > 0 || taken.noted.length > 0;
  const next: DraftState = {
    ...draft,
    fields: taken.fields,
    history: [...draft.history, ...taken.history],
    words: isAbout && reading.own.trim() !== "" ? [...draft.words, reading.own.trim()] : draft.words,
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
  return listLive(state)
    .filter((_, index) => ordinals.length === 0 || ordinals.includes(index + 1))
    .reduce(
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
