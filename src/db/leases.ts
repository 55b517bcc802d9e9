/** Leases of conversations in SQL: one message of a conversation is worked on at a time, in whatever process. */
import { execute, type Queryable } from "./database.ts";

/** How long a process may work on a message before another may take the conversation over: longer than any answer takes. */
const LEASE_SECONDS = 60;

/** Takes the conversation for one holder; false while another holds it. */
export async function takeLease(db: Queryable, conversationId: string, holder: string): Promise<boolean> {
  const taken = await execute(
    db,
    `update conversation set lease_holder = $2, leased_until = now() + make_interval(secs => $3)
     where id = $1 and (leased_until is null or leased_until < now())`,
    [conversationId, holder, LEASE_SECONDS],
  );
  return taken.rowCount === 1;
}

/** Gives the conversation back; nothing happens when somebody else has taken it over. */
export async function giveLeaseBack(db: Queryable, conversationId: string, holder: string): Promise<void> {
  await execute(
    db,
    "update conversation set lease_holder = null, leased_until = null where id = $1 and lease_holder = $2",
    [conversationId, holder],
  );
}
