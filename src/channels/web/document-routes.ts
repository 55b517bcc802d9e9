/** The document pages and `/api/documents`. */
import { type DocumentSummary, getDocumentView, listDocumentViews } from "../../core/read-document.ts";
import { Level } from "../../domain/policy-document.ts";
import { CitationStatus } from "../../domain/reply.ts";
import { readId } from "./read-id.ts";
import { type DocumentFilter, renderDocument, renderDocumentList } from "./render-documents.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";

/** Adds the routes. */
export function addDocumentRoutes(app: WebApp, web: Web): void {
  app.get("/documents", async (c) => {
    const filter = readFilter(c);
    return c.html(renderDocumentList(web.assets, await listFiltered(web, filter), filter));
  });
  app.get("/documents/:id", async (c) =>
    c.html(renderDocument(web.assets, await getDocumentView(web.deps, readId(c, "document")))),
  );
  app.get("/api/documents", async (c) => c.json(await listFiltered(web, readFilter(c))));
  app.get("/api/documents/:id", async (c) => c.json(await getDocumentView(web.deps, readId(c, "document"))));
}

/** An unknown value narrows nothing: the address may have been written by hand. */
function readFilter(c: WebContext): DocumentFilter {
  return {
    level: Level.safeParse(c.req.query("level")).data ?? null,
    status: CitationStatus.safeParse(c.req.query("status")).data ?? null,
  };
}

async function listFiltered(web: Web, { level, status }: DocumentFilter): Promise<DocumentSummary[]> {
  const documents = await listDocumentViews(web.deps);
  return documents.filter(
    (document) =>
      (level === null || document.levels.includes(level)) && (status === null || document.status === status),
  );
}
