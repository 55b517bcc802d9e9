/** Which verb each job runs, and which recur when. */
import { forgetDrafts } from "../core/forget-drafts.ts";
import type { Deps, JobName } from "../core/ports.ts";
import { triageNeed } from "../core/triage-need.ts";
import { watchClocks } from "../core/watch-clocks.ts";
import { SlackAppName } from "../domain/slack.ts";
import { ChannelError } from "../errors.ts";
import type { JobHandlers } from "./queue.ts";

/** What Slack's jobs run; null where no Slack app is configured. */
export type SlackWork = {
  work(id: string): Promise<void>;
  deliver(lane: { app: SlackAppName; channel: string } | null): Promise<void>;
};

/** The handlers; each is safe to run again. */
export function jobHandlers(deps: Deps, slack: SlackWork | null): JobHandlers {
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
    "slack-event": async ({ id }) => {
      if (slack === null) {
        throw new ChannelError("channel_unauthorised", "not_configured");
      }
      await slack.work(id ?? "");
    },
    // Without a lane it is the round that the schedule makes.
    "slack-deliver": async ({ app, channel }) => {
      const lane = channel === undefined ? null : { app: SlackAppName.parse(app), channel };
      await slack?.deliver(lane);
    },
  };
}

/** Cron expressions at the bureau's time: clocks every ten minutes, old drafts in the small hours, Slack every minute. */
export const SCHEDULES: Partial<Record<JobName, string>> = {
  "watch-clocks": "*/10 * * * *",
  "forget-drafts": "30 3 * * *",
  "slack-deliver": "* * * * *",
};
