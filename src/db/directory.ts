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

/** Enterprises in the order of their names. */
export function listEnterprises(db: Queryable, limit: number): Promise<Enterprise[]> {
  return selectRows(db, EnterpriseRow, "select fields from enterprise order by name limit $1", [limit]);
}

/** Keeps a solver; a later entry with the same id replaces the earlier. */
export async function saveSolver(tx: Transaction, solver: Solver, origin: string, now: Date): Promise<void> {
  await execute(
    tx,
    `insert into solver (id, kind, name, fields, origin, sample, updated_at) values ($1, $2, $3, $4::jsonb, $5, $6, $7)
     on conflict (id) do update set kind = excluded.kind, name = excluded.name, fields = excluded.fields,
       origin = excluded.origin, sample = excluded.sample, updated_at = excluded.updated_at`,
    [solver.id, solver.kind, solver.name, JSON.stringify(solver), origin, solver.sample, now],
  );
}

/** All solvers in the order of kind and name. */
export function listSolvers(db: Queryable): Promise<Solver[]> {
  return selectRows(db, SolverRow, "select fields from solver order by kind, name", []);
}
