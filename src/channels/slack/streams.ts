/** Messages that grow while an answer is made: begun, shown how far it is, and ended by the outbox's post, where Slack and the installed library can. */
import type { TaskUpdateChunk } from "@slack/types";
import { z } from "zod";
import type { Step } from "../../core/handle-message.ts";
import type { SlackAppName, SlackStream, SlackStreamPlace } from "../../domain/slack.ts";
import { ChannelError } from "../../errors.ts";
import { clip } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import type { Rendered } from "./message.ts";
import { parseAnswer } from "./parse-answer.ts";
import { renderStep, renderStepsEnd } from "./render-steps.ts";
import { endSession, markSession } from "./sessions.ts";
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

/** The streams of all apps; in the one that is an agent the thread's session says that there is work, and Slack offers to stop it. */
export function createStreams(callerOf: CallerOf): Streams {
  const unable = new Set<SlackAppName>();
  return {
    startStream: async ({ app, channel, threadTs, who, title }, step) => {
      if (unable.has(app)) {
        return null;
      }
      const to = { channel, thread_ts: threadTs, recipient_user_id: who.user, recipient_team_id: who.team };
      const shown = { task_display_mode: "timeline", chunks: renderStep(step) };
      const session = { channel, threadTs, title: clip(title, LIMITS.sessionTitle), user: who.user };
      const marked = app === "staff" ? markSession(callerOf(app), "processing", session) : null;
      try {
        const answer = await callerOf(app).call("chat.startStream", async ({ chat }) =>
          "startStream" in chat ? chat.startStream({ ...to, ...shown }) : null,
        );
        await marked;
        return answer === null ? null : { app, threadTs, ...parseAnswer(Started, answer) };
      } catch (error) {
        if (error instanceof ChannelError && CANNOT.has(error.details["reason"])) {
          unable.add(app);
          return null;
        }
        throw error;
      }
    },
    showStep: async ({ app, channel, threadTs, ts }, step, failed) => {
      const chunks = failed ? renderStepsEnd({ kind: "failed", at: step }) : renderStep(step);
      await callerOf(app).call("chat.appendStream", ({ chat }) => chat.appendStream({ channel, ts, chunks }));
      await (failed ? endSession(callerOf(app), { app, channel, threadTs }) : undefined);
    },
    dropStream: (stream) => dropStream(callerOf(stream.app), stream),
  };
}

/**
 * Takes a stream away.
 *
 * Errors  ChannelError
 */
export async function dropStream(caller: SlackCaller, stream: SlackStream): Promise<void> {
  const { channel, ts } = stream;
  await endSession(caller, stream);
  await caller.call("chat.delete", ({ chat }) => chat.delete({ channel, ts }));
}

const DONE: TaskUpdateChunk[] = renderStepsEnd({ kind: "done" });

/**
 * Ends a stream with what it was begun for.
 *
 * Errors  ChannelError; `channel_refused` and `channel_gone` say that nothing can be put there any more
 */
export async function finishStream(
  caller: SlackCaller,
  { app, channel, ts }: SlackStream,
  { blocks }: Rendered,
  metadata: { event_type: string; event_payload: { key: string } },
): Promise<{ channel: string; ts: string }> {
  const end = { channel, ts, chunks: DONE, blocks, metadata, ...(app === "staff" && { session_status: "active" }) };
  await caller.call("chat.stopStream", ({ chat }) => chat.stopStream(end));
  return { channel, ts };
}
