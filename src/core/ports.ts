/** The whole outside world of the core on one screen: what `app.ts` hands to every verb. */
import type pg from "pg";
import { z } from "zod";
import type { Transaction } from "../db/database.ts";
import type { StoredNeed } from "../db/needs.ts";
import type { Staff } from "../db/staff.ts";
import type { Activity, Escalation } from "../domain/activity.ts";
import type { BoundaryRule } from "../domain/boundary.ts";
import type { CategoryId } from "../domain/category.ts";
import type { ClusterId } from "../domain/cluster.ts";
import type { SchemeBook } from "../domain/cluster-scheme.ts";
import type { Glossary } from "../domain/glossary.ts";
import type { GroupBook } from "../domain/group.ts";
import type { LabelFinder } from "../domain/label-finder.ts";
import type { LikenessSetting } from "../domain/likeness-setting.ts";
import type { PolicyRule } from "../domain/match-policies.ts";
import type { Measure } from "../domain/measure.ts";
import type { ClockRules, NeedClock } from "../domain/need-clock.ts";
import type { NeedNames } from "../domain/need-names.ts";
import type { NeedVocabulary } from "../domain/need-vocabulary.ts";
import type { Reply } from "../domain/reply.ts";
import type { SlackAppName, SlackStream, SlackStreamPlace } from "../domain/slack.ts";
import type { Solver } from "../domain/solver.ts";
import type { Lexicon } from "../domain/terms.ts";
import type { Step } from "./handle-message.ts";

/** Tells the time; commands with `--now` and tests set it. */
export type Clock = () => Date;

/** Writes structured lines; never message texts, names or phones. */
export type Logger = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/**
 * Turns texts into dense vectors.
 *
 * Shape   one vector a text, in order, each of `dimensions` numbers
 * Errors  ModelError; the caller goes on without meaning search
 */
export type Embedder = {
  readonly model: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]>;
};

/** Background work by name: triage after filing, clocks and reminders, drafts that nobody came back to, Slack in and out. */
export const JobName = z.enum(["triage-need", "watch-clocks", "forget-drafts", "slack-event", "slack-deliver"]);
export type JobName = z.infer<typeof JobName>;

/**
 * Takes a job in an open transaction: it runs if the transaction is committed, and never otherwise. `retry` lets one that
 * was given up run once more. `startAfter` delays it; of jobs with one `once` key at most one waits.
 */
export type Jobs = {
  enqueue(
    tx: Transaction,
    name: JobName,
    data: Record<string, string>,
    options?: { startAfter?: Date; once?: string },
  ): Promise<void>;
  retry(tx: Transaction, name: JobName, id: string): Promise<void>;
};

/** The clerk's files that the conversation and the work on needs read besides the documents, ready for use. */
export type Vocabulary = {
  lexicon: Lexicon;
  glossary: Glossary;
  measures: ReadonlyMap<string, Measure>;
  boundaries: readonly BoundaryRule[];
  clockRules: ClockRules;
  likeness: LikenessSetting;
  needs: NeedVocabulary;
};

/** Where needs go and what may help them: groups, solvers and policy programmes; and what clusters and categories are called. */
export type Directory = {
  groups: GroupBook;
  names: NeedNames;
  schemes: SchemeBook;
  findCluster: LabelFinder<ClusterId>;
  findCategory: LabelFinder<CategoryId>;
  solvers: readonly Solver[];
  policyRules: readonly PolicyRule[];
};

/**
 * What a post to Slack shows, with the words in it; the channel renders it. `alike` counts look-alikes of other needs;
 * `need_mark` is a need of which nothing but the number may be seen.
 */
export type SlackMessage =
  | { kind: "reply"; reply: Reply }
  | { kind: "text"; text: string }
  | { kind: "notice"; number: string; text: string; canAnswer: boolean }
  | { kind: "need_card"; card: { need: StoredNeed; log: Activity[]; clocks: NeedClock[]; alike: number } }
  | { kind: "need_log"; activity: Activity }
  | { kind: "reminder"; need: StoredNeed; escalation: Escalation }
  | { kind: "need_mark"; number: string }
  | { kind: "queue"; view: "mine" | "overdue" | "unclaimed"; needs: StoredNeed[]; total: number; now: Date };

/** A place in Slack; `threadTs` is null for the channel itself. */
export type SlackPlace = { app: SlackAppName; channel: string; threadTs: string | null };

/** What Slack tells of a person; `external` for guests and people of other organisations, whose mail proves nothing. */
type SlackProfile = { name: string | null; email: string | null; external: boolean };

/**
 * Speaks to Slack.
 *
 * Shape   `key` goes along as metadata, so that `findPosted` can tell whether a post that nobody confirmed is there;
 *         `isShared` says whether people of another organisation read a channel;
 *         a post with a `stream` ends it, or stands beside it where it cannot be ended; `startStream` gives null where
 *         Slack has none
 * Errors  ChannelError, of which `channel_uncertain` alone leaves open whether it was done
 */
export type SlackSender = {
  post(
    place: SlackPlace,
    message: SlackMessage,
    post: { key: string; stream: SlackStream | null },
  ): Promise<{ channel: string; ts: string }>;
  update(place: { app: SlackAppName; channel: string; ts: string }, message: SlackMessage, key: string): Promise<void>;
  findPosted(place: SlackPlace, key: string, since: Date): Promise<{ channel: string; ts: string } | null>;
  startStream(place: SlackStreamPlace, step: Step): Promise<SlackStream | null>;
  showStep(stream: SlackStream, step: Step, failed: boolean): Promise<void>;
  dropStream(stream: SlackStream): Promise<void>;
  isShared(app: SlackAppName, channel: string): Promise<boolean>;
  readPerson(app: SlackAppName, user: string): Promise<SlackProfile>;
};

/**
 * Signing in by an account elsewhere: Slack.
 *
 * Shape   `address` is where the browser goes; `state` is this browser's secret, and comes back with `code`
 * Errors  ChannelError when the other side does not say who it is
 */
export type StaffSignIn = {
  address(state: string): string;
  findStaff(code: string, state: string): Promise<Staff | null>;
};

/** Everything a core verb may use of the outside. `slackApps` are the Slack apps that are configured. */
export type Deps = {
  pool: pg.Pool;
  clock: Clock;
  log: Logger;
  vocabulary: Vocabulary;
  directory: Directory;
  embedder: Embedder | null;
  jobs: Jobs;
  slackApps: readonly SlackAppName[];
};
