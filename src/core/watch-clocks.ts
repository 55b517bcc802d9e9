/** Watches the clocks of open needs and enters each rung of the ladder once. */
import { listActivities } from "../db/activities.ts";
import { withTransaction } from "../db/database.ts";
import { listDueNumbers } from "../db/need-list.ts";
import { lockNeed } from "../db/need-merges.ts";
import { dueRungs } from "../domain/escalation.ts";
import { clocksOf } from "../domain/need-clock.ts";
import { enterActivity, SYSTEM } from "./enter-activity.ts";
import type { Deps } from "./ports.ts";
import { remindOnSlack } from "./remind-on-slack.ts";

/** Reminds of everything overdue now; the number of reminders entered. */
export async function watchClocks(deps: Deps): Promise<number> {
  let entered = 0;
  for (const number of await listDueNumbers(deps.pool, deps.clock())) {
    // One need that cannot be read must not silence the reminders of all others.
    entered += await remind(deps, number).catch((error: unknown) => {
      deps.log.error({ number, err: error }, "reminder failed");
      return 0;
    });
  }
  return entered;
}

/** One need in one transaction: what another process entered meanwhile is in its log. */
async function remind(deps: Deps, number: string): Promise<number> {
  return withTransaction(deps.pool, async (tx) => {
    const need = await lockNeed(tx, number);
    if (need === null) {
      return 0;
    }
    const rules = deps.vocabulary.clockRules;
    const log = await listActivities(tx, need.id);
    const now = deps.clock();
    const rungs = dueRungs(log, clocksOf(log, rules, now), rules, now);
    for (const { clock, rung, dueAt } of rungs) {
      const event = { kind: "escalated", clock, rung, dueAt: dueAt.toISOString() } as const;
      const key = `${need.id}:escalated:${clock}:${rung}:${event.dueAt}`;
      const entered = await enterActivity(tx, deps, need, { doer: SYSTEM, event, key });
      if (entered.kind === "entered") {
        await remindOnSlack(tx, deps, { need, rung, activityId: entered.activityId });
      }
    }
    return rungs.length;
  });
}
