/** Drafts of conversations and what is known of a requester, in SQL. */
import { z } from "zod";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

/** The dialogue's state of a conversation as it was left; null when there is none. */
export async function findIntake(db: Queryable, conversationId: string): Promise<unknown> {
  const row = z.object({ state: z.unknown() });
  const found = await selectRow(db, row, "select state from intake where conversation_id = $1", [conversationId]);
  return found?.state ?? null;
}

/** Keeps the state; null means that nothing is left to keep. */
export async function saveIntake(
  tx: Transaction,
  who: { conversationId: string; requesterId: string },
  state: object | null,
  now: Date,
): Promise<void> {
  if (state === null) {
    await execute(tx, "delete from intake where conversation_id = $1", [who.conversationId]);
    return;
  }
  await execute(
    tx,
    `insert into intake (conversation_id, requester_id, state, updated_at) values ($1, $2, $3::jsonb, $4)
     on conflict (conversation_id) do update set state = excluded.state, updated_at = excluded.updated_at`,
    [who.conversationId, who.requesterId, JSON.stringify(state), now],
  );
}

/** The states of all conversations of a requester. */
export async function listIntakesOf(db: Queryable, requesterId: string): Promise<unknown[]> {
  const row = z.object({ state: z.unknown() });
  const sql = "select state from intake where requester_id = $1 order by updated_at, conversation_id";
  return (await selectRows(db, row, sql, [requesterId])).map(({ state }) => state);
}

/** Forgets drafts that nobody has touched since; the number forgotten. */
export async function deleteIntakesBefore(db: Queryable, before: Date): Promise<number> {
  const result = await execute(db, "delete from intake where updated_at < $1", [before]);
  return result.rowCount ?? 0;
}

/** Who a requester said they are when they last filed a need. */
export const Profile = z.object({
  enterprise: z.string().nullable(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});
export type Profile = z.infer<typeof Profile>;

/** A requester's own data; null before the first filing. */
export function findProfile(db: Queryable, requesterId: string): Promise<Profile | null> {
  return selectRow(db, Profile, "select enterprise, contact, phone, email from requester where id = $1", [requesterId]);
}

/** Keeps what a filing said. */
export async function saveProfile(tx: Transaction, requesterId: string, profile: Profile, now: Date): Promise<void> {
  await execute(
    tx,
    `insert into requester (id, enterprise, contact, phone, email, updated_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set enterprise = excluded.enterprise, contact = excluded.contact,
       phone = excluded.phone, email = excluded.email, updated_at = excluded.updated_at`,
    [requesterId, profile.enterprise, profile.contact, profile.phone, profile.email, now],
  );
}

/** The state that holds a requester's own draft, and its conversation; null when there is none. */
export function findIntakeOf(
  db: Queryable,
  draftId: string,
  requesterId: string,
): Promise<{ conversationId: string; state: unknown } | null> {
  const row = z
    .object({ conversation_id: z.string(), state: z.unknown() })
    .transform(({ conversation_id, state }) => ({ conversationId: conversation_id, state }));
  return selectRow(
    db,
    row,
    `select conversation_id, state from intake
     where requester_id = $2 and state -> 'drafts' @> jsonb_build_array(jsonb_build_object('id', $1::text))`,
    [draftId, requesterId],
  );
}
