/** The audit log in SQL: who read a need's details, exported, changed a role, or was refused. */
import { z } from "zod";
import { execute, type Queryable, selectRows } from "./database.ts";

const Id = z.coerce.string();

/** One entry. `subject` names what it was about (a number, a person's id), never its content. */
export const AuditEntry = z
  .object({
    id: Id,
    at: z.date(),
    staff_id: Id.nullable(),
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    allowed: z.boolean(),
  })
  .transform(({ staff_id, ...row }) => ({ ...row, staffId: staff_id }));
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Enters what was done or refused. */
export async function insertAudit(db: Queryable, entry: Omit<AuditEntry, "id">): Promise<void> {
  await execute(
    db,
    "insert into audit (at, staff_id, actor, action, subject, allowed) values ($1, $2, $3, $4, $5, $6)",
    [entry.at, entry.staffId, entry.actor, entry.action, entry.subject, entry.allowed],
  );
}

/** The latest entries, newest first. */
export function listAudits(db: Queryable, limit: number): Promise<AuditEntry[]> {
  return selectRows(
    db,
    AuditEntry,
    "select id, at, staff_id, actor, action, subject, allowed from audit order by at desc, id desc limit $1",
    [limit],
  );
}
