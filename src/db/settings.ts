/** Values by name, kept in the database: some made once, some chosen and changed. */
import { z } from "zod";
import { execute, type Queryable, selectRow, type Transaction } from "./database.ts";

/** The stored value of a name; `fresh` is stored when there is none yet. Two processes at once agree on the first. */
export async function findOrStoreSetting(db: Queryable, name: string, fresh: string): Promise<string> {
  await execute(db, "insert into setting (name, value) values ($1, $2) on conflict (name) do nothing", [name, fresh]);
  return (await findSetting(db, name)) ?? fresh;
}

/** The stored value of a name; null when nothing was chosen yet. */
export async function findSetting(db: Queryable, name: string): Promise<string | null> {
  const stored = await selectRow(db, z.object({ value: z.string() }), "select value from setting where name = $1", [
    name,
  ]);
  return stored?.value ?? null;
}

/** Keeps a value in place of the one before. */
export async function saveSetting(tx: Transaction, name: string, value: string): Promise<void> {
  await execute(
    tx,
    "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
    [name, value],
  );
}
