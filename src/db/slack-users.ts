/** People of Slack in SQL: which requester they are, and which member of staff; roles are read from `staff` every time. */
import { z } from "zod";
import type { SlackWho } from "../domain/slack.ts";
import { execute, type Queryable, selectRow, selectRows, type Transaction } from "./database.ts";
import { Staff } from "./staff.ts";

/** What is known of a person of Slack. `linkedBy` is how the member of staff was found. */
const SlackUser = z
  .object({
    requester_id: z.string(),
    staff_id: z.string().nullable(),
    linked_by: z.enum(["mail", "invite"]).nullable(),
    checked_at: z.date(),
  })
  .transform((row) => ({
    requesterId: row.requester_id,
    staffId: row.staff_id,
    linkedBy: row.linked_by,
    checkedAt: row.checked_at,
  }));
export type SlackUser = z.infer<typeof SlackUser>;

/** What is known of a person; null before they were ever seen. */
export function findSlackUser(
  db: Queryable,
  { team, user }: Pick<SlackWho, "team" | "user">,
): Promise<SlackUser | null> {
  return selectRow(
    db,
    SlackUser,
    `select requester_id, staff_id::text, linked_by, checked_at
     from slack_user where team = $1 and user_id = $2`,
    [team, user],
  );
}

/** Keeps what a look at the person's profile gave; a link by invitation stays whatever the mail address. */
export async function saveSlackUser(
  db: Queryable,
  person: SlackWho & { requesterId: string; staffId: string | null },
  now: Date,
): Promise<void> {
  const { team, user, requesterId, staffId, external } = person;
  await execute(
    db,
    `insert into slack_user (team, user_id, requester_id, staff_id, linked_by, external, checked_at)
     values ($1, $2, $3, $4, case when $4::bigint is null then null else 'mail' end, $5, $6)
     on conflict (team, user_id) do update set external = excluded.external, checked_at = excluded.checked_at,
       staff_id = case when slack_user.linked_by = 'invite' then slack_user.staff_id else excluded.staff_id end,
       linked_by = case when slack_user.linked_by = 'invite' then slack_user.linked_by else excluded.linked_by end`,
    [team, user, requesterId, staffId, external, now],
  );
}

/** Links a person of Slack to a member of staff who showed an invitation. */
export async function linkSlackUser(
  db: Queryable,
  person: Pick<SlackWho, "team" | "user"> & { requesterId: string; staffId: string },
  now: Date,
): Promise<void> {
  const { team, user, requesterId, staffId } = person;
  await execute(
    db,
    `insert into slack_user (team, user_id, requester_id, staff_id, linked_by, external, checked_at)
     values ($1, $2, $3, $4, 'invite', false, $5)
     on conflict (team, user_id) do update set staff_id = excluded.staff_id, linked_by = 'invite'`,
    [team, user, requesterId, staffId, now],
  );
}

/** The firm that a requester has confirmed to be theirs; null before. */
export async function findConfirmedEnterprise(db: Queryable, requesterId: string): Promise<string | null> {
  const row = z.object({ enterprise: z.string() });
  const sql = "select enterprise from slack_user where requester_id = $1 and enterprise is not null limit 1";
  return (await selectRow(db, row, sql, [requesterId]))?.enterprise ?? null;
}

/** Keeps the firm that a person has confirmed to be theirs; of a person never looked up before nothing else is known. */
export async function confirmEnterprise(
  tx: Transaction,
  person: SlackWho & { requesterId: string; enterprise: string },
  now: Date,
): Promise<void> {
  const { team, user, requesterId, external, enterprise } = person;
  await execute(
    tx,
    `insert into slack_user (team, user_id, requester_id, external, checked_at, enterprise, enterprise_confirmed_at)
     values ($1, $2, $3, $4, 'epoch', $5, $6)
     on conflict (team, user_id) do update set enterprise = excluded.enterprise,
       enterprise_confirmed_at = excluded.enterprise_confirmed_at`,
    [team, user, requesterId, external, enterprise, now],
  );
}

/** Members of the task force whom Slack knows, each with their user there; the latest look at a profile first. */
export function listLinkedStaff(db: Queryable): Promise<{ user: string; staff: Staff }[]> {
  const row = z.looseObject({ user_id: z.string() }).transform((found) => ({
    user: found.user_id,
    staff: Staff.parse(found),
  }));
  return selectRows(
    db,
    row,
    `select slack_user.user_id, staff.id, staff.name, staff.email, staff.role, staff.group_id, staff.active
     from slack_user join staff on staff.id = slack_user.staff_id
     where staff.active and not slack_user.external order by staff.id, slack_user.checked_at desc`,
    [],
  );
}

/** The member of staff with a mail address, who still belongs; letters' case does not matter. */
export function findStaffByMail(db: Queryable, email: string): Promise<Staff | null> {
  return selectRow(
    db,
    Staff,
    `select id, name, email, role, group_id, active from staff where lower(email) = lower($1) and active`,
    [email],
  );
}
