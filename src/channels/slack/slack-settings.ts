/** What the Slack channel is told: the apps that are configured, and the waits that tests shorten. */
import type { SlackAppName } from "../../domain/slack.ts";

/** One app: its bot's token, how events come in, and the app's own name and secret where staff sign in by it. */
export type SlackAppSettings = {
  name: SlackAppName;
  botToken: string;
  door: { kind: "socket"; appToken: string } | { kind: "http"; signingSecret: string };
  signIn?: { clientId: string; clientSecret: string } | null;
};

/** All apps; `apiUrl` is null for Slack itself, `siteUrl` where nobody outside can open our pages. */
export type SlackSettings = { apiUrl: string | null; siteUrl: string | null; apps: readonly SlackAppSettings[] };

/** No call may hang longer; a post that was cut off is looked for afterwards. */
export const CALL_TIMEOUT_MS = 10_000;
