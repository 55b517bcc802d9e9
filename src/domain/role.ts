/** Roles of staff (角色) and the written matrix of what each may do, to which needs. */
import { z } from "zod";

/** `leader` is the task-force lead (专班负责人) and the bureau's leaders (局领导). */
export const Role = z.enum(["clerk", "group_member", "group_lead", "leader", "auditor", "admin"]);
export type Role = z.infer<typeof Role>;

/** What staff can do; `need.*` up to `need.reopen` are about one need. */
export const StaffAction = z.enum([
  "need.list_all",
  "need.list_group",
  "need.read",
  "need.claim",
  "need.return",
  "need.rule",
  "need.reassign",
  "need.note",
  "need.reply",
  "need.ask",
  "need.record_answer",
  "need.progress",
  "need.match",
  "need.extend",
  "need.change",
  "need.merge",
  "need.close",
  "need.reopen",
  "need.import",
  "ledger.export",
  "directory.read",
  "directory.edit",
  "visit.record",
  "scheme.choose",
  "policy.curate",
  "digest.read",
  "groups.edit",
  "staff.invite",
  "staff.change_role",
  "audit.read",
  "job.read",
  "job.retry",
]);
export type StaffAction = z.infer<typeof StaffAction>;

/** `all`: every need; `involved`: needs that the own group leads or is copied on; `own`: needs that the own group leads. */
export type Scope = "all" | "involved" | "own";

type Row = Readonly<Record<Role, Scope | null>>;

const NOBODY: Row = {
  clerk: null,
  group_member: null,
  group_lead: null,
  leader: null,
  auditor: null,
  admin: null,
};

/** Daily work on a need: the leading group, and the office for every group. */
const WORK: Row = { ...NOBODY, clerk: "all", group_member: "own", group_lead: "own", admin: "all" };
/** Decisions about a need: no group member alone. */
const DECIDE: Row = { ...NOBODY, clerk: "all", group_lead: "own", leader: "all", admin: "all" };
/** For everybody who works here. */
const EVERYBODY: Row = {
  clerk: "all",
  group_member: "all",
  group_lead: "all",
  leader: "all",
  auditor: "all",
  admin: "all",
};
const OFFICE: Row = { ...NOBODY, clerk: "all", admin: "all" };
const ADMIN: Row = { ...NOBODY, admin: "all" };
const OVERVIEW: Row = { ...NOBODY, clerk: "all", leader: "all", auditor: "all", admin: "all" };

/** Who may do what: absent is forbidden. */
const MATRIX: Readonly<Record<StaffAction, Row>> = {
  "need.list_all": OVERVIEW,
  "need.list_group": { ...OVERVIEW, group_member: "own", group_lead: "own" },
  "need.read": { ...OVERVIEW, group_member: "involved", group_lead: "involved" },
  "need.claim": WORK,
  "need.return": { ...WORK, clerk: null, admin: null },
  "need.rule": { ...NOBODY, leader: "all" },
  "need.reassign": DECIDE,
  "need.note": {
    ...NOBODY,
    clerk: "all",
    group_member: "involved",
    group_lead: "involved",
    leader: "all",
    admin: "all",
  },
  "need.reply": WORK,
  "need.ask": WORK,
  "need.record_answer": WORK,
  "need.progress": WORK,
  "need.match": WORK,
  "need.extend": { ...NOBODY, group_lead: "own", leader: "all" },
  "need.change": WORK,
  "need.merge": DECIDE,
  "need.close": WORK,
  "need.reopen": DECIDE,
  "need.import": OFFICE,
  "ledger.export": OVERVIEW,
  "directory.read": EVERYBODY,
  "directory.edit": OFFICE,
  "visit.record": { ...EVERYBODY, auditor: null },
  "scheme.choose": OFFICE,
  "policy.curate": OFFICE,
  "digest.read": EVERYBODY,
  "groups.edit": ADMIN,
  "staff.invite": ADMIN,
  "staff.change_role": ADMIN,
  "audit.read": { ...NOBODY, auditor: "all", admin: "all" },
  "job.read": OFFICE,
  "job.retry": ADMIN,
};

/** Which needs a role may do something to; null: none. For lists and searches, so that SQL can narrow them. */
export function scopeOf(role: Role, action: StaffAction): Scope | null {
  return MATRIX[action][role];
}

/**
 * Where somebody stands to a need.
 *
 * Shape   `staffGroup` null: in no group; `needGroup` null: not routed yet, or no need is meant
 */
export type Standing = { staffGroup: string | null; needGroup: string | null; needCc: readonly string[] };

/** Whether a role may do something to a need, or at all where no need is meant. */
export function may(role: Role, action: StaffAction, { staffGroup, needGroup, needCc }: Standing): boolean {
  const scope = scopeOf(role, action);
  if (scope === null || scope === "all") {
    return scope === "all";
  }
  const leads = staffGroup !== null && staffGroup === needGroup;
  return leads || (scope === "involved" && staffGroup !== null && needCc.includes(staffGroup));
}

/** How roles are shown. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  clerk: "专班办公室",
  group_member: "组员",
  group_lead: "组长",
  leader: "专班负责人、局领导",
  auditor: "监督员",
  admin: "管理员",
};

/** How actions are shown, in buttons, refusals and the audit list. */
export const STAFF_ACTION_LABELS: Readonly<Record<StaffAction, string>> = {
  "need.list_all": "看全部需求",
  "need.list_group": "看本组需求",
  "need.read": "看需求详情",
  "need.claim": "认领",
  "need.return": "退回",
  "need.rule": "裁定退回",
  "need.reassign": "改派",
  "need.note": "写内部备注",
  "need.reply": "答复企业",
  "need.ask": "请企业补充",
  "need.record_answer": "代记企业答复",
  "need.progress": "记进展",
  "need.match": "记对接",
  "need.extend": "批延期",
  "need.change": "改需求内容",
  "need.merge": "合并、撤销合并",
  "need.close": "办结",
  "need.reopen": "重开",
  "need.import": "导入征集表",
  "ledger.export": "导出台账",
  "directory.read": "看名录",
  "directory.edit": "改名录",
  "visit.record": "记走访",
  "scheme.choose": "换集群口径",
  "policy.curate": "整理政策答复",
  "digest.read": "看周报",
  "groups.edit": "改分组",
  "staff.invite": "邀请人员",
  "staff.change_role": "改角色",
  "audit.read": "看操作记录",
  "job.read": "看搁置的任务",
  "job.retry": "重试搁置的任务",
};
