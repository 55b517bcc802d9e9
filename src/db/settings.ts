/** Values made once and kept in the database. */
import { z } from "zod";
import { execute, type Queryable, selectRow } from "./database.ts";

/** The stored value of a name; `fresh` is stored when there is none yet. Two processes at once agree on the first. */
export async function findOrStoreSetting(db: Queryable, name: string, fresh: string): Promise<string> {
  await execute(db, "insert into setting (name, value) values ($1, $2) on conflict (name) do nothing", [name, fresh]);
  const stored = await selectRow(db, z.object({ value: z.string() }), "select value from setting where name = $1", [
    name,
  ]);
  return stored?.value ?? fresh;
}
