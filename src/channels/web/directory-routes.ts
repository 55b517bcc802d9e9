/** The console's directories: enterprises with their needs and visits, the five libraries, common needs, and imports. */
import { randomUUID } from "node:crypto";
import { importEnterprises, importSolvers } from "../../core/import-directory.ts";
import { listCommonNeeds } from "../../core/list-common-needs.ts";
import { listLibrary } from "../../core/list-solvers.ts";
import { findEnterprises, readEnterprise } from "../../core/read-enterprises.ts";
import { recordVisit } from "../../core/record-visit.ts";
import { requirePermission } from "../../core/require-permission.ts";
import { DirectoryQuery, readQuery, readUpload, VisitForm } from "./console-input.ts";
import { requireStaff } from "./console-routes.ts";
import { readForm } from "./parse-input.ts";
import { readId } from "./read-id.ts";
import { renderCommon } from "./render-common.ts";
import { renderEnterprise, renderEnterprises } from "./render-enterprises.ts";
import { directoryReport, renderImport } from "./render-import.ts";
import { renderSolvers } from "./render-solvers.ts";
import type { Web, WebApp } from "./web-context.ts";

/** Adds the routes; those with fixed names come before those with an id. */
export function addDirectoryRoutes(app: WebApp, web: Web): void {
  app.get("/console/common", async (c) => {
    const staff = await requireStaff(web, c);
    return c.html(renderCommon(web, { staff, ...(await listCommonNeeds(web.deps, staff)) }));
  });
  addImportRoutes(app, web);

  app.get("/console/enterprises", async (c) => {
    const staff = await requireStaff(web, c);
    const { text } = readQuery(c, DirectoryQuery);
    return c.html(renderEnterprises(web, { staff, text, ...(await findEnterprises(web.deps, staff, text)) }));
  });

  app.get("/console/enterprises/:id", async (c) => {
    const staff = await requireStaff(web, c);
    const file = await readEnterprise(web.deps, staff, readId(c, "enterprise"));
    return c.html(renderEnterprise(web, { staff, file, key: randomUUID() }));
  });

  app.post("/console/enterprises/:id/visits", async (c) => {
    const staff = await requireStaff(web, c);
    const enterpriseId = readId(c, "enterprise");
    await recordVisit(web.deps, staff, { enterpriseId, ...(await readForm(c, VisitForm)) });
    return c.redirect(`/console/enterprises/${encodeURIComponent(enterpriseId)}`, 303);
  });

  app.get("/console/solvers", async (c) => {
    const staff = await requireStaff(web, c);
    const { kind } = readQuery(c, DirectoryQuery);
    return c.html(renderSolvers(web, { staff, kind, ...(await listLibrary(web.deps, staff, kind)) }));
  });
}

function addImportRoutes(app: WebApp, web: Web): void {
  for (const kind of ["enterprises", "solvers"] as const) {
    app.get(`/console/${kind}/import`, async (c) => {
      const staff = await requireStaff(web, c);
      await requirePermission(web.deps, staff, { action: "directory.edit", subject: kind, audit: "refusal" });
      return c.html(renderImport(web, { staff, kind, report: null }));
    });
  }

  app.post("/console/enterprises/import", async (c) => {
    const staff = await requireStaff(web, c);
    const { bytes } = await readUpload(c);
    const report = directoryReport(await importEnterprises(web.deps, staff, bytes));
    return c.html(renderImport(web, { staff, kind: "enterprises", report }));
  });

  app.post("/console/solvers/import", async (c) => {
    const staff = await requireStaff(web, c);
    const { bytes, kind } = await readUpload(c);
    const report = directoryReport(await importSolvers(web.deps, staff, bytes, kind));
    return c.html(renderImport(web, { staff, kind: "solvers", report }));
  });
}
