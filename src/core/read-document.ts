/** Shows policy documents as a person reads them: head, standing on a day, chain of replacement, clauses. */
import { findDocument, listClauses, listDocuments } from "../db/documents.ts";
import { toDay } from "../domain/day.ts";
import { type Level, statusOn } from "../domain/policy-document.ts";
import type { CitationStatus } from "../domain/reply.ts";
import type { StoredDocument } from "../domain/stored.ts";
import { NotFoundError } from "../errors.ts";
import type { Deps } from "./ports.ts";

type Named = { id: string; title: string };

/** One row of the list of documents. `issued` is a day or the words that the source gives. */
export type DocumentSummary = Named & {
  documentNumber: string | null;
  levels: Level[];
  status: CitationStatus;
  department: string;
  issued: string | null;
};

/** A whole document for reading; gaps are left out. */
export type DocumentView = DocumentSummary & {
  issuer: string | null;
  region: string;
  effective: string | null;
  expires: string | null;
  source: string;
  reliability: string[];
  contact: string | null;
  review: boolean;
  reviewNote: string | null;
  textKind: "official" | "summary";
  replaces: Named[];
  replacedBy: Named[];
  replacementNote: string | null;
  clauses: {
    path: string;
    heading: string;
    originalPath: string | null;
    text: string;
    source: string | null;
  }[];
};

/** All documents by level and id, with their standing today. */
export async function listDocumentViews(deps: Deps): Promise<DocumentSummary[]> {
  const day = toDay(deps.clock());
  return (await listDocuments(deps.pool)).map((document) => summarise(document, day));
}

/**
 * One document.
 *
 * Errors  NotFoundError
 */
export async function getDocumentView(deps: Deps, id: string): Promise<DocumentView> {
  const document = await findDocument(deps.pool, id);
  if (document === null) {
    throw new NotFoundError(`没有编号为 ${id} 的政策文件。`);
  }
  const { front } = document;
  const clauses = await listClauses(deps.pool, [id]);
  return {
    ...summarise(document, toDay(deps.clock())),
    issuer: front.issuer,
    region: front.region,
    effective: front.effectiveOn ?? front.effectiveNote,
    expires: front.expiresOn ?? front.expiresNote,
    source: front.source,
    reliability: front.reliability,
    contact: front.contact,
    review: front.review,
    reviewNote: front.reviewNote,
    textKind: front.textKind,
    replaces: await name(deps, front.replaces),
    replacedBy: await name(deps, front.replacedBy),
    replacementNote: front.replacementNote,
    clauses: clauses.filter((clause) => clause.source !== null || clause.kind === "clause"),
  };
}

function summarise({ id, front }: StoredDocument, day: string): DocumentSummary {
  return {
    id,
    title: front.title,
    documentNumber: front.documentNumber,
    levels: front.level,
    status: statusOn(front, day),
    department: front.department,
    issued: front.issuedOn ?? front.issuedNote,
  };
}

async function name(deps: Deps, ids: string[]): Promise<Named[]> {
  const found = await Promise.all(ids.map((id) => findDocument(deps.pool, id)));
  return found.flatMap((document) => (document === null ? [] : [{ id: document.id, title: document.front.title }]));
}
