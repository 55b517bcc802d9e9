/** Enters what a member of staff did or was refused into the audit log. */
import { insertAudit } from "../db/audits.ts";
import type { Staff } from "../db/staff.ts";
import { NEED_NUMBER } from "../domain/need-number.ts";
import type { StaffAction } from "../domain/role.ts";
import type { Deps } from "./ports.ts";

/** Stands where something was asked for that can be nobody's number: what was typed may be anything. */
export const NO_SUBJECT = "（无此编号）";

/** What the subjects of actions look like that take it from an address or a form. */
const FORMS: Partial<Record<StaffAction, RegExp>> = {
  "need.read": NEED_NUMBER,
  "staff.change_role": /^\d{1,18}$/u,
  "policy.curate": /^(?:new|list|QA-\d{4,12})$/u,
};

/** Records one action. `subject` is a number or id, never content; what is none is not kept. */
export async function recordAudit(
  deps: Pick<Deps, "pool" | "clock">,
  staff: Staff,
  { action, subject, allowed }: { action: StaffAction; subject: string; allowed: boolean },
): Promise<void> {
  const kept = FORMS[action]?.test(subject) === false ? NO_SUBJECT : subject;
  await insertAudit(deps.pool, {
    at: deps.clock(),
    staffId: staff.id,
    actor: staff.name,
    action,
    subject: kept,
    allowed,
  });
}
