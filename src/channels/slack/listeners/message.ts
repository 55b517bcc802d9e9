/** Messages to the bot: direct, with its name, and in its own threads. */
import type { App } from "@slack/bolt";
import { answerSlackMessage } from "../../../core/answer-slack-message.ts";
import { linkSlackPerson } from "../../../core/link-slack-person.ts";
import { answerPrompt } from "../../../core/staff-prompts.ts";
import { readUtterance } from "../read-utterance.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to both twins; the inbox lets one of them through. */
export function addMessageListener(bolt: App, door: SlackContext): void {
  const { app, deps, sender } = door;
  for (const event of ["message", "app_mention"] as const) {
    bolt.event(event, async ({ body, context }) => {
      const utterance = readUtterance(app, body);
      const isOurs =
        utterance === null ||
        (await linkSlackPerson(deps, sender, utterance)) ||
        (await answerPrompt(deps, sender, utterance));
      if (!isOurs) {
        await answerSlackMessage(deps, { utterance, secret: context["secret"] === true }, door);
      }
    });
  }
}
