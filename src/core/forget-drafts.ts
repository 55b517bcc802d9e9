/** Forgets what has been kept long enough: drafts that nobody came back to and the talk about them, old talk, and the people of needs settled long ago. */
import { deleteIntakesBefore } from "../db/intakes.ts";
import { deleteAttempts, deleteDraftTalk, deleteTalk } from "../db/lapsed-talk.ts";
import { listExpiredRequesters } from "../db/own-data.ts";
import { KEEPING } from "./keeping.ts";
import { eraseOwnData } from "./own-data.ts";
import type { Deps } from "./ports.ts";

const DAY_MS = 24 * 3600 * 1000;
const MONTH_MS = 30.44 * DAY_MS;

/** How much went. */
export type Forgotten = { drafts: number; messages: number; people: number };

/** Deletes what is older than the privacy notice says. */
export async function forgetDrafts(deps: Deps): Promise<Forgotten> {
  const { pool, clock } = deps;
  const before = (ms: number): Date => new Date(clock().getTime() - ms);
  const draftsEnd = before(KEEPING.draftDays * DAY_MS);
  const drafts = await deleteIntakesBefore(pool, draftsEnd);
  const messages =
    (await deleteDraftTalk(pool, draftsEnd)) + (await deleteTalk(pool, before(KEEPING.talkMonths * MONTH_MS)));
  await deleteAttempts(pool, before(KEEPING.attemptDays * DAY_MS));
  return { drafts, messages, people: await forgetPeople(deps, before(KEEPING.settledMonths * MONTH_MS)) };
}

/** One person whose data cannot be erased must not keep everybody else's. */
async function forgetPeople(deps: Deps, before: Date): Promise<number> {
  let people = 0;
  for (const requesterId of await listExpiredRequesters(deps.pool, before)) {
    people += await eraseOwnData(deps, requesterId).then(
      ({ kind }) => (kind === "erased" ? 1 : 0),
      (error: unknown) => {
        deps.log.error({ err: error }, "a person could not be forgotten");
        return 0;
      },
    );
  }
  return people;
}
