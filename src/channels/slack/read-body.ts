/** The parts of Slack's payloads that we read; everything else stays untouched. */
import { z } from "zod";

const Authorization = z.object({
  team_id: z.string().nullish(),
  user_id: z.string().optional(),
  is_bot: z.boolean().optional(),
});

/** An event of the Events API. */
export const EventBody = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  team_id: z.string().nullish(),
  authorizations: z.array(Authorization).optional(),
  is_ext_shared_channel: z.boolean().optional(),
  context_team_id: z.string().nullish(),
  event: z.looseObject({
    type: z.string(),
    subtype: z.string().optional(),
    channel: z.unknown().optional(),
    channel_type: z.string().optional(),
    user: z.unknown().optional(),
    user_team: z.string().optional(),
    source_team: z.string().optional(),
    team: z.string().optional(),
    bot_id: z.string().nullish(),
    ts: z.string().optional(),
    thread_ts: z.string().optional(),
    text: z.string().nullish(),
  }),
});
export type EventBody = z.infer<typeof EventBody>;

/** A message of a person, as far as it is one for us. */
export const MessageEvent = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.enum(["file_share", "thread_broadcast", "me_message"]).optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  user_team: z.string().optional(),
  source_team: z.string().optional(),
  team: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(""),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

/** A press of a button, a shortcut, or a form. */
export const InteractionBody = z.looseObject({
  type: z.enum(["block_actions", "shortcut", "message_action", "view_submission", "view_closed"]),
  trigger_id: z.string().optional(),
  action_ts: z.string().optional(),
  callback_id: z.string().optional(),
  team: z.looseObject({ id: z.string() }).nullish(),
  user: z.looseObject({ id: z.string(), team_id: z.string().nullish() }),
  channel: z.looseObject({ id: z.string() }).optional(),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  view: z
    .looseObject({
      id: z.string(),
      hash: z.string().optional(),
      callback_id: z.string().optional(),
      private_metadata: z.string().optional(),
      state: z.looseObject({ values: z.unknown() }).nullish(),
    })
    .optional(),
  actions: z.array(z.looseObject({ action_id: z.string(), action_ts: z.string().optional() })).optional(),
});
export type InteractionBody = z.infer<typeof InteractionBody>;

/** A slash command. */
export const CommandBody = z.looseObject({
  command: z.string(),
  trigger_id: z.string(),
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(""),
});

/** The installation that an event came through, and the bot's own user there. */
export function installationOf({ authorizations, team_id }: EventBody): { team: string | null; bot: string | null } {
  const [first] = authorizations ?? [];
  return { team: first?.team_id ?? team_id ?? null, bot: first?.is_bot === false ? null : (first?.user_id ?? null) };
}
