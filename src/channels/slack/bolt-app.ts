/** One Bolt application: dispatches to the listeners what was kept; it neither receives nor acknowledges anything itself. */
import { App } from "@slack/bolt";
import { addMessageListener } from "./listeners/message.ts";
import { addNeedListeners } from "./listeners/need.ts";
import { addNeedFormListeners } from "./listeners/need-form.ts";
import { addReplyListeners } from "./listeners/reply.ts";
import { QUIET_LOGGER } from "./quiet-logger.ts";
import { clientOptions } from "./slack-caller.ts";
import type { SlackContext } from "./slack-context.ts";

const RECEIVER = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

/** Builds the application with its listeners. */
export function createBoltApp(context: SlackContext, app: { botToken: string; apiUrl: string | null }): App {
  const { botToken, apiUrl } = app;
  const bolt = new App({
    receiver: RECEIVER,
    // No call to Slack before an event may be handled.
    authorize: async () => ({ botToken }),
    tokenVerificationEnabled: false,
    ignoreSelf: false,
    convoStore: false,
    clientOptions: clientOptions(apiUrl),
    logger: QUIET_LOGGER,
  });
  bolt.error(async (error) => {
    throw "original" in error && error.original instanceof Error ? error.original : error;
  });
  addMessageListener(bolt, context);
  addReplyListeners(bolt, context);
  addNeedListeners(bolt, context);
  addNeedFormListeners(bolt, context);
  return bolt;
}
