/** Look-alikes of needs in SQL, kept both ways round. */
import { z } from "zod";
import { CategoryId } from "../domain/category.ts";
import { ClusterId } from "../domain/cluster.ts";
import { execute, type Queryable, selectRows, type Transaction } from "./database.ts";
import { NEED_SELECT, StoredNeed } from "./needs.ts";

/** Another need that is the same or related, with what decides who may read it. */
export const Likeness = z
  .object({
    number: z.string(),
    enterprise: z.string(),
    summary: z.string(),
    problem: z.string(),
    cluster: ClusterId.nullable(),
    category: CategoryId,
    group_id: z.string(),
    cc: z.array(z.string()),
    likeness: z.enum(["same", "related"]),
    reason: z.string(),
  })
  .transform(({ group_id, ...row }) => ({ ...row, groupId: group_id }));
export type Likeness = z.infer<typeof Likeness>;

/** Keeps that two needs are alike; a later judgement replaces the earlier. */
export async function saveLikeness(
  tx: Transaction,
  pair: { needId: string; otherId: string },
  judged: Pick<Likeness, "likeness" | "reason"> & { score: number },
): Promise<void> {
  await execute(
    tx,
    `insert into need_likeness (need_id, other_id, likeness, score, reason)
     values ($1, $2, $3, $4, $5), ($2, $1, $3, $4, $5)
     on conflict (need_id, other_id) do update
     set likeness = excluded.likeness, score = excluded.score, reason = excluded.reason`,
    [pair.needId, pair.otherId, judged.likeness, judged.score, judged.reason],
  );
}

/** What is like a need, the likest first. */
export function listLikenesses(db: Queryable, needId: string): Promise<Likeness[]> {
  return selectRows(
    db,
    Likeness,
    `select need.number, need.enterprise, need.summary, need.problem, need.cluster, need.category, need.group_id, need.cc,
       need_likeness.likeness, need_likeness.reason
     from need_likeness join need on need.id = need_likeness.other_id
     where need_likeness.need_id = $1 order by need_likeness.likeness = 'same' desc, need_likeness.score desc`,
    [needId],
  );
}

/** Needs of other firms that share a likeness key, those with most keys in common first. */
export function listLikenessCandidates(db: Queryable, id: string, limit: number): Promise<StoredNeed[]> {
  return selectRows(
    db,
    StoredNeed,
    `${NEED_SELECT} cross join (select likeness_keys as keys from need where id = $1) mine
     where need.id <> $1 and need.likeness_keys && mine.keys and need.state <> 'withdrawn'
     order by cardinality(array(select unnest(need.likeness_keys) intersect select unnest(mine.keys))) desc, need.id desc
     limit $2`,
    [id, limit],
  );
}
