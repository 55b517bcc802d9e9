/** Takes a turn of the intake: hears it against the drafts kept for the conversation, files what was confirmed, keeps the rest. */
import { randomUUID } from "node:crypto";
import { recordContact, withholdMessages } from "../db/conversations.ts";
import type { Transaction } from "../db/database.ts";
import { findIntake, findProfile, type Profile, saveIntake } from "../db/intakes.ts";
import { findBoundary } from "../domain/boundary.ts";
import { advanceIntake } from "../domain/intake.ts";
import { type Filed, sayFiled } from "../domain/intake-filed.ts";
import { isSecretTalk } from "../domain/intake-secret.ts";
import { emptyIntake, IntakeState, listLive } from "../domain/intake-state.ts";
import type { DraftToFile, IntakeSetting, IntakeStep } from "../domain/intake-step.ts";
import { soundsLikePolicy } from "../domain/policy-sound.ts";
import type { InboundMessage, Locale, NeedDraft, Reply } from "../domain/reply.ts";
import { normaliseText } from "../domain/text.ts";
import { type Understood, understandMessage } from "../domain/understand-message.ts";
import { toIntakeActions, toIntakeItems } from "./intake-reply.ts";
import { KEEPING } from "./keeping.ts";
import { lookUpStatus, type Status } from "./look-up-status.ts";
import type { Deps } from "./ports.ts";
import { type ConfirmedDraft, type FiledNeed, submitNeed } from "./submit-need.ts";

/** A turn that concerns the intake; `rest` are the items that others answer before it. */
export type HeardTurn = { inbound: InboundMessage; step: IntakeStep; status: Status | null; profile: Profile | null };

/** Part of a reply. */
export type TakenTurn = Pick<Reply, "text" | "items" | "asks" | "actions">;

/** What a need was confirmed as, and the number it got. */
export type FiledDraft = { draft: DraftToFile; need: FiledNeed };

/** Kept instead of a text that must not be kept. */
export const WITHHELD = "（涉密内容，未保存）";

/** After how long a pause a conversation counts as taken up again. */
const RESUME_AFTER_HOURS = 4;

/** How a message stands: `state` is where the intake of the conversation was left, `followsPolicy` a question to the documents; `isAnswered` tells whether they answer it too, which decides where words alone do not. */
export type Hearing = {
  state: IntakeState;
  locale: Locale;
  followsPolicy: boolean;
  isAnswered: () => Promise<boolean>;
};

/** What the drafts and the message make of the turn; null when the message is none of the intake's business. */
export async function hearTurn(deps: Deps, inbound: InboundMessage, hearing: Hearing): Promise<HeardTurn | null> {
  const { needs, boundaries } = deps.vocabulary;
  const now = deps.clock();
  const items = understandMessage(inbound.text, { needs, boundaries, now });
  const { state } = hearing;
  const isOpen = listLive(state).length > 0 || state.awaited !== null;
  if (!isOpen && (isForPeople(deps, items, inbound.text) || (await isForDocuments(items, inbound.text, hearing)))) {
    return null;
  }
  const profile = await findProfile(deps.pool, inbound.requesterId);
  const turn = { text: inbound.text, items, locale: hearing.locale, now, profile, newId: randomUUID };
  const step = advanceIntake(state, turn, settingFor(deps));
  const says = step.say !== "" || step.items.some(({ kind }) => kind !== "chitchat");
  const isQuiet = !says && step.file.length === 0 && step.lookup === null;
  if (isQuiet && !isOpen) {
    return null;
  }
  const status =
    step.lookup === null ? null : await lookUpStatus(deps, step.lookup, { ...inbound, locale: step.locale });
  return { inbound, step, status, profile };
}

/** Where the intake of a conversation was left; read under the conversation's lease only, for the message before may still change it. */
export async function readIntake(deps: Deps, conversationId: string): Promise<IntakeState> {
  const stored = IntakeState.safeParse(await findIntake(deps.pool, conversationId));
  return stored.success ? stored.data : emptyIntake();
}

function settingFor({ vocabulary, directory }: Deps): IntakeSetting {
  return {
    keepDays: KEEPING.draftDays,
    resumeAfterHours: RESUME_AFTER_HOURS,
    retentionMonths: KEEPING.settledMonths,
    needs: vocabulary.needs,
    names: directory.names,
  };
}

async function isForDocuments(items: readonly Understood[], text: string, hearing: Hearing): Promise<boolean> {
  const sound = soundsLikePolicy(items, text, hearing.followsPolicy);
  return sound === "yes" || (sound === "maybe" && (await hearing.isAnswered()));
}

/** What the clerk's boundaries hand to people (代办中介、承诺) is no need, whatever product it names. */
function isForPeople({ vocabulary }: Deps, items: readonly Understood[], text: string): boolean {
  const boundary = findBoundary(normaliseText(text), vocabulary.boundaries);
  return boundary?.kind === "abstained" && items.every(({ kind }) => kind === "need");
}

/** Files what was confirmed and keeps the state, in the transaction that also stores the reply. */
export async function commitTurn(tx: Transaction, deps: Deps, heard: HeardTurn, messageId: string): Promise<TakenTurn> {
  const { inbound, step, status, profile } = heard;
  const { conversationId, requesterId, channel } = inbound;
  const filed: FiledDraft[] = [];
  for (const draft of step.file) {
    const need = await submitNeed(tx, deps, toConfirmed(draft), { conversationId, requesterId, channel });
    filed.push({ draft, need });
  }
  if (isSecretTalk(step.state)) {
    await withholdMessages(tx, conversationId, WITHHELD);
  }
  await keepWish(tx, deps, heard, messageId);
  await saveIntake(tx, { conversationId, requesterId }, step.state, deps.clock());
  const receipt = filed.length === 0 ? "" : sayFiled(filed.map(toReceipt), step.locale);
  return {
    text: [status?.text ?? "", receipt, step.say].filter((part) => part !== "").join("\n\n"),
    items: toIntakeItems(deps, { step, filed, status }),
    asks: [...step.asks, ...(status?.asks ?? [])],
    actions: toIntakeActions(step, profile),
  };
}

/** A wish for a person, or a name and number for an offline talk. */
async function keepWish(tx: Transaction, deps: Deps, { inbound, step }: HeardTurn, messageId: string): Promise<void> {
  const wish =
    step.offline === null
      ? step.handoff === null
        ? null
        : { department: "区科技局", contact: step.handoff.contact }
      : { department: "专班线下对接", contact: step.offline.contact };
  if (wish === null) {
    return;
  }
  const read = (field: string): string | null => wish.contact[field]?.text ?? null;
  const { conversationId } = inbound;
  const { department } = wish;
  const reach = { contact: read("contact"), phone: read("phone") ?? read("email") };
  await recordContact(tx, { messageId, conversationId, department, ...reach }, deps.clock());
}

function toConfirmed(file: DraftToFile): ConfirmedDraft {
  const { id, draft, sourceMessage, cluster, clusterRunnerUp, category, bottleneck, disclosure } = file;
  const read = (fields: NeedDraft, field: string): string => fields[field]?.text ?? "";
  const summary = read(draft, "summary");
  return {
    id,
    sourceText: sourceMessage,
    fields: draft,
    summary,
    problem: read(draft, "problem") || summary,
    cluster,
    clusterRunnerUp,
    category,
    bottleneck,
    disclosure,
  };
}

function toReceipt({ draft, need }: FiledDraft): Filed {
  const { number, groupName, groupId, claimDueAt } = need;
  return { number, groupName, groupId, claimDueAt, bottleneck: draft.bottleneck };
}
