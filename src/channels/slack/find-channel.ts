/** The channel's own id, which reading needs: posts may also go to a person (`U…`) or to a name (`#…`). */
import { z } from "zod";
import { ChannelError } from "../../errors.ts";
import { parseAnswer } from "./parse-answer.ts";
import type { SlackCaller } from "./slack-caller.ts";

const PAGE = 200;
const Opened = z.object({ channel: z.object({ id: z.string() }) });
const Listed = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/**
 * The id of a channel, a person's direct message, or a named channel.
 *
 * Errors  ChannelError; `channel_gone` when no channel has the name
 */
export async function findChannel(caller: SlackCaller, channel: string): Promise<string> {
  if (/^[UW]/u.test(channel)) {
    const answer = await caller.call("conversations.open", (client) => client.conversations.open({ users: channel }));
    return parseAnswer(Opened, answer).channel.id;
  }
  return channel.startsWith("#") ? findByName(caller, channel.slice(1)) : channel;
}

async function findByName(caller: SlackCaller, name: string): Promise<string> {
  let cursor: string | undefined;
  do {
    const asked = { limit: PAGE, exclude_archived: true, types: "public_channel,private_channel" };
    const at = cursor === undefined ? {} : { cursor };
    const answer = parseAnswer(
      Listed,
      await caller.call("conversations.list", (client) => client.conversations.list({ ...asked, ...at })),
    );
    const found = answer.channels.find((one) => one.name === name);
    if (found !== undefined) {
      return found.id;
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  throw new ChannelError("channel_gone", "channel_not_found");
}
