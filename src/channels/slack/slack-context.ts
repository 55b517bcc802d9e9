/** What every listener works with. */
import type { Answer } from "../../core/answer-slack-message.ts";
import type { Deps, SlackSender } from "../../core/ports.ts";
import type { SlackAppName } from "../../domain/slack.ts";
import type { SlackCaller } from "./slack-caller.ts";

/**
 * One app's listeners: `answer` is the core's door, `deps` the core's, `sender` its way to Slack; `caller` opens modals and
 * Home tabs, which nobody would want later; `siteUrl` is where our pages are.
 */
export type SlackContext = {
  app: SlackAppName;
  deps: Deps;
  sender: SlackSender;
  caller: SlackCaller;
  siteUrl: string | null;
  answer: Answer;
};
