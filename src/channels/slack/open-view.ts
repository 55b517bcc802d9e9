/** Opens a modal for somebody who has just pressed something: at once or not at all, for Slack takes it for three seconds. */
import type { ModalView } from "@slack/types";
import { type SlackPress, sayOnSlack } from "../../core/press-on-slack.ts";
import { ChannelError } from "../../errors.ts";
import type { SlackContext } from "./slack-context.ts";

/** What opens it; over another modal when it was `inModal`. */
export type Opening = { press: SlackPress; triggerId: string; inModal: boolean };

/** Opens it, or tells the person to press again. */
export async function openView(
  { caller, deps }: Pick<SlackContext, "caller" | "deps">,
  { press, triggerId, inModal }: Opening,
  view: ModalView,
): Promise<void> {
  const asked = { trigger_id: triggerId, view };
  try {
    await (inModal
      ? caller.call("views.push", (client) => client.views.push(asked))
      : caller.call("views.open", (client) => client.views.open(asked)));
  } catch (error) {
    if (!(error instanceof ChannelError)) {
      throw error;
    }
    deps.log.warn({ app: press.app, code: error.code, reason: error.details["reason"] }, "a modal did not open");
    await sayOnSlack(deps, { ...press, channel: press.who.user, threadTs: null }, "窗口没能打开，请再按一次。");
  }
}
