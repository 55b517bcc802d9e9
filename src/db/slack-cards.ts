/** Cards of needs in the groups' channels, in SQL: one for each channel, changed in place. */
import { z } from "zod";
import { SlackAppName } from "../domain/slack.ts";
import { execute, type Queryable, selectRows, type Transaction } from "./database.ts";

/** A card; `postKey` names its post in the outbox. */
const SlackCard = z
  .object({ channel: z.string(), app: SlackAppName, post_key: z.string() })
  .transform(({ post_key, ...row }) => ({ ...row, postKey: post_key }));
export type SlackCard = z.infer<typeof SlackCard>;

/** Remembers a card; false when the channel has one already. */
export async function insertCard(
  tx: Transaction,
  card: { needId: string; channel: string; app: SlackAppName; postKey: string },
): Promise<boolean> {
  const result = await execute(
    tx,
    `insert into slack_card (need_id, channel, app, post_key) values ($1, $2, $3, $4) on conflict do nothing`,
    [card.needId, card.channel, card.app, card.postKey],
  );
  return (result.rowCount ?? 0) > 0;
}

/** The cards of a need. */
export function listCards(db: Queryable, needId: string): Promise<SlackCard[]> {
  return selectRows(
    db,
    SlackCard,
    "select channel, app, post_key from slack_card where need_id = $1 order by channel",
    [needId],
  );
}
