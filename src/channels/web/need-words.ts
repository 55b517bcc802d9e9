/** The words for a need's codes as pages look them up: with everything that a page has at hand. */

import type { StoredNeed } from "../../core/list-needs.ts";
import type { Deps } from "../../core/ports.ts";
import { type ClusterScheme, nameInScheme } from "../../domain/cluster-scheme.ts";
import {
  BOTTLENECK_LABELS,
  nameCategory as categoryName,
  DISCLOSURE_LABELS,
  nameGroup as groupName,
  showTime,
} from "../../domain/need-words.ts";

export { BOTTLENECK_LABELS, DISCLOSURE_LABELS, showTime };

/** A group's name; a group that was taken out of the file is shown by its id. */
export function nameGroup({ directory }: Deps, id: string): string {
  return groupName(directory, id);
}

/** A cluster's name in a scheme. */
export function nameCluster({ directory }: Deps, id: StoredNeed["cluster"], scheme: ClusterScheme): string {
  return id === null ? "待定" : nameInScheme(directory.schemes, scheme, id);
}

/** A category's name. */
export function nameCategory({ directory }: Deps, id: StoredNeed["category"]): string {
  return categoryName(directory, id);
}
