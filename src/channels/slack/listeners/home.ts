/** The Home tabs: shown whenever somebody opens them, and again when they ask for it. */
import type { App } from "@slack/bolt";
import { readSlackHome } from "../../../core/read-slack-home.ts";
import type { SlackWho } from "../../../domain/slack.ts";
import { EventBody, installationOf } from "../read-body.ts";
import { readPress } from "../read-press.ts";
import { renderHome } from "../render-home.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to the opening of the tab and to 刷新. */
export function addHomeListeners(bolt: App, { app, deps, sender, caller, siteUrl }: SlackContext): void {
  const show = async (who: SlackWho): Promise<void> => {
    const view = renderHome(await readSlackHome(deps, sender, { app, who }), deps.directory, { siteUrl });
    await caller.call("views.publish", (client) => client.views.publish({ user_id: who.user, view }));
  };
  bolt.event("app_home_opened", async ({ body, event }) => {
    if (event.tab === "home") {
      const team = installationOf(EventBody.parse(body)).team ?? "";
      await show({ team, user: event.user, external: false });
    }
  });
  bolt.action(/^view:/u, async ({ body, ack }) => {
    await ack();
    const pressed = readPress(app, body);
    await (pressed === null ? undefined : show(pressed.press.who));
  });
}
