/** The staff app as an agent: 停止 stops what is being answered, and the Messages tab offers what to begin with. */
import type { App } from "@slack/bolt";
import { offerPrompts } from "../../../core/staff-prompts.ts";
import { stopOnSlack } from "../../../core/stop-on-slack.ts";
import { EventBody, installationOf } from "../read-body.ts";
import { endSession } from "../sessions.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to both; the enterprises' app is no agent. */
export function addSessionListeners(bolt: App, { app, deps, sender, caller }: SlackContext): void {
  if (app !== "staff") {
    return;
  }
  bolt.event("agent_session_stopped", async ({ event }) => {
    const thread = { app, channel: event.channel, threadTs: event.thread_ts };
    await stopOnSlack(deps, thread);
    await endSession(caller, thread);
  });
  bolt.event("app_home_opened", async ({ body, event }) => {
    if (event.tab === "messages") {
      const who = { team: installationOf(EventBody.parse(body)).team ?? "", user: event.user, external: false };
      const asked = { channel_id: event.channel, prompts: await offerPrompts(deps, sender, who) };
      await caller.call("assistant.threads.setSuggestedPrompts", async ({ assistant }) =>
        "setSuggestedPrompts" in assistant.threads ? assistant.threads.setSuggestedPrompts(asked) : null,
      );
    }
  });
}
