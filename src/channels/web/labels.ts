/** The words for codes that pages show, in the language of the answer, and how a clause is linked. */
import { LEVEL_NAMES, type Level } from "../../domain/policy-document.ts";
import type { CitationStatus, Locale } from "../../domain/reply.ts";
import { toTraditional } from "../../domain/script.ts";

/** How a document stands; `tone` is its style class: calm for usable text, warm for text to be careful with. */
export const STATUS_LABELS: Record<CitationStatus, { label: string; english: string; tone: "good" | "note" | "past" }> =
  {
    "in force": { label: "现行", english: "In force", tone: "good" },
    "annual notice": {
      label: "年度通知",
      english: "Annual notice",
      tone: "note",
    },
    "not yet in force": {
      label: "未生效",
      english: "Not yet in force",
      tone: "note",
    },
    "text not supplied": {
      label: "原文未入库",
      english: "Text not supplied",
      tone: "past",
    },
    expired: { label: "已到期", english: "Expired", tone: "past" },
    historical: {
      label: "历史，非现行",
      english: "Historical, not current",
      tone: "past",
    },
  };

const LEVEL_ENGLISH: Record<Level, string> = {
  national: "National",
  provincial: "Provincial",
  municipal: "Municipal",
  district: "District",
};

/** Said of every text that we wrote from the original. */
export const SUMMARY_NOTE = "要点摘编，非原文";

/** `国家、省级`. */
export function nameLevels(levels: readonly Level[]): string {
  return levels.map((level) => LEVEL_NAMES[level]).join("、");
}

/** The words of a citation card in one language. Titles and document numbers stay as written. */
export type CardWords = {
  status(status: CitationStatus): string;
  levels(levels: readonly Level[]): string;
  summary: string;
  source: string;
};

const SIMPLIFIED: CardWords = {
  status: (status) => STATUS_LABELS[status].label,
  levels: nameLevels,
  summary: SUMMARY_NOTE,
  source: "来源网页",
};

const CARD_WORDS: Record<Locale, CardWords> = {
  "zh-Hans": SIMPLIFIED,
  "zh-Hant": {
    status: (status) => toTraditional(SIMPLIFIED.status(status)),
    levels: (levels) => toTraditional(SIMPLIFIED.levels(levels)),
    summary: "要點摘編，非原文",
    source: "來源網頁",
  },
  en: {
    status: (status) => STATUS_LABELS[status].english,
    levels: (levels) => levels.map((level) => LEVEL_ENGLISH[level]).join(", "),
    summary: "Our summary, not the original text",
    source: "Original page",
  },
};

/** The card's words for a language. */
export function cardWordsFor(locale: Locale): CardWords {
  return CARD_WORDS[locale];
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
