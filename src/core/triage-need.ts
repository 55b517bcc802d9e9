/** Triage (分诊) of a filed need: finds its look-alikes and tells the firm's own liaison; safe to run again. */
import { insertActivity } from "../db/activities.ts";
import { withTransaction } from "../db/database.ts";
import { findEnterprise } from "../db/directory.ts";
import { listLikenessCandidates, saveLikeness } from "../db/likenesses.ts";
import { findNeedById, type StoredNeed } from "../db/needs.ts";
import { compareReadNeeds, type NeedText, readNeed } from "../domain/compare-needs.ts";
import type { Deps } from "./ports.ts";
import { showNeedOnSlack } from "./show-need-on-slack.ts";

/** Enough for every need that shares a product or a problem; the closest come first. */
const MOST_CANDIDATES = 200;

/** Assesses the need with the database's number; a need that is gone is left alone. */
export async function triageNeed(deps: Deps, needId: string): Promise<void> {
  const need = await findNeedById(deps.pool, needId);
  if (need === null) {
    return;
  }
  await findLookAlikes(deps, need);
  await tellLiaison(deps, need);
}

async function findLookAlikes(deps: Deps, need: StoredNeed): Promise<void> {
  const candidates = await listLikenessCandidates(deps.pool, need.id, MOST_CANDIDATES);
  const read = readNeed(toNeedText(need), deps.vocabulary.likeness);
  for (const other of candidates) {
    const judged = compareReadNeeds(read, readNeed(toNeedText(other), deps.vocabulary.likeness));
    const { likeness, score, reason } = judged;
    if (likeness !== "different") {
      await withTransaction(deps.pool, (tx) =>
        saveLikeness(tx, { needId: need.id, otherId: other.id }, { likeness, score, reason }),
      );
    }
  }
}

/** What is compared of a need: the firm's words without names and numbers of people. */
export function toNeedText({
  summary,
  problem,
  cluster,
  category,
}: Pick<StoredNeed, "summary" | "problem" | "cluster" | "category">): NeedText {
  return { text: problem.includes(summary) ? problem : `${summary}\n${problem}`, cluster, category };
}

/** The enterprise's own one-on-one liaison is always told; their name comes from the enterprise directory. */
async function tellLiaison(deps: Deps, need: StoredNeed): Promise<void> {
  const enterprise = await findEnterprise(deps.pool, need.enterprise);
  if (enterprise === null || enterprise.liaison === null) {
    return;
  }
  const text = `已告知${enterprise.name}的一对一联络人：${enterprise.liaison}。`;
  await withTransaction(deps.pool, async (tx) => {
    const activityId = await insertActivity(tx, need.id, {
      actor: { kind: "system" },
      at: deps.clock(),
      event: { kind: "noted", text },
      key: `${need.id}:liaison`,
    });
    if (activityId !== null) {
      await showNeedOnSlack(tx, deps, { needId: need.id, groupId: need.groupId, activityId });
    }
  });
}
