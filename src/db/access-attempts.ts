/** Tries to open a need from elsewhere, counted so that four digits cannot be guessed. */
import { z } from "zod";
import { execute, type Queryable, selectRow, type Transaction } from "./database.ts";

type Who = { requesterId: string; address: string; number: string };

/** Lets one try be counted and entered at a time, until the transaction ends: of many at once each sees those before it. */
export async function lockAttempts(tx: Transaction): Promise<void> {
  await execute(tx, "lock table access_attempt in share row exclusive mode", []);
}

/** How many tries a browser or its address has made since a time, and how many there were for the number from anywhere. */
export async function countAttempts(
  db: Queryable,
  who: Who,
  since: Date,
): Promise<{ tries: number; forNumber: number }> {
  const row = await selectRow(
    db,
    z.object({ tries: z.number(), forNumber: z.number() }),
    `select count(*) filter (where requester_id = $1 or address = $2)::int as tries,
       count(*) filter (where number = $4)::int as "forNumber" from access_attempt where at > $3`,
    [who.requesterId, who.address, since, who.number],
  );
  return row ?? { tries: 0, forNumber: 0 };
}

/** Enters a try. */
export async function insertAttempt(db: Queryable, who: Who, now: Date): Promise<void> {
  await execute(db, "insert into access_attempt (requester_id, address, number, at) values ($1, $2, $3, $4)", [
    who.requesterId,
    who.address,
    who.number,
    now,
  ]);
}
