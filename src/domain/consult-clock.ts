/** The clock (时限) of a policy question that a person has to answer (政策咨询转人工). */
import type { ClockRules } from "./need-clock.ts";
import { addWorkingDays, subtractWorkingMs, workingDayMs } from "./work-calendar.ts";

/** When the answer is due, and from when on it is nearly due. */
export type ConsultClock = { dueAt: Date; nearlyAt: Date };

/**
 * The clock of a question that has waited for a person since then.
 *
 * Source  `consult_days` of `knowledge/deadlines.yaml`, counted like the clocks of needs
 */
export function consultClock({ calendar, deadlines }: ClockRules, since: Date): ConsultClock {
  const dueAt = addWorkingDays(calendar, since, deadlines.consult_days).at;
  return { dueAt, nearlyAt: subtractWorkingMs(calendar, dueAt, deadlines.nearly_days * workingDayMs(calendar)) };
}
