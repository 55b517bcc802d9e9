/** Curated answers in SQL: numbered QA-0001 …, kept after they were withdrawn. */
import { z } from "zod";
import type { CuratedAnswer } from "../domain/curated-answer.ts";
import { Level } from "../domain/policy-document.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";

/** An answer with who wrote it and whether it was withdrawn. */
export type StoredAnswer = CuratedAnswer & { key: string; staffName: string; withdrawnOn: string | null };

const StoredAnswer = z
  .object({
    id: z.string(),
    question: z.string(),
    question_key: z.string(),
    answer: z.string(),
    source: z.string(),
    source_on: z.string(),
    clause_id: z.string().nullable(),
    department: z.string(),
    level: Level,
    review_on: z.string(),
    created_on: z.string(),
    staff_name: z.string(),
    withdrawn_on: z.string().nullable(),
  })
  .transform(
    (row): StoredAnswer => ({
      id: row.id,
      question: row.question,
      key: row.question_key,
      answer: row.answer,
      source: row.source,
      sourceOn: row.source_on,
      clauseId: row.clause_id,
      department: row.department,
      level: row.level,
      reviewOn: row.review_on,
      createdOn: row.created_on,
      staffName: row.staff_name,
      withdrawnOn: row.withdrawn_on,
    }),
  );

const ANSWER_SELECT = `select id, question, question_key, answer, source, to_char(source_on, 'YYYY-MM-DD') as source_on,
  clause_id, department, level, to_char(review_on, 'YYYY-MM-DD') as review_on,
  to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as created_on, staff_name,
  to_char(withdrawn_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as withdrawn_on from curated_answer`;

/** The next number; numbers are never given twice, also when an answer is not kept after all. */
export async function nextAnswerId(db: Queryable): Promise<string> {
  const row = await selectRow(
    db,
    z.object({ number: z.coerce.number() }),
    "select nextval('curated_answer_number') as number",
    [],
  );
  return `QA-${String(row?.number ?? 0).padStart(4, "0")}`;
}

/** Keeps an answer. */
export async function insertAnswer(
  db: Queryable,
  answer: Omit<CuratedAnswer, "createdOn"> & { key: string; staffId: string; staffName: string },
  now: Date,
): Promise<void> {
  await execute(
    db,
    `insert into curated_answer (id, question, question_key, answer, source, source_on, clause_id, department, level,
       review_on, staff_id, staff_name, created_at)
     values ($1, $2, $3, $4, $5, $6::date, $7, $8, $9, $10::date, $11, $12, $13)`,
    [
      answer.id,
      answer.question,
      answer.key,
      answer.answer,
      answer.source,
      answer.sourceOn,
      answer.clauseId,
      answer.department,
      answer.level,
      answer.reviewOn,
      answer.staffId,
      answer.staffName,
      now,
    ],
  );
}

/** All answers, the latest first. */
export function listAnswers(db: Queryable): Promise<StoredAnswer[]> {
  return selectRows(db, StoredAnswer, `${ANSWER_SELECT} order by id desc`, []);
}

/** Those that are in use, in the order of their numbers. */
export function listUsedAnswers(db: Queryable): Promise<StoredAnswer[]> {
  return selectRows(db, StoredAnswer, `${ANSWER_SELECT} where withdrawn_at is null order by id`, []);
}

/** Withdraws an answer; false when there is none in use of this number. */
export async function withdrawAnswer(tx: Transaction, id: string, by: string, now: Date): Promise<boolean> {
  const result = await execute(
    tx,
    "update curated_answer set withdrawn_at = $3, withdrawn_by = $2 where id = $1 and withdrawn_at is null",
    [id, by, now],
  );
  return result.rowCount === 1;
}
