/** The form of a need's draft: the same fields as the card, for those who would rather type than talk. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { changeDraft, readDraft } from "../../core/edit-draft.ts";
import { NeedField } from "../../domain/need-field.ts";
import { readForm } from "./parse-input.ts";
import { readId } from "./read-id.ts";
import { admit, replyTo } from "./receive-message.ts";
import { renderDraft } from "./render-draft.ts";
import { identify, rememberConversation } from "./requester.ts";
import type { Web, WebApp } from "./web-context.ts";

/** What the person would say to see the card. */
const SHOW_CARD = "看摘要";

/** How long a text may be is said beside its field, like everything else that is wrong. */
const Form = z.object(Object.fromEntries(NeedField.options.map((field) => [field, z.string().optional()])));

/** Adds the page and its form. */
export function addDraftRoutes(app: WebApp, web: Web): void {
  app.get("/drafts/:id", async (c) => {
    const requesterId = await identify(c, web.settings);
    const draft = await readDraft(web.deps, readId(c, "draft"), requesterId);
    return c.html(renderDraft(web, { ...draft, problems: {} }));
  });

  app.post("/drafts/:id", async (c) => {
    const values = z.partialRecord(NeedField, z.string()).parse(await readForm(c, Form));
    const requesterId = await admit(web, c);
    const draftId = readId(c, "draft");
    const draft = await readDraft(web.deps, draftId, requesterId);
    const problems = await changeDraft(web.deps, { draftId, values }, requesterId);
    if (Object.keys(problems).length > 0) {
      return c.html(renderDraft(web, { ...draft, values: { ...draft.values, ...values }, problems }), 400);
    }
    const { conversationId } = draft;
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
