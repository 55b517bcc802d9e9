/** Reads a payload as far as it must be to keep it once: its name, its place, its lane; null for what is not for us. */
import { createHash } from "node:crypto";
import type { SlackAppName, SlackArrival } from "../../domain/slack.ts";
import { CommandBody, EventBody, InteractionBody, installationOf, MessageEvent } from "./read-body.ts";

/** Events besides messages for which there is a listener. */
const LISTENED: ReadonlySet<string> = new Set(["app_home_opened", "agent_session_stopped"]);

/** The arrival in a payload. Own messages, other bots, edits and what people say among themselves are not kept at all. */
export function readArrival(app: SlackAppName, payload: unknown): SlackArrival | null {
  const event = EventBody.safeParse(payload);
  if (event.success) {
    return readEvent(app, event.data);
  }
  const interaction = InteractionBody.safeParse(payload);
  if (interaction.success) {
    return readInteraction(app, interaction.data);
  }
  const command = CommandBody.safeParse(payload);
  if (!command.success) {
    return null;
  }
  const { token: _, ...body } = command.data;
  const lane = `${body.channel_id}:${body.user_id}`;
  return { app, kind: "command", eventId: `command:${body.trigger_id}`, place: null, lane, body };
}

function readEvent(app: SlackAppName, body: EventBody): SlackArrival | null {
  const { event, event_id: eventId } = body;
  const { bot } = installationOf(body);
  if (LISTENED.has(event.type)) {
    return { app, kind: "event", eventId, place: null, lane: `user:${String(event.user)}`, body };
  }
  const read = MessageEvent.safeParse(event);
  if (!read.success || event.bot_id != null || read.data.user === bot) {
    return null;
  }
  const { channel, channel_type, ts, thread_ts, type, text } = read.data;
  const isDirect = channel_type === "im";
  const isCalled = type === "app_mention" || (bot !== null && text.includes(`<@${bot}>`));
  if (!isDirect && !isCalled && thread_ts === undefined) {
    return null;
  }
  const lane = `${channel}:${thread_ts ?? (isDirect ? "" : ts)}`;
  // Of files only that there are some, for a preview holds their words; blocks and attachments repeat the text.
  const { blocks: _, attachments: __, files, ...rest } = event;
  const kept = Array.isArray(files) && files.length > 0 ? { ...rest, subtype: "file_share" } : rest;
  return { app, kind: "event", eventId, place: { channel, ts }, lane, body: { ...body, event: kept } };
}

function readInteraction(app: SlackAppName, interaction: InteractionBody): SlackArrival {
  const { token: _, ...body } = interaction;
  const { type, view, message, actions, user, channel } = body;
  const isForm = type === "view_submission" || type === "view_closed";
  const place = message?.ts ?? view?.id ?? channel?.id ?? "";
  const press = actions?.map(({ action_id, action_ts }) => `${action_id}:${action_ts ?? ""}`).join(",") ?? "";
  // A form that was sent back for correction keeps id and hash: only what is in it tells the second try from the first.
  const eventId = isForm
    ? `${type}:${view?.id ?? ""}:${view?.hash ?? ""}:${digest(view?.state)}`
    : type === "block_actions"
      ? `press:${place}:${press}:${user.id}`
      : `${type}:${body.trigger_id ?? `${place}:${body.action_ts ?? ""}`}`;
  const lane = channel === undefined ? `user:${user.id}` : `${channel.id}:${message?.thread_ts ?? message?.ts ?? ""}`;
  const kept = {
    ...body,
    ...(type !== "message_action" && message !== undefined && { message: toMarks(message) }),
    ...(view !== undefined && { view: withoutBlocks(view) }),
  };
  return { app, kind: isForm ? "form" : "press", eventId, place: null, lane, body: kept };
}

function toMarks({ ts, thread_ts }: { ts: string; thread_ts?: string | undefined }): Record<string, unknown> {
  return { ts, ...(thread_ts !== undefined && { thread_ts }) };
}

/** Of a modal what was written into it: the blocks are ours, and their warnings of secrets are none. */
function withoutBlocks({
  blocks: _,
  title: __,
  submit: ___,
  close: ____,
  ...view
}: Record<string, unknown>): Record<string, unknown> {
  return view;
}

function digest(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value ?? null))
    .digest("base64url")
    .slice(0, 22);
}
