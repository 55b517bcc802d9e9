/** Forgets what has been kept long enough: drafts that nobody came back to, and the people of needs settled long ago. */
import { deleteIntakesBefore } from "../db/intakes.ts";
import { listExpiredRequesters } from "../db/own-data.ts";
import { KEEPING } from "./keeping.ts";
import { eraseOwnData } from "./own-data.ts";
import type { Deps } from "./ports.ts";

const DAY_MS = 24 * 3600 * 1000;
const MONTH_MS = 30.44 * DAY_MS;

/** Deletes what is older than the privacy notice says; how much went. */
export async function forgetDrafts(deps: Deps): Promise<{ drafts: number; people: number }> {
  const now = deps.clock().getTime();
  const drafts = await deleteIntakesBefore(deps.pool, new Date(now - KEEPING.draftDays * DAY_MS));
  const expired = await listExpiredRequesters(deps.pool, new Date(now - KEEPING.settledMonths * MONTH_MS));
  for (const requesterId of expired) {
    await eraseOwnData(deps, requesterId);
  }
  return { drafts, people: expired.length };
}
