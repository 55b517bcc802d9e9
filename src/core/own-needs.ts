/** What a requester sees of their own needs; another's need is not found, in the same words as one that does not exist. */

import { countAttempts, insertAttempt, lockAttempts } from "../db/access-attempts.ts";
import { listActivities, listNotices, markNoticesRead, type Notice } from "../db/activities.ts";
import { withTransaction } from "../db/database.ts";
import { listLikenesses } from "../db/likenesses.ts";
import { findNeedByTail, findOwnNeed, listOwnNeeds, type StoredNeed } from "../db/needs.ts";
import type { Activity } from "../domain/activity.ts";
import { clocksOf, type NeedClock } from "../domain/need-clock.ts";
import { NotFoundError } from "../errors.ts";
import { type Joint, readJoint } from "./merged-need.ts";
import type { Deps } from "./ports.ts";

/**
 * One need as its requester sees it: notices instead of the internal log, look-alikes as a number of other firms.
 *
 * Shape   `joint` is how a merged need fares that is handled with another; null when it was not merged
 */
export type OwnNeed = {
  need: StoredNeed;
  joint: Joint | null;
  clocks: NeedClock[];
  notices: Notice[];
  alike: number;
  log: Activity[];
};

const MOST_NOTICES = 200;
const TRIES_AN_HOUR = 5;
/** From all browsers and addresses together: with ten thousand tails, guessing takes weeks. */
const TRIES_A_NUMBER = 20;
const HOUR_MS = 3_600_000;

/** All needs that a requester filed, newest first, and the notices about them; the notices count as read from now on. */
export async function readOwnNeeds(
  deps: Deps,
  requesterId: string,
): Promise<{ needs: { need: StoredNeed; joint: Joint | null }[]; notices: Notice[] }> {
  const needs: { need: StoredNeed; joint: Joint | null }[] = [];
  for (const need of await listOwnNeeds(deps.pool, requesterId)) {
    needs.push({ need, joint: await readJoint(deps.pool, need) });
  }
  const notices = await listNotices(deps.pool, requesterId, MOST_NOTICES);
  await markNoticesRead(deps.pool, requesterId, deps.clock());
  return { needs, notices };
}

/**
 * One of a requester's own needs.
 *
 * Errors  NotFoundError
 */
export async function readOwnNeed(deps: Deps, number: string, requesterId: string): Promise<OwnNeed> {
  const need = await findOwnNeed(deps.pool, number, requesterId);
  if (need === null) {
    throw new NotFoundError(`没有查到 ${number}。`);
  }
  return open(deps, need);
}

/** What came of a try to open a need from a browser that did not file it. */
export type Opened = { kind: "open"; own: OwnNeed } | { kind: "not found" } | { kind: "too many" };

/**
 * Opens a need with its number and the last four digits of its phone: five tries an hour, then only staff can help.
 *
 * Shape   tries count by browser, by address and by number, so that a new browser gains nothing
 */
export async function openNeed(
  deps: Deps,
  asked: { number: string; tail: string },
  who: { requesterId: string; address: string },
): Promise<Opened> {
  const now = deps.clock();
  const allowed = await withTransaction(deps.pool, async (tx) => {
    const attempt = { ...who, number: asked.number };
    await lockAttempts(tx);
    const { tries, forNumber } = await countAttempts(tx, attempt, new Date(now.getTime() - HOUR_MS));
    await insertAttempt(tx, attempt, now);
    return tries < TRIES_AN_HOUR && forNumber < TRIES_A_NUMBER;
  });
  if (!allowed) {
    return { kind: "too many" };
  }
  const need = await findNeedByTail(deps.pool, asked.number, asked.tail);
  return need === null ? { kind: "not found" } : { kind: "open", own: await open(deps, need) };
}

async function open(deps: Deps, need: StoredNeed): Promise<OwnNeed> {
  const log = await listActivities(deps.pool, need.id);
  const notices = await listNotices(deps.pool, need.requesterId, MOST_NOTICES);
  const alike = await listLikenesses(deps.pool, need.id);
  const firms = new Set(alike.map(({ enterprise }) => enterprise));
  firms.delete(need.enterprise);
  return {
    need,
    joint: await readJoint(deps.pool, need),
    log,
    clocks: clocksOf(log, deps.vocabulary.clockRules, deps.clock()),
    notices: notices.filter(({ number }) => number === need.number),
    alike: firms.size,
  };
}
