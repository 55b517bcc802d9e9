/** Changes a need: staff within their role, the requester their own; log, standing and notice in one transaction. */
import { type Transaction, withTransaction } from "../db/database.ts";
import { lockFamily, lockNeed } from "../db/need-merges.ts";
import { findOwnNeed, type StoredNeed } from "../db/needs.ts";
import { findStaff, type Staff } from "../db/staff.ts";
import type { ActivityEvent } from "../domain/activity.ts";
import { REFUSAL_LABELS } from "../domain/need-labels.ts";
import type { MoveRefusal } from "../domain/need-moves.ts";
import { may } from "../domain/role.ts";
import { InvalidInputError } from "../errors.ts";
import { recordAudit } from "./audit.ts";
import { type Doer, type Entered, enterActivity } from "./enter-activity.ts";
import { changeMerged, releaseAll } from "./merged-need.ts";
import type { Deps } from "./ports.ts";
import { refuseSecret } from "./refuse-secret.ts";
import { refuseUnagreed } from "./refuse-unagreed.ts";

/** Who wants the change. */
export type Person = { kind: "staff"; staff: Staff } | { kind: "requester"; requesterId: string };

/** A change; `key` names the press, so that it counts once however often it arrives. */
export type NeedChange = { number: string; event: ActivityEvent; key: string };

/** What came of it; `message` is for the person who pressed. */
export type ChangeOutcome =
  | { kind: "done" }
  | { kind: "refused"; reason: MoveRefusal; message: string }
  | { kind: "not found" };

/**
 * Makes the change, or says why not. A need that the person may not see is not found.
 *
 * Errors  InvalidInputError when the words look classified (nothing of them is kept then), name a group or person that
 *         there is not, or would tell the firm of a solver who has not agreed
 */
export async function changeNeed(deps: Deps, person: Person, change: NeedChange): Promise<ChangeOutcome> {
  refuseSecret(deps, change.event);
  await refuseStrangers(deps, change.event);
  const outcome = await withTransaction(deps.pool, (tx) =>
    person.kind === "staff"
      ? changeAsStaff(tx, deps, person.staff, change)
      : changeOwnNeed(tx, deps, person.requesterId, change),
  );
  const isRefusedAccess =
    outcome.kind === "not found" || (outcome.kind === "refused" && outcome.reason === "forbidden");
  if (person.kind === "staff" && isRefusedAccess) {
    await recordAudit(deps, person.staff, { action: "need.read", subject: change.number, allowed: false });
  }
  return outcome;
}

async function changeAsStaff(tx: Transaction, deps: Deps, staff: Staff, change: NeedChange): Promise<ChangeOutcome> {
  const need = await lockNeed(tx, change.number);
  const { role, groupId: staffGroup } = staff;
  if (need === null || !may(role, "need.read", { staffGroup, needGroup: need.groupId, needCc: need.cc })) {
    return { kind: "not found" };
  }
  await refuseUnagreed(tx, deps, need, change.event);
  const doer = toDoer({ kind: "staff", staff }, need);
  return toOutcome(await enterActivity(tx, deps, need, { doer, event: change.event, key: pressKey(need, change) }));
}

/** The same for a requester's own need in the caller's transaction, whose words are known not to be classified. */
export async function changeOwnNeed(
  tx: Transaction,
  deps: Deps,
  requesterId: string,
  change: NeedChange,
): Promise<ChangeOutcome> {
  // Before anything is locked: another firm's need and one that does not exist take the same time.
  const family =
    (await findOwnNeed(tx, change.number, requesterId)) === null ? null : await lockFamily(tx, change.number);
  if (family === null || family.need.requesterId !== requesterId) {
    return { kind: "not found" };
  }
  const { need, above } = family;
  const entry = {
    doer: toDoer({ kind: "requester", requesterId }, need),
    event: change.event,
    key: pressKey(need, change),
  };
  const entered = await (above.length > 0
    ? changeMerged(tx, deps, family, entry)
    : enterActivity(tx, deps, need, entry));
  if (entered.kind === "entered" && change.event.kind === "withdrawn") {
    await releaseAll(tx, deps, family);
  }
  return toOutcome(entered);
}

/** A need goes to a group that exists, and to a person who works in it. */
async function refuseStrangers({ pool, directory }: Deps, event: ActivityEvent): Promise<void> {
  const group = event.kind === "reassigned" || event.kind === "ruled" ? event.group : null;
  const proposed = event.kind === "returned" ? event.proposedGroup : null;
  const unknown = [group, proposed].find((id) => id !== null && !directory.groups.groups.has(id));
  if (unknown !== undefined) {
    throw new InvalidInputError(`没有编号是“${unknown}”的组。`);
  }
  const assigneeId = event.kind === "reassigned" ? event.assigneeId : null;
  const assignee = assigneeId === null ? null : await findStaff(pool, assigneeId);
  if (assigneeId !== null && (assignee === null || !assignee.active || assignee.groupId !== group)) {
    throw new InvalidInputError("承办人不在这个组，请刷新后重选。");
  }
}

/** One press counts once for one kind of entry; the program's own keys begin otherwise and cannot be taken. */
function pressKey(need: StoredNeed, { event, key }: NeedChange): string {
  return `press:${need.id}:${event.kind}:${key}`;
}

/** The person as the log names them; a requester is named as on the need. */
export function toDoer(person: Person, need: StoredNeed): Doer {
  return person.kind === "staff"
    ? { actor: { kind: "staff", id: person.staff.id, name: person.staff.name }, staff: person.staff }
    : { actor: { kind: "requester", id: person.requesterId, name: need.contact ?? need.enterprise }, staff: null };
}

function toOutcome(entered: Entered): ChangeOutcome {
  if (entered.kind !== "refused") {
    return { kind: "done" };
  }
  const { reason, holder } = entered;
  const isTaken = reason === "already_claimed" && holder !== null;
  return { kind: "refused", reason, message: isTaken ? `${holder}已经认领。` : REFUSAL_LABELS[reason] };
}
