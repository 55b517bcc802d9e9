/** Posts to Slack that were given up (搁置), in SQL: of what they say only the kind, and the need that they are about. */
import { z } from "zod";
import { SlackAppName, SlackContent } from "../domain/slack.ts";
import { type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";
import type { SlackLane } from "./slack-outbox.ts";

const Id = z.coerce.string();

/** What a post is about, by kind; `code` is Slack's own word for why it was not taken, or ours. */
const BuriedPost = z
  .object({
    id: Id,
    app: SlackAppName,
    channel: z.string(),
    about: z.enum(SlackContent.options.map(({ shape }) => shape.kind.value)),
    attempts: z.number(),
    code: z.string().nullable(),
    settled_at: z.date(),
    need_number: z.string().nullable(),
  })
  .transform(({ settled_at, need_number, ...row }) => ({ ...row, failedAt: settled_at, needNumber: need_number }));
export type BuriedPost = z.infer<typeof BuriedPost>;

/** Given-up posts, the latest first; they are forgotten some time after their last try. */
export function listBuriedPosts(db: Queryable, limit: number): Promise<BuriedPost[]> {
  return selectRows(
    db,
    BuriedPost,
    `select post.id, post.app, post.channel, post.content ->> 'kind' as about, post.attempts, post.error_code as code,
       post.settled_at, need.number as need_number
     from slack_outbox post
       left join activity on activity.id::text = post.content ->> 'activityId'
       left join notice on notice.id::text = post.content ->> 'noticeId'
       left join need on need.id::text = coalesce(post.content ->> 'needId', activity.need_id::text, notice.need_id::text)
     where post.state = 'buried' order by post.settled_at desc, post.id limit $1`,
    [limit],
  );
}

/** How many given-up posts there are, counted no further than `limit`. */
export async function countBuriedPosts(db: Queryable, limit: number): Promise<number> {
  const row = await selectRow(
    db,
    z.object({ total: z.number() }),
    "select count(*)::int as total from (select 1 from slack_outbox where state = 'buried' limit $1) found",
    [limit],
  );
  return row?.total ?? 0;
}

/** Lets a given-up post wait for its turn again; its lane, or null when it is not given up. Whether it is out is looked up first. */
export function digOutPost(tx: Transaction, id: string, now: Date): Promise<SlackLane | null> {
  return selectRow(
    tx,
    z.object({ app: SlackAppName, channel: z.string() }),
    `update slack_outbox set state = 'waiting', attempts = 0, not_before = $2, tried_since = $2, settled_at = null
     where id = $1 and state = 'buried' returning app, channel`,
    [id, now],
  );
}
