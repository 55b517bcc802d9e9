/** The words for a need's codes, as pages show them: names of groups, clusters and categories come from the clerk's files. */

import type { StoredNeed } from "../../core/list-needs.ts";
import type { Deps } from "../../core/ports.ts";
import { type ClusterScheme, nameInScheme } from "../../domain/cluster-scheme.ts";
import { NeedField } from "../../domain/need-field.ts";
import { labelOf } from "../../domain/need-fields.ts";

const TIME = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** 卡脖子判定。 */
export const BOTTLENECK_LABELS: Record<StoredNeed["bottleneck"], string> = { yes: "卡脖子", ask: "卡脖子待核", no: "" };

/** 公开范围。 */
export const DISCLOSURE_LABELS: Record<StoredNeed["disclosure"], string> = {
  internal: "仅专班内部",
  anonymous: "隐去企业名公开",
  public: "公开",
};

/** `11/24 09:30` at the bureau. */
export function showTime(at: Date): string {
  return TIME.format(at);
}

/** A group's name; a group that was taken out of the file is shown by its id. */
export function nameGroup({ directory }: Deps, id: string): string {
  return directory.groups.groups.get(id)?.group.name ?? id;
}

/** A cluster's name in a scheme. */
export function nameCluster({ directory }: Deps, id: StoredNeed["cluster"], scheme: ClusterScheme): string {
  return id === null ? "待定" : nameInScheme(directory.schemes, scheme, id);
}

/** A category's name. */
export function nameCategory({ directory }: Deps, id: StoredNeed["category"]): string {
  return directory.names.categories.get(id)?.name ?? id;
}

/** A field's name; a field that an older version knew is shown by its id. */
export function nameField(field: string): string {
  const known = NeedField.safeParse(field);
  return known.success ? labelOf(known.data, "zh") : field;
}
