/** The Home tabs: shown whenever somebody opens them, and again when they ask for it. */
import type { App } from "@slack/bolt";
import { EventBody, installationOf } from "../read-body.ts";
import { readPress } from "../read-press.ts";
import { showHome } from "../show-home.ts";
import type { SlackContext } from "../slack-context.ts";

/** Listens to the opening of the tab and to 刷新. */
export function addHomeListeners(bolt: App, context: SlackContext): void {
  bolt.event("app_home_opened", async ({ body, event }) => {
    if (event.tab === "home") {
      const team = installationOf(EventBody.parse(body)).team ?? "";
      await showHome(context, { team, user: event.user, external: false });
    }
  });
  bolt.action(/^view:/u, async ({ body, ack }) => {
    await ack();
    const pressed = readPress(context.app, body);
    await (pressed === null ? undefined : showHome(context, pressed.press.who));
  });
}
