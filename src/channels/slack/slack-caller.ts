/** Calls Slack's Web API once, within a deadline, and keeps still for as long as Slack asked to. */
import { webApi } from "@slack/bolt";
import type { Clock } from "../../core/ports.ts";
import { ChannelError } from "../../errors.ts";
import { toChannelError } from "./channel-error.ts";
import type { Health } from "./health.ts";
import { QUIET_LOGGER } from "./quiet-logger.ts";
import { CALL_TIMEOUT_MS } from "./slack-settings.ts";

/** A client of one app and what is to be told of its calls. */
export type SlackCaller = {
  /**
   * Errors  ChannelError
   */
  call<T>(method: string, run: (client: webApi.WebClient) => Promise<T>): Promise<T>;
};

/** Options of every client: our own outbox repeats, the library must not. */
export function clientOptions(apiUrl: string | null): webApi.WebClientOptions {
  return {
    ...(apiUrl !== null && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    logger: QUIET_LOGGER,
  };
}

/** Makes the caller of one app. */
export function createCaller(
  { botToken, apiUrl }: { botToken: string; apiUrl: string | null },
  health: Health,
  clock: Clock,
): SlackCaller {
  const client = new webApi.WebClient(botToken, clientOptions(apiUrl));
  const closedUntilMs = new Map<string, number>();
  return {
    call: async (method, run) => {
      const waitMs = (closedUntilMs.get(method) ?? 0) - performance.now();
      if (waitMs > 0) {
        throw new ChannelError("channel_rate_limited", "ratelimited", { retryAfterMs: waitMs });
      }
      try {
        const result = await run(client);
        health.accepted();
        return result;
      } catch (cause) {
        const error = toChannelError(cause);
        if (error.code === "channel_rate_limited" && error.retryAfterMs !== null) {
          closedUntilMs.set(method, performance.now() + error.retryAfterMs);
        }
        if (error.code === "channel_unauthorised") {
          health.refused(String(error.details["reason"]), clock());
        }
        throw error;
      }
    },
  };
}
