/** Tries to open a need from elsewhere, counted so that four digits cannot be guessed. */
import { z } from "zod";
import { execute, type Queryable, selectRow } from "./database.ts";

type Who = { requesterId: string; address: string };

/** How many tries a browser or its address has made since a time. */
export async function countAttempts(db: Queryable, who: Who, since: Date): Promise<number> {
  const row = await selectRow(
    db,
    z.object({ tries: z.number() }),
    "select count(*)::int as tries from access_attempt where at > $3 and (requester_id = $1 or address = $2)",
    [who.requesterId, who.address, since],
  );
  return row?.tries ?? 0;
}

/** Enters a try. */
export async function insertAttempt(db: Queryable, who: Who, now: Date): Promise<void> {
  await execute(db, "insert into access_attempt (requester_id, address, at) values ($1, $2, $3)", [
    who.requesterId,
    who.address,
    now,
  ]);
}
