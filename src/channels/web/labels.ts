/** The Chinese words for codes that pages show, and how a clause is linked. */
import { LEVEL_NAMES, type Level } from "../../domain/policy-document.ts";
import type { CitationStatus } from "../../domain/reply.ts";

/** How a document stands; `tone` is its style class: calm for usable text, warm for text to be careful with. */
export const STATUS_LABELS: Record<CitationStatus, { label: string; tone: "good" | "note" | "past" }> = {
  "in force": { label: "现行", tone: "good" },
  "annual notice": { label: "年度通知", tone: "note" },
  "not yet in force": { label: "未生效", tone: "note" },
  "text not supplied": { label: "原文未入库", tone: "past" },
  expired: { label: "已到期", tone: "past" },
  historical: { label: "历史，非现行", tone: "past" },
};

/** Said of every text that we wrote from the original. */
export const SUMMARY_NOTE = "要点摘编，非原文";

/** `国家、省级`. */
export function nameLevels(levels: readonly Level[]): string {
  return levels.map((level) => LEVEL_NAMES[level]).join("、");
}

/** The address of a document, or of one of its clauses. */
export function toDocumentPath(id: string, clausePath: string | null): string {
  const page = `/documents/${encodeURIComponent(id)}`;
  return clausePath === null ? page : `${page}#${toAnchor(clausePath)}`;
}

/** A clause's `id` on the page: what links carry after `#`, so that browsers find it without decoding. */
export function toAnchor(clausePath: string): string {
  return encodeURIComponent(clausePath);
}
