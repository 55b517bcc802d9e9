/** Tells who a person of Slack is: a requester always, a member of staff by mail or by the invitation that they showed. */
import { findSlackUser, findStaffByMail, type SlackUser, saveSlackUser } from "../db/slack-users.ts";
import { findStaff, type Staff } from "../db/staff.ts";
import type { SlackAppName, SlackWho } from "../domain/slack.ts";
import { ChannelError } from "../errors.ts";
import type { Deps, SlackSender } from "./ports.ts";

/** Who it is; `staff` is null for everybody who does not belong to the task force at this moment. */
export type SlackPerson = { requesterId: string; staff: Staff | null };

/** How long a mail address that Slack told is believed. */
const PROFILE_KEPT_MS = 3_600_000;

/** The requester that a person of Slack is. */
export function slackRequester({ team, user }: Pick<SlackWho, "team" | "user">): string {
  return `slack:${team}:${user}`;
}

/**
 * Who the person is now: whoever has left the task force since the last press is no member any more, and another
 * organisation's people never are.
 *
 * Errors  StoreError; a Slack that does not answer leaves it at what was known before
 */
export async function knowSlackPerson(
  deps: Deps,
  slack: SlackSender,
  app: SlackAppName,
  who: SlackWho,
): Promise<SlackPerson> {
  const requesterId = slackRequester(who);
  const known = await findSlackUser(deps.pool, who);
  const user = isFresh(known, deps.clock()) ? known : ((await look(deps, slack, app, who)) ?? known);
  const staff = who.external || user?.staffId == null ? null : await findStaff(deps.pool, user.staffId);
  return { requesterId, staff: staff?.active === true ? staff : null };
}

function isFresh(known: SlackUser | null, now: Date): boolean {
  return known !== null && now.getTime() - known.checkedAt.getTime() < PROFILE_KEPT_MS;
}

/** Asks Slack for the person's mail address and keeps whose it is; null when Slack does not answer. */
async function look(deps: Deps, slack: SlackSender, app: SlackAppName, who: SlackWho): Promise<SlackUser | null> {
  const profile = await slack.readPerson(app, who.user).catch((error: unknown) => {
    if (error instanceof ChannelError) {
      deps.log.warn({ app, code: error.code }, "a Slack profile could not be read");
      return null;
    }
    throw error;
  });
  if (profile === null) {
    return null;
  }
  // Whether the place is an outsider's is asked at every press; what is kept is about the person alone.
  const { external, email } = profile;
  const staff = external || email === null ? null : await findStaffByMail(deps.pool, email);
  const person = { ...who, external, requesterId: slackRequester(who), staffId: staff?.id ?? null };
  await saveSlackUser(deps.pool, person, deps.clock());
  return findSlackUser(deps.pool, who);
}
