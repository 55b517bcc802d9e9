/** Merges a need into another that tells the same problem, and undoes it; each keeps its own words, notices and requester. */
import { randomUUID } from "node:crypto";
import { withTransaction } from "../db/database.ts";
import { lockNeeds } from "../db/need-merges.ts";
import { findNeed, type StoredNeed } from "../db/needs.ts";
import type { Staff } from "../db/staff.ts";
import type { ActivityEvent } from "../domain/activity.ts";
import { REFUSAL_LABELS } from "../domain/need-labels.ts";
import { may } from "../domain/role.ts";
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "../errors.ts";
import { toDoer } from "./change-need.ts";
import { enterOrThrow, SYSTEM } from "./enter-activity.ts";
import type { Deps } from "./ports.ts";

/**
 * Merges `child` into `survivor`: the child's clocks stop, later words of its firm go to the survivor.
 *
 * Errors  NotFoundError, InvalidInputError (itself, or a survivor that was merged away), ConflictError (illegal now)
 */
export async function mergeNeeds(deps: Deps, staff: Staff, pair: { child: string; survivor: string }): Promise<void> {
  if (pair.child === pair.survivor) {
    throw new InvalidInputError("一条需求不能并入自己。");
  }
  await enterBoth(deps, staff, pair, {
    child: { kind: "merged", into: pair.survivor },
    survivor: { kind: "absorbed", number: pair.child },
  });
}

/**
 * Takes a merged need out again; its clocks go on where they stopped.
 *
 * Errors  as `mergeNeeds`
 */
export async function unmergeNeed(deps: Deps, staff: Staff, child: string): Promise<void> {
  const survivor = (await findNeed(deps.pool, child))?.mergedNumber ?? null;
  if (survivor === null) {
    throw new ConflictError(REFUSAL_LABELS.other_merge);
  }
  await enterBoth(
    deps,
    staff,
    { child, survivor },
    {
      child: { kind: "unmerged", from: survivor },
      survivor: { kind: "released", number: child },
    },
  );
}

async function enterBoth(
  deps: Deps,
  staff: Staff,
  pair: { child: string; survivor: string },
  events: { child: ActivityEvent; survivor: ActivityEvent },
): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    const locked = await lockNeeds(tx, [pair.child, pair.survivor]);
    const of = (number: string): StoredNeed => {
      const need = locked.find((one) => one.number === number);
      if (need === undefined) {
        throw new NotFoundError(`没有查到 ${number}。`);
      }
      return need;
    };
    const [child, survivor] = [of(pair.child), of(pair.survivor)];
    const { role, groupId } = staff;
    if (!may(role, "need.merge", { staffGroup: groupId, needGroup: survivor.groupId, needCc: survivor.cc })) {
      throw new ForbiddenError("另一条需求不归您的组，请找专班办公室合并。");
    }
    const doer = toDoer({ kind: "staff", staff }, child);
    await enterOrThrow(tx, deps, child, { doer, event: events.child, key: randomUUID() });
    await enterOrThrow(tx, deps, survivor, { doer: SYSTEM, event: events.survivor, key: randomUUID() });
  });
}
