/** The chat page and its forms, which work without script. */
import { randomUUID } from "node:crypto";
import { giveFeedback } from "../../core/give-feedback.ts";
import { listTurns } from "../../core/read-conversation.ts";
import { requestHandoff } from "../../core/request-handoff.ts";
import { findCitedLevels } from "./cited-levels.ts";
import { FeedbackForm, HandoffInput, MessageInput, readForm } from "./parse-input.ts";
import { admit, receiveMessage, replyTo } from "./receive-message.ts";
import { renderChat } from "./render-chat.ts";
import { currentConversation, identify, ownConversation, rememberConversation } from "./requester.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";

/** Adds the page, its form, and the forms below each reply. */
export function addChatRoutes(app: WebApp, web: Web): void {
  app.get("/", async (c) => {
    const requesterId = await identify(c, web.settings);
    return showChat(web, c, {
      requesterId,
      conversationId: currentConversation(c, web.settings, requesterId),
    });
  });

  app.post("/", async (c) => {
    const inbound = await receiveMessage(web, c, await readForm(c, MessageInput));
    const { conversationId } = await replyTo(web, inbound, () => undefined);
    return showChat(web, c, {
      requesterId: inbound.requesterId,
      conversationId,
    });
  });

  app.post("/conversations", async (c) => {
    const requesterId = await identify(c, web.settings);
    rememberConversation(c, web.settings, ownConversation(web.settings, requesterId, null));
    return c.redirect("/", 303);
  });

  app.post("/feedback", async (c) => {
    const { messageId, helpful } = await readForm(c, FeedbackForm);
    await giveFeedback(web.deps, {
      messageId,
      helpful,
      requesterId: await admit(web, c),
    });
    return c.redirect(`/#m-${messageId}`, 303);
  });

  app.post("/handoffs", async (c) => {
    const { messageId } = await readForm(c, HandoffInput);
    await requestHandoff(web.deps, {
      messageId,
      requesterId: await admit(web, c),
    });
    return c.redirect(`/#m-${messageId}`, 303);
  });
}

async function showChat(
  web: Web,
  c: WebContext,
  who: { requesterId: string; conversationId: string },
): Promise<Response> {
  const turns = await listTurns(web.deps, who);
  const levels = await findCitedLevels(
    web.deps,
    turns.flatMap(({ reply }) => (reply === null ? [] : [reply])),
  );
  return c.html(
    renderChat(web.assets, {
      conversationId: who.conversationId,
      key: randomUUID(),
      turns,
      levels,
      suggestions: web.settings.suggestions,
    }),
  );
}
