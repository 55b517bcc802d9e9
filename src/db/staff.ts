/** Staff of the task force in SQL: people, single-use invitations, and sessions of the console. */
import { z } from "zod";
import { Role } from "../domain/role.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const Id = z.coerce.string();

/** A member of staff (工作人员). `groupId` is null for those who work for all groups. */
export const Staff = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string().nullable(),
    role: Role,
    group_id: z.string().nullable(),
    active: z.boolean(),
  })
  .transform(({ group_id, ...row }) => ({ ...row, groupId: group_id }));
export type Staff = z.infer<typeof Staff>;

const STAFF_SELECT = "select staff.id, staff.name, staff.email, staff.role, staff.group_id, staff.active from staff";

/** Adds a person. Errors: ConflictError when the mail address is taken. */
export async function insertStaff(
  tx: Transaction,
  person: Pick<Staff, "name" | "email" | "role" | "groupId">,
  now: Date,
): Promise<string> {
  const row = await selectRow(
    tx,
    z.object({ id: Id }),
    "insert into staff (name, email, role, group_id, created_at) values ($1, $2, $3, $4, $5) returning id",
    [person.name, person.email, person.role, person.groupId, now],
  );
  return row?.id ?? "";
}

/** Everybody, those who left last. */
export function listStaff(db: Queryable): Promise<Staff[]> {
  return selectRows(db, Staff, `${STAFF_SELECT} order by active desc, group_id nulls first, id`, []);
}

/** A person by id; null when there is none. */
export function findStaff(db: Queryable, id: string): Promise<Staff | null> {
  return selectRow(db, Staff, `${STAFF_SELECT} where id = $1`, [id]);
}

/** Changes role, group or whether the person still belongs; their sessions end when they no longer do. */
export async function updateStaff(
  tx: Transaction,
  id: string,
  person: Pick<Staff, "role" | "groupId" | "active">,
): Promise<void> {
  await execute(tx, "update staff set role = $2, group_id = $3, active = $4 where id = $1", [
    id,
    person.role,
    person.groupId,
    person.active,
  ]);
  if (!person.active) {
    await execute(tx, "delete from staff_session where staff_id = $1", [id]);
  }
}

/** Everybody who administrates, with their rows locked until the transaction ends. */
export function lockAdmins(tx: Transaction): Promise<Staff[]> {
  return selectRows(tx, Staff, `${STAFF_SELECT} where role = 'admin' and active order by id for update`, []);
}

/** Whether an admin exists: until then the link printed at start is the only way in. */
export async function hasAdmin(db: Queryable): Promise<boolean> {
  const found = await selectRow(
    db,
    z.object({ id: Id }),
    "select id from staff where role = 'admin' and active limit 1",
    [],
  );
  return found !== null;
}

/** An invitation; `invitedBy` is null for the link printed at start. */
export const Invite = z
  .object({
    name: z.string().nullable(),
    role: Role,
    group_id: z.string().nullable(),
    invited_by: Id.nullable(),
  })
  .transform(({ group_id, invited_by, ...row }) => ({ ...row, groupId: group_id, invitedBy: invited_by }));
export type Invite = z.infer<typeof Invite>;

/** Keeps an invitation by the hash of its secret. */
export async function insertInvite(
  db: Queryable,
  tokenHash: string,
  invite: Invite,
  when: { now: Date; expiresAt: Date },
): Promise<void> {
  await execute(
    db,
    `insert into staff_invite (token_hash, name, role, group_id, invited_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tokenHash, invite.name, invite.role, invite.groupId, invite.invitedBy, when.now, when.expiresAt],
  );
}

/** Links printed at earlier starts stop working when a new one is printed. */
export async function deleteStartInvites(db: Queryable): Promise<void> {
  await execute(db, "delete from staff_invite where invited_by is null and used_at is null", []);
}

/** An invitation that can still be used; null when unknown, used or expired. */
export function findInvite(db: Queryable, tokenHash: string, now: Date): Promise<Invite | null> {
  return selectRow(
    db,
    Invite,
    `select name, role, group_id, invited_by from staff_invite
     where token_hash = $1 and used_at is null and expires_at > $2`,
    [tokenHash, now],
  );
}

/** Uses an invitation up; null when it was used meanwhile, is unknown or has expired. */
export function useInvite(tx: Transaction, tokenHash: string, now: Date): Promise<Invite | null> {
  return selectRow(
    tx,
    Invite,
    `update staff_invite set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
       and (invited_by is null or exists (
         select 1 from staff where staff.id = staff_invite.invited_by and staff.active and staff.role = 'admin'))
     returning name, role, group_id, invited_by`,
    [tokenHash, now],
  );
}

/** Opens a session. */
export async function insertSession(
  db: Queryable,
  session: { tokenHash: string; staffId: string },
  when: { now: Date; expiresAt: Date },
): Promise<void> {
  await execute(
    db,
    "insert into staff_session (token_hash, staff_id, created_at, expires_at) values ($1, $2, $3, $4)",
    [session.tokenHash, session.staffId, when.now, when.expiresAt],
  );
}

/** Whose session it is; null when it has ended or the person has left. */
export function findSessionStaff(db: Queryable, tokenHash: string, now: Date): Promise<Staff | null> {
  return selectRow(
    db,
    Staff,
    `${STAFF_SELECT} join staff_session on staff_session.staff_id = staff.id
     where staff_session.token_hash = $1 and staff_session.expires_at > $2 and staff.active`,
    [tokenHash, now],
  );
}

/** Ends a session. */
export async function deleteSession(db: Queryable, tokenHash: string): Promise<void> {
  await execute(db, "delete from staff_session where token_hash = $1", [tokenHash]);
}
