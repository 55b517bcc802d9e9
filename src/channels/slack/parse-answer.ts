/** Reads an answer of Slack's Web API; one of another shape than Slack's says nothing of what was done. */
import type { z } from "zod";
import { ChannelError } from "../../errors.ts";

/**
 * The part of the answer that we use.
 *
 * Errors  ChannelError `channel_uncertain`
 */
export function parseAnswer<S extends z.ZodType>(shape: S, answer: unknown): z.infer<S> {
  const parsed = shape.safeParse(answer);
  if (!parsed.success) {
    throw new ChannelError("channel_uncertain", "strange_answer", { cause: parsed.error });
  }
  return parsed.data;
}
