/** Works off what Slack sent: once, whoever comes first, the receiving process or the job; safe to run again. */
import {
  findLane,
  finishArrival,
  forgetArrival,
  listWaitingArrivals,
  type StoredArrival,
  takeArrival,
} from "../db/slack-inbox.ts";
import type { Deps } from "./ports.ts";

/** What came of it: `done`, `before` when there was nothing left to do, `refused` when a form must be mended and sent again. */
export type Worked = "done" | "before" | "refused";

/** Does what an arrival asks for; every effect carries the arrival's own key, so that a second run changes nothing. */
export type SlackDispatch = (arrival: StoredArrival & { body: Record<string, unknown> }) => Promise<"done" | "refused">;

/**
 * Works the arrival off.
 *
 * Shape   `words` is the body as it came, while it is still in memory: of a classified one the inbox holds no words
 * Errors  what `dispatch` throws; the arrival then waits for the job
 */
export async function workSlackArrival(
  deps: Deps,
  id: string,
  { dispatch, words }: { dispatch: SlackDispatch; words: Record<string, unknown> | null },
): Promise<Worked> {
  const arrival = await takeArrival(deps.pool, id);
  const body = words ?? arrival?.body ?? null;
  if (arrival === null || body === null) {
    return "before";
  }
  const secret = arrival.secret && words === null;
  const outcome = await dispatch({ ...arrival, secret, body });
  if (outcome === "refused") {
    await forgetArrival(deps.pool, id);
    return "refused";
  }
  await finishArrival(deps.pool, id, deps.clock());
  return "done";
}

/** In which lane an arrival that waits belongs; null when it is done. */
export function findSlackLane(deps: Deps, id: string): Promise<string | null> {
  return findLane(deps.pool, id);
}

/** More tries than the job makes: then it is among the given-up jobs, and staff decide. */
const MOST_TRIES = 20;
const MOST_AT_ONCE = 500;

/**
 * What was left behind: a process that is killed takes its jobs with it for as long as they may run, a quarter of an hour.
 *
 * Shape   ids, the oldest first; `sinceMs` is how long they must have waited
 */
export function listSlackLeftovers(deps: Deps, sinceMs: number): Promise<string[]> {
  const before = new Date(deps.clock().getTime() - sinceMs);
  return listWaitingArrivals(deps.pool, { before, triedLess: MOST_TRIES, limit: MOST_AT_ONCE });
}
