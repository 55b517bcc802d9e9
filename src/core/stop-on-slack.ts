/** The person has pressed 停止: what was being answered in the thread is not answered there any more. */
import { stopStreams } from "../db/slack-streams.ts";
import type { SlackStream } from "../domain/slack.ts";
import type { Deps } from "./ports.ts";

/** Whatever grows in the thread gets no end from us: Slack has ended it, and the outbox posts nothing in its place. */
export async function stopOnSlack(
  deps: Deps,
  thread: Pick<SlackStream, "app" | "channel" | "threadTs">,
): Promise<void> {
  await stopStreams(deps.pool, thread, deps.clock());
}
