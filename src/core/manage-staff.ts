/** Lists staff and changes role, group or membership; every change and every refusal is in the audit log. */
import { type AuditEntry, listAudits } from "../db/audits.ts";
import { withTransaction } from "../db/database.ts";
import { findStaff, listStaff, type Staff, updateStaff } from "../db/staff.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";

const MOST_ENTRIES = 500;

/**
 * Everybody who works or worked here.
 *
 * Errors  ForbiddenError
 */
export async function listColleagues(deps: Deps, by: Staff): Promise<Staff[]> {
  await requirePermission(deps, by, { action: "staff.invite", subject: "staff", audit: "always" });
  return listStaff(deps.pool);
}

/**
 * Changes a person. Leaving takes effect at once: their sessions end.
 *
 * Errors  ForbiddenError, NotFoundError, ConflictError when nobody would be left to administrate
 */
export async function changeStaff(
  deps: Deps,
  by: Staff,
  id: string,
  change: Pick<Staff, "role" | "groupId" | "active">,
): Promise<void> {
  await requirePermission(deps, by, { action: "staff.change_role", subject: id, audit: "always" });
  const person = await findStaff(deps.pool, id);
  if (person === null) {
    throw new NotFoundError("没有找到这位工作人员。");
  }
  const losesAdmin = person.role === "admin" && (change.role !== "admin" || !change.active);
  const admins = (await listStaff(deps.pool)).filter(({ role, active }) => role === "admin" && active);
  if (losesAdmin && admins.length <= 1) {
    throw new ConflictError("至少要留一位管理员：请先把别人设为管理员。");
  }
  await withTransaction(deps.pool, (tx) => updateStaff(tx, id, change));
}

/**
 * The latest entries of the audit log.
 *
 * Errors  ForbiddenError
 */
export async function readAudit(deps: Deps, by: Staff): Promise<AuditEntry[]> {
  await requirePermission(deps, by, { action: "audit.read", subject: "audit", audit: "always" });
  return listAudits(deps.pool, MOST_ENTRIES);
}
