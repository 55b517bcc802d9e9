/** A step (一步) of an intake: what one turn makes of the state, what is said and asked, and what the caller must do. */
import type { Bottleneck, CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import { isFileable, listMissing, listOpen, settleBottleneck, type Whole } from "./intake-ask.ts";
import { composeDraft } from "./intake-card.ts";
import type { DraftState, IntakeAsk, IntakeState } from "./intake-state.ts";
import type { Profile, Turn } from "./intake-turn.ts";
import type { NeedField } from "./need-field.ts";
import type { NeedNames } from "./need-names.ts";
import type { NeedVocabulary } from "./need-vocabulary.ts";
import type { Item, Locale, NeedDraft } from "./reply.ts";
import type { Understood } from "./understand-message.ts";

/** What the machine is set up with. Unit: drafts are kept `keepDays`, a conversation counts as resumed after `resumeAfterHours`. */
export type IntakeSetting = {
  needs: NeedVocabulary;
  names: NeedNames;
  keepDays: number;
  resumeAfterHours: number;
  retentionMonths: number;
};

/**
 * A confirmed draft.
 *
 * Shape   `draft` holds every field, summary and problem among them; `sourceMessage` is the person's own words, unchanged;
 *         `open` are fields that stay 待定; `history` what was corrected
 */
export type DraftToFile = {
  id: string;
  draft: NeedDraft;
  sourceMessage: string;
  cluster: ClusterId | null;
  clusterRunnerUp: ClusterId | null;
  clusterTerms: string[];
  category: CategoryId;
  bottleneck: Bottleneck;
  disclosure: "internal" | "anonymous" | "public";
  open: NeedField[];
  history: DraftState["history"];
};

/**
 * The outcome of a turn.
 *
 * Shape   `locale` is the language of the conversation, `say` Markdown in it, empty when the intake has nothing to say; `rest` are the items that the caller answers
 *         and puts before it; `file` are drafts to file in one transaction with saving `state`, then `sayFiled` is said;
 *         `handoff`, `offline` and `lookup` are things to store or look up; `dropped` are drafts to delete
 */
export type IntakeStep = {
  state: IntakeState;
  locale: Locale;
  say: string;
  asks: IntakeAsk[];
  items: Item[];
  rest: Understood[];
  file: DraftToFile[];
  handoff: { reason: "wanted" | "refused"; contact: NeedDraft; isReachable: boolean } | null;
  offline: { contact: NeedDraft } | null;
  lookup: { number: string | null; phoneTail: string | null } | null;
  dropped: string[];
};

/** A step that does nothing but keep a state. */
export function quietStep(state: IntakeState, rest: readonly Understood[]): IntakeStep {
  return {
    state: { ...state, asks: [] },
    locale: "zh-Hans",
    say: "",
    asks: [],
    items: [],
    rest: [...rest],
    file: [],
    handoff: null,
    offline: null,
    lookup: null,
    dropped: [],
  };
}

/** The step of a turn beside what is waited for, which stays: the offline talk, or the name and number of a handoff. */
export function keepAwaiting(step: IntakeStep, { awaited, asks }: IntakeState): IntakeStep {
  return { ...step, state: { ...step.state, awaited, asks } };
}

/** The step with its questions, also remembered for the next turn. */
export function withAsks(step: IntakeStep, asks: readonly IntakeAsk[]): IntakeStep {
  return { ...step, asks: [...asks], state: { ...step.state, asks: [...asks] } };
}

/** The contact data of a conversation, known ones filling what was not said. */
export function contactOf(state: IntakeState, profile: Profile | null): NeedDraft {
  const known = Object.entries(profile ?? {}).flatMap(([field, text]) =>
    text === null ? [] : [[field, { text, value: text, span: null }] as const],
  );
  return { ...Object.fromEntries(known), ...state.contact };
}

/** A draft with the contact data it shares. */
export function wholeOf(draft: DraftState, state: IntakeState, { profile }: Turn): Whole {
  return { draft, contact: contactOf(state, profile) };
}

/** A draft as an item of the reply. */
export function toItem(whole: Whole): Item {
  const { draft } = whole;
  const isWaiting = draft.status === "confirming" && isFileable(whole);
  return {
    kind: "need",
    state: isWaiting ? "confirming" : "draft",
    number: null,
    draft: composeDraft(whole),
    missing: listMissing(whole),
    cluster: draft.cluster,
    category: draft.category,
    bottleneck: settleBottleneck(draft),
    group: null,
    cc: [],
    reason: "",
    similar: [],
  };
}

/** A confirmed draft, ready to be filed. */
export function toFile(whole: Whole): DraftToFile {
  const { draft } = whole;
  const disclosure = draft.fields["disclosure"]?.value;
  return {
    id: draft.id,
    draft: composeDraft(whole),
    sourceMessage: draft.words.join("\n"),
    cluster: draft.cluster,
    clusterRunnerUp: draft.clusterRunnerUp,
    clusterTerms: draft.clusterTerms,
    category: draft.category ?? "other",
    bottleneck: settleBottleneck(draft),
    disclosure: disclosure === "anonymous" || disclosure === "public" ? disclosure : "internal",
    open: listOpen(draft),
    history: draft.history,
  };
}
