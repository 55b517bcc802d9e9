/** Which verb each job runs, and which recur when. */
import { forgetDrafts } from "../core/forget-drafts.ts";
import type { Deps, JobName } from "../core/ports.ts";
import { triageNeed } from "../core/triage-need.ts";
import { watchClocks } from "../core/watch-clocks.ts";
import type { JobHandlers } from "./queue.ts";

/** The handlers; each is safe to run again. */
export function jobHandlers(deps: Deps): JobHandlers {
  return {
    "triage-need": async ({ needId }) => {
      await triageNeed(deps, needId ?? "");
    },
    "watch-clocks": async () => {
      await watchClocks(deps);
    },
    "forget-drafts": async () => {
      await forgetDrafts(deps);
    },
  };
}

/** Cron expressions at the bureau's time: clocks every ten minutes, old drafts in the small hours. */
export const SCHEDULES: Partial<Record<JobName, string>> = {
  "watch-clocks": "*/10 * * * *",
  "forget-drafts": "30 3 * * *",
};
