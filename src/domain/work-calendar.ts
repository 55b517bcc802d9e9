/** The bureau's working time (工作日历): which days are worked, and how days and hours of work are counted. */
import chineseDays from "chinese-days";
import { z } from "zod";

const Day = z.iso.date("要写成 YYYY-MM-DD");
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "要写成 HH:MM，加引号");

const Holiday = z
  .strictObject({ name: z.string().min(1), from: Day, to: Day, work: z.array(Day) })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "结束日早于开始日" })
  .refine(({ work }) => work.every(isWeekend), { path: ["work"], message: "调休上班日应是周六或周日" });

/**
 * One file `knowledge/calendar/<year>.yaml`.
 *
 * Shape   `announced` false: the year's notice is not out; `holidays` are then the statutory days only
 */
export const CalendarYear = z
  .strictObject({
    year: z.int(),
    announced: z.boolean(),
    source: z.url("要写网址").nullable(),
    holidays: z.array(Holiday).min(1),
  })
  .refine(({ announced, source }) => !announced || source !== null, { path: ["source"], message: "要写通知的网址" })
  .refine(isWithinYear, { path: ["holidays"], message: "有日期不在这一年（前后各一个月除外）" });
export type CalendarYear = z.infer<typeof CalendarYear>;

/** The file `knowledge/calendar/hours.yaml`: the parts of a working day, in order. */
export const OfficeHours = z
  .array(z.strictObject({ from: TimeOfDay, to: TimeOfDay }))
  .min(1)
  .refine((parts) => isAscending(parts.flatMap(({ from, to }) => [from, to])), "各段要按先后写，不能重叠");
export type OfficeHours = z.infer<typeof OfficeHours>;

/**
 * Working time, ready to count with.
 *
 * Shape   days as `YYYY-MM-DD`; `announced` holds the years whose own file decides
 * Unit    `hours` in milliseconds after midnight
 */
export type WorkCalendar = {
  off: ReadonlySet<string>;
  madeUp: ReadonlySet<string>;
  announced: ReadonlySet<number>;
  hours: readonly { from: number; to: number }[];
};

/** An instant that was counted to, and the years on the way whose holidays are not announced: it may still move. */
export type Counted = { at: Date; unannounced: number[] };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Asia/Shanghai has had no daylight saving since 1991. */
const OFFSET_MS = 8 * HOUR_MS;

/** Makes the calendar from the files; for a year without an announced file chinese-days decides where it knows the year. */
export function buildWorkCalendar(years: readonly CalendarYear[], hours: OfficeHours): WorkCalendar {
  const holidays = years.flatMap((year) => year.holidays);
  return {
    off: new Set(holidays.flatMap(daysOf)),
    madeUp: new Set(holidays.flatMap(({ work }) => work)),
    announced: new Set(years.filter(({ announced }) => announced).map(({ year }) => year)),
    hours: hours.map(({ from, to }) => ({ from: toMs(from), to: toMs(to) })),
  };
}

/** Whether the State Council's notice for a year is in the calendar. */
export function isAnnounced(calendar: WorkCalendar, year: number): boolean {
  // Every notice lists the National Day: a package that has it has the year.
  return calendar.announced.has(year) || listedWork(`${year}-10-01`) !== null;
}

/** The years between two instants, both included, whose holidays are not announced. */
export function listUnannounced(calendar: WorkCalendar, from: Date, to: Date): number[] {
  const first = yearOf(dayNumber(from));
  const count = Math.max(0, yearOf(dayNumber(to)) - first + 1);
  return Array.from({ length: count }, (_, index) => first + index).filter((year) => !isAnnounced(calendar, year));
}

/** Whether a day (`YYYY-MM-DD`) is worked; for a year that is not announced the best guess. */
export function isWorkday(calendar: WorkCalendar, day: string): boolean {
  if (calendar.madeUp.has(day)) {
    return true;
  }
  if (calendar.off.has(day)) {
    return false;
  }
  const listed = calendar.announced.has(Number(day.slice(0, 4))) ? null : listedWork(day);
  return listed ?? !isWeekend(day);
}

/**
 * The end of work on the n-th working day after the day of `from`, which itself does not count.
 *
 * Shape   n ≥ 1
 * Source  计数规则：当日不算，从其后的第一个工作日记第1日，截止到第N日下班
 */
export function addWorkingDays(calendar: WorkCalendar, from: Date, n: number): Counted {
  let day = dayNumber(from);
  for (let counted = 0; counted < n; ) {
    day += 1;
    counted += isWorkday(calendar, dayName(day)) ? 1 : 0;
  }
  return toCounted(calendar, from, endOfWork(calendar, day));
}

/** The end of work on the same day (当日), or on the next working day where that has passed. */
export function endOfSameDay(calendar: WorkCalendar, from: Date): Counted {
  const end = endOfWork(calendar, dayNumber(from));
  const isOpen = isWorkday(calendar, dayName(dayNumber(from))) && from <= end;
  return isOpen ? toCounted(calendar, from, end) : addWorkingDays(calendar, from, 1);
}

/** Working time between two instants in milliseconds; 0 when `to` is not after `from`. */
export function workingMsBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  const first = dayNumber(from);
  const last = dayNumber(to);
  let sum = 0;
  for (let day = first; day <= last; day += 1) {
    const isWhole = day > first && day < last;
    sum += isWhole ? wholeDayMs(calendar, day) : overlapMs(partsOf(calendar, day), from, to);
  }
  return sum;
}

function wholeDayMs(calendar: WorkCalendar, day: number): number {
  return isWorkday(calendar, dayName(day)) ? workingDayMs(calendar) : 0;
}

function overlapMs(parts: readonly { from: number; to: number }[], from: Date, to: Date): number {
  return parts.reduce(
    (sum, part) => sum + Math.max(0, Math.min(part.to, to.getTime()) - Math.max(part.from, from.getTime())),
    0,
  );
}

/** The first instant at which `ms` of working time have passed since `from`. */
export function addWorkingMs(calendar: WorkCalendar, from: Date, ms: number): Counted {
  let left = ms;
  for (let day = dayNumber(from); left > 0; day += 1) {
    for (const part of partsOf(calendar, day)) {
      const start = Math.max(part.from, from.getTime());
      if (start + left <= part.to) {
        return toCounted(calendar, from, new Date(start + left));
      }
      left -= Math.max(0, part.to - start);
    }
  }
  return toCounted(calendar, from, from);
}

/** The first instant from which `ms` of working time are left until `to`: the end of work rather than the next morning. */
export function subtractWorkingMs(calendar: WorkCalendar, to: Date, ms: number): Date {
  let left = ms;
  for (let day = dayNumber(to); ; day -= 1) {
    for (const part of partsOf(calendar, day).toReversed()) {
      const end = Math.min(part.to, to.getTime());
      if (end - left > part.from) {
        return new Date(end - left);
      }
      left -= Math.max(0, end - part.from);
    }
  }
}

/** The working time of one whole day in milliseconds. */
export function workingDayMs(calendar: WorkCalendar): number {
  return calendar.hours.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The parts of a day that are worked, as instants in milliseconds; none on a day off. */
function partsOf(calendar: WorkCalendar, day: number): { from: number; to: number }[] {
  if (!isWorkday(calendar, dayName(day))) {
    return [];
  }
  const midnight = midnightOf(day);
  return calendar.hours.map(({ from, to }) => ({ from: midnight + from, to: midnight + to }));
}

function toCounted(calendar: WorkCalendar, from: Date, at: Date): Counted {
  return { at, unannounced: listUnannounced(calendar, from, at) };
}

function endOfWork(calendar: WorkCalendar, day: number): Date {
  return new Date(midnightOf(day) + (calendar.hours.at(-1)?.to ?? 0));
}

/** What chinese-days lists for a day: worked, off, or null where it lists nothing. Its week days follow the machine's time zone: not used. */
function listedWork(day: string): boolean | null {
  const { name, work } = chineseDays.getDayDetail(day);
  return name.includes(",") ? work : null;
}

/** Days since 1970-01-01 in Asia/Shanghai. */
function dayNumber(instant: Date): number {
  return Math.floor((instant.getTime() + OFFSET_MS) / DAY_MS);
}

function midnightOf(day: number): number {
  return day * DAY_MS - OFFSET_MS;
}

function dayName(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

function daysOf({ from, to }: { from: string; to: string }): string[] {
  const first = Date.parse(from) / DAY_MS;
  return Array.from({ length: Date.parse(to) / DAY_MS - first + 1 }, (_, index) => dayName(first + index));
}

/** A notice may reach into the neighbouring years (元旦), no further: a slip of the year is caught. */
function isWithinYear({ year, holidays }: { year: number; holidays: { from: string; to: string; work: string[] }[] }) {
  const days = holidays.flatMap(({ from, to, work }) => [from, to, ...work]);
  return days.every((day) => day >= `${year - 1}-12-01` && day <= `${year + 1}-01-31`);
}

function isAscending(times: readonly string[]): boolean {
  return times.every((time, index) => index === 0 || time > (times[index - 1] ?? ""));
}

function toMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * HOUR_MS + minutes * 60_000;
}
