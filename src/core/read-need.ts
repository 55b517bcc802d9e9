/** Everything that staff see of one need; each reading is entered into the audit log. */
import { listActivities } from "../db/activities.ts";
import { listMessages } from "../db/conversations.ts";
import { findEnterprise, listSolvers } from "../db/directory.ts";
import { listAbsorbed } from "../db/need-merges.ts";
import { findNeed, type StoredNeed } from "../db/needs.ts";
import { listStaff, type Staff } from "../db/staff.ts";
import type { Activity, ActivityKind } from "../domain/activity.ts";
import type { Enterprise } from "../domain/enterprise.ts";
import { matchPolicies, type PolicyMatch } from "../domain/match-policies.ts";
import { matchSolvers, type SolverMatch } from "../domain/match-solvers.ts";
import { clocksOf, type NeedClock } from "../domain/need-clock.ts";
import { courseOf } from "../domain/need-course.ts";
import { listMoves } from "../domain/need-moves.ts";
import type { Reply } from "../domain/reply.ts";
import { may } from "../domain/role.ts";
import { NotFoundError } from "../errors.ts";
import { recordAudit } from "./audit.ts";
import { type LookAlike, listLookAlikes } from "./list-look-alikes.ts";
import type { Deps } from "./ports.ts";

/** A need with its log, clocks, look-alikes, matches, conversation, and what the reader may do with it now. */
export type NeedFile = {
  need: StoredNeed;
  log: Activity[];
  clocks: NeedClock[];
  likenesses: LookAlike[];
  solvers: SolverMatch[];
  policies: PolicyMatch[];
  enterprise: Enterprise | null;
  talk: { text: string; reply: Reply | null; at: Date }[];
  moves: ActivityKind[];
  /** Who may take it over: active staff of its group. */
  colleagues: Staff[];
};

const MOST_SOLVERS = 8;

/**
 * Opens a need.
 *
 * Errors  NotFoundError, with the same words whether it does not exist or is not for the reader
 */
export async function readNeed(deps: Deps, staff: Staff, number: string): Promise<NeedFile> {
  const need = await findNeed(deps.pool, number);
  const allowed =
    need !== null &&
    may(staff.role, "need.read", { staffGroup: staff.groupId, needGroup: need.groupId, needCc: need.cc });
  await recordAudit(deps, staff, { action: "need.read", subject: number, allowed });
  if (need === null || !allowed) {
    throw new NotFoundError(`没有查到 ${number}。`);
  }
  return gather(deps, staff, need);
}

async function gather(deps: Deps, staff: Staff, need: StoredNeed): Promise<NeedFile> {
  const { groups, policyRules, solvers: published } = deps.directory;
  const { clockRules } = deps.vocabulary;
  const log = await listActivities(deps.pool, need.id);
  const present = [need, ...(await listAbsorbed(deps.pool, need.id))].map((one) => one.number);
  const course = courseOf(log);
  const text = `${need.summary}\n${need.problem}`;
  const solvers = matchSolvers(
    { ...need, group: need.groupId, text },
    [...published, ...(await listSolvers(deps.pool))],
    groups,
  );
  const talk = need.conversationId === null ? [] : await listMessages(deps.pool, need.conversationId, need.requesterId);
  const everybody = await listStaff(deps.pool);
  return {
    need,
    // What another firm said is here as long as its need is merged into this one.
    log: log.filter(
      ({ event }) => event.kind !== "noted" || event.about === undefined || present.includes(event.about),
    ),
    clocks: clocksOf(log, clockRules, deps.clock()),
    likenesses: await listLookAlikes(deps, staff, need.id),
    solvers: solvers.slice(0, MOST_SOLVERS),
    policies: matchPolicies({ ...need, text }, policyRules),
    enterprise: await findEnterprise(deps.pool, need.enterprise),
    // Only what the firm filed: other drafts and questions of the conversation are its own business.
    talk: talk
      .filter(({ text: said }) => said.trim() !== "" && need.sourceText.includes(said.trim()))
      .map(({ text: said, reply, receivedAt }) => ({ text: said, reply, at: receivedAt })),
    moves: course === null ? [] : listMoves(course, "staff", { role: staff.role, group: staff.groupId }),
    colleagues: everybody.filter(({ active, groupId }) => active && groupId === need.groupId),
  };
}
