/** The words for a need's codes and log, for every channel: names of groups, clusters and categories come from the clerk's files. */
import type { ActivityEvent } from "./activity.ts";
import type { Bottleneck, CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import type { GroupBook } from "./group.ts";
import { DISCLOSURES, NeedField } from "./need-field.ts";
import { labelOf } from "./need-fields.ts";
import { CLOCK_LABELS, OUTCOME_LABELS, RUNG_LABELS } from "./need-labels.ts";
import type { NeedNames } from "./need-names.ts";
import type { NeedDraft } from "./reply.ts";

/** Where names are looked up: a part of the directory. */
export type WordBook = { groups: Pick<GroupBook, "groups" | "clusterNames">; names: NeedNames };

const TIME = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** 卡脖子判定。 */
export const BOTTLENECK_LABELS: Readonly<Record<Bottleneck, string>> = { yes: "卡脖子", ask: "卡脖子待核", no: "" };

/** 公开范围。 */
export const DISCLOSURE_LABELS: Readonly<Record<(typeof DISCLOSURES)[number]["value"], string>> = {
  internal: DISCLOSURES[0].label,
  anonymous: DISCLOSURES[1].label,
  public: DISCLOSURES[2].label,
};

/** `11/24 09:30` at the bureau. */
export function showTime(at: Date): string {
  return TIME.format(at);
}

/** A group's name; a group that was taken out of the file is shown by its id. */
export function nameGroup({ groups }: WordBook, id: string): string {
  return groups.groups.get(id)?.group.name ?? id;
}

/** A cluster's name. */
export function nameCluster({ groups }: WordBook, id: ClusterId | null): string {
  return id === null ? "待定" : (groups.clusterNames.get(id) ?? id);
}

/** A category's name. */
export function nameCategory({ names }: WordBook, id: CategoryId): string {
  return names.categories.get(id)?.name ?? id;
}

/** Fields that every view of a need shows in rows of its own. */
const SHOWN_APART = new Set([
  "enterprise",
  "contact",
  "phone",
  "email",
  "summary",
  "problem",
  "cluster",
  "category",
  "disclosure",
]);

/** The other fields of a need: what each is called, and the words in it. */
export function listFieldRows(fields: NeedDraft): [string, string][] {
  return Object.entries(fields)
    .filter(([field]) => !SHOWN_APART.has(field))
    .map(([field, { text }]) => [nameField(field), text]);
}

/** A field's name; a field that an older version knew is shown by its id. */
function nameField(field: string): string {
  const known = NeedField.safeParse(field);
  return known.success ? labelOf(known.data, "zh") : field;
}

/** What an entry says beyond its kind, and whether that is the task force's own business; null when it says nothing more. */
export function describeEvent(book: WordBook, event: ActivityEvent): { text: string; isInternal: boolean } | null {
  const text = textOf(book, event);
  return text === null ? null : { text, isInternal: INTERNAL.has(event.kind) };
}

const INTERNAL: ReadonlySet<ActivityEvent["kind"]> = new Set([
  "returned",
  "ruled",
  "reassigned",
  "noted",
  "extended",
  "escalated",
]);

function textOf(book: WordBook, event: ActivityEvent): string | null {
  switch (event.kind) {
    case "routed":
      return `${nameGroup(book, event.group)}。${event.reason}${event.runnerUp === null ? "" : `次选：${nameGroup(book, event.runnerUp)}。`}`;
    case "returned":
      return `${event.reason}${event.proposedGroup === null ? "" : `（建议改派${nameGroup(book, event.proposedGroup)}）`}`;
    case "ruled":
    case "reassigned":
      return `${nameGroup(book, event.group)}。${event.reason}`;
    case "closed":
      return `${OUTCOME_LABELS[event.outcome]}。${event.text}`;
    case "matched":
      return `${event.solver}。${event.text}`;
    case "extended":
      return `办结期限改为收单后第${event.workingDays}个工作日。${event.reason}`;
    case "escalated":
      return `${CLOCK_LABELS[event.clock]}超期，提醒${RUNG_LABELS[event.rung]}。`;
    case "merged":
      return `并入 ${event.into}`;
    case "absorbed":
    case "released":
      return event.number;
    case "changed":
      return `${nameField(event.field)}：${event.from} → ${event.to}`;
    case "noted":
    case "replied":
    case "asked":
    case "answered":
    case "progressed":
      return event.text;
    case "reopened":
    case "withdrawn":
      return event.reason;
    default:
      return null;
  }
}
