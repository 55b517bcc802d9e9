/** The words for a need's codes as pages look them up: with everything that a page has at hand. */

import type { StoredNeed } from "../../core/list-needs.ts";
import type { Deps } from "../../core/ports.ts";
import {
  BOTTLENECK_LABELS,
  nameCategory as categoryName,
  nameCluster as clusterName,
  DISCLOSURE_LABELS,
  nameGroup as groupName,
  nameField,
  showTime,
} from "../../domain/need-words.ts";

export { BOTTLENECK_LABELS, DISCLOSURE_LABELS, nameField, showTime };

/** A group's name; a group that was taken out of the file is shown by its id. */
export function nameGroup({ directory }: Deps, id: string): string {
  return groupName(directory, id);
}

/** A cluster's name. */
export function nameCluster({ directory }: Deps, id: StoredNeed["cluster"]): string {
  return clusterName(directory, id);
}

/** A category's name. */
export function nameCategory({ directory }: Deps, id: StoredNeed["category"]): string {
  return categoryName(directory, id);
}
