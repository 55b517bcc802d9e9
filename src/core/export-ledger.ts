/** Exports the ledger (台账) of the needs that a filter finds as an xlsx file; what the reader's role may not see is masked. */
import { listActivitiesOf } from "../db/activities.ts";
import type { StoredNeed } from "../db/needs.ts";
import type { Staff } from "../db/staff.ts";
import type { Activity } from "../domain/activity.ts";
import { type ClusterScheme, nameInScheme } from "../domain/cluster-scheme.ts";
import { toDay } from "../domain/day.ts";
import { type LedgerAccess, type LedgerNeed, toLedger } from "../domain/ledger-sheet.ts";
import { clocksOf } from "../domain/need-clock.ts";
import { NeedField } from "../domain/need-field.ts";
import { OUTCOME_LABELS, STATE_LABELS } from "../domain/need-labels.ts";
import type { NeedDraft } from "../domain/reply.ts";
import { may } from "../domain/role.ts";
import { InvalidInputError } from "../errors.ts";
import { readScheme } from "./choose-scheme.ts";
import { listAllNeedsFor, type NeedQuery } from "./list-needs.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";
import { writeWorkbook } from "./write-workbook.ts";

/** More rows make a file that nobody reads and hold up everybody else while it is written. */
const MOST_ROWS = 5_000;

const BOTTLENECKS: Record<StoredNeed["bottleneck"], string> = { yes: "是", ask: "待核", no: "否" };

/**
 * The file with every need of all pages of the query, in the order of filing.
 *
 * Errors  ForbiddenError; InvalidInputError when there are more than fit one file
 */
export async function exportLedger(deps: Deps, staff: Staff, query: NeedQuery): Promise<Uint8Array> {
  await requirePermission(deps, staff, { action: "ledger.export", subject: query.view, audit: "always" });
  const needs = await listAllNeedsFor(deps, staff, query, MOST_ROWS + 1);
  if (needs.length > MOST_ROWS) {
    throw new InvalidInputError(`一次最多导出 ${MOST_ROWS} 条，请先用小组、集群或搜索缩小范围。`);
  }
  const logs = await listActivitiesOf(
    deps.pool,
    needs.map(({ id }) => id),
  );
  const byNumber = needs.toSorted((a, b) => Number(a.id) - Number(b.id));
  const scheme = await readScheme(deps);
  const rows = byNumber.map((need) => toLedgerNeed(deps, need, { log: logs.get(need.id) ?? [], scheme }));
  return writeWorkbook(toLedger(rows, accessOf(staff), scheme), deps.clock());
}

/** Who speaks with firms gets their numbers, who works on needs their names; a file for others (监督员) says neither. */
function accessOf({ role, groupId }: Staff): LedgerAccess {
  const standing = { staffGroup: groupId, needGroup: groupId, needCc: [] };
  return { contacts: may(role, "need.reply", standing), enterprises: may(role, "need.note", standing) };
}

function toLedgerNeed(
  { directory, vocabulary, clock }: Deps,
  need: StoredNeed,
  { log, scheme }: { log: Activity[]; scheme: ClusterScheme },
): LedgerNeed {
  const { groups } = directory.groups;
  const nameGroup = (id: string): string => groups.get(id)?.group.name ?? id;
  const close = clocksOf(log, vocabulary.clockRules, clock()).find((one) => one.clock === "close");
  const closed = log.findLast(({ event }) => event.kind === "closed");
  const { enterprise, contact, phone, email, summary, problem, disclosure } = need;
  const own = { enterprise, contact, phone, email, summary, problem, disclosure };
  return {
    number: need.number,
    filedOn: toDay(need.submittedAt),
    fields: { ...toTexts(need.fields), ...withoutNulls(own) },
    cluster: need.cluster === null ? "" : nameInScheme(directory.schemes, scheme, need.cluster),
    category: directory.names.categories.get(need.category)?.name ?? need.category,
    bottleneck: BOTTLENECKS[need.bottleneck],
    group: nameGroup(need.groupId),
    cc: need.cc.map(nameGroup),
    state: STATE_LABELS[need.state],
    assignee: need.assigneeName ?? "",
    dueOn: close === undefined ? "" : toDay(close.dueAt),
    closedOn: need.state === "closed" && closed !== undefined ? toDay(closed.at) : "",
    outcome: need.outcome === null ? "" : OUTCOME_LABELS[need.outcome],
  };
}

/** The fields' words; a choice as its value, which the ledger names. */
function toTexts(fields: NeedDraft): LedgerNeed["fields"] {
  const texts: LedgerNeed["fields"] = {};
  for (const field of NeedField.options) {
    const written = fields[field];
    if (written !== undefined) {
      texts[field] = field === "cooperation" ? String(written.value ?? written.text) : written.text;
    }
  }
  return texts;
}

function withoutNulls(values: Partial<Record<NeedField, string | null>>): LedgerNeed["fields"] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
