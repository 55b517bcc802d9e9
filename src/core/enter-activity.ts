/** Enters one event into a need's log if the table of legal moves allows it, and lets its row and its requester know. */
import { insertActivity, insertNotice, listActivities } from "../db/activities.ts";
import type { Transaction } from "../db/database.ts";
import { findNeed, findNeedById, type StoredNeed, updateStanding } from "../db/needs.ts";
import { findStaff, type Staff } from "../db/staff.ts";
import type { Activity, ActivityEvent, Actor } from "../domain/activity.ts";
import { applyEvent, type MoveRefusal } from "../domain/need-moves.ts";
import { noticeText } from "../domain/need-notice.ts";
import { detectLocale } from "../domain/script.ts";
import { standingOf } from "./need-standing.ts";
import type { Deps } from "./ports.ts";

/** Who acts; `staff` is null for the requester and the program. */
export type Doer = { actor: Actor; staff: Staff | null };

/** The program itself. */
export const SYSTEM: Doer = { actor: { kind: "system" }, staff: null };

/**
 * What came of it.
 *
 * Shape   `repeated`: the key was entered before, nothing changed; `holder` is who already has the need
 */
export type Entered =
  | { kind: "entered"; activityId: string }
  | { kind: "repeated" }
  | { kind: "refused"; reason: MoveRefusal; holder: string | null };

/**
 * Enters the event. The caller holds the need's row (`lockNeed`) and has checked that the need is the doer's to see.
 *
 * Errors  none of its own
 */
export async function enterActivity(
  tx: Transaction,
  deps: Deps,
  need: StoredNeed,
  entry: { doer: Doer; event: ActivityEvent; key: string | null },
): Promise<Entered> {
  const { doer, event, key } = entry;
  const at = deps.clock();
  const log = await listActivities(tx, need.id);
  const next: Activity = { id: "", actor: doer.actor, at, event };
  const rules = deps.vocabulary.clockRules;
  const staff = doer.staff === null ? null : { role: doer.staff.role, group: doer.staff.groupId };
  const result = applyEvent(log, next, { ...rules, staff });
  if (!result.ok) {
    return { kind: "refused", reason: result.reason, holder: await nameHolder(tx, result) };
  }
  const activityId = await insertActivity(tx, need.id, { actor: doer.actor, at, event, key });
  if (activityId === null) {
    return { kind: "repeated" };
  }
  const mergedInto = await idOf(tx, result.course.mergedInto);
  const standing = standingOf(need, result.course, [...log, next], { rules, now: at, mergedInto });
  await updateStanding(tx, need.id, standing, at);
  await tellRequester(tx, deps, { need, event, activityId, groupId: standing.groupId });
  return { kind: "entered", activityId };
}

async function nameHolder(tx: Transaction, result: { reason: MoveRefusal; holderId?: string | null }) {
  const holder = typeof result.holderId === "string" ? await findStaff(tx, result.holderId) : null;
  return holder?.name ?? null;
}

/** The row that a number names; the log names needs by number, the row by id. */
async function idOf(tx: Transaction, number: string | null): Promise<string | null> {
  return number === null ? null : ((await findNeed(tx, number))?.id ?? null);
}

async function tellRequester(
  tx: Transaction,
  deps: Deps,
  told: { need: StoredNeed; event: ActivityEvent; activityId: string; groupId: string },
): Promise<void> {
  const { need, event, activityId, groupId } = told;
  const groupName = deps.directory.groups.groups.get(groupId)?.group.name ?? groupId;
  const text = noticeText(event, { locale: detectLocale(need.sourceText), number: need.number, groupName });
  if (text !== null) {
    await insertNotice(tx, { needId: need.id, requesterId: need.requesterId, activityId, text }, deps.clock());
  }
}

/** The survivor of a merged need; the need itself when it was not merged. */
export async function survivorOf(tx: Transaction, need: StoredNeed): Promise<StoredNeed> {
  return need.mergedInto === null ? need : ((await findNeedById(tx, need.mergedInto)) ?? need);
}
