/** Documents and clauses as the database holds them, in the words of the domain. */
import type { Aspect, Companion } from "./companion.ts";
import type { FrontMatter } from "./policy-document.ts";

/** A stored document (政策文件) without its clauses. `origin` is the file it was read from. */
export type StoredDocument = {
  id: string;
  contentHash: string;
  front: FrontMatter;
  companion: Companion;
  origin: string;
};

/**
 * A stored clause (条款), overview (几条合起来回答的问题) or gap (资料没有写到的事项).
 *
 * Shape   `id` is `<document>#<path>` and stays the same as long as both do
 */
export type StoredClause = {
  id: string;
  documentId: string;
  kind: "clause" | "overview" | "gap";
  path: string;
  heading: string;
  originalPath: string | null;
  text: string;
  source: string | null;
  answers: Aspect[];
  department: string | null;
};
