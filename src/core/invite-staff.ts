/** Invites a person to the console by a single-use link; the first one is printed at start and makes the first admin. */

import type { Staff } from "../db/staff.ts";
import { deleteStartInvites, hasAdmin, type Invite, insertInvite } from "../db/staff.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";
import { hashToken, newToken } from "./token.ts";

const INVITE_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;

/**
 * The secret of a new invitation, shown once.
 *
 * Errors  ForbiddenError when the person may not invite
 */
export async function inviteStaff(
  deps: Deps,
  by: Staff,
  invite: Pick<Invite, "name" | "role" | "groupId">,
): Promise<{ token: string; expiresAt: Date }> {
  await requirePermission(deps, by, {
    action: "staff.invite",
    subject: invite.role,
    audit: "always",
    refusal: "只有管理员可以邀请工作人员。",
  });
  return keepInvite(deps, { ...invite, invitedBy: by.id });
}

/** The secret of the link that makes the first admin; null when there is one already. Links of earlier starts end. */
export async function inviteFirstAdmin(deps: Deps): Promise<string | null> {
  if (await hasAdmin(deps.pool)) {
    return null;
  }
  await deleteStartInvites(deps.pool);
  const { token } = await keepInvite(deps, { name: null, role: "admin", groupId: null, invitedBy: null });
  return token;
}

async function keepInvite(deps: Deps, invite: Invite): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + INVITE_DAYS * DAY_MS);
  await insertInvite(deps.pool, hashToken(token), invite, { now, expiresAt });
  return { token, expiresAt };
}
