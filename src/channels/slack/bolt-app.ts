/** One Bolt application: dispatches to the listeners what was kept; it neither receives nor acknowledges anything itself. */
import { App } from "@slack/bolt";
import { addCommandListeners } from "./listeners/command.ts";
import { addContactListeners } from "./listeners/contact.ts";
import { addDraftListeners } from "./listeners/draft.ts";
import { addHomeListeners } from "./listeners/home.ts";
import { addMessageListener } from "./listeners/message.ts";
import { addNeedListeners } from "./listeners/need.ts";
import { addNeedFormListeners } from "./listeners/need-form.ts";
import { addOwnNeedListeners } from "./listeners/own-need.ts";
import { addReplyListeners } from "./listeners/reply.ts";
import { addSessionListeners } from "./listeners/session.ts";
import { addShortcutListeners } from "./listeners/shortcut.ts";
import { QUIET_LOGGER } from "./quiet-logger.ts";
import { clientOptions } from "./slack-caller.ts";
import type { SlackContext } from "./slack-context.ts";

const RECEIVER = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

const LISTENERS = [
  addMessageListener,
  addReplyListeners,
  addDraftListeners,
  addNeedListeners,
  addNeedFormListeners,
  addOwnNeedListeners,
  addHomeListeners,
  addContactListeners,
  addCommandListeners,
  addShortcutListeners,
  addSessionListeners,
] as const;

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
  for (const add of LISTENERS) {
    add(bolt, context);
  }
  return bolt;
}
