/** Reads a pressed button: who, where, which, and with what value. */
import type { SlackAppName, SlackWho } from "../../domain/slack.ts";
import { readWish, type Wish } from "./action-ids.ts";
import type { Opening } from "./open-view.ts";
import { InteractionBody } from "./read-body.ts";
import { readText } from "./read-text.ts";

/** A press, what it asks for, and what a modal needs to be opened: over another one when it was `inModal`. */
export type Pressed = Opening & { wish: Wish; pressedAt: string };

/** The press in a payload; null when it is none of ours. In a modal or a Home tab an answer goes to the person. */
export function readPress(app: SlackAppName, payload: unknown): Pressed | null {
  const body = InteractionBody.safeParse(payload).data;
  const action = body?.actions?.[0];
  const wish = readWish(action);
  if (body === undefined || action === undefined || wish === null) {
    return null;
  }
  const channel = body.channel?.id ?? body.user.id;
  // In the enterprises' direct message the talk goes on outside threads.
  const isFlat = app === "enterprise" && /^[DUW]/u.test(channel);
  const threadTs = body.message?.thread_ts ?? (isFlat ? null : (body.message?.ts ?? null));
  const pressedAt = action.action_ts ?? body.trigger_id ?? "";
  return {
    press: {
      app,
      who: whoPressed(body),
      channel,
      threadTs,
      key: `${app}:${channel}:${action.action_id}:${body.user.id}:${pressedAt}`,
    },
    wish,
    pressedAt,
    triggerId: body.trigger_id ?? "",
    inModal: body.view?.["type"] === "modal",
  };
}

/** A shortcut: `text` is the message that it was used on, empty where there is none. The answer goes to the person. */
export function readShortcut(app: SlackAppName, payload: unknown): (Opening & { text: string }) | null {
  const body = InteractionBody.safeParse(payload).data;
  if (body === undefined || body.actions !== undefined) {
    return null;
  }
  const triggerId = body.trigger_id ?? "";
  const key = `${body.type}:${triggerId === "" ? (body.action_ts ?? "") : triggerId}`;
  const text = body.message?.["text"];
  return {
    press: { app, who: whoPressed(body), channel: body.user.id, threadTs: null, key },
    triggerId,
    inModal: false,
    text: typeof text === "string" ? readText(text, null) : "",
  };
}

/** Who it was: a person of another workspace, or in a channel shared with another organisation, is an outsider. */
export function whoPressed(body: InteractionBody): SlackWho {
  const installed = body.team?.id ?? "";
  const team = body.user.team_id ?? installed;
  return { team, user: body.user.id, external: team !== installed || body["is_ext_shared_channel"] === true };
}
