/** Reads what a post shows at the moment it is sent: replies, notices and needs as they are then. */
import { findActivity, findNoticeText } from "../db/activities.ts";

import { findNeedById, type StoredNeed } from "../db/needs.ts";
import { findSlackReply } from "../db/slack-content.ts";
import type { Activity } from "../domain/activity.ts";
import { ACTIVITY_LABELS, STATE_LABELS } from "../domain/need-labels.ts";
import type { NeedCard, SlackContent, SlackMessage } from "../domain/slack.ts";
import type { Deps } from "./ports.ts";

/** The words; null when what they were about has been erased meanwhile. */
export async function readSlackContent(deps: Deps, content: SlackContent): Promise<SlackMessage | null> {
  switch (content.kind) {
    case "text":
      return content;
    case "reply": {
      const reply = await findSlackReply(deps.pool, content.messageKey);
      return reply === null ? null : { kind: "reply", reply };
    }
    case "notice": {
      const text = await findNoticeText(deps.pool, content.noticeId);
      return text === null ? null : { kind: "text", text };
    }
    case "need_card": {
      const need = await findNeedById(deps.pool, content.needId);
      return need === null ? null : { kind: "need_card", card: toCard(deps, need) };
    }
    case "need_log": {
      const activity = await findActivity(deps.pool, content.activityId);
      return activity === null ? null : { kind: "text", text: toLine(activity) };
    }
  }
}

function toCard({ directory }: Deps, need: StoredNeed): NeedCard {
  return {
    number: need.number,
    enterprise: need.enterprise,
    summary: need.summary,
    stateLabel: STATE_LABELS[need.state],
    groupName: directory.groups.groups.get(need.groupId)?.group.name ?? need.groupId,
    assignee: need.assigneeName,
    dueAt: need.dueAt,
    claimable: need.state === "assigned",
  };
}

/** One line of the log for the card's thread: what and by whom; what was written stays in the console. */
function toLine({ actor, event }: Activity): string {
  const by = actor.kind === "system" ? "系统" : actor.name;
  return `${ACTIVITY_LABELS[event.kind]} · ${by}`;
}
