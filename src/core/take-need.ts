/** Takes a turn of the intake: hears it against the drafts kept for the conversation, files what was confirmed, keeps the rest. */
import { randomUUID } from "node:crypto";
import { recordContact } from "../db/conversations.ts";
import type { Transaction } from "../db/database.ts";
import { findIntake, findProfile, saveIntake } from "../db/intakes.ts";
import type { ClusterId } from "../domain/cluster.ts";
import { foldText } from "../domain/fold-text.ts";
import { advanceIntake } from "../domain/intake.ts";
import { readActs } from "../domain/intake-act.ts";
import { missingRequired } from "../domain/intake-ask.ts";
import type { IntakeTurn } from "../domain/intake-merge.ts";
import { type IntakeDraft, IntakeState, isIntakeOpen, NO_INTAKE } from "../domain/intake-state.ts";
import type { ConfirmedIntake, IntakeStep } from "../domain/intake-step.ts";
import { filed as filedSaying, inLocale } from "../domain/intake-words.ts";
import { FORM_FIELDS } from "../domain/need-field.ts";
import { DEFAULT_DEPARTMENT } from "../domain/refusal.ts";
import { type InboundMessage, type Item, type Locale, type NeedDraft, type Reply, SAY } from "../domain/reply.ts";
import { routeNeed } from "../domain/routing.ts";
import { type Understood, understandMessage } from "../domain/understand-message.ts";
import { lookUpStatus, type Status } from "./look-up-status.ts";
import type { Deps } from "./ports.ts";
import { type ConfirmedDraft, type FiledNeed, submitNeed } from "./submit-need.ts";

/** A turn that concerns the intake; `policyText` is what of it is a policy question, "" when nothing is. */
export type HeardTurn = {
  inbound: InboundMessage;
  locale: Locale;
  understood: Understood[];
  step: IntakeStep;
  status: Status | null;
  policyText: string;
};

/** Part of a reply. */
export type TakenTurn = Pick<Reply, "text" | "items" | "asks" | "actions">;

/**
 * What the drafts and the message make of the turn; null when the message is none of the intake's business.
 *
 * Shape   `isAnswered` tells whether the documents answer the message: it decides where words alone do not
 */
export async function hearTurn(
  deps: Deps,
  inbound: InboundMessage,
  { locale, isAnswered }: { locale: Locale; isAnswered: () => Promise<boolean> },
): Promise<HeardTurn | null> {
  const { needs, boundaries } = deps.vocabulary;
  const now = deps.clock();
  const state = await readState(deps, inbound.conversationId);
  const acts = readActs(inbound.text);
  const all = understandMessage(inbound.text, { needs, boundaries, now });
  // While a draft is open a statement is about it, whatever it sounds like; only what asks is a policy question.
  const isTold = ({ kind }: Understood): boolean => kind === "policy_question" && isIntakeOpen(state) && !acts.asks;
  const understood = all.filter((item) => !isTold(item));
  if (!concernsIntake(understood, state, acts.starts)) {
    return null;
  }
  if (!isIntakeOpen(state) && acts.asks && soundsLikePolicy(understood, inbound.text) && (await isAnswered())) {
    return null;
  }
  const turn: IntakeTurn = {
    text: inbound.text,
    items: understood,
    acts,
    now,
    profile: await findProfile(deps.pool, inbound.requesterId),
    newId: randomUUID,
  };
  const step = advanceIntake(state, turn, { locale, nameCluster: (id) => nameCluster(deps, id) });
  if (step === null) {
    return null;
  }
  const status = step.lookUp === null ? null : await lookUpStatus(deps, step.lookUp, { ...inbound, locale });
  const policyText = understood.flatMap((item) => (item.kind === "policy_question" ? [item.text] : [])).join("\n");
  return { inbound, locale, understood, step, status, policyText };
}

async function readState(deps: Deps, conversationId: string): Promise<IntakeState> {
  const stored = IntakeState.safeParse(await findIntake(deps.pool, conversationId));
  return stored.success ? stored.data : NO_INTAKE;
}

/** Words of money, rules and statistics: a question with them may be about the documents although it names a product. */
const POLICY_WORDS =
  /奖|补(?!充|焊|货|料|漏)|资助|扣除|认定|评上|评定|申报|政策|税|号文|规划|产值|检测费|award|subsid|grant|policy|tax|output|deduction/iu;

function soundsLikePolicy(understood: readonly Understood[], text: string): boolean {
  return understood.every(({ kind }) => kind === "need") && POLICY_WORDS.test(foldText(text));
}

const OF_INTAKE: readonly Understood["kind"][] = ["need", "status_query", "handoff", "secret"];

function concernsIntake(understood: readonly Understood[], state: IntakeState, starts: boolean): boolean {
  const asksOnly = understood.length > 0 && understood.every(({ kind }) => kind === "policy_question");
  return understood.some(({ kind }) => OF_INTAKE.includes(kind)) || isIntakeOpen(state) || (starts && !asksOnly);
}

function nameCluster({ directory }: Deps, id: ClusterId | null): string {
  return id === null ? "待定" : (directory.groups.clusterNames.get(id) ?? id);
}

/** Files what was confirmed and keeps the state, in the transaction that also stores the reply. */
export async function commitTurn(tx: Transaction, deps: Deps, heard: HeardTurn, messageId: string): Promise<TakenTurn> {
  const { inbound, locale, step, status } = heard;
  const { conversationId, requesterId, channel } = inbound;
  const filed: Filed[] = [];
  for (const draft of step.file) {
    const need = await submitNeed(tx, deps, toConfirmed(draft), { conversationId, requesterId, channel });
    filed.push({ draft, need });
  }
  if (step.handOff !== null) {
    await recordContact(tx, { messageId, conversationId, ...step.handOff }, deps.clock());
  }
  await saveIntake(tx, { conversationId, requesterId }, step.state, deps.clock());
  const receipts = filed.map(({ need }) =>
    inLocale(filedSaying(need.number, need.groupName, showDue(need.claimDueAt)), locale),
  );
  return {
    text: [...asides(heard), status?.text ?? "", step.say, ...receipts].filter((part) => part !== "").join("\n\n"),
    items: toItems(deps, heard, filed),
    asks: status?.asks ?? step.asks,
    actions: toActions(step, locale),
  };
}

type Filed = { draft: ConfirmedIntake; need: FiledNeed };

function toConfirmed(draft: ConfirmedIntake): ConfirmedDraft {
  const { id, words, fields, gist, problem, cluster, clusterRunnerUp, category, bottleneck, disclosure } = draft;
  return {
    id,
    sourceText: words,
    fields,
    summary: gist,
    problem,
    cluster,
    clusterRunnerUp,
    category: category ?? "other",
    bottleneck,
    disclosure,
  };
}

/** What lies beside the intake in the same message: matters of other offices. */
function asides({ understood, locale }: HeardTurn): string[] {
  return understood.flatMap((item) =>
    item.kind === "out_of_scope" && item.boundary !== null
      ? [inLocale({ zh: item.boundary.reply, en: item.boundary.reply_en }, locale)]
      : [],
  );
}

const DUE = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });

/** `2026-07-01 17:30` at the bureau. */
function showDue(at: Date): string {
  return DUE.format(at);
}

/** The drafts that are open and the needs that were filed; then what else the message held. */
function toItems(deps: Deps, { step, understood, status }: HeardTurn, filed: readonly Filed[]): Item[] {
  const missing = missingRequired(step.state);
  const state = step.state.isShown ? "confirming" : "draft";
  const { firm } = step.state;
  const open = step.state.drafts.map((draft) =>
    toNeedItem(deps, { ...draft, fields: { ...firm, ...draft.fields } }, { state, number: null, missing }),
  );
  const done = filed.map(({ draft, need }) =>
    toNeedItem(deps, draft, { state: "filed", number: need.number, missing: [] }),
  );
  return [...done, ...open, ...understood.flatMap((item) => toOtherItem(item, firm, status))];
}

function toNeedItem(
  deps: Deps,
  draft: IntakeDraft,
  at: { state: "draft" | "confirming" | "filed"; number: string | null; missing: string[] },
): Item {
  const { cluster, clusterRunnerUp, category, bottleneck, fields, gist, problem } = draft;
  const routing = routeNeed({ cluster, clusterRunnerUp, category, bottleneck, text: problem }, deps.directory.groups);
  const told = { summary: gist, problem };
  const texts = Object.entries(told).map(([name, text]) => [name, { text, value: text, span: null }]);
  return {
    kind: "need",
    ...at,
    draft: { ...fields, ...Object.fromEntries(texts) },
    cluster,
    category,
    bottleneck,
    group: routing.group,
    cc: routing.cc,
    reason: routing.reason,
    similar: [],
  };
}

function toOtherItem(item: Understood, firm: NeedDraft, status: Status | null): Item[] {
  switch (item.kind) {
    case "status_query":
      return [{ kind: "status_query", number: item.number, state: status?.need?.state ?? null, draft: item.draft }];
    case "handoff": {
      const department = item.boundary?.department ?? DEFAULT_DEPARTMENT;
      const contact = firm["phone"]?.text ?? null;
      return [{ kind: "handoff", handoff: { department, reason: "提出人要求", contact }, draft: item.draft }];
    }
    case "secret":
      return [{ kind: "secret", draft: item.draft }];
    case "out_of_scope":
      return [{ kind: "out_of_scope", department: item.boundary?.department ?? null, draft: item.draft }];
    default:
      return [];
  }
}

/** Buttons for what can be said next. */
function toActions({ state, asks }: IntakeStep, locale: Locale): Reply["actions"] {
  if (state.drafts.length === 0) {
    return [];
  }
  const words = locale === "en" ? BUTTONS.en : BUTTONS.zh;
  const many = state.drafts.length > 1;
  const forms = state.drafts.map((draft, index) => ({
    form: draft.id,
    title: many ? `${words.edit} ${index + 1}` : words.edit,
    fields: [...FORM_FIELDS],
    draft: { ...state.firm, ...draft.fields },
  }));
  const say = (label: string, style: "primary" | "default") => ({ id: SAY, label, style, value: label });
  return asks.includes("confirm")
    ? [say(words.submit, "primary"), ...forms, say(words.cancel, "default")]
    : [say(words.unknown, "default"), ...forms, say(words.cancel, "default")];
}

const BUTTONS = {
  zh: { submit: "提交", edit: "用表格填", unknown: "不知道", cancel: "取消登记" },
  en: { submit: "Submit", edit: "Edit as a form", unknown: "Don't know", cancel: "Cancel" },
} as const;
