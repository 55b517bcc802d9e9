/** The console's list of needs in SQL: filtered, searched, newest change first, page by page. */
import assert from "node:assert/strict";
import { z } from "zod";
import type { Bottleneck, CategoryId } from "../domain/category.ts";
import type { ClusterId } from "../domain/cluster.ts";
import type { NeedState } from "../domain/need-state.ts";
import { type Queryable, selectRow, selectRows } from "./database.ts";
import { NEED_SELECT, StoredNeed } from "./needs.ts";

/** Saved views (视图): mine, unclaimed, soon due, overdue, shared by several firms. */
export const NeedView = z.enum(["open", "mine", "unclaimed", "nearly", "overdue", "common", "closed", "all"]);
export type NeedView = z.infer<typeof NeedView>;

/**
 * What to list.
 *
 * Shape   `groups` are those that the reader may see, null for all; null filters filter nothing;
 *         `terms` must all be in the need; `before` is the last row of the page before
 */
export type NeedFilter = {
  view: NeedView;
  staffId: string;
  groups: readonly string[] | null;
  group: string | null;
  clusters: readonly ClusterId[] | null;
  category: CategoryId | null;
  state: NeedState | null;
  bottleneck: Bottleneck | null;
  /** Names of one firm. */
  enterpriseKeys: readonly string[] | null;
  terms: readonly string[];
  before: { changedAt: Date; id: string } | null;
};

const OPEN = "need.state not in ('closed', 'merged', 'withdrawn')";

const VIEWS: Record<NeedView, (values: Values, filter: NeedFilter) => string> = {
  open: () => OPEN,
  mine: (values, { staffId }) => `${OPEN} and need.assignee_id = ${values.add(staffId)}`,
  unclaimed: () => "need.state in ('submitted', 'assigned', 'returned')",
  nearly: (values) => `need.nearly_at <= ${values.now()} and need.due_at > ${values.now()}`,
  overdue: (values) => `need.due_at <= ${values.now()}`,
  common: () => `${OPEN} and exists (select 1 from need_likeness join need other on other.id = need_likeness.other_id
      where need_likeness.need_id = need.id and other.enterprise_key <> need.enterprise_key)`,
  closed: () => "need.state in ('closed', 'merged', 'withdrawn')",
  all: () => "true",
};

/** Values of a statement, added as its text is put together. */
class Values {
  readonly all: unknown[] = [];
  readonly #now: Date;

  constructor(now: Date) {
    this.#now = now;
  }

  add(value: unknown): string {
    this.all.push(value);
    return `$${this.all.length}`;
  }

  now(): string {
    return `${this.add(this.#now)}::timestamptz`;
  }
}

/** One page of needs. */
export function listNeeds(
  db: Queryable,
  filter: NeedFilter,
  page: { now: Date; limit: number },
): Promise<StoredNeed[]> {
  const values = new Values(page.now);
  const where = toWhere(filter, values);
  const after =
    filter.before === null
      ? ""
      : ` and (need.changed_at, need.id) < (${values.add(filter.before.changedAt)}, ${values.add(filter.before.id)})`;
  return selectRows(
    db,
    StoredNeed,
    `${NEED_SELECT} where ${where}${after} order by need.changed_at desc, need.id desc limit ${values.add(page.limit)}`,
    values.all,
  );
}

/** How many needs a filter finds, counted no further than `limit`. */
export async function countNeeds(
  db: Queryable,
  filter: NeedFilter,
  page: { now: Date; limit: number },
): Promise<number> {
  const values = new Values(page.now);
  const where = toWhere(filter, values);
  const row = await selectRow(
    db,
    z.object({ total: z.number() }),
    `select count(*)::int as total from (select 1 from need where ${where} limit ${values.add(page.limit)}) found`,
    values.all,
  );
  return row?.total ?? 0;
}

/** The same count for every view, in one statement: the tabs above the queue; `view` of the filter does not matter. */
export async function countNeedsByView(
  db: Queryable,
  filter: NeedFilter,
  page: { now: Date; limit: number },
): Promise<Record<NeedView, number>> {
  const values = new Values(page.now);
  const limit = values.add(page.limit);
  const counts = NeedView.options.map((view) => {
    const where = toWhere({ ...filter, view }, values);
    return `(select count(*)::int from (select 1 from need where ${where} limit ${limit}) found) as "${view}"`;
  });
  const row = await selectRow(db, z.record(NeedView, z.number()), `select ${counts.join(", ")}`, values.all);
  assert(row !== null, "a select without a table gives one row");
  return row;
}

function toWhere(filter: NeedFilter, values: Values): string {
  const equal: [string, string | null][] = [
    ["need.group_id", filter.group],
    ["need.category", filter.category],
    ["need.state", filter.state],
    ["need.bottleneck", filter.bottleneck],
  ];
  return [
    VIEWS[filter.view](values, filter),
    ...(filter.groups === null
      ? []
      : [`(need.group_id = any(${values.add(filter.groups)}) or need.cc && ${values.add(filter.groups)}::text[])`]),
    ...equal.flatMap(([column, value]) => (value === null ? [] : [`${column} = ${values.add(value)}`])),
    ...(filter.clusters === null ? [] : [`need.cluster = any(${values.add(filter.clusters)}::text[])`]),
    ...(filter.enterpriseKeys === null ? [] : [`need.enterprise_key = any(${values.add(filter.enterpriseKeys)})`]),
    ...(filter.terms.length === 0 ? [] : [`need.search_terms @> ${values.add(filter.terms)}::text[]`]),
  ].join(" and ");
}

/** The numbers of needs whose next clock has run out, the longest overdue first. */
export async function listDueNumbers(db: Queryable, now: Date): Promise<string[]> {
  const row = z.object({ number: z.string() });
  const rows = await selectRows(db, row, "select number from need where due_at <= $1 order by due_at", [now]);
  return rows.map(({ number }) => number);
}
