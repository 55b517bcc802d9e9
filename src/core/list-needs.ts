/** The console's queue: the needs that a member of staff may see, filtered and searched. */
import { findEnterprise } from "../db/directory.ts";
import { countNeeds, countNeedsByView, listNeeds, type NeedFilter, NeedView } from "../db/need-list.ts";
import type { StoredNeed } from "../db/needs.ts";
import type { Staff } from "../db/staff.ts";
import { findClusters } from "../domain/cluster-scheme.ts";
import { enterpriseKey } from "../domain/enterprise-key.ts";
import { needQueryTerms } from "../domain/need-search.ts";
import { scopeOf } from "../domain/role.ts";
import { ForbiddenError } from "../errors.ts";
import { readScheme } from "./choose-scheme.ts";
import type { Deps } from "./ports.ts";

export { NeedView, type StoredNeed };

/**
 * What to list. `before` is where the page before ended; null filters filter nothing.
 *
 * Shape   `cluster` is an id, or a name of the scheme in use, which may mean several clusters
 */
export type NeedQuery = Pick<NeedFilter, "view" | "group" | "category" | "state" | "bottleneck" | "before"> & {
  text: string;
  enterprise: string | null;
  cluster: string | null;
};

/** One page; `total` counts no further than `COUNT_LIMIT`, `next` is null on the last page. */
export type NeedPage = { needs: StoredNeed[]; total: number; next: NeedFilter["before"] };

/** A longer count costs time and tells nobody more. */
export const COUNT_LIMIT = 10_000;
const PAGE = 50;

/**
 * One page of the queue.
 *
 * Errors  ForbiddenError for a role that may list nothing
 */
export async function listNeedsFor(deps: Deps, staff: Staff, query: NeedQuery): Promise<NeedPage> {
  const filter = await toFilter(deps, staff, query);
  const now = deps.clock();
  const needs = await listNeeds(deps.pool, filter, { now, limit: PAGE + 1 });
  const total = await countNeeds(deps.pool, { ...filter, before: null }, { now, limit: COUNT_LIMIT });
  const last = needs.length > PAGE ? needs[PAGE - 1] : undefined;
  const next = last === undefined ? null : { changedAt: last.changedAt, id: last.id };
  return { needs: needs.slice(0, PAGE), total, next };
}

/** How many needs stand in each view, for the tabs above the queue. */
export async function countViews(deps: Deps, staff: Staff): Promise<Record<NeedView, number>> {
  const filter = await toFilter(deps, staff, EVERYTHING);
  return countNeedsByView(deps.pool, filter, { now: deps.clock(), limit: COUNT_LIMIT });
}

/** A query that filters nothing. */
export const EVERYTHING: NeedQuery = {
  view: "open",
  group: null,
  cluster: null,
  category: null,
  state: null,
  bottleneck: null,
  before: null,
  text: "",
  enterprise: null,
};

/**
 * The first needs that a query finds, newest change first, without pages: for exports and comparisons.
 *
 * Errors  ForbiddenError for a role that may list nothing
 */
export async function listAllNeedsFor(
  deps: Deps,
  staff: Staff,
  query: NeedQuery,
  limit: number,
): Promise<StoredNeed[]> {
  const filter = await toFilter(deps, staff, { ...query, before: null });
  return listNeeds(deps.pool, filter, { now: deps.clock(), limit });
}

async function toFilter(
  deps: Deps,
  staff: Staff,
  { text, enterprise, cluster, ...query }: NeedQuery,
): Promise<NeedFilter> {
  return {
    ...query,
    clusters: cluster === null ? null : findClusters(deps.directory.schemes, await readScheme(deps), cluster),
    staffId: staff.id,
    groups: visibleGroups(staff),
    terms: needQueryTerms(text, deps.vocabulary.lexicon),
    enterpriseKeys: enterprise === null ? null : await keysOf(deps, enterprise),
  };
}

/** A firm that the directory knows is found by all its names. */
async function keysOf({ pool }: Deps, name: string): Promise<string[]> {
  const known = await findEnterprise(pool, name);
  return [name, ...(known === null ? [] : [known.name, ...known.aliases])].map(enterpriseKey);
}

/** The groups whose needs somebody may read, also as a copied group; null for all. */
function visibleGroups(staff: Staff): string[] | null {
  const scope = scopeOf(staff.role, "need.read");
  if (scope === null) {
    throw new ForbiddenError("您没有查看需求的权限，请找管理员。");
  }
  return scope === "all" ? null : staff.groupId === null ? [] : [staff.groupId];
}
