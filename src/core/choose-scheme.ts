/** The scheme (口径) by which the console and the ledger call clusters: chosen by the office, one for everybody. */
import { withTransaction } from "../db/database.ts";
import { findSetting, saveSetting } from "../db/settings.ts";
import type { Staff } from "../db/staff.ts";
import { ClusterScheme } from "../domain/cluster-scheme.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";

const NAME = "cluster_scheme";

/** The scheme in use; "246" until another is chosen. */
export async function readScheme({ pool }: Deps): Promise<ClusterScheme> {
  return ClusterScheme.safeParse(await findSetting(pool, NAME)).data ?? "246";
}

/**
 * Chooses the scheme.
 *
 * Errors  ForbiddenError
 */
export async function chooseScheme(deps: Deps, staff: Staff, scheme: ClusterScheme): Promise<void> {
  await requirePermission(deps, staff, { action: "scheme.choose", subject: scheme, audit: "always" });
  await withTransaction(deps.pool, (tx) => saveSetting(tx, NAME, scheme));
}
