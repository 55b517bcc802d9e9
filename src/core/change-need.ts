/** Changes a need: staff within their role, the requester their own; log, standing and notice in one transaction. */
import { type Transaction, withTransaction } from "../db/database.ts";
import { lockNeed, type StoredNeed } from "../db/needs.ts";
import { findStaff, type Staff } from "../db/staff.ts";
import type { ActivityEvent } from "../domain/activity.ts";
import { REFUSAL_LABELS } from "../domain/need-labels.ts";
import type { MoveRefusal } from "../domain/need-moves.ts";
import { may } from "../domain/role.ts";
import { InvalidInputError } from "../errors.ts";
import { recordAudit } from "./audit.ts";
import { type Doer, type Entered, enterActivity, SYSTEM, survivorOf } from "./enter-activity.ts";
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
  const outcome = await withTransaction(deps.pool, async (tx) => {
    const need = await lockNeed(tx, change.number);
    if (need === null || !isTheirs(person, need)) {
      return { kind: "not found" } as const;
    }
    const isPassedOn = need.mergedInto !== null && person.kind === "requester" && change.event.kind === "answered";
    return isPassedOn ? passOn(tx, deps, need, change) : enter(tx, deps, need, { person, change });
  });
  const isRefusedAccess =
    outcome.kind === "not found" || (outcome.kind === "refused" && outcome.reason === "forbidden");
  if (person.kind === "staff" && isRefusedAccess) {
    await recordAudit(deps, person.staff, { action: "need.read", subject: change.number, allowed: false });
  }
  return outcome;
}

async function enter(
  tx: Transaction,
  deps: Deps,
  need: StoredNeed,
  { person, change }: { person: Person; change: NeedChange },
): Promise<ChangeOutcome> {
  if (person.kind === "staff") {
    await refuseUnagreed(tx, deps, need, change.event);
  }
  const doer = toDoer(person, need);
  return toOutcome(await enterActivity(tx, deps, need, { doer, event: change.event, key: pressKey(need, change) }));
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

function isTheirs(person: Person, need: StoredNeed): boolean {
  if (person.kind === "requester") {
    return need.requesterId === person.requesterId;
  }
  const { role, groupId } = person.staff;
  return may(role, "need.read", { staffGroup: groupId, needGroup: need.groupId, needCc: need.cc });
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

/** What the firm says about a merged need is for whoever works on the survivor; each firm's words stay on its own need. */
async function passOn(tx: Transaction, deps: Deps, need: StoredNeed, change: NeedChange): Promise<ChangeOutcome> {
  const said = change.event.kind === "answered" ? change.event.text : "";
  const survivor = await lockNeed(tx, (await survivorOf(tx, need)).number);
  for (const one of survivor === null ? [need] : [need, survivor]) {
    const event = { kind: "noted", text: `${need.number}（已合并）的企业补充：${said}` } as const;
    await enterActivity(tx, deps, one, { doer: SYSTEM, event, key: pressKey(one, change) });
  }
  return { kind: "done" };
}
