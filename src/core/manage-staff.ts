/** Lists staff and changes role, group or membership; every change and every refusal is in the audit log. */
import { type AuditEntry, listAudits } from "../db/audits.ts";
import { type Transaction, withTransaction } from "../db/database.ts";
import { findStaff, listStaff, lockAdmins, type Staff, updateStaff } from "../db/staff.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors.ts";
import { recordAudit } from "./audit.ts";
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

type StaffChange = Pick<Staff, "role" | "groupId" | "active">;

/**
 * Changes a person. Leaving takes effect at once: their sessions end.
 *
 * Errors  ForbiddenError, NotFoundError, ConflictError when nobody would be left to administrate
 */
export async function changeStaff(deps: Deps, by: Staff, id: string, change: StaffChange): Promise<void> {
  const asked = { action: "staff.change_role", subject: id } as const;
  await requirePermission(deps, by, { ...asked, audit: "always" });
  const isStillAdmin = await withTransaction(deps.pool, (tx) => changeLocked(tx, by, id, change));
  if (!isStillAdmin) {
    await recordAudit(deps, by, { ...asked, allowed: false });
    throw new ForbiddenError("您已经不是管理员。");
  }
}

/** Two admins who change each other at once come one after the other; false when the second has lost the right by then. */
async function changeLocked(tx: Transaction, by: Staff, id: string, change: StaffChange): Promise<boolean> {
  const admins = await lockAdmins(tx);
  if (!admins.some((one) => one.id === by.id)) {
    return false;
  }
  if ((await findStaff(tx, id)) === null) {
    throw new NotFoundError("没有找到这位工作人员。");
  }
  const losesAdmin = admins.some((one) => one.id === id) && (change.role !== "admin" || !change.active);
  if (losesAdmin && admins.length <= 1) {
    throw new ConflictError("至少要留一位管理员：请先把别人设为管理员。");
  }
  await updateStaff(tx, id, change);
  return true;
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
