/** The Chinese of states, entries, outcomes, clocks and refusals of needs, for pages, cards and exports. */
import type { ActivityKind, ClockId, Rung } from "./activity.ts";
import type { ClockState, NeedClock } from "./need-clock.ts";
import type { MoveRefusal } from "./need-moves.ts";
import type { NeedState, Outcome } from "./need-state.ts";
import { type WorkCalendar, workingDayMs } from "./work-calendar.ts";

/** 需求状态。 */
export const STATE_LABELS: Readonly<Record<NeedState, string>> = {
  submitted: "已收",
  assigned: "已派",
  claimed: "已认领",
  contacted: "已联系",
  in_progress: "对接中",
  waiting_enterprise: "待企业补充",
  matched: "已对接",
  closed: "办结",
  returned: "退回改派",
  merged: "已合并",
  withdrawn: "已撤回",
};

/** The same in English. */
export const STATE_LABELS_EN: Readonly<Record<NeedState, string>> = {
  submitted: "received",
  assigned: "assigned",
  claimed: "taken",
  contacted: "contacted",
  in_progress: "in progress",
  waiting_enterprise: "waiting for you",
  matched: "matched",
  closed: "closed",
  returned: "being reassigned",
  merged: "merged",
  withdrawn: "withdrawn",
};

/** 办结结果。 */
export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  solved: "已解决",
  partly: "部分解决",
  unsolved: "未解决",
  not_needed: "无需解决",
};

/** 办理记录的各类条目。 */
export const ACTIVITY_LABELS: Readonly<Record<ActivityKind, string>> = {
  submitted: "收单",
  routed: "分派",
  claimed: "认领",
  returned: "退回",
  ruled: "裁定",
  reassigned: "改派",
  noted: "内部备注",
  replied: "答复企业",
  asked: "请企业补充",
  answered: "企业答复",
  progressed: "进展",
  matched: "对接上承接方",
  extended: "延期",
  closed: "办结",
  confirmed: "企业确认办结",
  reopened: "重开",
  merged: "并入别的需求",
  unmerged: "撤销合并",
  absorbed: "并进一条需求",
  released: "移出一条需求",
  withdrawn: "企业撤回",
  changed: "内容更正",
  escalated: "超期提醒",
};

/** 时限。 */
export const CLOCK_LABELS: Readonly<Record<ClockId, string>> = {
  claim: "认领",
  ruling: "裁定退回",
  first_reply: "首次答复",
  close: "办结",
};

/** 时限的状况。 */
export const CLOCK_STATE_LABELS: Readonly<Record<ClockState, string>> = {
  running: "计时中",
  paused: "暂停计时",
  met: "按时完成",
  missed: "超期",
  stopped: "不再计时",
};

/** 提醒到哪一级。 */
export const RUNG_LABELS: Readonly<Record<Rung, string>> = {
  assignee: "责任人",
  group_lead: "组长",
  task_force_lead: "专班负责人",
  bureau_leader: "局领导",
};

/** Why something could not be done, and what can be done instead. */
export const REFUSAL_LABELS: Readonly<Record<MoveRefusal, string>> = {
  illegal: "需求现在的状态不能这样办，请刷新看最新进展。",
  wrong_actor: "这一步不由您来做。",
  forbidden: "您没有这项权限，请找组长或专班办公室。",
  already_claimed: "已经有人认领了。",
  already_returned: "这条需求已经退回过一次，裁定后不再退回；有困难请直接找专班负责人。",
  return_too_late: "过了提出异议的时间，请直接找专班负责人。",
  nothing_changes: "和现在一样，没有要改的。",
  already_confirmed: "企业已经确认办结。",
  outcome_differs: "确认的结果和办结时写的不一样，请刷新再看。",
  already_reopened: "这条需求已经重开过一次，请另报一条新需求。",
  other_merge: "这两条需求没有合并在一起，请刷新再看。",
  already_extended: "办结期限只能延一次，已经延过了。",
  extension_too_long: "超过了延期的最长期限。",
  extension_too_short: "新期限要比原来的办结期限长。",
  extension_too_late: "过了申请延期的最晚时间，请尽快办结或写明去向。",
  clock_not_running: "办结时限已经停了，不用延期。",
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** One short line about a clock: 还剩3小时、暂停计时，还剩2个工作日、已超期2个工作日、按时完成. */
export function renderClock({ state, stoppedAt, remainingWorkingMs }: NeedClock, calendar: WorkCalendar): string {
  const span = renderWorkingTime(Math.abs(remainingWorkingMs), calendar);
  if (state === "running") {
    return `还剩${span}`;
  }
  if (state === "paused") {
    return `暂停计时，还剩${span}`;
  }
  if (state === "missed") {
    return stoppedAt === null ? `已超期${span}` : `超期${span}完成`;
  }
  return CLOCK_STATE_LABELS[state];
}

/** Whole working days from one day on, whole hours below, minutes in the last hour; never more than there is. */
export function renderWorkingTime(ms: number, calendar: WorkCalendar): string {
  const dayMs = workingDayMs(calendar);
  if (ms >= dayMs) {
    return `${Math.floor(ms / dayMs)}个工作日`;
  }
  return ms >= HOUR_MS ? `${Math.floor(ms / HOUR_MS)}小时` : `${Math.max(1, Math.floor(ms / MINUTE_MS))}分钟`;
}
