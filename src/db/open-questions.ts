/** Questions that wait for a person, in SQL: not answered, not to the asker's use, or handed over on the asker's wish. */
import { z } from "zod";
import { type Queryable, selectRows } from "./database.ts";

/** One such question as it was asked; `waitingSince` is when it became a person's to answer. */
export const OpenQuestion = z
  .object({
    question: z.string(),
    handed: z.boolean(),
    unhelpful: z.boolean(),
    department: z.string().nullable(),
    asked_at: z.date(),
    waiting_since: z.date(),
  })
  .transform(({ asked_at, waiting_since, ...row }) => ({ ...row, askedAt: asked_at, waitingSince: waiting_since }));
export type OpenQuestion = z.infer<typeof OpenQuestion>;

/** The latest ones, newest first; of an unhelpful reply, or one after which a person was asked for, every answered part counts. */
export function listOpenQuestions(db: Queryable, limit: number): Promise<OpenQuestion[]> {
  return selectRows(
    db,
    OpenQuestion,
    `select item->>'question' as question, coalesce(item->'handoff'->>'department', handoff_request.department) as department,
       message.received_at as asked_at,
       handoff_request.id is not null as handed,
       item->>'status' <> 'abstained' and coalesce(not feedback.helpful, false) as unhelpful,
       case when item->>'status' = 'abstained' then message.received_at
         else least(handoff_request.requested_at, case when not feedback.helpful then feedback.given_at end) end as waiting_since
     from message left join feedback on feedback.message_id = message.id
     left join handoff_request on handoff_request.message_id = message.id
     cross join lateral jsonb_array_elements(message.reply->'items') as item
     where message.reply is not null and item->>'kind' = 'policy_question'
       and (item->>'status' = 'abstained' or feedback.helpful = false or handoff_request.id is not null)
     order by message.id desc limit $1`,
    [limit],
  );
}
