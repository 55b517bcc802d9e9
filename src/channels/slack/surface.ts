/** What the two Slack apps ask of Slack: scopes, events, commands and shortcuts, in one list for code, manifests and tests. */
import { SlackAppName } from "../../domain/slack.ts";

/** The two apps: staff work in one that is an agent, enterprise contacts in one that guests may use too. */
export const APPS = SlackAppName.options;

/** Where Slack sends a person's words and presses when the app is reached by HTTP. */
export function toRequestPath(app: SlackAppName): string {
  return `/slack/${app}`;
}

/** Commands; Slack offers them outside threads only. */
export const COMMANDS = { need: "/need", policy: "/policy" } as const;

/** Shortcuts by what they are for. */
export const SHORTCUTS = { fileMessage: "file-message", ask: "ask" } as const;

type Both = "both" | SlackAppName;

/** Bot scopes, each with what it is for. */
export const SCOPES: readonly { scope: string; app: Both; why: string }[] = [
  { scope: "app_mentions:read", app: "both", why: "hears mentions" },
  { scope: "channels:history", app: "both", why: "follow-ups in its threads, reconciling of uncertain posts" },
  { scope: "groups:history", app: "both", why: "the same in private channels" },
  { scope: "im:history", app: "both", why: "direct messages" },
  { scope: "mpim:history", app: "both", why: "group messages" },
  { scope: "channels:read", app: "both", why: "whether a channel is shared with another organisation" },
  { scope: "groups:read", app: "both", why: "the same for private channels" },
  { scope: "chat:write", app: "both", why: "answers, cards, streams, session status" },
  { scope: "im:write", app: "both", why: "opens a direct message for answers to modals and for notices" },
  { scope: "commands", app: "both", why: "commands and shortcuts" },
  { scope: "users:read", app: "both", why: "guests and people of other organisations" },
  { scope: "users:read.email", app: "both", why: "knows a contact or a member of staff by mail" },
  { scope: "assistant:write", app: "staff", why: "agent view" },
];

/** Bot events, each with the scope that it needs; null for none. */
export const EVENTS: readonly { event: string; app: Both; scope: string | null }[] = [
  { event: "app_home_opened", app: "both", scope: null },
  { event: "app_mention", app: "both", scope: "app_mentions:read" },
  { event: "message.channels", app: "both", scope: "channels:history" },
  { event: "message.groups", app: "both", scope: "groups:history" },
  { event: "message.im", app: "both", scope: "im:history" },
  { event: "message.mpim", app: "both", scope: "mpim:history" },
  { event: "app_uninstalled", app: "both", scope: null },
  { event: "tokens_revoked", app: "both", scope: null },
  { event: "app_context_changed", app: "staff", scope: null },
  { event: "agent_session_stopped", app: "staff", scope: null },
];

/** What of a list an app has. */
export function ofApp<T extends { app: Both }>(list: readonly T[], name: SlackAppName): T[] {
  return list.filter(({ app }) => app === "both" || app === name);
}
