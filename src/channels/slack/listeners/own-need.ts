/** A requester's own need: opened from a notice or the Home tab, and moved by its forms. */
import type { App } from "@slack/bolt";
import { changeOwnNeedOnSlack, openOwnNeedOnSlack } from "../../../core/own-need-on-slack.ts";
import { answerOwnMove } from "../answer-own-move.ts";
import { openView } from "../open-view.ts";
import { readPress } from "../read-press.ts";
import { readSubmission } from "../read-submission.ts";
import { renderOwnMoveModal, renderOwnNeed } from "../render-own-need.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to 查看进展, to the requester's moves and to their forms. */
export function addOwnNeedListeners(bolt: App, context: SlackContext): void {
  const { app, deps } = context;
  bolt.action(/^(?:open-own-need|own:.*)$/u, async ({ body, ack }) => {
    await ack();
    const pressed = readPress(app, body);
    if (pressed?.wish.kind !== "own move" && pressed?.wish.kind !== "open own need") {
      return;
    }
    const { press, wish } = pressed;
    const own = await openOwnNeedOnSlack(deps, press, wish.number);
    if (own !== null) {
      const { directory, vocabulary } = deps;
      const whole = () => renderOwnNeed(own, directory, vocabulary.clockRules.calendar);
      await openView(context, pressed, wish.kind === "own move" ? renderOwnMoveModal(wish.move, own) : whole());
    }
  });
  bolt.view(/^own:/u, async ({ body, ack }) => {
    const sent = readSubmission(app, body);
    if (sent?.submission.kind === "own move") {
      await ack(await answerOwnMove(sent, sent.submission, (change) => changeOwnNeedOnSlack(deps, sent.press, change)));
    }
  });
}
