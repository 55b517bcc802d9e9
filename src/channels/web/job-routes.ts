/** The console's list of jobs and posts that were given up, and the press that lets one run again. */
import { listBuriedJobs, retryBuriedJob, retryBuriedPost } from "../../core/list-buried-jobs.ts";
import { readSlackBacklog } from "../../core/read-slack-backlog.ts";
import { requireStaff } from "./console-routes.ts";
import { readId } from "./read-id.ts";
import { renderJobs } from "./render-jobs.ts";
import type { Web, WebApp } from "./web-context.ts";

/** Adds the routes. */
export function addJobRoutes(app: WebApp, web: Web): void {
  app.get("/console/jobs", async (c) => {
    const staff = await requireStaff(web, c);
    const given = await listBuriedJobs(web.deps, staff);
    const backlog = web.deps.slackApps.length === 0 ? null : await readSlackBacklog(web.deps);
    return c.html(renderJobs(web, { staff, ...given, backlog }));
  });

  app.post("/console/jobs/:id/retry", async (c) => {
    const staff = await requireStaff(web, c);
    await retryBuriedJob(web.deps, staff, readId(c, "job"));
    return c.redirect("/console/jobs", 303);
  });

  app.post("/console/jobs/posts/:id/retry", async (c) => {
    const staff = await requireStaff(web, c);
    await retryBuriedPost(web.deps, staff, readId(c, "post"));
    return c.redirect("/console/jobs", 303);
  });
}
