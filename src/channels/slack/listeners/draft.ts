/** The form of a draft: opened from a reply, saved, and the card shown again where the talk goes on. */
import type { App } from "@slack/bolt";
import { changeDraftOnSlack, openDraftOnSlack } from "../../../core/own-need-on-slack.ts";
import { toErrors } from "../inputs.ts";
import { openView } from "../open-view.ts";
import { readPlace, writePlace } from "../place.ts";
import { readNeedModal } from "../read-need-modal.ts";
import { readPress } from "../read-press.ts";
import { readSubmission } from "../read-submission.ts";
import { renderNeedModal } from "../render-need-modal.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to 用表格填 and to the form. */
export function addDraftListeners(bolt: App, context: SlackContext): void {
  const { app, deps } = context;
  bolt.action(/^form:/u, async ({ body, ack }) => {
    await ack();
    const pressed = readPress(app, body);
    const form =
      pressed?.wish.kind === "form" ? await openDraftOnSlack(deps, pressed.press, pressed.wish.draftId) : null;
    if (pressed !== null && form !== null) {
      const metadata = writePlace(pressed.press);
      await openView(context, pressed, renderNeedModal({ form, names: deps.directory.names, metadata }));
    }
  });
  bolt.view(/^form:/u, async ({ body, ack }) => {
    const sent = readSubmission(app, body);
    if (sent?.submission.kind === "form") {
      const form = { draftId: sent.submission.draftId, values: readNeedModal(sent.state) };
      const { fields, whole } = await changeDraftOnSlack(
        deps,
        { ...sent.press, ...readPlace(sent.metadata) },
        form,
        context,
      );
      const errors = toErrors(whole === null ? fields : { enterprise: whole });
      await (Object.keys(errors).length === 0 ? ack() : ack({ response_action: "errors", errors }));
    }
  });
}
