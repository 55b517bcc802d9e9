/** The form of a need's draft: the same fields as the card, for those who would rather type than talk. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { changeDraft, readDraft } from "../../core/edit-draft.ts";
import { NeedField } from "../../domain/need-field.ts";
import { NEED_FIELDS } from "../../domain/need-fields.ts";
import { readForm } from "./parse-input.ts";
import { readId } from "./read-id.ts";
import { admit, replyTo } from "./receive-message.ts";
import { renderDraft } from "./render-draft.ts";
import { identify, rememberConversation } from "./requester.ts";
import type { Web, WebApp } from "./web-context.ts";

/** What the person would say to see the card. */
const SHOW_CARD = "看摘要";

const Form = z.object(
  Object.fromEntries(
    NEED_FIELDS.map(({ field, label, maxChars }) => [
      field,
      z.string().max(maxChars, `“${label}”最长 ${maxChars} 个字`).optional(),
    ]),
  ),
);

/** Adds the page and its form. */
export function addDraftRoutes(app: WebApp, web: Web): void {
  app.get("/drafts/:id", async (c) => {
    const requesterId = await identify(c, web.settings);
    return c.html(renderDraft(web, await readDraft(web.deps, readId(c, "draft"), requesterId)));
  });

  app.post("/drafts/:id", async (c) => {
    const values = await readForm(c, Form);
    const requesterId = await admit(web, c);
    const draftId = readId(c, "draft");
    const { conversationId } = await readDraft(web.deps, draftId, requesterId);
    await changeDraft(web.deps, { draftId, values: z.partialRecord(NeedField, z.string()).parse(values) }, requesterId);
    rememberConversation(c, web.settings, conversationId);
    // The changed card is shown in the conversation, where it is confirmed like any other.
    const key = `${requesterId}:${randomUUID()}`;
    await replyTo(
      web,
      { channel: "web", conversationId, requesterId, key, text: SHOW_CARD, locale: null },
      () => undefined,
    );
    return c.redirect("/", 303);
  });
}
