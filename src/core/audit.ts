/** Enters what a member of staff did or was refused into the audit log. */
import { insertAudit } from "../db/audits.ts";
import type { Staff } from "../db/staff.ts";
import type { StaffAction } from "../domain/role.ts";
import type { Deps } from "./ports.ts";

/** Records one action. `subject` is a number or id, never content. */
export async function recordAudit(
  deps: Pick<Deps, "pool" | "clock">,
  staff: Staff,
  done: { action: StaffAction; subject: string; allowed: boolean },
): Promise<void> {
  await insertAudit(deps.pool, { at: deps.clock(), staffId: staff.id, actor: staff.name, ...done });
}
