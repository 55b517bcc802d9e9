/** How much working time is left of a clock, or by how much it has run out. */
import { html } from "hono/html";
import type { Deps } from "../../core/ports.ts";
import { renderWorkingTime } from "../../domain/need-labels.ts";
import { workingMsBetween } from "../../domain/work-calendar.ts";
import { showTime } from "./need-words.ts";
import type { Html } from "./render-page.ts";

type Due = { label: string | null; dueAt: Date; nearlyAt: Date | null };

/** 认领还剩2小时, 认领超期1个工作日, without a label 已超期1个工作日; a dash where no clock runs. */
export function renderDue({ clock, vocabulary }: Deps, due: Due | null): Html {
  if (due === null) {
    return html`<span class="quiet">—</span>`;
  }
  const { label, dueAt, nearlyAt } = due;
  const { calendar } = vocabulary.clockRules;
  const now = clock();
  const isOver = dueAt <= now;
  const span = renderWorkingTime(
    isOver ? workingMsBetween(calendar, dueAt, now) : workingMsBetween(calendar, now, dueAt),
    calendar,
  );
  const over = label === null ? "已超期" : "超期";
  const tone = isOver ? "late" : nearlyAt !== null && nearlyAt <= now ? "soon" : "calm";
  return html`<span class="due ${tone}" title="${showTime(dueAt)} 到期">${label}${isOver ? over : "还剩"}${span}</span>`;
}
