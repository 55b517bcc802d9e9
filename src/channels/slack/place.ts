/** Where a conversation goes on after a modal: the modal's metadata. */
import { z } from "zod";
import type { SlackPress } from "../../core/press-on-slack.ts";

const Place = z.object({ channel: z.string(), threadTs: z.string().nullable() });

/** The place as metadata. */
export function writePlace({ channel, threadTs }: Pick<SlackPress, "channel" | "threadTs">): string {
  return JSON.stringify({ channel, threadTs });
}

/** The place in metadata; null when it is none. */
export function readPlace(metadata: string): z.infer<typeof Place> | null {
  try {
    return Place.safeParse(JSON.parse(metadata)).data ?? null;
  } catch {
    return null;
  }
}
