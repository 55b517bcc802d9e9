/** The console's pages about people: who works here, invitations, roles, and the audit log. */
import { inviteStaff } from "../../core/invite-staff.ts";
import { changeStaff, listColleagues, readAudit } from "../../core/manage-staff.ts";
import { NewInviteForm, StaffForm } from "./console-input.ts";
import { requireStaff } from "./console-routes.ts";
import { readForm } from "./parse-input.ts";
import { readId } from "./read-id.ts";
import { renderAudit, renderPeople } from "./render-people.ts";
import type { Web, WebApp } from "./web-context.ts";

/** Adds the routes. */
export function addPeopleRoutes(app: WebApp, web: Web): void {
  app.get("/console/people", async (c) => {
    const staff = await requireStaff(web, c);
    return c.html(renderPeople(web, { staff, people: await listColleagues(web.deps, staff), link: null }));
  });

  app.post("/console/people/invites", async (c) => {
    const staff = await requireStaff(web, c);
    const { name, role, group } = await readForm(c, NewInviteForm);
    const { token } = await inviteStaff(web.deps, staff, {
      name: name === "" ? null : name,
      role,
      groupId: group === "" ? null : group,
    });
    const base = web.settings.publicUrl ?? new URL(c.req.url).origin;
    const link = `${base}/console/sign-in/${token}`;
    return c.html(renderPeople(web, { staff, people: await listColleagues(web.deps, staff), link }));
  });

  app.post("/console/people/:id", async (c) => {
    const staff = await requireStaff(web, c);
    const { role, group, active } = await readForm(c, StaffForm);
    await changeStaff(web.deps, staff, readId(c, "staff"), { role, groupId: group === "" ? null : group, active });
    return c.redirect("/console/people", 303);
  });

  app.get("/console/audit", async (c) => {
    const staff = await requireStaff(web, c);
    return c.html(renderAudit(web, staff, await readAudit(web.deps, staff)));
  });
}
