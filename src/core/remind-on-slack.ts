/** Tells a rung of the ladder in Slack, in the transaction that enters it: to those who must act, else in the group's channel. */
import type { Transaction } from "../db/database.ts";
import type { StoredNeed } from "../db/needs.ts";
import { listLinkedStaff } from "../db/slack-users.ts";
import type { Staff } from "../db/staff.ts";
import type { Rung } from "../domain/activity.ts";
import type { Deps } from "./ports.ts";
import { postToSlack } from "./post-to-slack.ts";
import { slackChannelOf, staffApp } from "./show-need-on-slack.ts";

/** Whom each rung means; the task force's lead and the bureau's leaders share one role. */
const HEARS: Readonly<Record<Rung, (staff: Staff, need: StoredNeed) => boolean>> = {
  assignee: ({ id }, { assigneeId }) => id === assigneeId,
  group_lead: ({ role, groupId }, need) => role === "group_lead" && groupId === need.groupId,
  task_force_lead: ({ role }) => role === "leader",
  bureau_leader: ({ role }) => role === "leader",
};

/** Puts one reminder for each into the outbox; nothing where nobody of them and no channel can be reached. */
export async function remindOnSlack(
  tx: Transaction,
  deps: Deps,
  { need, rung, activityId }: { need: StoredNeed; rung: Rung; activityId: string },
): Promise<void> {
  const app = staffApp(deps);
  if (app === null) {
    return;
  }
  const hearers = (await listLinkedStaff(tx)).filter(({ staff }) => HEARS[rung](staff, need));
  // Somebody with two accounts hears it on the one that was seen last.
  const users = new Map(hearers.toReversed().map(({ user, staff }) => [staff.id, user]));
  const channel = slackChannelOf(deps, need.groupId);
  const places = users.size > 0 ? [...users.values()] : channel === null ? [] : [channel];
  for (const place of places) {
    await postToSlack(tx, deps, {
      key: `reminder:${activityId}:${place}`,
      app,
      channel: place,
      threadTs: null,
      rootKey: null,
      kind: "post",
      content: { kind: "reminder", needId: need.id, activityId },
    });
  }
}
