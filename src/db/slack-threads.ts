/** Where conversations take place in Slack, in SQL: the threads that are the bot's, and where a person has taken the floor. */
import { z } from "zod";
import { SlackAppName } from "../domain/slack.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

/** A thread, or a direct message (`threadTs` null), as the place of a requester's conversation. */
const SlackThread = z
  .object({
    conversation_id: z.string(),
    app: SlackAppName,
    channel: z.string(),
    thread_ts: z.string().nullable(),
    requester_id: z.string(),
    person_answered: z.boolean(),
  })
  .transform((row) => ({
    conversationId: row.conversation_id,
    app: row.app,
    channel: row.channel,
    threadTs: row.thread_ts,
    requesterId: row.requester_id,
    personAnswered: row.person_answered,
  }));
export type SlackThread = z.infer<typeof SlackThread>;

const COLUMNS = "conversation_id, app, channel, thread_ts, requester_id, person_answered";

/** Remembers where a conversation takes place; the bot has the floor there again. */
export async function saveThread(
  tx: Transaction,
  thread: Omit<SlackThread, "personAnswered">,
  now: Date,
): Promise<void> {
  const { conversationId, app, channel, threadTs, requesterId } = thread;
  await execute(
    tx,
    `insert into slack_thread (conversation_id, app, channel, thread_ts, requester_id, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (conversation_id) do nothing`,
    [conversationId, app, channel, threadTs, requesterId, now],
  );
  await execute(
    tx,
    "update slack_thread set person_answered = false where app = $1 and channel = $2 and thread_ts = $3 and person_answered",
    [app, channel, threadTs],
  );
}

/** The conversations in one thread; none where the bot was never called. */
export function listThreads(
  db: Queryable,
  place: { app: SlackAppName; channel: string; threadTs: string },
): Promise<SlackThread[]> {
  return selectRows(
    db,
    SlackThread,
    `select ${COLUMNS} from slack_thread where app = $1 and channel = $2 and thread_ts = $3 order by conversation_id`,
    [place.app, place.channel, place.threadTs],
  );
}

/** A person has answered in a thread: the bot leaves it to them. */
export async function yieldThread(
  db: Queryable,
  place: { app: SlackAppName; channel: string; threadTs: string },
): Promise<void> {
  await execute(
    db,
    "update slack_thread set person_answered = true where app = $1 and channel = $2 and thread_ts = $3",
    [place.app, place.channel, place.threadTs],
  );
}

/** Where to reach a requester: the conversation itself, else where they last began one. */
export function findPlace(
  db: Queryable,
  requesterId: string,
  conversationId: string | null,
): Promise<SlackThread | null> {
  return selectRow(
    db,
    SlackThread,
    `select ${COLUMNS} from slack_thread where requester_id = $1
     order by (conversation_id = $2) desc nulls last, (thread_ts is null) desc, created_at desc limit 1`,
    [requesterId, conversationId],
  );
}
