/** Reads what a post shows at the moment it is sent: replies, notices, reminders and needs as they are then. */
import { findActivity, findNotice, listActivities } from "../db/activities.ts";
import { listLikenesses } from "../db/likenesses.ts";
import { findNeedById, type StoredNeed } from "../db/needs.ts";
import { findSlackReply } from "../db/slack-content.ts";
import { findStaff } from "../db/staff.ts";
import { clocksOf } from "../domain/need-clock.ts";
import type { SlackContent } from "../domain/slack.ts";
import { EVERYTHING, listNeedsFor } from "./list-needs.ts";
import type { Deps, SlackMessage } from "./ports.ts";

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
      const notice = await findNotice(deps.pool, content.noticeId);
      return notice === null ? null : { kind: "notice", ...notice, canAnswer: notice.state === "waiting_enterprise" };
    }
    case "need_card": {
      const need = await findNeedById(deps.pool, content.needId);
      return need === null ? null : readCard(deps, need);
    }
    case "need_log": {
      const activity = await findActivity(deps.pool, content.activityId);
      return activity === null ? null : { kind: "need_log", activity };
    }
    case "queue":
      return readQueue(deps, content);
    case "reminder": {
      const need = await findNeedById(deps.pool, content.needId);
      const event = (await findActivity(deps.pool, content.activityId))?.event;
      return need === null || event?.kind !== "escalated" ? null : { kind: "reminder", need, escalation: event };
    }
  }
}

/** The list as the person may see it when it is sent; null for somebody who has left since. */
async function readQueue(
  deps: Deps,
  { staffId, view }: Extract<SlackContent, { kind: "queue" }>,
): Promise<SlackMessage | null> {
  const staff = await findStaff(deps.pool, staffId);
  if (staff?.active !== true) {
    return null;
  }
  const { needs, total } = await listNeedsFor(deps, staff, { ...EVERYTHING, view });
  return { kind: "queue", view, needs, total, now: deps.clock() };
}

async function readCard({ pool, vocabulary, clock }: Deps, need: StoredNeed): Promise<SlackMessage> {
  const log = await listActivities(pool, need.id);
  const alike = await listLikenesses(pool, need.id);
  const clocks = clocksOf(log, vocabulary.clockRules, clock());
  return { kind: "need_card", card: { need, log, clocks, alike: alike.length } };
}
