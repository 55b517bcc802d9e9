/** The schemes (口径) by which clusters are called: the twelve of "246", and the names that both versions of "361" give them. */
import { z } from "zod";
import type { ClusterId } from "./cluster.ts";

/** A scheme; needs are stored by "246", which the others are derived from. */
export const ClusterScheme = z.enum(["246", "361-2023", "361-2025"]);
export type ClusterScheme = z.infer<typeof ClusterScheme>;

/** How schemes are shown. */
export const SCHEME_LABELS: Readonly<Record<ClusterScheme, string>> = {
  "246": "246",
  "361-2023": "361（2023 版）",
  "361-2025": "361（2025 版）",
};

/** The names of each cluster by scheme; one that a scheme does not list has none there. */
export type SchemeBook = ReadonlyMap<ClusterId, Readonly<Record<ClusterScheme, readonly string[]>>>;

/** A cluster's name in a scheme: all of them where it was parted, its "246" name with a note where it is not listed. */
export function nameInScheme(book: SchemeBook, scheme: ClusterScheme, id: ClusterId): string {
  return namesOf(book, scheme, id).join("、");
}

/** The names of a scheme in the order of the file, each once. */
export function listSchemeNames(book: SchemeBook, scheme: ClusterScheme): string[] {
  return [...new Set([...book.keys()].flatMap((id) => namesOf(book, scheme, id)))];
}

/**
 * The clusters that an id or a name means: 高端装备 is one cluster of "246" and two of "361", so the scheme in use is asked first.
 *
 * Shape   null for a word that no scheme knows
 */
export function findClusters(book: SchemeBook, scheme: ClusterScheme, word: string): ClusterId[] | null {
  const byId = [...book.keys()].filter((id) => id === word);
  if (byId.length > 0) {
    return byId;
  }
  const found = [scheme, ...ClusterScheme.options].map((one) =>
    [...book.keys()].filter((id) => namesOf(book, one, id).includes(word)),
  );
  return found.find((ids) => ids.length > 0) ?? null;
}

function namesOf(book: SchemeBook, scheme: ClusterScheme, id: ClusterId): readonly string[] {
  const names = book.get(id);
  const own = names?.[scheme] ?? [];
  return own.length > 0 ? own : [`${names?.["246"][0] ?? id}（未列入）`];
}
