/** Everything that is stored about one requester, in SQL: counted, listed for export, and erased. */
import { z } from "zod";
import { Reply } from "../domain/reply.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";
import { NEED_SELECT, StoredNeed } from "./needs.ts";

const Id = z.coerce.string();

/** What a requester said and was told, oldest first. */
export const OwnMessage = z
  .object({ conversation_id: z.string(), text: z.string(), reply: Reply.nullable(), received_at: z.date() })
  .transform(({ conversation_id, received_at, ...row }) => ({
    ...row,
    conversationId: conversation_id,
    receivedAt: received_at,
  }));
export type OwnMessage = z.infer<typeof OwnMessage>;

/** How many conversations a requester has. */
export async function countConversations(db: Queryable, requesterId: string): Promise<number> {
  const row = await selectRow(
    db,
    z.object({ total: z.number() }),
    "select count(*)::int as total from conversation where requester_id = $1",
    [requesterId],
  );
  return row?.total ?? 0;
}

/** All messages of all conversations of a requester. */
export function listOwnMessages(db: Queryable, requesterId: string): Promise<OwnMessage[]> {
  return selectRows(
    db,
    OwnMessage,
    `select message.conversation_id, message.text, message.reply, message.received_at
     from message join conversation on conversation.id = message.conversation_id
     where conversation.requester_id = $1 order by message.id`,
    [requesterId],
  );
}

/** A requester's wishes for a person. */
export function listOwnWishes(
  db: Queryable,
  requesterId: string,
): Promise<{ department: string; contact: string | null; phone: string | null; requestedAt: Date }[]> {
  const row = z
    .object({
      department: z.string(),
      contact: z.string().nullable(),
      phone: z.string().nullable(),
      requested_at: z.date(),
    })
    .transform(({ requested_at, ...wish }) => ({ ...wish, requestedAt: requested_at }));
  return selectRows(
    db,
    row,
    `select handoff_request.department, handoff_request.contact, handoff_request.phone, handoff_request.requested_at
     from handoff_request join conversation on conversation.id = handoff_request.conversation_id
     where conversation.requester_id = $1 order by handoff_request.id`,
    [requesterId],
  );
}

/** A requester's needs with their rows locked until the transaction ends. */
export function lockOwnNeeds(tx: Transaction, requesterId: string): Promise<StoredNeed[]> {
  return selectRows(
    tx,
    StoredNeed,
    `${NEED_SELECT} where need.requester_id = $1 order by need.number for no key update of need`,
    [requesterId],
  );
}

/** Nobody's browser: such a need is shown to staff only. */
const NOBODY = "erased";

/**
 * Takes out conversations with everything that hangs on them, drafts, notices and the profile.
 *
 * Shape   tries to open needs stay, without the browser's name: or five more could be had by deleting
 */
export async function deleteRequester(tx: Transaction, requesterId: string): Promise<void> {
  for (const table of ["conversation", "intake", "notice", "slack_thread", "slack_user"]) {
    await execute(tx, `delete from ${table} where requester_id = $1`, [requesterId]);
  }
  await execute(
    tx,
    `update access_attempt set requester_id = $2, address = case when address like 'chat:%' then $2 else address end
     where requester_id = $1`,
    [requesterId, NOBODY],
  );
  await execute(tx, "delete from requester where id = $1", [requesterId]);
}

/** What is left of a need once its contact is erased. */
export type ErasedNeed = Pick<StoredNeed, "fields" | "summary" | "problem" | "sourceText"> & { searchTerms: string[] };

/** Blanks the contact of a need and writes its texts without the person. */
export async function eraseNeed(tx: Transaction, id: string, left: ErasedNeed): Promise<void> {
  await execute(
    tx,
    `update need set contact = null, phone = null, email = null, requester_id = $2, fields = $3::jsonb, summary = $4,
       problem = $5, source_text = $6, search_terms = $7 where id = $1`,
    [id, NOBODY, JSON.stringify(left.fields), left.summary, left.problem, left.sourceText, left.searchTerms],
  );
}

/** An entry of a log as the database holds it. */
export const LogEntry = z.object({ id: Id, need_id: Id, event: z.unknown() });

/** The entries of some needs' logs, and what was passed on from these needs to the logs of others. */
export function listLogEntries(
  tx: Transaction,
  needs: readonly Pick<StoredNeed, "id" | "number">[],
): Promise<z.infer<typeof LogEntry>[]> {
  return selectRows(
    tx,
    LogEntry,
    "select id, need_id, event from activity where need_id = any($1::bigint[]) or event ->> 'about' = any($2)",
    [needs.map(({ id }) => id), needs.map(({ number }) => number)],
  );
}

/** Opens the logs for the erasure, until the transaction ends. */
export async function openLogs(tx: Transaction): Promise<void> {
  await execute(tx, "select set_config('yiduiyi.erasing', 'on', true)", []);
}

/** Writes an entry without the person. */
export async function eraseLogEntry(tx: Transaction, id: string, event: unknown): Promise<void> {
  await execute(tx, "update activity set event = $2::jsonb where id = $1", [id, JSON.stringify(event)]);
}

/** Takes a requester's name out of the logs that they wrote into. */
export async function eraseActor(tx: Transaction, requesterId: string): Promise<void> {
  await execute(
    tx,
    "update activity set actor_id = $2, actor_name = '（已删除）' where actor_kind = 'requester' and actor_id = $1",
    [requesterId, NOBODY],
  );
}

/** Requesters whose needs have all been settled since before a time and still name a person. */
export async function listExpiredRequesters(db: Queryable, before: Date): Promise<string[]> {
  const row = z.object({ requester_id: z.string() });
  const rows = await selectRows(
    db,
    row,
    `select requester_id from need group by requester_id
     having bool_and(state in ('closed', 'merged', 'withdrawn')) and max(changed_at) < $1
       and bool_or(contact is not null or phone is not null or email is not null)
       and not exists (select 1 from intake where intake.requester_id = need.requester_id)`,
    [before],
  );
  return rows.map(({ requester_id }) => requester_id);
}
