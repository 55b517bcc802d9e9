/** Slack as the core knows it: the two apps, who writes where, and what a post is about. */
import { z } from "zod";

/** The apps (应用): one for the task force, one that enterprises may use. */
export const SlackAppName = z.enum(["staff", "enterprise"]);
export type SlackAppName = z.infer<typeof SlackAppName>;

/** What kind of thing arrived: an event, a button or shortcut, a slash command, or a submitted form. */
export const SlackKind = z.enum(["event", "press", "command", "form"]);
export type SlackKind = z.infer<typeof SlackKind>;

/**
 * One arrival, read as far as it must be to be kept once.
 *
 * Shape   `eventId` names it among all of the app; `place` is set for messages, whose twin (`message`, `app_mention`)
 *         comes under another id; `lane` is what must be worked off in order
 */
export type SlackArrival = {
  app: SlackAppName;
  kind: SlackKind;
  eventId: string;
  place: { channel: string; ts: string } | null;
  lane: string;
  body: Record<string, unknown>;
};

/**
 * A person of Slack and where they belong.
 *
 * Shape   `team` is the person's own workspace; `external` is true for another organisation's people and channels
 */
export type SlackWho = { team: string; user: string; external: boolean };

/** A message of a person, without the call of the bot. `threadTs` is null outside threads; `withFiles` when files came with it. */
export type SlackUtterance = {
  app: SlackAppName;
  who: SlackWho;
  channel: string;
  direct: boolean;
  called: boolean;
  ts: string;
  threadTs: string | null;
  text: string;
  withFiles?: boolean;
};

/** A message that grows while an answer is made. */
export type SlackStream = { app: SlackAppName; channel: string; threadTs: string; ts: string };

/** A thread in which one may grow, the person for whom it does, and what it is about. */
export type SlackStreamPlace = { app: SlackAppName; channel: string; threadTs: string; who: SlackWho; title: string };

/** What a post is about. The words of people are read from their own tables when it is sent, so that erasing them there is enough. */
export const SlackContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reply"), messageKey: z.string() }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("notice"), noticeId: z.string() }),
  z.object({ kind: z.literal("need_card"), needId: z.string() }),
  z.object({ kind: z.literal("need_log"), activityId: z.string() }),
  z.object({ kind: z.literal("queue"), staffId: z.string(), view: z.enum(["mine", "overdue", "unclaimed"]) }),
  z.object({ kind: z.literal("reminder"), needId: z.string(), activityId: z.string() }),
]);
export type SlackContent = z.infer<typeof SlackContent>;
