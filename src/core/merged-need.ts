/** The requester's side of a merged need: what they say goes to whoever works on the survivor, and their part can end or leave by itself. */
import { hasActivity, listActivities } from "../db/activities.ts";
import type { Queryable, Transaction } from "../db/database.ts";
import { type Family, listChain } from "../db/need-merges.ts";
import type { StoredNeed } from "../db/needs.ts";
import type { Activity, ActivityEvent } from "../domain/activity.ts";
import { OUTCOME_LABELS } from "../domain/need-labels.ts";
import type { MoveRefusal } from "../domain/need-moves.ts";
import { type Doer, type Entered, enterActivity, enterOrThrow, SYSTEM } from "./enter-activity.ts";
import type { Deps } from "./ports.ts";

/**
 * How the need stands that a merged one is handled with: the last of the chain.
 *
 * Shape   `isConfirmed`: this firm has agreed to its present end. Nothing of the other firm is here, not even the number
 */
export type Joint = Pick<StoredNeed, "state" | "outcome"> & { isConfirmed: boolean };

/** The same for a need that may have been merged; null when it was not. */
export async function readJoint(db: Queryable, need: StoredNeed): Promise<Joint | null> {
  const survivor = need.mergedInto === null ? undefined : (await listChain(db, need.number)).at(-1);
  if (survivor === undefined) {
    return null;
  }
  const closing = await findClosing(db, survivor);
  const isConfirmed = closing !== null && (await hasConfirmed(db, need, { survivor, closing }));
  return { state: survivor.state, outcome: survivor.outcome, isConfirmed };
}

type Said = { doer: Doer; event: ActivityEvent; key: string };

/** Enters what the requester of a merged need does; `family.above` is not empty. */
export async function changeMerged(tx: Transaction, deps: Deps, family: Family, said: Said): Promise<Entered> {
  const { need } = family;
  const { event, key } = said;
  if (await hasActivity(tx, key)) {
    return { kind: "repeated" };
  }
  switch (event.kind) {
    case "answered":
      return passOn(tx, deps, family, { text: `的企业补充：${event.text}`, key });
    case "confirmed":
      return confirm(tx, deps, family, { ...said, event });
    case "reopened":
      return reopen(tx, deps, family, { ...said, event });
    case "withdrawn":
      return withdraw(tx, deps, family, said);
    default:
      return enterActivity(tx, deps, need, said);
  }
}

/** Lets every need that was merged into this one be handled on its own again: its own requester has withdrawn it. */
export async function releaseAll(tx: Transaction, deps: Deps, { need, below }: Family): Promise<void> {
  for (const child of below) {
    const event = { kind: "unmerged", from: need.number } as const;
    await enterOrThrow(tx, deps, child, { doer: SYSTEM, event, key: null });
    await enterOrThrow(tx, deps, need, { doer: SYSTEM, event: { kind: "released", number: child.number }, key: null });
  }
}

/** Into the own log and those of the whole chain, so that whoever works on the need that lives on reads it. */
async function passOn(
  tx: Transaction,
  deps: Deps,
  { need, above }: Family,
  { text, key }: { text: string; key: string },
): Promise<Entered> {
  const event = { kind: "noted", text: `${need.number}（已合并）${text}`, about: need.number } as const;
  const entered = await enterActivity(tx, deps, need, { doer: SYSTEM, event, key });
  if (entered.kind === "entered") {
    for (const one of above) {
      await enterOrThrow(tx, deps, one, { doer: SYSTEM, event, key: `${key}>${one.id}` });
    }
  }
  return entered;
}

/** The firm's word for the survivor's log; the survivor's state is its own requester's to change. */
async function confirm(
  tx: Transaction,
  deps: Deps,
  family: Family,
  said: Said & { event: Extract<ActivityEvent, { kind: "confirmed" }> },
): Promise<Entered> {
  const { need, above } = family;
  const survivor = above.at(-1);
  const closing = survivor === undefined ? null : await findClosing(tx, survivor);
  if (survivor === undefined || closing === null) {
    return refuse("illegal");
  }
  if (survivor.requesterId === need.requesterId) {
    return enterActivity(tx, deps, survivor, said);
  }
  if (said.event.outcome !== survivor.outcome) {
    return refuse("outcome_differs");
  }
  const text = `的企业认可结果：${OUTCOME_LABELS[said.event.outcome]}。`;
  return passOn(tx, deps, family, { text, key: confirmationKey(need, closing) });
}

/** Whoever does not agree with the common end has their own part go on by itself; the other firm's end stays. */
async function reopen(
  tx: Transaction,
  deps: Deps,
  family: Family,
  { doer, event, key }: Said & { event: Extract<ActivityEvent, { kind: "reopened" }> },
): Promise<Entered> {
  const survivor = family.above.at(-1);
  const closing = survivor === undefined ? null : await findClosing(tx, survivor);
  if (survivor === undefined || closing === null) {
    return refuse("illegal");
  }
  if (await hasConfirmed(tx, family.need, { survivor, closing })) {
    return refuse("already_confirmed");
  }
  await leave(tx, deps, family, {});
  const text = `不认可合并办理的结果，要求单独重办：${event.reason}`;
  return enterActivity(tx, deps, family.need, { doer, event: { kind: "answered", text }, key });
}

async function withdraw(tx: Transaction, deps: Deps, family: Family, said: Said): Promise<Entered> {
  if (family.above.at(-1)?.state === "closed") {
    return refuse("illegal");
  }
  await leave(tx, deps, family, { quiet: true });
  return enterActivity(tx, deps, family.need, said);
}

/** Takes the need out of the one that it was merged into. */
async function leave(tx: Transaction, deps: Deps, { need, above }: Family, how: { quiet?: true }): Promise<void> {
  const [parent] = above;
  if (parent !== undefined) {
    const event = { kind: "unmerged", from: parent.number } as const;
    await enterOrThrow(tx, deps, need, { doer: SYSTEM, event, key: null, ...how });
    await enterOrThrow(tx, deps, parent, { doer: SYSTEM, event: { kind: "released", number: need.number }, key: null });
  }
}

/** The entry that closed a need; null while it is open. */
async function findClosing(db: Queryable, survivor: StoredNeed): Promise<Activity | null> {
  return survivor.state === "closed"
    ? ((await listActivities(db, survivor.id)).findLast(({ event }) => event.kind === "closed") ?? null)
    : null;
}

/** One word of a firm on one end: reopened and closed again, the need is to be agreed to again. */
function confirmationKey(need: StoredNeed, closing: Activity): string {
  return `${need.id}:confirmed:${closing.id}`;
}

/** A firm that filed both needs agrees to both at once. */
async function hasConfirmed(
  db: Queryable,
  need: StoredNeed,
  { survivor, closing }: { survivor: StoredNeed; closing: Activity },
): Promise<boolean> {
  return survivor.requesterId === need.requesterId
    ? (await listActivities(db, survivor.id)).some(({ event }) => event.kind === "confirmed")
    : hasActivity(db, confirmationKey(need, closing));
}

function refuse(reason: MoveRefusal): Entered {
  return { kind: "refused", reason, holder: null };
}
