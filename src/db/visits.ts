/** Visits to enterprises in SQL: append-only, each press entered once. */
import { z } from "zod";
import { execute, type Queryable, selectRows, type Transaction } from "./database.ts";

/** A visit (走访). `visitedOn` is YYYY-MM-DD at the bureau. */
export const Visit = z
  .object({ visited_on: z.string(), staff_name: z.string(), text: z.string(), created_at: z.date() })
  .transform((row) => ({
    visitedOn: row.visited_on,
    staffName: row.staff_name,
    text: row.text,
    createdAt: row.created_at,
  }));
export type Visit = z.infer<typeof Visit>;

/** A visit on its way into the table; `key` names the press. */
export type NewVisit = Pick<Visit, "visitedOn" | "staffName" | "text"> & {
  enterpriseId: string;
  staffId: string;
  key: string;
};

/** Enters a visit. */
export async function insertVisit(tx: Transaction, visit: NewVisit, now: Date): Promise<void> {
  await execute(
    tx,
    `insert into visit (enterprise_id, visited_on, staff_id, staff_name, text, created_at, key)
     values ($1, $2::date, $3, $4, $5, $6, $7) on conflict (key) do nothing`,
    [visit.enterpriseId, visit.visitedOn, visit.staffId, visit.staffName, visit.text, now, visit.key],
  );
}

/** The visits to an enterprise, the latest first. */
export function listVisits(db: Queryable, enterpriseId: string, limit: number): Promise<Visit[]> {
  return selectRows(
    db,
    Visit,
    `select to_char(visited_on, 'YYYY-MM-DD') as visited_on, staff_name, text, created_at
     from visit where enterprise_id = $1 order by visited_on desc, id desc limit $2`,
    [enterpriseId, limit],
  );
}
