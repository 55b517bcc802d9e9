/** Shows a need in Slack, in the transaction that changed it: the group's card, a line in its thread, and notices to a requester who is there. */
import type { Transaction } from "../db/database.ts";
import { insertCard, listCards } from "../db/slack-cards.ts";
import { dropUpdates, type NewPost } from "../db/slack-outbox.ts";
import { findPlace } from "../db/slack-threads.ts";
import type { SlackAppName } from "../domain/slack.ts";
import type { Deps } from "./ports.ts";
import { postToSlack } from "./post-to-slack.ts";

/** What has changed: the need, the entry of its log, and the group that has it now. */
export type Shown = { needId: string; groupId: string; activityId: string | null };

/** Puts the card into the group's channel or brings it up to date, with a line of the log in its thread. */
export async function showNeedOnSlack(
  tx: Transaction,
  deps: Deps,
  { needId, groupId, activityId }: Shown,
): Promise<void> {
  const app = staffApp(deps);
  if (app === null) {
    return;
  }
  const before = await listCards(tx, needId);
  const channel = slackChannelOf(deps, groupId);
  if (channel !== null && !before.some((card) => card.channel === channel)) {
    const postKey = `card:${needId}:${channel}`;
    await insertCard(tx, { needId, channel, app, postKey });
    await postToSlack(tx, deps, { ...base(app, channel), key: postKey, content: { kind: "need_card", needId } });
  }
  for (const card of before) {
    await dropUpdates(tx, card.postKey);
    const key = `${card.postKey}:${activityId ?? "again"}`;
    const place = { ...base(card.app, card.channel), rootKey: card.postKey };
    await postToSlack(tx, deps, { ...place, key, kind: "update", content: { kind: "need_card", needId } });
    if (activityId !== null) {
      await postToSlack(tx, deps, { ...place, key: `${key}:line`, content: { kind: "need_log", activityId } });
    }
  }
}

/** The app in which staff work: their own, or the other where it is the only one; null without Slack. */
export function staffApp({ slackApps }: Deps): SlackAppName | null {
  return slackApps.includes("staff") ? "staff" : (slackApps[0] ?? null);
}

/** The channel of a group; null when it has none. */
export function slackChannelOf({ directory }: Deps, groupId: string): string | null {
  return directory.groups.groups.get(groupId)?.group.slack_channel ?? null;
}

/** Tells a requester who came by Slack, where they came; nothing for anybody else. */
export async function noticeOnSlack(
  tx: Transaction,
  deps: Deps,
  notice: { id: string; requesterId: string; conversationId: string | null },
): Promise<void> {
  const { id, requesterId, conversationId } = notice;
  if (!requesterId.startsWith("slack:")) {
    return;
  }
  const place = await findPlace(tx, requesterId, conversationId);
  if (place === null || !deps.slackApps.includes(place.app)) {
    return;
  }
  const { app, channel, threadTs } = place;
  await postToSlack(tx, deps, {
    ...base(app, channel),
    threadTs,
    key: `notice:${id}`,
    content: { kind: "notice", noticeId: id },
  });
}

type Base = Pick<NewPost, "app" | "channel" | "threadTs" | "rootKey" | "kind">;

function base(app: SlackAppName, channel: string): Base {
  return { app, channel, threadTs: null, rootKey: null, kind: "post" };
}
