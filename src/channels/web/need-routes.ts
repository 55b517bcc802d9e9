/** The requester's side of needs: "我的需求", one need, and opening one from elsewhere by number and phone tail. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { changeNeed } from "../../core/change-need.ts";
import { openNeed, readOwnNeed, readOwnNeeds } from "../../core/own-needs.ts";
import { NEED_NUMBER } from "../../domain/need-number.ts";
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

/** What a requester can do with an own need. */
const OwnMove = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answered"),
    key: z.string().min(1).max(100),
    text: z.string().trim().min(1, "不能为空").max(4000, "最长 4000 个字"),
  }),
  z.object({
    kind: z.literal("confirmed"),
    key: z.string().min(1).max(100),
    outcome: z.enum(["solved", "partly", "unsolved", "not_needed"]),
  }),
  z.object({
    kind: z.literal("reopened"),
    key: z.string().min(1).max(100),
    reason: z.string().trim().min(1, "请写明哪里没有解决").max(1000, "最长 1000 个字"),
  }),
  z.object({
    kind: z.literal("withdrawn"),
    key: z.string().min(1).max(100),
    reason: z.string().trim().max(1000, "最长 1000 个字").default(""),
  }),
]);

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
    const { key, ...event } = await readForm(c, OwnMove);
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
