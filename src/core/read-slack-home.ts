/** What the Home tab shows: their queue to staff in the task force's app, and to everybody else their own needs. */
import type { SlackAppName, SlackWho } from "../domain/slack.ts";
import { ForbiddenError } from "../errors.ts";
import { knowSlackPerson } from "./know-slack-person.ts";
import { countViews, EVERYTHING, listNeedsFor, type NeedView, type StoredNeed } from "./list-needs.ts";
import { readSlackContact, type SlackContact } from "./own-contact-on-slack.ts";
import { readOwnNeeds } from "./own-needs.ts";
import type { Deps, SlackSender } from "./ports.ts";

/** The tab's contents. */
export type SlackHome =
  | { kind: "own"; own: Awaited<ReturnType<typeof readOwnNeeds>>; contact: SlackContact }
  | {
      kind: "staff";
      name: string;
      counts: Record<NeedView, number>;
      lists: Record<"overdue" | "mine" | "unclaimed", StoredNeed[]>;
      now: Date;
    };

/** Reads it for the person as they are at this moment. */
export async function readSlackHome(
  deps: Deps,
  slack: SlackSender,
  { app, who }: { app: SlackAppName; who: SlackWho },
): Promise<SlackHome> {
  const { staff, requesterId } = await knowSlackPerson(deps, slack, app, who);
  if (app === "staff" && staff !== null) {
    try {
      const list = async (view: NeedView) => (await listNeedsFor(deps, staff, { ...EVERYTHING, view })).needs;
      const lists = { overdue: await list("overdue"), mine: await list("mine"), unclaimed: await list("unclaimed") };
      return { kind: "staff", name: staff.name, counts: await countViews(deps, staff), lists, now: deps.clock() };
    } catch (error) {
      if (!(error instanceof ForbiddenError)) {
        throw error;
      }
    }
  }
  const own = await readOwnNeeds(deps, requesterId);
  return { kind: "own", own, contact: await readSlackContact(deps, requesterId) };
}
