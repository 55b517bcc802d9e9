/** Lets staff into the console: an invitation is used up once and opens a session; sessions end by time, sign-out or leaving. */
import { type Transaction, withTransaction } from "../db/database.ts";
import {
  deleteSession,
  findInvite,
  findSessionStaff,
  hasAdmin,
  type Invite,
  insertSession,
  insertStaff,
  type Staff,
  useInvite,
} from "../db/staff.ts";
import { NotFoundError } from "../errors.ts";
import type { Deps } from "./ports.ts";
import { hashToken, newToken } from "./token.ts";

/** How long a browser stays signed in. */
export const SESSION_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/** The invitation behind a link, to be shown before it is used; null when it cannot be used any more. */
export function readInvite(deps: Deps, token: string): Promise<Invite | null> {
  return findInvite(deps.pool, hashToken(token), deps.clock());
}

/**
 * Uses an invitation: the person becomes staff and is signed in; the secret of the session.
 *
 * Errors  NotFoundError when the link was used, has expired or never was; ConflictError when the mail address is taken
 */
export async function acceptInvite(
  deps: Deps,
  token: string,
  person: { name: string; email: string | null },
): Promise<string> {
  return withTransaction(deps.pool, async (tx) =>
    openSession(tx, deps.clock(), await admitInvited(tx, deps, token, person)),
  );
}

/** Signs in a member of staff whom somebody else has told apart, Slack; the secret of the session. */
export function signInStaff(deps: Deps, { id }: Staff): Promise<string> {
  return withTransaction(deps.pool, (tx) => openSession(tx, deps.clock(), id));
}

async function openSession(tx: Transaction, now: Date, staffId: string): Promise<string> {
  const session = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
  await insertSession(tx, { tokenHash: hashToken(session), staffId }, { now, expiresAt });
  return session;
}

/**
 * Uses an invitation in the caller's transaction and makes the person staff; their id.
 *
 * Errors  as `acceptInvite`
 */
export async function admitInvited(
  tx: Transaction,
  deps: Deps,
  token: string,
  person: { name: string | null; email: string | null },
): Promise<string> {
  const now = deps.clock();
  const invite = await useInvite(tx, hashToken(token), now);
  // NOTE: the start link is for the first admin only; two people who open it at once become one admin and one refusal.
  if (invite === null || (invite.invitedBy === null && (await hasAdmin(tx)))) {
    throw new NotFoundError("这个邀请链接已经用过或过期，请找管理员重新发一个。");
  }
  const { role, groupId } = invite;
  return insertStaff(
    tx,
    { name: person.name ?? invite.name ?? "（未留姓名）", email: person.email, role, groupId },
    now,
  );
}

/** Whose session it is; null when there is none. */
export function findSignedIn(deps: Deps, session: string): Promise<Staff | null> {
  return findSessionStaff(deps.pool, hashToken(session), deps.clock());
}

/** Ends a session. */
export function signOut(deps: Deps, session: string): Promise<void> {
  return deleteSession(deps.pool, hashToken(session));
}

export type { Invite, Staff } from "../db/staff.ts";
