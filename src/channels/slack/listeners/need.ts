/** Buttons and menu of a need's card: what needs no words is done, for the rest a modal opens. */
import type { App } from "@slack/bolt";
import { changeNeedOnSlack, openNeedOnSlack } from "../../../core/press-on-slack.ts";
import { openView } from "../open-view.ts";
import { readPress } from "../read-press.ts";
import { renderNeedWindow } from "../render-need-window.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to the moves on a need and to 详情. */
export function addNeedListeners(bolt: App, context: SlackContext): void {
  const { app, deps, sender } = context;
  bolt.action(/^(?:move:.*|more|open-need)$/u, async ({ body, ack }) => {
    await ack();
    const pressed = readPress(app, body);
    if (pressed === null || (pressed.wish.kind !== "move" && pressed.wish.kind !== "open need")) {
      return;
    }
    const { press, wish } = pressed;
    if (wish.kind === "move" && wish.move === "claimed") {
      await changeNeedOnSlack(deps, sender, press, { number: wish.number, event: { kind: "claimed" } });
      return;
    }
    const file = await openNeedOnSlack(deps, sender, press, wish.number);
    if (file !== null) {
      await openView(context, pressed, renderNeedWindow(wish.kind === "move" ? wish.move : null, file, deps));
    }
  });
}
