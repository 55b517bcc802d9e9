/** The console: sign-in by a single-use link, the queue, and one need with everything that can be done about it. */
import { randomUUID } from "node:crypto";
import { changeNeed } from "../../core/change-need.ts";
import { chooseScheme, readScheme } from "../../core/choose-scheme.ts";
import { countBuriedJobs } from "../../core/list-buried-jobs.ts";
import { countViews, listNeedsFor } from "../../core/list-needs.ts";
import { mergeNeeds, unmergeNeed } from "../../core/merge-needs.ts";
import { readNeed } from "../../core/read-need.ts";
import { acceptInvite, readInvite, signOut } from "../../core/sign-in-staff.ts";
import { AppError, NotFoundError } from "../../errors.ts";
import { InviteForm, MergeForm, QueueQuery, readMove, readQuery, SchemeForm } from "./console-input.ts";
import { findStaff, forgetSession, readSession, rememberSession, type SignedIn } from "./console-session.ts";
import { readForm } from "./parse-input.ts";
import { readId } from "./read-id.ts";
import { renderNeedPage } from "./render-need.ts";
import { renderQueue } from "./render-queue.ts";
import { renderInvite, renderSignIn } from "./render-sign-in.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";

/** Adds the routes. */
export function addConsoleRoutes(app: WebApp, web: Web): void {
  addSignIn(app, web);

  app.get("/console", async (c) => {
    const staff = await requireStaff(web, c);
    const query = readQuery(c, QueueQuery);
    const page = await listNeedsFor(web.deps, staff, query);
    const counts = asksForList(c) ? null : await countViews(web.deps, staff);
    return c.html(renderQueue(web, { staff, query, page, scheme: await readScheme(web.deps), counts }));
  });

  app.post("/console/scheme", async (c) => {
    const staff = await requireStaff(web, c);
    await chooseScheme(web.deps, staff, (await readForm(c, SchemeForm)).scheme);
    return c.redirect("/console", 303);
  });

  app.get("/console/needs/:number", async (c) => {
    const staff = await requireStaff(web, c);
    return showNeed(web, c, staff, null);
  });

  app.post("/console/needs/:number/moves", async (c) => {
    const staff = await requireStaff(web, c);
    const number = readId(c, "need");
    const { event, key } = await readMove(c);
    const outcome = await changeNeed(web.deps, { kind: "staff", staff }, { number, event, key });
    if (outcome.kind === "not found") {
      throw new NotFoundError(`没有查到 ${number}。`);
    }
    return outcome.kind === "done"
      ? c.redirect(`/console/needs/${encodeURIComponent(number)}`, 303)
      : showNeed(web, c, staff, outcome.message);
  });

  app.post("/console/needs/:number/merge", async (c) => {
    const staff = await requireStaff(web, c);
    const child = readId(c, "need");
    const { survivor } = await readForm(c, MergeForm);
    await (survivor === "" ? unmergeNeed(web.deps, staff, child) : mergeNeeds(web.deps, staff, { child, survivor }));
    return c.redirect(`/console/needs/${encodeURIComponent(child)}`, 303);
  });
}

/** A changed filter exchanges the list alone: what stands above it need not be counted, unless htmx restores a whole page. */
function asksForList(c: WebContext): boolean {
  return c.req.header("hx-request") === "true" && c.req.header("hx-history-restore-request") !== "true";
}

function addSignIn(app: WebApp, web: Web): void {
  app.get("/console/sign-in", (c) =>
    c.html(renderSignIn(web.assets, { bySlack: web.settings.slackSignIn !== null, problem: null })),
  );

  app.get("/console/sign-in/:token", async (c) => {
    const token = readId(c, "invite");
    return c.html(renderInvite(web.assets, { token, invite: await readInvite(web.deps, token) }));
  });

  app.post("/console/sign-in/:token", async (c) => {
    const person = await readForm(c, InviteForm);
    rememberSession(web, c, await acceptInvite(web.deps, readId(c, "invite"), person));
    return c.redirect("/console", 303);
  });

  app.post("/console/sign-out", async (c) => {
    const session = readSession(web, c);
    if (session !== null) {
      await signOut(web.deps, session);
    }
    forgetSession(web, c);
    return c.redirect("/console/sign-in", 303);
  });
}

/**
 * The member of staff who asks.
 *
 * Errors  signed_out, which leads to the sign-in page
 */
export async function requireStaff(web: Web, c: WebContext): Promise<SignedIn> {
  const staff = await findStaff(web, c);
  if (staff === null) {
    throw new AppError("signed_out", "请先登录办理台：打开管理员发给您的链接。");
  }
  return { ...staff, buriedJobs: await countBuriedJobs(web.deps, staff) };
}

/** The page of a need; `problem` says why the last press changed nothing. */
async function showNeed(web: Web, c: WebContext, staff: SignedIn, problem: string | null): Promise<Response> {
  const file = await readNeed(web.deps, staff, readId(c, "need"));
  const page = await renderNeedPage(web, {
    staff,
    file,
    scheme: await readScheme(web.deps),
    problem,
    key: randomUUID(),
  });
  return c.html(page, problem === null ? 200 : 409);
}
