/** The requester's side of needs: "我的需求", one need, and opening one from elsewhere by number and phone tail. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { changeNeed } from "../../core/change-need.ts";
import { openNeed, readOwnNeed, readOwnNeeds } from "../../core/own-needs.ts";
import { NEED_NUMBER } from "../../domain/need-number.ts";
import { OwnMoveEvent } from "../../domain/own-move.ts";
import { NotFoundError } from "../../errors.ts";
import { readForm } from "./parse-input.ts";
import { readId } from "./read-id.ts";
import { addressOf, admit } from "./receive-message.ts";
import { renderOwnNeed, renderOwnNeeds } from "./render-own-needs.ts";
import { identify } from "./requester.ts";
import type { Web, WebApp } from "./web-context.ts";

const OpenForm = z.object({
  number: z.string("要写单号").trim().toUpperCase().regex(NEED_NUMBER, "单号写成 XQ-2026-0001 这样"),
  tail: z
    .string("要写手机后四位")
    .trim()
    .regex(/^\d{4}$/u, "要写手机号的最后四位数字"),
});

/** What a requester does with an own need; `key` names the press. */
const OwnMoveForm = OwnMoveEvent.and(z.object({ key: z.string().min(1).max(100) }));

/** Adds the routes. */
export function addNeedRoutes(app: WebApp, web: Web): void {
  app.get("/needs", async (c) => {
    const requesterId = await identify(c, web.settings);
    return c.html(renderOwnNeeds(web, { ...(await readOwnNeeds(web.deps, requesterId)), problem: null }));
  });

  app.post("/needs/open", async (c) => {
    const asked = await readForm(c, OpenForm);
    const requesterId = await admit(web, c);
    const opened = await openNeed(web.deps, asked, { requesterId, address: addressOf(web, c) });
    if (opened.kind === "open") {
      return c.html(renderOwnNeed(web, { own: opened.own, key: randomUUID(), isOwner: false, problem: null }));
    }
    const problem =
      opened.kind === "too many"
        ? "一小时内试了太多次。请过一小时再试，或请专班工作人员帮您查。"
        : "没有查到：请核对单号和手机后四位。";
    return c.html(renderOwnNeeds(web, { ...(await readOwnNeeds(web.deps, requesterId)), problem }), 404);
  });

  app.get("/needs/:number", async (c) => {
    const requesterId = await identify(c, web.settings);
    const own = await readOwnNeed(web.deps, readId(c, "need"), requesterId);
    return c.html(renderOwnNeed(web, { own, key: randomUUID(), isOwner: true, problem: null }));
  });

  app.post("/needs/:number", async (c) => {
    const { key, ...event } = await readForm(c, OwnMoveForm);
    const requesterId = await admit(web, c);
    const number = readId(c, "need");
    const outcome = await changeNeed(web.deps, { kind: "requester", requesterId }, { number, event, key });
    if (outcome.kind === "not found") {
      throw new NotFoundError(`没有查到 ${number}。`);
    }
    if (outcome.kind === "done") {
      return c.redirect(`/needs/${encodeURIComponent(number)}`, 303);
    }
    const own = await readOwnNeed(web.deps, number, requesterId);
    return c.html(renderOwnNeed(web, { own, key: randomUUID(), isOwner: true, problem: outcome.message }), 409);
  });
}
