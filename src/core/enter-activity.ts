/** Enters one event into a need's log if the table of legal moves allows it, and lets its row and its requester know. */
import { hasActivity, insertActivity, insertNotice, listActivities } from "../db/activities.ts";
import type { Transaction } from "../db/database.ts";
import { listAbsorbed } from "../db/need-merges.ts";
import { findNeed, type StoredNeed, updateStanding } from "../db/needs.ts";
import { findStaff, type Staff } from "../db/staff.ts";
import type { Activity, ActivityEvent, Actor } from "../domain/activity.ts";
import { REFUSAL_LABELS } from "../domain/need-labels.ts";
import { applyEvent, type MoveRefusal } from "../domain/need-moves.ts";
import { absorbedNotice, noticeText } from "../domain/need-notice.ts";
import { detectLocale } from "../domain/script.ts";
import { ConflictError } from "../errors.ts";
import { standingOf } from "./need-standing.ts";
import type { Deps } from "./ports.ts";
import { noticeOnSlack, showNeedOnSlack } from "./show-need-on-slack.ts";

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

/** An event on its way into a log; a `quiet` one is not told to the requester, who hears of it otherwise. */
export type Entry = { doer: Doer; event: ActivityEvent; key: string | null; quiet?: true };

/**
 * Enters the event. A key that was entered before is repeated, whatever has become of the need since. The caller holds the need's row (`lockNeed`) and has checked that the need is the doer's to see.
 *
 * Errors  none of its own
 */
export async function enterActivity(tx: Transaction, deps: Deps, need: StoredNeed, entry: Entry): Promise<Entered> {
  const { doer, event, key } = entry;
  if (key !== null && (await hasActivity(tx, key))) {
    return { kind: "repeated" };
  }
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
  await tell(tx, deps, { need, entry, activityId, groupId: standing.groupId });
  await showNeedOnSlack(tx, deps, { needId: need.id, groupId: standing.groupId, activityId });
  return { kind: "entered", activityId };
}

/**
 * Enters an event without which what was entered before it would be wrong.
 *
 * Errors  ConflictError when it is refused
 */
export async function enterOrThrow(tx: Transaction, deps: Deps, need: StoredNeed, entry: Entry): Promise<void> {
  const entered = await enterActivity(tx, deps, need, entry);
  if (entered.kind === "refused") {
    throw new ConflictError(REFUSAL_LABELS[entered.reason]);
  }
}

async function nameHolder(tx: Transaction, result: { reason: MoveRefusal; holderId?: string | null }) {
  const holder = typeof result.holderId === "string" ? await findStaff(tx, result.holderId) : null;
  return holder?.name ?? null;
}

/** The row that a number names; the log names needs by number, the row by id. */
async function idOf(tx: Transaction, number: string | null): Promise<string | null> {
  return number === null ? null : ((await findNeed(tx, number))?.id ?? null);
}

/** The requester hears of what others did, the requesters of needs merged into this one of its end alone, in words without anybody's text. */
async function tell(
  tx: Transaction,
  deps: Deps,
  told: { need: StoredNeed; entry: Entry; activityId: string; groupId: string },
): Promise<void> {
  const { need, entry, activityId, groupId } = told;
  const { event, doer } = entry;
  const groupName = deps.directory.groups.groups.get(groupId)?.group.name ?? groupId;
  const settingOf = ({ sourceText, number }: StoredNeed) => ({ locale: detectLocale(sourceText), number, groupName });
  const own = entry.quiet === true || doer.actor.kind === "requester" ? null : noticeText(event, settingOf(need));
  const texts = [{ need, text: own }];
  if (event.kind === "closed" || event.kind === "reopened") {
    // The survivor's own requester has heard already, under the survivor's number.
    const others = (await listAbsorbed(tx, need.id)).filter(({ requesterId }) => requesterId !== need.requesterId);
    texts.push(...others.map((one) => ({ need: one, text: absorbedNotice(event, settingOf(one)) })));
  }
  for (const { need: one, text } of texts) {
    if (text !== null) {
      const { id: needId, requesterId, conversationId } = one;
      const id = await insertNotice(tx, { needId, requesterId, activityId, text }, deps.clock());
      await (id === null ? undefined : noticeOnSlack(tx, deps, { id, requesterId, conversationId }));
    }
  }
}
