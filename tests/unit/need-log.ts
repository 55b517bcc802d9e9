/** Logs of needs for the unit tests, written as times and events; counted with the calendar and deadlines that ship. */
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { readOffice } from "../../src/core/read-office.ts";
import { type Activity, ActivityEvent, type Actor } from "../../src/domain/activity.ts";
import type { ClockRules } from "../../src/domain/need-clock.ts";
import { renderProblem } from "../../src/domain/problem.ts";

const office = readOffice(fileURLToPath(new URL("../../knowledge", import.meta.url)));

/** The calendar and the deadlines of the knowledge folder. */
export const RULES: ClockRules = office.ok
  ? office.value
  : expect.unreachable(office.problems.map(renderProblem).join("\n"));

export const REQUESTER: Actor = { kind: "requester", id: "r1", name: "王工" };
export const STAFF: Actor = { kind: "staff", id: "s1", name: "李组员" };
export const SYSTEM: Actor = { kind: "system" };

/** An instant from `2026-06-10 09:00`, in Asia/Shanghai. */
export const at = (time: string): Date => new Date(`${time.replace(" ", "T")}:00+08:00`);

/** The reading of a clock face: `2026-06-10 09:00` in Asia/Shanghai. */
export const show = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

/** What an event needs beside its kind, when the test does not care. */
const DEFAULTS: Record<string, Record<string, unknown>> = {
  routed: { group: "T1", cc: [], reason: "集群", score: 1, runnerUp: "T2" },
  returned: { reason: "不归本组", proposedGroup: "T2" },
  ruled: { group: "T2", reason: "产品在该组" },
  reassigned: { group: "T2", assigneeId: null, reason: "忙不过来" },
  noted: { text: "备注" },
  replied: { text: "已联系", substantive: true },
  asked: { text: "请补充图纸外的参数" },
  answered: { text: "已补充" },
  progressed: { text: "找到两位专家" },
  matched: { solver: "研究所", text: "下周签约" },
  extended: { workingDays: 25, reason: "试验要两周" },
  closed: { outcome: "solved", text: "已解决" },
  confirmed: { outcome: "solved" },
  reopened: { reason: "还没解决" },
  merged: { into: "XQ-2026-0001" },
  unmerged: { from: "XQ-2026-0001" },
  absorbed: { number: "XQ-2026-0009" },
  released: { number: "XQ-2026-0009" },
  withdrawn: { reason: "" },
  changed: { field: "target", from: "5%", to: "3%" },
  escalated: { clock: "claim", rung: "group_lead", dueAt: "2026-06-11T09:30:00Z" },
};

/** Who does a kind of thing by default. */
const ACTORS: Record<string, Actor> = {
  submitted: REQUESTER,
  routed: SYSTEM,
  answered: REQUESTER,
  confirmed: REQUESTER,
  reopened: REQUESTER,
  withdrawn: REQUESTER,
  escalated: SYSTEM,
};

/** One entry; `changes` are fields of the event. */
export function entry(
  time: string,
  kind: ActivityEvent["kind"],
  changes: Record<string, unknown> = {},
  actor: Actor = ACTORS[kind] ?? STAFF,
): Activity {
  return {
    id: `${time} ${kind}`,
    actor,
    at: at(time),
    event: ActivityEvent.parse({ kind, ...DEFAULTS[kind], ...changes }),
  };
}

/** A need filed at a time and routed to T1 at once. */
export const filed = (time: string): Activity[] => [entry(time, "submitted"), entry(time, "routed")];

/** A need filed, routed and claimed. */
export const claimed = (time: string, claimTime: string): Activity[] => [...filed(time), entry(claimTime, "claimed")];
