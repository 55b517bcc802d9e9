/** Buttons on a need's card in the group's channel. */
import type { App } from "@slack/bolt";
import { changeNeedOnSlack } from "../../../core/press-on-slack.ts";
import { readPress } from "../read-press.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to 认领 (`need_claim`); the button's value is the need's number. */
export function addNeedListeners(bolt: App, { app, deps, sender }: SlackContext): void {
  bolt.action("need_claim", async ({ body, ack }) => {
    await ack();
    const pressed = readPress(app, body);
    if (pressed !== null) {
      const change = { number: pressed.value, event: { kind: "claimed" } } as const;
      await changeNeedOnSlack(deps, sender, pressed.press, change);
    }
  });
}
