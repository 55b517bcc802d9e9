/** Shortcuts: 登记为需求 takes a message as said by whoever presses, 提问或报需求 opens a box. */
import type { App } from "@slack/bolt";
import { hearInDirect } from "../hear-in-direct.ts";
import { openView } from "../open-view.ts";
import { readPress, readShortcut } from "../read-press.ts";
import { readSubmission } from "../read-submission.ts";
import { readAskModal, renderAskModal } from "../render-ask-modal.ts";
import type { SlackContext } from "../slack-context.ts";
import { SHORTCUTS } from "../surface.ts";

/** Listens to both, to the Home tab's button, and to what is written into the box. */
export function addShortcutListeners(bolt: App, context: SlackContext): void {
  const { app } = context;
  bolt.shortcut(SHORTCUTS.fileMessage, async ({ body, ack, context: { secret } }) => {
    await ack();
    const shortcut = readShortcut(app, body);
    if (shortcut !== null) {
      const { press, text } = shortcut;
      await hearInDirect(context, { who: press.who, key: press.key, text, secret: secret === true });
    }
  });
  const ask = async ({ body, ack }: { body: unknown; ack: () => Promise<void> }): Promise<void> => {
    await ack();
    const opening = readPress(app, body) ?? readShortcut(app, body);
    await (opening === null ? undefined : openView(context, opening, renderAskModal({ text: "", metadata: "" })));
  };
  bolt.shortcut(SHORTCUTS.ask, ask);
  bolt.action("ask", ask);
  bolt.view("ask", async ({ body, ack, context: { secret } }) => {
    await ack();
    const sent = readSubmission(app, body);
    if (sent !== null) {
      const { who, key } = sent.press;
      await hearInDirect(context, { who, key, text: readAskModal(sent.state), secret: secret === true });
    }
  });
}
