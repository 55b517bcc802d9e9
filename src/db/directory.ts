/** The directories in SQL: enterprises by any of their names, and solvers. */
import { z } from "zod";
import { Enterprise } from "../domain/enterprise.ts";
import { enterpriseKey } from "../domain/enterprise-key.ts";
import { Solver } from "../domain/solver.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const EnterpriseRow = z.object({ fields: Enterprise }).transform(({ fields }) => fields);
const SolverRow = z.object({ fields: Solver }).transform(({ fields }) => fields);

/** Keeps an enterprise; a later entry with the same id replaces the earlier. */
export async function saveEnterprise(tx: Transaction, enterprise: Enterprise, now: Date): Promise<void> {
  const keys = [...new Set([enterprise.name, ...enterprise.aliases].map(enterpriseKey))];
  await execute(
    tx,
    `insert into enterprise (id, name, keys, fields, sample, updated_at) values ($1, $2, $3, $4::jsonb, $5, $6)
     on conflict (id) do update set name = excluded.name, keys = excluded.keys, fields = excluded.fields,
       sample = excluded.sample, updated_at = excluded.updated_at`,
    [enterprise.id, enterprise.name, keys, JSON.stringify(enterprise), enterprise.sample, now],
  );
}

/** The enterprise of a name, short name or former name; null when the directory has none or several. */
export async function findEnterprise(db: Queryable, name: string): Promise<Enterprise | null> {
  const rows = await selectRows(db, EnterpriseRow, "select fields from enterprise where $1 = any(keys) limit 2", [
    enterpriseKey(name),
  ]);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** An enterprise by id; null when there is none. */
export function findEnterpriseById(db: Queryable, id: string): Promise<Enterprise | null> {
  return selectRow(db, EnterpriseRow, "select fields from enterprise where id = $1", [id]);
}

/** The enterprise of exactly this name; null when there is none. */
export function findEnterpriseByName(db: Queryable, name: string): Promise<Enterprise | null> {
  return selectRow(db, EnterpriseRow, "select fields from enterprise where name = $1", [name]);
}

/**
 * Enterprises whose name, other name, credit code, street or product holds a text, in the order of their names.
 *
 * Shape   `plain` is the text normalised, for names; an empty text finds all
 */
export function searchEnterprises(
  db: Queryable,
  wanted: { text: string; plain: string },
  limit: number,
): Promise<Enterprise[]> {
  return selectRows(
    db,
    EnterpriseRow,
    `select fields from enterprise
     where $1 = '' or strpos(name, $1) > 0 or strpos(lower(name), $2) > 0
       or exists (select 1 from unnest(keys) as own where strpos(own, $2) > 0)
       or fields->>'uscc' = upper($1) or strpos(fields->>'street', $1) > 0 or strpos(fields->>'main_products', $1) > 0
     order by name limit $3`,
    [wanted.text, wanted.plain, limit],
  );
}

/** Keeps a solver; a later entry with the same id replaces the earlier. Whether it is a new one. */
export async function saveSolver(tx: Transaction, solver: Solver, origin: string, now: Date): Promise<boolean> {
  const row = await selectRow(
    tx,
    z.object({ is_new: z.boolean() }),
    `insert into solver (id, kind, name, fields, origin, sample, updated_at) values ($1, $2, $3, $4::jsonb, $5, $6, $7)
     on conflict (id) do update set kind = excluded.kind, name = excluded.name, fields = excluded.fields,
       origin = excluded.origin, sample = excluded.sample, updated_at = excluded.updated_at
     returning xmax = 0 as is_new`,
    [solver.id, solver.kind, solver.name, JSON.stringify(solver), origin, solver.sample, now],
  );
  return row?.is_new ?? false;
}

/** All solvers in the order of kind and name. */
export function listSolvers(db: Queryable): Promise<Solver[]> {
  return selectRows(db, SolverRow, "select fields from solver order by kind, name", []);
}

/** The same with where each came from. */
export function listSolverEntries(db: Queryable): Promise<{ solver: Solver; origin: string }[]> {
  const row = z
    .object({ fields: Solver, origin: z.string() })
    .transform(({ fields, origin }) => ({ solver: fields, origin }));
  return selectRows(db, row, "select fields, origin from solver order by kind, name", []);
}
