/** What people said and nobody needs any longer, in SQL: found by when its conversation was last used, and deleted. */
import { execute, type Queryable } from "./database.ts";

/** Words that a filed need of the conversation consists of: they stay as long as the need names its firm. */
const IS_FILED = `exists (select 1 from need where need.conversation_id = conversation.id
  and btrim(message.text) <> '' and strpos(need.source_text, btrim(message.text)) > 0)`;

/** Whose draft is kept is not lapsed. */
const HAS_DRAFT = "exists (select 1 from intake where intake.conversation_id = conversation.id)";

/**
 * Deletes messages about drafts that were never filed, from conversations that nobody has used since; how many.
 *
 * Shape   what came before a filing in the same conversation stays with it: it told of that need, too
 */
export async function deleteDraftTalk(db: Queryable, before: Date): Promise<number> {
  const result = await execute(
    db,
    `delete from message using conversation
     where conversation.id = message.conversation_id and conversation.updated_at < $1
       and message.reply -> 'items' @> '[{"kind": "need"}]' and not ${HAS_DRAFT}
       and not exists (select 1 from message later where later.conversation_id = message.conversation_id
         and later.id >= message.id and later.reply -> 'items' @> '[{"kind": "need", "state": "filed"}]')`,
    [before],
  );
  return result.rowCount ?? 0;
}

/** Deletes all other messages of such conversations, but what was filed; then conversations of which nothing is left, with the wishes for a person in them. */
export async function deleteTalk(db: Queryable, before: Date): Promise<number> {
  const result = await execute(
    db,
    `delete from message using conversation
     where conversation.id = message.conversation_id and conversation.updated_at < $1 and not ${HAS_DRAFT} and not ${IS_FILED}`,
    [before],
  );
  await execute(
    db,
    `delete from conversation where updated_at < $1 and not ${HAS_DRAFT}
       and not exists (select 1 from need where need.conversation_id = conversation.id)`,
    [before],
  );
  return result.rowCount ?? 0;
}

/** Deletes tries to open a need that no count looks at any longer. */
export async function deleteAttempts(db: Queryable, before: Date): Promise<number> {
  return (await execute(db, "delete from access_attempt where at < $1", [before])).rowCount ?? 0;
}
