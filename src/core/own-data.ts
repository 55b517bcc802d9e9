/** A requester's own data: what is stored of them, as a file, and its deletion; filed needs keep their content without the person. */
import { insertActivity, listNotices } from "../db/activities.ts";
import { type Transaction, withTransaction } from "../db/database.ts";
import { findProfile, listIntakesOf, type Profile } from "../db/intakes.ts";
import { listOwnNeeds, type StoredNeed } from "../db/needs.ts";
import {
  countConversations,
  deleteRequester,
  eraseActor,
  eraseLogEntry,
  eraseNeed,
  listLogEntries,
  listOwnMessages,
  listOwnWishes,
  lockOwnNeeds,
  openLogs,
} from "../db/own-data.ts";
import { buildEraser, type Eraser, eraseDeep } from "../domain/erase-person.ts";
import { IntakeState } from "../domain/intake-state.ts";
import { STATE_LABELS } from "../domain/need-labels.ts";
import { needSearchTerms } from "../domain/need-search.ts";
import { NeedDraft } from "../domain/reply.ts";
import type { Deps } from "./ports.ts";

/** What is stored, at a glance. */
export type OwnData = { profile: Profile | null; needs: StoredNeed[]; conversations: number };

const MOST_NOTICES = 10_000;
const SETTLED: readonly StoredNeed["state"][] = ["closed", "merged", "withdrawn"];
const PERSON_FIELDS = ["contact", "phone", "email"] as const;

/** What is stored of a requester. */
export async function readOwnData(deps: Deps, requesterId: string): Promise<OwnData> {
  return {
    profile: await findProfile(deps.pool, requesterId),
    needs: await listOwnNeeds(deps.pool, requesterId),
    conversations: await countConversations(deps.pool, requesterId),
  };
}

/** All of it as one object for a JSON file, under Chinese names that the person can read. */
export async function exportOwnData(deps: Deps, requesterId: string): Promise<Record<string, unknown>> {
  const { profile, needs } = await readOwnData(deps, requesterId);
  const messages = await listOwnMessages(deps.pool, requesterId);
  const notices = await listNotices(deps.pool, requesterId, MOST_NOTICES);
  const states = (await listIntakesOf(deps.pool, requesterId)).map((state) => IntakeState.parse(state));
  const wishes = await listOwnWishes(deps.pool, requesterId);
  return {
    导出时间: deps.clock().toISOString(),
    联系信息: profile,
    需求: needs.map((need) => ({
      单号: need.number,
      状态: STATE_LABELS[need.state],
      登记时间: need.submittedAt.toISOString(),
      企业: need.enterprise,
      联系人: need.contact,
      电话: need.phone,
      邮箱: need.email,
      原话: need.sourceText,
      填写内容: toTexts(need.fields),
      通知: notices
        .filter(({ number }) => number === need.number)
        .map(({ text, createdAt }) => ({ 时间: createdAt.toISOString(), 内容: text })),
    })),
    草稿: states.flatMap(({ drafts, cancelled, contact }) =>
      [...drafts, ...cancelled].map(({ words, fields, touchedAt }) => ({
        最后修改: touchedAt,
        原话: words.join("\n"),
        填写内容: toTexts({ ...contact, ...fields }),
      })),
    ),
    转人工: wishes.map(({ department, contact, phone, requestedAt }) => ({
      时间: requestedAt.toISOString(),
      部门: department,
      联系人: contact,
      电话: phone,
    })),
    对话: messages.map(({ conversationId, text, reply, receivedAt }) => ({
      会话: conversationId,
      时间: receivedAt.toISOString(),
      问: text,
      答: reply?.text ?? null,
    })),
  };
}

function toTexts(fields: NeedDraft): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, { text }]) => [field, text]));
}

/** What came of it; `open` are needs that must be withdrawn first, because somebody is working on them. */
export type Erasure = { kind: "erased"; needs: number } | { kind: "refused"; open: string[] };

/** Deletes profile, drafts, conversations and notices, and takes the person out of settled needs; all of it or nothing. */
export async function eraseOwnData(deps: Deps, requesterId: string): Promise<Erasure> {
  return withTransaction(deps.pool, async (tx) => {
    const needs = await lockOwnNeeds(tx, requesterId);
    const open = needs.filter(({ state }) => !SETTLED.includes(state)).map(({ number }) => number);
    if (open.length > 0) {
      return { kind: "refused", open };
    }
    const erase = eraserOf(await findProfile(tx, requesterId), needs);
    await openLogs(tx);
    await eraseLogs(tx, needs, erase);
    await eraseActor(tx, requesterId);
    for (const need of needs) {
      await blank(tx, deps, need, erase);
    }
    await deleteRequester(tx, requesterId);
    return { kind: "erased", needs: needs.length };
  });
}

/** Everything that the profile or a need says of the person, in every spelling that was kept. */
function eraserOf(profile: Profile | null, needs: readonly StoredNeed[]): Eraser {
  const of = (name: (typeof PERSON_FIELDS)[number]): string[] =>
    [
      profile?.[name] ?? null,
      ...needs.flatMap((need) => [need[name], need.fields[name]?.text ?? null, String(need.fields[name]?.value ?? "")]),
    ].filter((value): value is string => value !== null && value !== "");
  return buildEraser({ names: of("contact"), phones: of("phone"), emails: of("email") });
}

/** The needs' own logs, and in those of present and former survivors the entries that pass on what this firm said. */
async function eraseLogs(tx: Transaction, needs: readonly StoredNeed[], erase: Eraser): Promise<void> {
  for (const { id, event } of await listLogEntries(tx, needs)) {
    const after = eraseDeep(event, erase);
    if (JSON.stringify(after) !== JSON.stringify(event)) {
      await eraseLogEntry(tx, id, after);
    }
  }
}

async function blank(tx: Transaction, deps: Deps, need: StoredNeed, erase: Eraser): Promise<void> {
  const kept = Object.entries(need.fields).filter(([field]) => !PERSON_FIELDS.some((name) => name === field));
  const fields = NeedDraft.parse(eraseDeep(Object.fromEntries(kept), erase));
  const left = { summary: erase(need.summary), problem: erase(need.problem), sourceText: erase(need.sourceText) };
  const searched = [need.enterprise, left.summary, left.problem, left.sourceText];
  await eraseNeed(tx, need.id, {
    fields,
    ...left,
    searchTerms: needSearchTerms(searched, deps.vocabulary.lexicon),
  });
  await insertActivity(tx, need.id, {
    actor: { kind: "system" },
    at: deps.clock(),
    event: { kind: "noted", text: "企业联系人要求删除个人信息：姓名、电话、邮箱和对话已删除。" },
    key: `${need.id}:erased`,
  });
}
