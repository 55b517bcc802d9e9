/** Shows in Slack how an answer comes about: a message that begins with the first step, and which the answer's own post ends. */
import { setTimeout as sleep } from "node:timers/promises";
import { findStream, insertStream } from "../db/slack-streams.ts";
import type { SlackStream, SlackStreamPlace } from "../domain/slack.ts";
import type { Step } from "./handle-message.ts";
import type { Deps, SlackSender } from "./ports.ts";

/** Told of each step; `settled` ends when the post may go out, `failed` shows that there will be none for now. */
export type Followed = { step(step: Step): void; settled(): Promise<void>; failed(): Promise<void> };

/** Nobody waits longer for the sake of the show. */
const LONGEST_WAIT_MS = 2_000;

/** Where nothing can be shown. */
const NOWHERE: Followed = {
  step: () => undefined,
  settled: async () => undefined,
  failed: async () => undefined,
};

/**
 * Follows the making of one answer; `key` names its post. Without a place nothing is shown.
 *
 * Errors  none: what Slack does not take is not shown
 */
export function followOnSlack(
  deps: Deps,
  slack: SlackSender,
  { place, key }: { place: SlackStreamPlace | null; key: string },
): Followed {
  if (place === null) {
    return NOWHERE;
  }
  let shown: Promise<SlackStream | null> = Promise.resolve(null);
  let latest: Step | null = null;
  let late = false;
  const next = (work: (stream: SlackStream | null) => Promise<SlackStream | null>): void => {
    shown = shown.then(work).catch((error: unknown) => {
      deps.log.warn({ err: error }, "the steps of an answer are not shown");
      return null;
    });
  };
  const begin = async (step: Step): Promise<SlackStream | null> => {
    const before = await findStream(deps.pool, key);
    if (before?.stopped === true) {
      return null;
    }
    const stream = before ?? (await slack.startStream(place, step));
    if (before === null && stream !== null) {
      await (late ? slack.dropStream(stream) : insertStream(deps.pool, key, stream, deps.clock()));
    }
    return stream;
  };
  const show = async (stream: SlackStream | null, step: Step, failed: boolean): Promise<SlackStream | null> => {
    // Of steps that followed one another while Slack was slow the last one is enough.
    await (stream === null || step !== latest || late ? undefined : slack.showStep(stream, step, failed));
    return stream;
  };
  const settled = async (): Promise<void> => {
    const timer = new AbortController();
    const over = sleep(LONGEST_WAIT_MS, null, { signal: timer.signal }).catch(() => null);
    await Promise.race([shown, over]);
    timer.abort();
    late = true;
  };
  return {
    step: (step) => {
      const isFirst = latest === null;
      latest = step;
      next((stream) => (isFirst ? begin(step) : show(stream, step, false)));
    },
    settled,
    failed: async () => {
      const step = latest;
      if (step !== null) {
        next((stream) => show(stream, step, true));
      }
      await settled();
    },
  };
}
