/** Lets staff do something that is about no single need, or refuses; refusals are always in the audit log. */
import type { Staff } from "../db/staff.ts";
import { may, type StaffAction } from "../domain/role.ts";
import { ForbiddenError } from "../errors.ts";
import { recordAudit } from "./audit.ts";
import type { Deps } from "./ports.ts";

/**
 * What somebody is about to do.
 *
 * Shape   `refusal` is what the person reads instead of the usual sentence; `audit`: readings of details, exports, imports and changes are entered always, lists only when they are refused
 */
type Asked = { action: StaffAction; subject: string; audit: "always" | "refusal"; refusal?: string };

/**
 * Goes on when the person may.
 *
 * Errors  ForbiddenError
 */
export async function requirePermission(
  deps: Deps,
  staff: Staff,
  { action, subject, audit, refusal }: Asked,
): Promise<void> {
  const allowed = may(staff.role, action, { staffGroup: staff.groupId, needGroup: staff.groupId, needCc: [] });
  if (audit === "always" || !allowed) {
    await recordAudit(deps, staff, { action, subject, allowed });
  }
  if (!allowed) {
    throw new ForbiddenError(refusal ?? "您没有这项权限，请找管理员。");
  }
}
