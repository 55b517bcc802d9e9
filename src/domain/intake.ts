/** The intake (需求登记): one turn of the talk that turns what a firm says into needs that it has confirmed. No effects: the caller files and keeps. */

import { handOff, hearSecret, lookUpNumber } from "./intake-aside.ts";
import { missingRequired, nextAsks } from "./intake-ask.ts";
import { renderIntakeCard } from "./intake-card.ts";
import { applyDeclines, isRefused } from "./intake-decline.ts";
import { beginDraft, type IntakeTurn, mergeTurn } from "./intake-merge.ts";
import { type IntakeState, NO_INTAKE } from "./intake-state.ts";
import { type IntakeSetting, type IntakeStep, sayOnly } from "./intake-step.ts";
import { askFor, disclosureLabel, heard, inLocale, PRIVACY, SAYINGS, type Saying } from "./intake-words.ts";
import type { NeedField } from "./need-field.ts";
import { DEFAULT_DEPARTMENT } from "./refusal.ts";
import type { NeedDraft } from "./reply.ts";

/** Takes one turn; null when there is nothing in it for the intake. */
export function advanceIntake(before: IntakeState, turn: IntakeTurn, setting: IntakeSetting): IntakeStep | null {
  return (
    hearSecret(before, turn, setting) ??
    lookUpNumber(before, turn, setting) ??
    handOff(before, turn, setting) ??
    cancel(before, turn, setting) ??
    goOn(before, turn, setting)
  );
}

function cancel(state: IntakeState, { acts }: IntakeTurn, setting: IntakeSetting): IntakeStep | null {
  if (acts.cancels && (state.drafts.length > 0 || state.pending !== null)) {
    return sayOnly({ ...NO_INTAKE, isPrivacyTold: state.isPrivacyTold }, SAYINGS.cancelled, setting);
  }
  return null;
}

function goOn(before: IntakeState, turn: IntakeTurn, setting: IntakeSetting): IntakeStep | null {
  const { acts, text } = turn;
  const kept = dropOne(before, acts.dropped);
  const merged = mergeTurn(kept, turn);
  const begun = merged.drafts.length === 0 && acts.starts ? beginDraft(merged, turn) : merged;
  const state = applyDeclines(begun, acts, text);
  if (state.drafts.length === 0) {
    return before.drafts.length > 0 ? sayOnly(state, SAYINGS.cancelled, setting) : null;
  }
  if (isRefused(state, acts)) {
    return { ...sayOnly(state, SAYINGS.refused, setting), handOff: handOffOf(state) };
  }
  const isNew = state.drafts.length !== kept.drafts.length || kept.drafts.some(({ problem }) => problem === "");
  const missing = missingRequired(state);
  if (acts.confirms && before.isShown && !isNew && missing.length === 0) {
    return file(state, setting);
  }
  const wantsCard = acts.wantsCard || acts.isEnough || acts.confirms || before.isShown;
  const asks = wantsCard && missing.length === 0 ? [] : nextAsks(state);
  const intro = introduce(state, { turn, isNew, wasShown: before.isShown });
  const soFar = acts.wantsCard ? renderIntakeCard(state, setting) : "";
  return asks.length > 0 ? ask(state, asks, { setting, intro, soFar }) : showCard(state, { setting, intro, soFar: "" });
}

function dropOne(state: IntakeState, dropped: number | null): IntakeState {
  return dropped === null || dropped > state.drafts.length
    ? state
    : { ...state, drafts: state.drafts.filter((_, index) => index !== dropped - 1) };
}

function handOffOf({ firm }: IntakeState): IntakeStep["handOff"] {
  return { department: DEFAULT_DEPARTMENT, contact: firm["contact"]?.text ?? null, phone: firm["phone"]?.text ?? null };
}

function file(state: IntakeState, setting: IntakeSetting): IntakeStep {
  const { firm, disclosure } = state;
  const confirmed = state.drafts.map((draft) => ({
    ...draft,
    fields: { ...firm, ...draft.fields, disclosure: toField(disclosure) },
    disclosure,
  }));
  const rest = { ...NO_INTAKE, isPrivacyTold: true };
  return { ...sayOnly(rest, { zh: "", en: "" }, setting), file: confirmed };
}

function toField(disclosure: IntakeState["disclosure"]): NeedDraft[string] {
  return { text: disclosureLabel(disclosure).zh, value: disclosure, span: null };
}

/** What comes before the question or the card: what was heard, that it was changed, or that the talk goes on. */
function introduce(
  state: IntakeState,
  { turn, isNew, wasShown }: { turn: IntakeTurn; isNew: boolean; wasShown: boolean },
): Saying[] {
  const isAside = turn.items.some(({ kind }) => kind === "policy_question" || kind === "out_of_scope");
  const notice = state.isPrivacyTold ? [] : [PRIVACY];
  if (isNew) {
    return [heard(state.drafts.map(({ gist }) => gist)), ...notice];
  }
  if (isAside) {
    return [SAYINGS.resume];
  }
  return wasShown && !turn.acts.confirms && !turn.acts.wantsCard ? [SAYINGS.changed] : [];
}

type Speaking = { setting: IntakeSetting; intro: Saying[]; soFar: string };

function ask(state: IntakeState, asks: NeedField[], { setting, intro, soFar }: Speaking): IntakeStep {
  const isRequired = missingRequired(state).length > 0 || asks.includes("cluster");
  const question = askFor(asks, state.asked, isRequired);
  const asked = { ...state.asked };
  for (const field of asks) {
    asked[field] = (asked[field] ?? 0) + 1;
  }
  return {
    state: { ...state, asked, lastAsks: asks, isShown: false, isPrivacyTold: true, pending: null },
    say: [join(intro, setting), soFar, join([question], setting)].filter((part) => part !== "").join("\n\n"),
    asks,
    file: [],
    handOff: null,
    lookUp: null,
  };
}

function showCard(state: IntakeState, { setting, intro }: Speaking): IntakeStep {
  const card = renderIntakeCard(state, setting);
  return {
    state: { ...state, lastAsks: [], isShown: true, isPrivacyTold: true, pending: null },
    say: [join(intro, setting), card, inLocale(SAYINGS.confirm, setting.locale)]
      .filter((part) => part !== "")
      .join("\n\n"),
    asks: ["confirm", "disclosure", "secret_confirmed"],
    file: [],
    handOff: null,
    lookUp: null,
  };
}

function join(sayings: readonly Saying[], { locale }: IntakeSetting): string {
  return sayings.map((saying) => inLocale(saying, locale)).join("\n\n");
}
