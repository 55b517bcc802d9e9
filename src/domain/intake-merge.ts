/** Takes what a turn tells into the drafts: new needs, more about a known one, corrections, the firm's own data. */
import type { CategoryId } from "./category.ts";
import { extractSlotAnswers, extractSlots } from "./extract-slots.ts";
import type { IntakeActs } from "./intake-act.ts";
import { FIRM_FIELDS, type IntakeDraft, type IntakeState } from "./intake-state.ts";
import { NeedField } from "./need-field.ts";
import { tellingClauses, toGist } from "./need-gist.ts";
import type { NeedDraft } from "./reply.ts";
import type { Understood, UnderstoodNeed } from "./understand-message.ts";

/** What is known of the requester from earlier filings; only ever offered back to themselves. */
export type KnownFirm = {
  enterprise: string | null;
  contact: string | null;
  phone: string | null;
  email: string | null;
};

/** One turn as the intake hears it. `newId` names a new draft. */
export type IntakeTurn = {
  text: string;
  items: readonly Understood[];
  acts: IntakeActs;
  now: Date;
  profile: KnownFirm | null;
  newId: () => string;
};

const ASIDES: readonly Understood["kind"][] = ["policy_question", "out_of_scope", "chitchat"];

/** Shorter statements are more about the need on the table, not a need of their own. */
const OWN_NEED_MIN_CHARS = 8;

/** The state after what the turn tells; asking and confirming come later. */
export function mergeTurn(state: IntakeState, turn: IntakeTurn): IntakeState {
  const needs = turn.items.filter((item) => item.kind === "need");
  const isAside = turn.items.length > 0 && turn.items.every(({ kind }) => ASIDES.includes(kind));
  // A question in between answers nothing that was asked; only what it says outright of the firm counts.
  const told = isAside
    ? pick(extractSlots(turn.text, turn.now), true)
    : extractSlotAnswers(turn.text, state.lastAsks, turn.now);
  const known = state.drafts.length === 0 && isEmptyDraft(state.firm) ? fromProfile(turn.profile) : state.firm;
  const firm = correct(known, pick(told, true));
  const begun = { ...state, firm, disclosure: turn.acts.disclosure ?? state.disclosure };
  if (needs.length === 0) {
    return tellMore(begun, turn, told);
  }
  const [first] = needs;
  const isMore = state.drafts.length > 0 && needs.length === 1 && first !== undefined && !isAnother(state, first, turn);
  return isMore ? tellMore(begun, turn, told) : addDrafts(begun, needs, turn);
}

function isEmptyDraft(draft: NeedDraft): boolean {
  return Object.keys(draft).length === 0;
}

/** A further need is one that says so, or one of another cluster told in full. */
function isAnother({ drafts }: IntakeState, need: UnderstoodNeed, { acts, text }: IntakeTurn): boolean {
  const active = drafts.at(-1);
  if (acts.another) {
    return true;
  }
  const isOther = need.cluster !== null && active?.cluster !== null && need.cluster !== active?.cluster;
  return isOther && need.clusterTerms.length > 0 && [...text].length > OWN_NEED_MIN_CHARS * 2 && active?.problem !== "";
}

function addDrafts(state: IntakeState, needs: readonly UnderstoodNeed[], turn: IntakeTurn): IntakeState {
  // A draft that was begun without a word about the need is filled by the first need that comes.
  const kept = state.drafts.filter(({ problem }) => problem !== "");
  const drafts = needs.map((need) => toDraft(need, state.firm, turn));
  return { ...state, drafts: [...kept, ...drafts], isShown: false, pending: null };
}

function toDraft(need: UnderstoodNeed, firm: NeedDraft, turn: IntakeTurn): IntakeDraft {
  const clauses = tellingClauses(need.text, wordsOf(firm, need.draft));
  return {
    id: turn.newId(),
    words: turn.text.trim(),
    fields: pick(need.draft, false),
    gist: toGist(clauses),
    problem: clauses.join("，"),
    cluster: need.cluster,
    clusterRunnerUp: need.clusterRunnerUp,
    category: need.category,
    bottleneck: need.bottleneck,
    former: [],
  };
}

/** An empty draft for somebody who said that they want to report something. */
export function beginDraft(state: IntakeState, turn: IntakeTurn): IntakeState {
  const draft: IntakeDraft = {
    id: turn.newId(),
    words: turn.text.trim(),
    fields: {},
    gist: "",
    problem: "",
    cluster: null,
    clusterRunnerUp: null,
    category: null,
    bottleneck: "no",
    former: [],
  };
  return { ...state, drafts: [...state.drafts, draft], isShown: false };
}

/** More about the need on the table: fields, further words, and what an unclear cluster or category becomes by them. */
function tellMore(state: IntakeState, turn: IntakeTurn, told: NeedDraft): IntakeState {
  const active = state.drafts.at(-1);
  if (active === undefined) {
    return state;
  }
  const need = turn.items.find((item) => item.kind === "need");
  const own = pick(told, false);
  const fields = correct(active.fields, own);
  const clauses =
    need === undefined && !state.lastAsks.includes("problem")
      ? []
      : tellingClauses(turn.text, wordsOf(state.firm, told));
  const fresh = clauses.filter((clause) => !active.problem.includes(clause));
  const problem = [active.problem, ...fresh].filter((part) => part !== "").join("，");
  const next: IntakeDraft = {
    ...active,
    words: adds(turn, own, told) ? `${active.words}\n${turn.text.trim()}`.trim() : active.words,
    fields,
    gist: active.gist === "" ? toGist(fresh) : active.gist,
    problem,
    cluster: active.cluster ?? need?.cluster ?? null,
    clusterRunnerUp: active.clusterRunnerUp ?? need?.clusterRunnerUp ?? null,
    category: betterCategory(active.category, need?.category ?? null),
    bottleneck: active.bottleneck === "no" ? (need?.bottleneck ?? "no") : active.bottleneck,
    former: [...active.former, ...replaced(active.fields, own)],
  };
  return { ...state, drafts: [...state.drafts.slice(0, -1), next] };
}

function adds(turn: IntakeTurn, own: NeedDraft, told: NeedDraft): boolean {
  return turn.items.some(({ kind }) => kind === "need") || !isEmptyDraft(own) || !isEmptyDraft(told);
}

/** 其他 is what is left when nothing was told; any other reading is better. */
function betterCategory(before: CategoryId | null, now: CategoryId | null): CategoryId | null {
  return before === null || before === "other" ? (now ?? before) : before;
}

/** The last word counts. */
function correct(before: NeedDraft, told: NeedDraft): NeedDraft {
  return { ...before, ...told };
}

function replaced(before: NeedDraft, told: NeedDraft): IntakeDraft["former"] {
  return Object.keys(told).flatMap((name) => {
    const field = NeedField.safeParse(name);
    const old = before[name];
    return field.success && old !== undefined && old.text !== told[name]?.text
      ? [{ field: field.data, value: old.text }]
      : [];
  });
}

/** The firm's own fields of a draft, or the others. */
function pick(draft: NeedDraft, isFirm: boolean): NeedDraft {
  const names: readonly string[] = FIRM_FIELDS;
  return Object.fromEntries(Object.entries(draft).filter(([field]) => names.includes(field) === isFirm));
}

function fromProfile(profile: KnownFirm | null): NeedDraft {
  return Object.fromEntries(
    Object.entries(profile ?? {}).flatMap(([field, value]) =>
      value === null ? [] : [[field, { text: value, value, span: null }]],
    ),
  );
}

/** Words that have fields of their own: who the firm is, and what may still be corrected (指标、时间、预算、合作方式). */
function wordsOf(firm: NeedDraft, told: NeedDraft): string[] {
  const kept: readonly string[] = ["base", "import_source", "supply_risk", "substitute"];
  const own = Object.entries(told).flatMap(([field, { text }]) => (kept.includes(field) ? [] : [text]));
  return [...Object.values(firm).map(({ text }) => text), ...own].toSorted((a, b) => b.length - a.length);
}
