/** Conversations in SQL: what was asked and replied, each message once, with feedback and requests for a person. */
import { z } from "zod";
import { type InboundMessage, Reply } from "../domain/reply.ts";
import { NotFoundError } from "../errors.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

const Id = z.coerce.string();

/** What a turn leaves behind for the next one and for the "why" view: the full questions asked, the documents they were about, and the clauses looked at. */
export const Evidence = z.object({
  questions: z.array(z.string()),
  documents: z.array(z.string()),
  passages: z.array(z.object({ clauseId: z.string(), score: z.number() })),
});
export type Evidence = z.infer<typeof Evidence>;

/** A message as stored. `id` is the database's number as text. */
export const StoredMessage = z
  .object({
    id: Id,
    text: z.string(),
    received_at: z.date(),
    reply: Reply.nullable(),
    evidence: Evidence.nullable(),
    helpful: z.boolean().nullable(),
    handed_off: z.boolean(),
  })
  .transform(({ received_at, handed_off, ...rest }) => ({
    ...rest,
    receivedAt: received_at,
    handedOff: handed_off,
  }));
export type StoredMessage = z.infer<typeof StoredMessage>;

const MESSAGE_SELECT = `select message.id, message.text, message.received_at, message.reply, message.evidence,
  feedback.helpful, handoff_request.id is not null as handed_off
  from message left join feedback on feedback.message_id = message.id
  left join handoff_request on handoff_request.message_id = message.id`;

/** Who a conversation belongs to; null when it does not exist. */
export async function findRequester(db: Queryable, conversationId: string): Promise<string | null> {
  const row = z.object({ requester_id: z.string() });
  const found = await selectRow(db, row, "select requester_id from conversation where id = $1", [conversationId]);
  return found?.requester_id ?? null;
}

/**
 * Records a message once: the same key on the same channel gives the first one back.
 *
 * Shape   without its words: `keepText` adds what may be kept of them
 * Errors  NotFoundError when the conversation or the key is another requester's
 */
export async function recordMessage(
  tx: Transaction,
  inbound: Pick<InboundMessage, "channel" | "conversationId" | "requesterId" | "key">,
  now: Date,
): Promise<StoredMessage> {
  const conversation = await execute(
    tx,
    `insert into conversation (id, channel, requester_id, created_at, updated_at) values ($1, $2, $3, $4, $4)
     on conflict (id) do update set updated_at = excluded.updated_at
     where conversation.requester_id = excluded.requester_id`,
    [inbound.conversationId, inbound.channel, inbound.requesterId, now],
  );
  if (conversation.rowCount === 0) {
    throw new NotFoundError("没有找到这个会话。");
  }
  await execute(
    tx,
    `insert into message (conversation_id, channel, key, text, received_at) values ($1, $2, $3, '', $4)
     on conflict (channel, key) do nothing`,
    [inbound.conversationId, inbound.channel, inbound.key, now],
  );
  const [message] = await selectRows(
    tx,
    StoredMessage,
    `${MESSAGE_SELECT} where message.channel = $1 and message.key = $2
    and message.conversation_id = $3`,
    [inbound.channel, inbound.key, inbound.conversationId],
  );
  if (message === undefined) {
    // The key was used in another conversation: its reply is none of this one's business.
    throw new NotFoundError("没有找到这条消息。");
  }
  return message;
}

/** The conversation in which a requester sent the message with this key; null when there is none. */
export async function findConversationOfKey(
  db: Queryable,
  sent: Pick<InboundMessage, "channel" | "key" | "requesterId">,
): Promise<string | null> {
  const row = z.object({ id: z.string() });
  const found = await selectRow(
    db,
    row,
    `select conversation.id from message join conversation on conversation.id = message.conversation_id
     where message.channel = $1 and message.key = $2 and conversation.requester_id = $3`,
    [sent.channel, sent.key, sent.requesterId],
  );
  return found?.id ?? null;
}

/** The same with the message's row locked: of two that answer one message the second finds the first one's reply. */
export async function lockReply(tx: Transaction, messageId: string): Promise<Reply | null> {
  const row = z.object({ reply: Reply.nullable() });
  return (await selectRow(tx, row, "select reply from message where id = $1 for update", [messageId]))?.reply ?? null;
}

/** Keeps of a message's words what may be kept; whoever holds the conversation's lease knows what that is. */
export async function keepText(db: Queryable, messageId: string, text: string): Promise<void> {
  await execute(db, "update message set text = $2 where id = $1", [messageId, text]);
}

/** Takes the words out of all messages and replies of a conversation so far, answered or not: what they told turned out to be classified. */
export async function withholdMessages(tx: Transaction, conversationId: string, notice: string): Promise<void> {
  await execute(
    tx,
    `update message set text = $2, evidence = null,
       reply = case when reply is not null then jsonb_build_object('conversationId', conversation_id, 'text', $2::text,
         'items', '[]'::jsonb, 'asks', '[]'::jsonb, 'actions', '[]'::jsonb) end
     where conversation_id = $1`,
    [conversationId, notice],
  );
}

/** The reply of a message; null before it is there. */
export async function findReply(db: Queryable, messageId: string): Promise<Reply | null> {
  const row = z.object({ reply: Reply.nullable() });
  return (await selectRow(db, row, "select reply from message where id = $1", [messageId]))?.reply ?? null;
}

/** Stores the reply of a message; the first reply stays, and is given back. */
export async function recordReply(
  db: Queryable,
  messageId: string,
  reply: Reply,
  evidence: Evidence,
  now: Date,
): Promise<Reply> {
  await execute(
    db,
    "update message set reply = $2::jsonb, evidence = $3::jsonb, replied_at = $4 where id = $1 and reply is null",
    [messageId, JSON.stringify(reply), JSON.stringify(evidence), now],
  );
  const row = z.object({ reply: Reply });
  const stored = await selectRow(db, row, "select reply from message where id = $1", [messageId]);
  return stored?.reply ?? reply;
}

/** The last messages of a conversation before a message, oldest first. */
export async function listEarlierMessages(
  db: Queryable,
  conversationId: string,
  beforeId: string,
  limit: number,
): Promise<StoredMessage[]> {
  const rows = await selectRows(
    db,
    StoredMessage,
    `${MESSAGE_SELECT} where message.conversation_id = $1 and message.id < $2 order by message.id desc limit $3`,
    [conversationId, beforeId, limit],
  );
  return rows.reverse();
}

/** All messages of a requester's own conversation, oldest first; another's gives none. */
export async function listMessages(
  db: Queryable,
  conversationId: string,
  requesterId: string,
): Promise<StoredMessage[]> {
  return selectRows(
    db,
    StoredMessage,
    `${MESSAGE_SELECT} join conversation on conversation.id = message.conversation_id
     where conversation.id = $1 and conversation.requester_id = $2 order by message.id`,
    [conversationId, requesterId],
  );
}

/** What an id of the database looks like; anything else from outside names no message. */
const MESSAGE_ID = /^\d{1,18}$/;

/** A message that a requester sent; null for another's, as if it did not exist. */
export async function findOwnMessage(
  db: Queryable,
  messageId: string,
  requesterId: string,
): Promise<(StoredMessage & { conversationId: string }) | null> {
  if (!MESSAGE_ID.test(messageId)) {
    return null;
  }
  const owned = z.object({ conversation_id: z.string() });
  const sql = `select conversation.id as conversation_id from message
    join conversation on conversation.id = message.conversation_id where message.id = $1 and conversation.requester_id = $2`;
  const owner = await selectRow(db, owned, sql, [messageId, requesterId]);
  const message = await selectRow(db, StoredMessage, `${MESSAGE_SELECT} where message.id = $1`, [messageId]);
  return owner === null || message === null ? null : { ...message, conversationId: owner.conversation_id };
}

/** Stores whether an answer helped; a later press replaces the earlier. */
export async function recordFeedback(db: Queryable, messageId: string, helpful: boolean, now: Date): Promise<void> {
  await execute(
    db,
    `insert into feedback (message_id, helpful, given_at) values ($1, $2, $3)
     on conflict (message_id) do update set helpful = excluded.helpful, given_at = excluded.given_at`,
    [messageId, helpful, now],
  );
}

/** Keeps whom to call for a person or an offline talk; what comes a turn later, the number or the name to it, completes the wish before it. */
export async function recordContact(
  tx: Transaction,
  wish: { messageId: string; conversationId: string; department: string; contact: string | null; phone: string | null },
  now: Date,
): Promise<void> {
  await execute(
    tx,
    `delete from handoff_request where conversation_id = $1 and message_id <> $2
       and (phone is null or (phone = $3 and department = $4))`,
    [wish.conversationId, wish.messageId, wish.phone, wish.department],
  );
  await execute(
    tx,
    `insert into handoff_request (message_id, conversation_id, department, reason, contact, phone, requested_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (message_id) do update set contact = excluded.contact, phone = excluded.phone`,
    [wish.messageId, wish.conversationId, wish.department, "提出人在对话里要求", wish.contact, wish.phone, now],
  );
}

/** Stores the wish to speak with a person, once a message. */
export async function recordHandoff(
  db: Queryable,
  request: {
    messageId: string;
    conversationId: string;
    department: string;
    reason: string;
  },
  now: Date,
): Promise<void> {
  await execute(
    db,
    `insert into handoff_request (message_id, conversation_id, department, reason, requested_at)
     values ($1, $2, $3, $4, $5) on conflict (message_id) do nothing`,
    [request.messageId, request.conversationId, request.department, request.reason, now],
  );
}
