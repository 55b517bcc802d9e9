/** The document pages and `/api/documents`. */
import {
  type DocumentSummary,
  type DocumentView,
  getDocumentView,
  listDocumentViews,
} from "../../core/read-document.ts";
import { Level } from "../../domain/policy-document.ts";
import { CitationStatus } from "../../domain/reply.ts";
import { NotFoundError } from "../../errors.ts";
import { type DocumentFilter, renderDocument, renderDocumentList } from "./render-documents.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";

/** What an id may look like; anything else is not asked for in the database. */
const DOCUMENT_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** Adds the routes. */
export function addDocumentRoutes(app: WebApp, web: Web): void {
  app.get("/documents", async (c) => {
    const filter = readFilter(c);
    return c.html(renderDocumentList(web.assets, await listFiltered(web, filter), filter));
  });
  app.get("/documents/:id", async (c) => c.html(renderDocument(web.assets, await getById(web, c.req.param("id")))));
  app.get("/api/documents", async (c) => c.json(await listFiltered(web, readFilter(c))));
  app.get("/api/documents/:id", async (c) => c.json(await getById(web, c.req.param("id"))));
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

async function getById(web: Web, id: string): Promise<DocumentView> {
  if (!DOCUMENT_ID.test(id)) {
    throw new NotFoundError("没有这个编号的政策文件。");
  }
  return getDocumentView(web.deps, id);
}
