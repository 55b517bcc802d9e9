/** A person's firm and how to reach them: opened from the Home tab, and confirmed. */
import type { App } from "@slack/bolt";
import { slackRequester } from "../../../core/know-slack-person.ts";
import { confirmSlackContact, readSlackContact } from "../../../core/own-contact-on-slack.ts";
import { toErrors } from "../inputs.ts";
import { openView } from "../open-view.ts";
import { readNeedModal } from "../read-need-modal.ts";
import { readPress } from "../read-press.ts";
import { readSubmission } from "../read-submission.ts";
import { renderContactModal } from "../render-need-modal.ts";
import { showHome } from "../show-home.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to 确认单位 and to its form; the tab then says what was confirmed. */
export function addContactListeners(bolt: App, context: SlackContext): void {
  const { app, deps } = context;
  bolt.action("contact", async ({ body, ack }) => {
    await ack();
    const pressed = readPress(app, body);
    if (pressed !== null) {
      const { profile } = await readSlackContact(deps, slackRequester(pressed.press.who));
      await openView(context, pressed, renderContactModal(profile));
    }
  });
  bolt.view("contact", async ({ body, ack }) => {
    const sent = readSubmission(app, body);
    if (sent !== null) {
      const { who } = sent.press;
      const errors = toErrors(await confirmSlackContact(deps, who, readNeedModal(sent.state)));
      const isTaken = Object.keys(errors).length === 0;
      await (isTaken ? ack() : ack({ response_action: "errors", errors }));
      await (isTaken ? showHome(context, who) : undefined);
    }
  });
}
