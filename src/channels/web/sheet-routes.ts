/** Excel in and out: the ledger, the import of collection forms, and the empty tables. */
import { exportLedger } from "../../core/export-ledger.ts";
import { importNeeds } from "../../core/import-needs.ts";
import { requirePermission } from "../../core/require-permission.ts";
import { type TemplateName, writeTemplate } from "../../core/write-template.ts";
import { toDay } from "../../domain/day.ts";
import { QueueQuery, readQuery, readUpload } from "./console-input.ts";
import { requireStaff } from "./console-routes.ts";
import { needReport, renderImport } from "./render-import.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Adds the routes. */
export function addSheetRoutes(app: WebApp, web: Web): void {
  app.get("/console/ledger.xlsx", async (c) => {
    const staff = await requireStaff(web, c);
    const bytes = await exportLedger(web.deps, staff, readQuery(c, QueueQuery));
    return sendWorkbook(c, bytes, `需求台账-${toDay(web.deps.clock())}.xlsx`);
  });

  app.get("/console/import", async (c) => {
    const staff = await requireStaff(web, c);
    await requirePermission(web.deps, staff, { action: "need.import", subject: "xlsx", audit: "refusal" });
    return c.html(renderImport(web, { staff, kind: "needs", report: null }));
  });

  app.post("/console/import", async (c) => {
    const staff = await requireStaff(web, c);
    const { bytes } = await readUpload(c);
    const report = needReport(await importNeeds(web.deps, staff, bytes));
    return c.html(renderImport(web, { staff, kind: "needs", report }));
  });

  for (const { name, title } of TEMPLATES) {
    app.get(`/console/templates/${name}.xlsx`, async (c) => {
      await requireStaff(web, c);
      return sendWorkbook(c, await writeTemplate(web.deps, name), `${title}.xlsx`);
    });
  }
}

const TEMPLATES: readonly { name: TemplateName; title: string }[] = [
  { name: "needs", title: "技术需求征集表（空表）" },
  { name: "enterprises", title: "企业名录（空表）" },
  { name: "solvers", title: "资源名录（空表）" },
];

/** A download; the name is in UTF-8, with a plain one for old programs. */
function sendWorkbook(c: WebContext, bytes: Uint8Array, name: string): Response {
  const body = new Uint8Array(bytes).buffer;
  return c.body(body, 200, {
    "Content-Type": XLSX,
    "Content-Disposition": `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
