/** What clusters and categories are called: the clerk's names in `knowledge/clusters.yaml` and `knowledge/categories.yaml`. */
import type { CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";

/** A name in Chinese and in English. */
export type NeedName = { name: string; nameEn: string };

/** The names by id. */
export type NeedNames = {
  clusters: ReadonlyMap<ClusterId, NeedName>;
  categories: ReadonlyMap<CategoryId, NeedName>;
};

/** What a need is, on one line: its category and, where one was recognised, its cluster. */
export function nameKind(
  { cluster, category }: { cluster: ClusterId | null; category: CategoryId | null },
  names: NeedNames,
  lang: "zh" | "en",
): string {
  const kinds = [names.categories.get(category ?? "other"), cluster === null ? undefined : names.clusters.get(cluster)];
  return kinds.flatMap((kind) => (kind === undefined ? [] : [lang === "en" ? kind.nameEn : kind.name])).join(" · ");
}
