/** Records a visit (走访) to an enterprise; what was written stays as it is. */
import { withTransaction } from "../db/database.ts";
import { findEnterpriseById } from "../db/directory.ts";
import type { Staff } from "../db/staff.ts";
import { insertVisit } from "../db/visits.ts";
import { toDay } from "../domain/day.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { NO_SUBJECT } from "./audit.ts";
import type { Deps } from "./ports.ts";
import { refuseSecret } from "./refuse-secret.ts";
import { requirePermission } from "./require-permission.ts";

/** A visit as staff write it; `key` names the press, so that it counts once. */
export type WrittenVisit = { enterpriseId: string; visitedOn: string; text: string; key: string };

/**
 * Enters the visit.
 *
 * Errors  ForbiddenError, NotFoundError, InvalidInputError for a day to come or a text that looks classified
 */
export async function recordVisit(deps: Deps, staff: Staff, visit: WrittenVisit): Promise<void> {
  const subject = (await findEnterpriseById(deps.pool, visit.enterpriseId))?.id ?? NO_SUBJECT;
  await requirePermission(deps, staff, { action: "visit.record", subject, audit: "always" });
  refuseSecret(deps, visit.text);
  if (visit.visitedOn > toDay(deps.clock())) {
    throw new InvalidInputError("走访日期不能晚于今天。");
  }
  if (subject === NO_SUBJECT) {
    throw new NotFoundError("名录里没有这家企业。");
  }
  await withTransaction(deps.pool, (tx) =>
    insertVisit(tx, { ...visit, staffId: staff.id, staffName: staff.name }, deps.clock()),
  );
}
