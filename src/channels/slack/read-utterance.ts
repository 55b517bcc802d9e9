/** Reads a message event as what a person said, and where. */
import type { SlackAppName, SlackUtterance, SlackWho } from "../../domain/slack.ts";
import { EventBody, installationOf, MessageEvent } from "./read-body.ts";
import { readText } from "./read-text.ts";

/** The utterance in a message event; null when the event is none. */
export function readUtterance(app: SlackAppName, payload: unknown): SlackUtterance | null {
  const body = EventBody.safeParse(payload);
  const event = MessageEvent.safeParse(body.data?.event);
  if (!body.success || !event.success) {
    return null;
  }
  const { bot } = installationOf(body.data);
  const { channel, channel_type, ts, thread_ts, type, subtype, text } = event.data;
  return {
    app,
    who: whoOf(body.data, event.data),
    channel,
    direct: channel_type === "im",
    called: type === "app_mention" || (bot !== null && text.includes(`<@${bot}>`)),
    ts,
    threadTs: thread_ts ?? null,
    text: readText(text, bot),
    withFiles: subtype === "file_share",
  };
}

/** A person of another workspace, or in a channel shared with another organisation, is an outsider whatever they press. */
function whoOf(body: EventBody, event: MessageEvent): SlackWho {
  const home = installationOf(body).team ?? "";
  const team = event.user_team ?? event.source_team ?? event.team ?? home;
  return { team, user: event.user, external: body.is_ext_shared_channel === true || team !== home };
}
