/** What posts to Slack are about, in SQL: the reply to a message, by the key that its channel gave it. */
import { z } from "zod";
import { Reply } from "../domain/reply.ts";
import { type Queryable, selectRow } from "./database.ts";

/** The reply to a message of Slack; null before it is there, and after it was erased. */
export async function findSlackReply(db: Queryable, messageKey: string): Promise<Reply | null> {
  const row = z.object({ reply: Reply.nullable() });
  const sql = "select reply from message where channel = 'slack' and key = $1";
  return (await selectRow(db, row, sql, [messageKey]))?.reply ?? null;
}
