/** Forgets drafts that nobody has come back to. */
import { deleteIntakesBefore } from "../db/intakes.ts";
import type { Deps } from "./ports.ts";

/** A draft is kept so long, for a contact who was called away. */
const DRAFT_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;

/** Deletes what is older; the number of conversations whose drafts went. */
export function forgetDrafts(deps: Deps): Promise<number> {
  return deleteIntakesBefore(deps.pool, new Date(deps.clock().getTime() - DRAFT_DAYS * DAY_MS));
}
