/** Sessions of the app that is an agent: whether it works on a thread, where Slack and the installed library know such a thing. */
import type { SlackStream } from "../../domain/slack.ts";
import { ChannelError } from "../../errors.ts";
import type { SlackCaller } from "./slack-caller.ts";

/** A thread; title and person are for a session that this begins. */
type Session = { channel: string; threadTs: string; title?: string; user?: string };

/** Says how the session stands. Errors: none of Slack's, for this is a light and not the answer. */
export async function markSession(
  caller: SlackCaller,
  status: "processing" | "active",
  { channel, threadTs, title, user }: Session,
): Promise<void> {
  const begun = title === undefined || title === "" || user === undefined ? {} : { title, initiator_user_id: user };
  const asked = { channel_id: channel, thread_ts: threadTs, status, ...begun };
  try {
    await caller.call("agents.sessions.setStatus", async (client) =>
      "agents" in client ? client.agents.sessions.setStatus(asked) : null,
    );
  } catch (error) {
    if (!(error instanceof ChannelError)) {
      throw error;
    }
  }
}

/** Nobody works on the thread any more; only the staff app has sessions. */
export async function endSession(
  caller: SlackCaller,
  { app, ...place }: Pick<SlackStream, "app" | "channel" | "threadTs">,
): Promise<void> {
  await (app === "staff" ? markSession(caller, "active", place) : undefined);
}
