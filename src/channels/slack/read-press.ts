/** Reads a pressed button: who, where, which, and with what value. */
import type { SlackPress } from "../../core/press-on-slack.ts";
import type { SlackAppName } from "../../domain/slack.ts";
import { InteractionBody } from "./read-body.ts";

/** A press and the value of its button. */
export type Pressed = { press: SlackPress; value: string; pressedAt: string };

/** The press in a payload; null when it is none. `home` is the workspace of the installation, where Slack has told it. */
export function readPress(app: SlackAppName, payload: unknown): Pressed | null {
  const body = InteractionBody.safeParse(payload).data;
  const action = body?.actions?.[0];
  const channel = body?.channel?.id;
  if (body === undefined || action === undefined || channel === undefined) {
    return null;
  }
  const installed = body.team?.id ?? "";
  const team = body.user.team_id ?? installed;
  const isDirect = channel.startsWith("D");
  const threadTs = body.message?.thread_ts ?? (isDirect ? null : (body.message?.ts ?? null));
  const pressedAt = action.action_ts ?? body.trigger_id ?? "";
  return {
    press: {
      app,
      who: { team, user: body.user.id, external: team !== installed || body["is_ext_shared_channel"] === true },
      channel,
      threadTs,
      key: `${app}:${channel}:${action.action_id}:${body.user.id}:${pressedAt}`,
    },
    value: typeof action["value"] === "string" ? action["value"] : "",
    pressedAt,
  };
}
