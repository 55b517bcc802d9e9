/** Needs in SQL: filed once with a number of their own, found again by whoever may see them, changed only with their log. */
import { z } from "zod";
import { ClockId } from "../domain/activity.ts";
import { Bottleneck, CategoryId } from "../domain/category.ts";
import { ClusterId } from "../domain/cluster.ts";
import { NeedState, Outcome } from "../domain/need-state.ts";
import { NeedDraft } from "../domain/reply.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const Id = z.coerce.string();

/** A need as stored. `id` is the database's number as text; `requesterId` decides who else may see it. */
export const StoredNeed = z
  .object({
    id: Id,
    number: z.string(),
    requester_id: z.string(),
    conversation_id: z.string().nullable(),
    channel: z.enum(["slack", "web", "terminal", "import"]),
    fields: NeedDraft,
    enterprise: z.string(),
    contact: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    summary: z.string(),
    problem: z.string(),
    source_text: z.string(),
    cluster: ClusterId.nullable(),
    category: CategoryId,
    bottleneck: Bottleneck,
    disclosure: z.enum(["internal", "anonymous", "public"]),
    group_id: z.string(),
    cc: z.array(z.string()),
    assignee_id: Id.nullable(),
    assignee_name: z.string().nullable(),
    state: NeedState,
    outcome: Outcome.nullable(),
    merged_into: Id.nullable(),
    merged_number: z.string().nullable(),
    submitted_at: z.date(),
    changed_at: z.date(),
    next_clock: ClockId.nullable(),
    nearly_at: z.date().nullable(),
    due_at: z.date().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    number: row.number,
    requesterId: row.requester_id,
    conversationId: row.conversation_id,
    channel: row.channel,
    fields: row.fields,
    enterprise: row.enterprise,
    contact: row.contact,
    phone: row.phone,
    email: row.email,
    summary: row.summary,
    problem: row.problem,
    sourceText: row.source_text,
    cluster: row.cluster,
    category: row.category,
    bottleneck: row.bottleneck,
    disclosure: row.disclosure,
    groupId: row.group_id,
    cc: row.cc,
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name,
    state: row.state,
    outcome: row.outcome,
    mergedInto: row.merged_into,
    mergedNumber: row.merged_number,
    submittedAt: row.submitted_at,
    changedAt: row.changed_at,
    nextClock: row.next_clock,
    nearlyAt: row.nearly_at,
    dueAt: row.due_at,
  }));
export type StoredNeed = z.infer<typeof StoredNeed>;

/** Columns of `StoredNeed`; the two names come by joins. */
export const NEED_SELECT = `select need.id, need.number, need.requester_id, need.conversation_id, need.channel, need.fields,
  need.enterprise, need.contact, need.phone, need.email, need.summary, need.problem, need.source_text, need.cluster,
  need.category, need.bottleneck, need.disclosure, need.group_id, need.cc, need.assignee_id, staff.name as assignee_name,
  need.state, need.outcome, need.merged_into, survivor.number as merged_number, need.submitted_at, need.changed_at,
  need.next_clock, need.nearly_at, need.due_at
  from need left join staff on staff.id = need.assignee_id left join need survivor on survivor.id = need.merged_into`;

/** A confirmed draft on its way into the table. */
export type NewNeed = Pick<
  StoredNeed,
  | "requesterId"
  | "conversationId"
  | "channel"
  | "fields"
  | "enterprise"
  | "contact"
  | "phone"
  | "email"
  | "summary"
  | "problem"
  | "sourceText"
  | "cluster"
  | "category"
  | "bottleneck"
  | "disclosure"
  | "groupId"
  | "cc"
> & { draftId: string; enterpriseKey: string; searchTerms: string[]; likenessKeys: string[] };

/**
 * Files a need under the next number of its year. The number is taken in the caller's transaction, so none is lost or given twice.
 *
 * Shape   `year` is the year at the bureau; numbers are `XQ-<year>-<four digits or more>`
 * Errors  ConflictError when the draft is filed already: look first with `findNeedOfDraft` under `lockDraft`
 */
export async function insertNeed(
  tx: Transaction,
  need: NewNeed,
  when: { now: Date; year: number },
): Promise<{ id: string; number: string }> {
  const counted = await selectRow(
    tx,
    z.object({ last: z.number() }),
    `insert into need_counter (year, last) values ($1, 1)
     on conflict (year) do update set last = need_counter.last + 1 returning last`,
    [when.year],
  );
  const number = `XQ-${when.year}-${String(counted?.last ?? 0).padStart(4, "0")}`;
  const row = await selectRow(
    tx,
    z.object({ id: Id }),
    `insert into need (number, draft_id, requester_id, conversation_id, channel, fields, enterprise, enterprise_key,
       contact, phone, email, summary, problem, source_text, cluster, category, bottleneck, disclosure, group_id, cc,
       state, submitted_at, changed_at, search_terms, likeness_keys)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
       'submitted', $21, $21, $22, $23) returning id`,
    [
      number,
      need.draftId,
      need.requesterId,
      need.conversationId,
      need.channel,
      JSON.stringify(need.fields),
      need.enterprise,
      need.enterpriseKey,
      need.contact,
      need.phone,
      need.email,
      need.summary,
      need.problem,
      need.sourceText,
      need.cluster,
      need.category,
      need.bottleneck,
      need.disclosure,
      need.groupId,
      need.cc,
      when.now,
      need.searchTerms,
      need.likenessKeys,
    ],
  );
  return { id: row?.id ?? "", number };
}

/** Makes two confirmations of one draft wait for each other until the transaction ends. */
export async function lockDraft(tx: Transaction, draftId: string): Promise<void> {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended($1, 0))", [`draft ${draftId}`]);
}

/** The need that a draft became; null when it was not filed. */
export function findNeedOfDraft(db: Queryable, draftId: string): Promise<StoredNeed | null> {
  return selectRow(db, StoredNeed, `${NEED_SELECT} where need.draft_id = $1`, [draftId]);
}

/** A need by its number, for staff; permissions are the caller's. */
export function findNeed(db: Queryable, number: string): Promise<StoredNeed | null> {
  return selectRow(db, StoredNeed, `${NEED_SELECT} where need.number = $1`, [number]);
}

/** A need by its row's id. */
export function findNeedById(db: Queryable, id: string): Promise<StoredNeed | null> {
  return selectRow(db, StoredNeed, `${NEED_SELECT} where need.id = $1`, [id]);
}

/** A need that the requester filed; another's is not found, as one that does not exist. */
export function findOwnNeed(db: Queryable, number: string, requesterId: string): Promise<StoredNeed | null> {
  return selectRow(db, StoredNeed, `${NEED_SELECT} where need.number = $1 and need.requester_id = $2`, [
    number,
    requesterId,
  ]);
}

/** A need by its number and the last four digits of its phone. */
export function findNeedByTail(db: Queryable, number: string, tail: string): Promise<StoredNeed | null> {
  return selectRow(
    db,
    StoredNeed,
    `${NEED_SELECT} where need.number = $1 and right(regexp_replace(need.phone, '\\D', '', 'g'), 4) = $2`,
    [number, tail],
  );
}

/** A requester's needs, newest first. */
export function listOwnNeeds(db: Queryable, requesterId: string): Promise<StoredNeed[]> {
  return selectRows(db, StoredNeed, `${NEED_SELECT} where need.requester_id = $1 order by need.id desc limit 200`, [
    requesterId,
  ]);
}

/** What a change leaves in the need's own row; the log says why. */
export type NeedStanding = Pick<
  StoredNeed,
  "state" | "groupId" | "cc" | "assigneeId" | "outcome" | "mergedInto" | "nextClock" | "nearlyAt" | "dueAt"
>;

/** Writes where a need stands after a change. */
export async function updateStanding(tx: Transaction, id: string, standing: NeedStanding, now: Date): Promise<void> {
  await execute(
    tx,
    `update need set state = $2, group_id = $3, cc = $4, assignee_id = $5, outcome = $6, merged_into = $7,
       next_clock = $8, nearly_at = $9, due_at = $10, changed_at = $11 where id = $1`,
    [
      id,
      standing.state,
      standing.groupId,
      standing.cc,
      standing.assigneeId,
      standing.outcome,
      standing.mergedInto,
      standing.nextClock,
      standing.nearlyAt,
      standing.dueAt,
      now,
    ],
  );
}
