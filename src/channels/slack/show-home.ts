/** Shows a person their Home tab as it is now. */
import { readSlackHome } from "../../core/read-slack-home.ts";
import type { SlackWho } from "../../domain/slack.ts";
import { renderHome } from "./render-home.ts";
import type { SlackContext } from "./slack-context.ts";

/**
 * Publishes it.
 *
 * Errors  ChannelError, StoreError
 */
export async function showHome({ app, deps, sender, caller, siteUrl }: SlackContext, who: SlackWho): Promise<void> {
  const view = renderHome(await readSlackHome(deps, sender, { app, who }), deps.directory, { siteUrl });
  await caller.call("views.publish", (client) => client.views.publish({ user_id: who.user, view }));
}
