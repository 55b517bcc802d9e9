/** Files a confirmed draft: number, need, log, routing and triage job in one transaction; a draft is filed once however often it is confirmed. */
import { insertActivity, listActivities } from "../db/activities.ts";
import type { Transaction } from "../db/database.ts";
import { saveProfile } from "../db/intakes.ts";
import { findNeedOfDraft, insertNeed, lockDraft, type StoredNeed, updateStanding } from "../db/needs.ts";
import type { ActivityEvent, Actor } from "../domain/activity.ts";
import type { Bottleneck, CategoryId } from "../domain/category.ts";
import type { ClusterId } from "../domain/cluster.ts";
import { toDay } from "../domain/day.ts";
import { enterpriseKey } from "../domain/enterprise-key.ts";
import { likenessKeys } from "../domain/likeness-keys.ts";
import { clocksOf } from "../domain/need-clock.ts";
import { courseOf } from "../domain/need-course.ts";
import { needSearchTerms } from "../domain/need-search.ts";
import type { NeedDraft } from "../domain/reply.ts";
import { type Routing, routeNeed } from "../domain/routing.ts";
import { standingOf } from "./need-standing.ts";
import type { Deps } from "./ports.ts";
import { showNeedOnSlack } from "./show-need-on-slack.ts";

/**
 * A draft that its requester has confirmed (summary, disclosure, and that it is not classified).
 *
 * Shape   `sourceText` are the requester's own words, unchanged; `fields` hold at least enterprise, contact and phone or email
 */
export type ConfirmedDraft = {
  id: string;
  sourceText: string;
  fields: NeedDraft;
  summary: string;
  problem: string;
  cluster: ClusterId | null;
  clusterRunnerUp: ClusterId | null;
  category: CategoryId;
  bottleneck: Bottleneck;
  disclosure: StoredNeed["disclosure"];
};

/** Whose draft it is and where it was told. */
export type Filer = Pick<StoredNeed, "requesterId" | "conversationId" | "channel">;

/** What the requester is told: the number, who has it, and until when somebody claims it. */
export type FiledNeed = { number: string; groupId: string; groupName: string; claimDueAt: Date };

/** Files the draft in the caller's transaction, or gives back what it became before. */
export async function submitNeed(tx: Transaction, deps: Deps, draft: ConfirmedDraft, filer: Filer): Promise<FiledNeed> {
  await lockDraft(tx, draft.id);
  const before = await findNeedOfDraft(tx, draft.id);
  if (before !== null) {
    return toFiled(deps, before.number, before.groupId, await claimDueAt(tx, deps, before.id));
  }
  const routing = route(deps, draft);
  const now = deps.clock();
  const { id, number } = await insertNeed(tx, toNewNeed(deps, draft, { filer, routing }), {
    now,
    year: Number(toDay(now).slice(0, 4)),
  });
  await writeFirstEntries(tx, deps, { id, groupId: routing.group }, { draft, filer, routing });
  await saveProfile(tx, filer.requesterId, contactOf(draft.fields), now);
  await deps.jobs.enqueue(tx, "triage-need", { needId: id });
  await showNeedOnSlack(tx, deps, { needId: id, groupId: routing.group, activityId: null });
  return toFiled(deps, number, routing.group, await claimDueAt(tx, deps, id));
}

function route(deps: Deps, draft: ConfirmedDraft): Routing {
  const { cluster, clusterRunnerUp, category, bottleneck, sourceText: text } = draft;
  return routeNeed({ cluster, clusterRunnerUp, category, bottleneck, text }, deps.directory.groups);
}

function toNewNeed(
  deps: Deps,
  draft: ConfirmedDraft,
  { filer, routing }: { filer: Filer; routing: Routing },
): Parameters<typeof insertNeed>[1] {
  const { lexicon, likeness } = deps.vocabulary;
  const contact = contactOf(draft.fields);
  const { summary, problem, cluster, category } = draft;
  const searched = [contact.enterprise, contact.contact ?? "", contact.phone ?? "", summary, problem, draft.sourceText];
  return {
    ...filer,
    ...contact,
    draftId: draft.id,
    fields: draft.fields,
    enterpriseKey: enterpriseKey(contact.enterprise),
    summary,
    problem,
    sourceText: draft.sourceText,
    cluster,
    category,
    bottleneck: draft.bottleneck,
    disclosure: draft.disclosure,
    groupId: routing.group,
    cc: routing.cc,
    searchTerms: needSearchTerms(searched, lexicon),
    likenessKeys: likenessKeys(`${summary}\n${problem}`, likeness),
  };
}

async function writeFirstEntries(
  tx: Transaction,
  deps: Deps,
  need: { id: string; groupId: string },
  { draft, filer, routing }: { draft: ConfirmedDraft; filer: Filer; routing: Routing },
): Promise<void> {
  const at = deps.clock();
  const { contact, enterprise } = contactOf(draft.fields);
  const requester: Actor = { kind: "requester", id: filer.requesterId, name: contact ?? enterprise };
  const { group, cc, reason, score, runnerUp } = routing;
  const entries: { actor: Actor; event: ActivityEvent }[] = [
    { actor: requester, event: { kind: "submitted" } },
    { actor: { kind: "system" }, event: { kind: "routed", group, cc, reason, score, runnerUp } },
  ];
  for (const { actor, event } of entries) {
    await insertActivity(tx, need.id, { actor, at, event, key: `${need.id}:${event.kind}` });
  }
  const log = await listActivities(tx, need.id);
  const course = courseOf(log);
  if (course !== null) {
    const context = { rules: deps.vocabulary.clockRules, now: at, mergedInto: null };
    await updateStanding(tx, need.id, standingOf(need, course, log, context), at);
  }
}

async function claimDueAt(tx: Transaction, deps: Deps, needId: string): Promise<Date> {
  const clocks = clocksOf(await listActivities(tx, needId), deps.vocabulary.clockRules, deps.clock());
  return clocks.find(({ clock }) => clock === "claim")?.dueAt ?? deps.clock();
}

function toFiled(deps: Deps, number: string, groupId: string, claimDueAt: Date): FiledNeed {
  const groupName = deps.directory.groups.groups.get(groupId)?.group.name ?? groupId;
  return { number, groupId, groupName, claimDueAt };
}

/** Who the firm is and how to reach it, as the fields say. */
function contactOf(fields: NeedDraft): {
  enterprise: string;
  contact: string | null;
  phone: string | null;
  email: string | null;
} {
  const read = (name: string): string | null => {
    const value = fields[name]?.value ?? fields[name]?.text ?? null;
    return value === null ? null : String(value);
  };
  return {
    enterprise: read("enterprise") ?? "",
    contact: read("contact"),
    phone: read("phone"),
    email: read("email"),
  };
}
