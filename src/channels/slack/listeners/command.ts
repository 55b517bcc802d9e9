/** Commands `/need` and `/policy`: their words are answered in the direct message; without words a box opens. */
import type { App } from "@slack/bolt";
import { hearInDirect } from "../hear-in-direct.ts";
import { openView } from "../open-view.ts";
import { readText } from "../read-text.ts";
import { renderAskModal } from "../render-ask-modal.ts";
import type { SlackContext } from "../slack-context.ts";
import { COMMANDS } from "../surface.ts";

/** Listens to the commands. */
export function addCommandListeners(bolt: App, context: SlackContext): void {
  for (const name of Object.values(COMMANDS)) {
    bolt.command(name, async ({ command, ack, context: { secret } }) => {
      await ack();
      const { trigger_id: triggerId, user_id: user, team_id: team } = command;
      const who = { team, user, external: false };
      const key = `${name}:${triggerId}`;
      const text = readText(command.text, null);
      if (text === "" && secret !== true) {
        const press = { app: context.app, who, channel: user, threadTs: null, key };
        await openView(context, { press, triggerId, inModal: false }, renderAskModal({ text, metadata: "" }));
        return;
      }
      await hearInDirect(context, { who, key, text, secret: secret === true });
    });
  }
}
