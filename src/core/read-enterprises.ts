/** The directory of enterprises for staff: the list with its search, and one firm with its needs and visits. */
import { findEnterpriseById, searchEnterprises } from "../db/directory.ts";
import type { StoredNeed } from "../db/needs.ts";
import type { Staff } from "../db/staff.ts";
import { listVisits, type Visit } from "../db/visits.ts";
import type { Enterprise } from "../domain/enterprise.ts";
import { scopeOf } from "../domain/role.ts";
import { normaliseText } from "../domain/text.ts";
import { NotFoundError } from "../errors.ts";
import { NO_SUBJECT } from "./audit.ts";
import { EVERYTHING, listAllNeedsFor } from "./list-needs.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";

/** One firm as staff see it; `needs` are those that the reader may see. */
export type EnterpriseFile = { enterprise: Enterprise; needs: StoredNeed[]; visits: Visit[] };

/** Enough to look through; more is for the search. */
const MOST_ENTERPRISES = 200;
const MOST_NEEDS = 200;
const MOST_VISITS = 200;

/**
 * Enterprises that a text finds; `more` when the list was cut.
 *
 * Errors  ForbiddenError
 */
export async function findEnterprises(
  deps: Deps,
  staff: Staff,
  text: string,
): Promise<{ enterprises: Enterprise[]; more: boolean }> {
  await requirePermission(deps, staff, { action: "directory.read", subject: "enterprises", audit: "refusal" });
  const wanted = { text: text.trim(), plain: normaliseText(text).trim() };
  const found = await searchEnterprises(deps.pool, wanted, MOST_ENTERPRISES + 1);
  return { enterprises: found.slice(0, MOST_ENTERPRISES), more: found.length > MOST_ENTERPRISES };
}

/**
 * One firm; its contacts are personal data, so the reading is in the audit log.
 *
 * Errors  ForbiddenError, NotFoundError
 */
export async function readEnterprise(deps: Deps, staff: Staff, id: string): Promise<EnterpriseFile> {
  const enterprise = await findEnterpriseById(deps.pool, id);
  const subject = enterprise?.id ?? NO_SUBJECT;
  await requirePermission(deps, staff, { action: "directory.read", subject, audit: "always" });
  if (enterprise === null) {
    throw new NotFoundError("名录里没有这家企业。");
  }
  const seesNeeds = scopeOf(staff.role, "need.read") !== null;
  const query = { ...EVERYTHING, view: "all" as const, enterprise: enterprise.name };
  return {
    enterprise,
    needs: seesNeeds ? await listAllNeedsFor(deps, staff, query, MOST_NEEDS) : [],
    visits: await listVisits(deps.pool, id, MOST_VISITS),
  };
}
