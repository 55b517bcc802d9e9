/** What every listener works with. */
import type { Answer } from "../../core/answer-slack-message.ts";
import type { Deps, SlackSender } from "../../core/ports.ts";
import type { SlackAppName } from "../../domain/slack.ts";

/** One app's listeners: `answer` is the core's door, `deps` the core's, `sender` the way to Slack. */
export type SlackContext = { app: SlackAppName; deps: Deps; sender: SlackSender; answer: Answer };
