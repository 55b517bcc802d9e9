/** Questions that were not answered, or not to the asker's use, in SQL. */
import { z } from "zod";
import { type Queryable, selectRows } from "./database.ts";

/** One such question as it was asked. */
export const OpenQuestion = z
  .object({
    question: z.string(),
    why: z.enum(["abstained", "unhelpful"]),
    department: z.string().nullable(),
    asked_at: z.date(),
  })
  .transform(({ asked_at, ...row }) => ({ ...row, askedAt: asked_at }));
export type OpenQuestion = z.infer<typeof OpenQuestion>;

/** The latest ones, newest first; of an unhelpful reply every answered part counts. */
export function listOpenQuestions(db: Queryable, limit: number): Promise<OpenQuestion[]> {
  return selectRows(
    db,
    OpenQuestion,
    `select item->>'question' as question, item->'handoff'->>'department' as department, message.received_at as asked_at,
       case when item->>'status' = 'abstained' then 'abstained' else 'unhelpful' end as why
     from message left join feedback on feedback.message_id = message.id
     cross join lateral jsonb_array_elements(message.reply->'items') as item
     where message.reply is not null and item->>'kind' = 'policy_question'
       and (item->>'status' = 'abstained' or feedback.helpful = false)
     order by message.id desc limit $1`,
    [limit],
  );
}
