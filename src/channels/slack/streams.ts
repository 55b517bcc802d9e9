/** Messages that grow while an answer is made: begun, shown how far it is, and ended by the outbox's post, where Slack and the installed library can. */
import type { TaskUpdateChunk } from "@slack/types";
import { z } from "zod";
import type { Step } from "../../core/handle-message.ts";
import type { SlackAppName, SlackStream, SlackStreamPlace } from "../../domain/slack.ts";
import { ChannelError } from "../../errors.ts";
import type { Rendered } from "./message.ts";
import { parseAnswer } from "./parse-answer.ts";
import { renderStep, renderStepsEnd } from "./render-steps.ts";
import type { SlackCaller } from "./slack-caller.ts";

/** A Slack of another make or age says so at the first try, and is not asked again. */
const CANNOT: ReadonlySet<unknown> = new Set([
  "unknown_method",
  "method_not_supported_for_channel_type",
  "feature_not_enabled",
  "not_allowed",
  "not_implemented",
]);

const Started = z.object({ channel: z.string(), ts: z.string() });

type CallerOf = (app: SlackAppName) => SlackCaller;

/** The part of the core's port that concerns streams. */
export type Streams = {
  startStream(place: SlackStreamPlace, step: Step): Promise<SlackStream | null>;
  showStep(stream: SlackStream, step: Step, failed: boolean): Promise<void>;
  dropStream(stream: SlackStream): Promise<void>;
};

/** The streams of all apps. */
export function createStreams(callerOf: CallerOf): Streams {
  const unable = new Set<SlackAppName>();
  return {
    startStream: async ({ app, channel, threadTs, who }, step) => {
      if (unable.has(app)) {
        return null;
      }
      const to = { channel, thread_ts: threadTs, recipient_user_id: who.user, recipient_team_id: who.team };
      const shown = { task_display_mode: "timeline", chunks: renderStep(step) };
      try {
        const answer = await callerOf(app).call("chat.startStream", async ({ chat }) =>
          "startStream" in chat ? chat.startStream({ ...to, ...shown }) : null,
        );
        return answer === null ? null : { app, ...parseAnswer(Started, answer) };
      } catch (error) {
        if (error instanceof ChannelError && CANNOT.has(error.details["reason"])) {
          unable.add(app);
          return null;
        }
        throw error;
      }
    },
    showStep: async ({ app, channel, ts }, step, failed) => {
      const chunks = failed ? renderStepsEnd({ kind: "failed", at: step }) : renderStep(step);
      await callerOf(app).call("chat.appendStream", ({ chat }) => chat.appendStream({ channel, ts, chunks }));
    },
    dropStream: async ({ app, channel, ts }) => {
      await callerOf(app).call("chat.delete", ({ chat }) => chat.delete({ channel, ts }));
    },
  };
}

const DONE: TaskUpdateChunk[] = renderStepsEnd({ kind: "done" });

/**
 * Ends a stream with what it was begun for.
 *
 * Errors  ChannelError; `channel_refused` and `channel_gone` say that nothing can be put there any more
 */
export async function finishStream(
  caller: SlackCaller,
  { channel, ts }: Pick<SlackStream, "channel" | "ts">,
  { blocks }: Rendered,
  metadata: { event_type: string; event_payload: { key: string } },
): Promise<{ channel: string; ts: string }> {
  await caller.call("chat.stopStream", ({ chat }) => chat.stopStream({ channel, ts, chunks: DONE, blocks, metadata }));
  return { channel, ts };
}
