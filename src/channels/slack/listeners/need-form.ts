/** Forms of moves on a need: answered with what is wrong, with a preview, or done. */
import type { App } from "@slack/bolt";
import { answerMoveForm } from "../answer-move-form.ts";
import { readSubmission } from "../read-submission.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to the forms and their previews. */
export function addNeedFormListeners(bolt: App, context: SlackContext): void {
  bolt.view(/^(?:move|preview):/u, async ({ body, ack }) => {
    const sent = readSubmission(context.app, body);
    if (sent?.submission.kind === "move") {
      await ack(await answerMoveForm(context, sent, sent.submission));
    }
  });
}
