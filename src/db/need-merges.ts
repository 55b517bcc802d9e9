/** Merged needs in SQL: where a chain of merges ends, what hangs on a need, and how several needs are locked. */
import { z } from "zod";
import { ConflictError } from "../errors.ts";
import { type Queryable, selectRows, type Transaction } from "./database.ts";
import { NEED_SELECT, StoredNeed } from "./needs.ts";

/** No chain is as long; a ring, which no move makes, must not hang a statement. */
const LONGEST_CHAIN = 50;

/**
 * Locks needs until the transaction ends, in the order of their numbers wherever several are locked.
 *
 * NOTE: one statement for all that a transaction will lock, or two transactions may wait for each other for ever. "No key":
 * rows that only refer to a need (notices, look-alikes) are written without waiting for it.
 */
export function lockNeeds(tx: Transaction, numbers: readonly string[]): Promise<StoredNeed[]> {
  return selectRows(
    tx,
    StoredNeed,
    `${NEED_SELECT} where need.number = any($1) order by need.number for no key update of need`,
    [numbers],
  );
}

/** One need, locked. */
export async function lockNeed(tx: Transaction, number: string): Promise<StoredNeed | null> {
  return (await lockNeeds(tx, [number]))[0] ?? null;
}

/** The chain of merges from a need to the one that lives on, both included; empty when there is no such need. */
export function listChain(db: Queryable, number: string): Promise<StoredNeed[]> {
  return selectRows(
    db,
    StoredNeed,
    `with recursive chain (id, depth) as (
       select id, 0 from need where number = $1
       union all
       select need.merged_into, chain.depth + 1 from need join chain on chain.id = need.id
       where need.merged_into is not null and chain.depth < ${LONGEST_CHAIN})
     ${NEED_SELECT} join chain on chain.id = need.id order by chain.depth`,
    [number],
  );
}

/** Needs that were merged into a need, also by way of others. */
export function listAbsorbed(db: Queryable, needId: string): Promise<StoredNeed[]> {
  return selectRows(
    db,
    StoredNeed,
    `with recursive below (id, depth) as (
       select id, 1 from need where merged_into = $1
       union all
       select need.id, below.depth + 1 from need join below on need.merged_into = below.id
       where below.depth < ${LONGEST_CHAIN})
     ${NEED_SELECT} join below on below.id = need.id order by need.id`,
    [needId],
  );
}

/**
 * A need with those that it hangs on and that hang on it, all locked.
 *
 * Shape   `above` leads to the need that lives on, which is its last; empty for one that was not merged;
 *         `below` are those merged into it directly
 */
export type Family = { need: StoredNeed; above: StoredNeed[]; below: StoredNeed[] };

/**
 * Locks a need's family; null when there is no such need.
 *
 * Errors  ConflictError when somebody merged meanwhile
 */
export async function lockFamily(tx: Transaction, number: string): Promise<Family | null> {
  const before = await listFamily(tx, number);
  await lockNeeds(tx, before);
  const after = await listFamily(tx, number);
  if (after.join() !== before.join()) {
    throw new ConflictError("刚刚有人合并或撤销了合并，请刷新后再试。");
  }
  const [need, ...above] = await listChain(tx, number);
  return need === undefined
    ? null
    : { need, above, below: (await listAbsorbed(tx, need.id)).filter(({ mergedInto }) => mergedInto === need.id) };
}

async function listFamily(tx: Transaction, number: string): Promise<string[]> {
  const chain = (await listChain(tx, number)).map((one) => one.number);
  const below = await selectRows(
    tx,
    z.object({ number: z.string() }),
    "select number from need where merged_into = (select id from need where number = $1) order by number",
    [number],
  );
  return [...chain, ...below.map((one) => one.number)];
}
