/** The working calendar: which days are worked and how days and hours are counted. */
import chineseDays from "chinese-days";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  addWorkingMs,
  buildWorkCalendar,
  CalendarYear,
  endOfSameDay,
  isAnnounced,
  isWorkday,
  listUnannounced,
  OfficeHours,
  subtractWorkingMs,
  workingDayMs,
  workingMsBetween,
} from "../../../src/domain/work-calendar.ts";
import { at, RULES, show } from "../need-log.ts";

const { calendar } = RULES;
const HOUR = 3_600_000;
const daysOf = (year: number): string[] => {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / (24 * HOUR);
  return Array.from({ length: count }, (_, index) => new Date(first + index * 24 * HOUR).toISOString().slice(0, 10));
};
const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());
const dayAfter = (from: string, days: number) => show(addWorkingDays(calendar, at(from), days).at);

describe("the shipped years", () => {
  test.each([2025, 2026])("%i agrees with chinese-days on every day", (year) => {
    const differing = daysOf(year).filter((day) => {
      const { name, work } = chineseDays.getDayDetail(day);
      return isWorkday(calendar, day) !== (name.includes(",") ? work : !isWeekend(day));
    });
    expect(differing).toEqual([]);
    expect(calendar.announced.has(year)).toBe(true);
  });

  test("2027 is not announced: only the statutory days are off, and every date counted through it says so", () => {
    expect(isAnnounced(calendar, 2027)).toBe(false);
    const off = daysOf(2027).filter((day) => !isWorkday(calendar, day) && !isWeekend(day));
    expect(off).toEqual([
      "2027-01-01",
      "2027-02-05",
      "2027-02-08",
      "2027-04-05",
      "2027-06-09",
      "2027-09-15",
      "2027-10-01",
    ]);
    expect(addWorkingDays(calendar, at("2026-12-30 10:00"), 1).unannounced).toEqual([]);
    expect(addWorkingDays(calendar, at("2026-12-30 10:00"), 2)).toEqual({
      at: at("2027-01-04 17:30"),
      unannounced: [2027],
    });
    expect(listUnannounced(calendar, at("2026-01-01 00:00"), at("2028-01-01 00:00"))).toEqual([2027, 2028]);
  });

  test("a year without a file is as chinese-days has it, an announced file goes before chinese-days", () => {
    expect(isAnnounced(calendar, 2024)).toBe(true);
    expect(isWorkday(calendar, "2024-02-04")).toBe(true);
    expect(isWorkday(calendar, "2024-02-12")).toBe(false);
    const own = CalendarYear.parse({
      year: 2024,
      announced: true,
      source: "https://example.org",
      holidays: [{ name: "元旦", from: "2024-01-01", to: "2024-01-01", work: [] }],
    });
    const overridden = buildWorkCalendar([own], [{ from: "08:30", to: "17:30" }]);
    expect(isWorkday(overridden, "2024-02-12")).toBe(true);
    expect(isWorkday(overridden, "2024-01-01")).toBe(false);
  });
});

describe("counting working days", () => {
  test("the day of the start does not count, holidays are skipped", () => {
    expect(dayAfter("2026-06-18 16:00", 1)).toBe("2026-06-22 17:30");
  });
  test("a Saturday made up is a working day", () => {
    expect(dayAfter("2026-02-13 10:00", 1)).toBe("2026-02-14 17:30");
  });
  test("two days across the Labour Day holidays", () => {
    expect(dayAfter("2026-04-30 10:00", 2)).toBe("2026-05-07 17:30");
  });
  test("seven days with a Saturday made up among them", () => {
    expect(dayAfter("2026-05-06 10:00", 7)).toBe("2026-05-14 17:30");
  });
  test("ten and twenty-five days from one start", () => {
    expect(dayAfter("2026-06-10 10:00", 10)).toBe("2026-06-25 17:30");
    expect(dayAfter("2026-06-10 10:00", 25)).toBe("2026-07-16 17:30");
  });
  test("before work, after work, at midnight and on a day off the day is that of Shanghai", () => {
    expect(dayAfter("2026-06-10 00:00", 1)).toBe("2026-06-11 17:30");
    expect(dayAfter("2026-06-10 23:59", 1)).toBe("2026-06-11 17:30");
    expect(dayAfter("2026-06-13 12:00", 1)).toBe("2026-06-15 17:30");
  });
  test("the same day ends with its work, a start after that or on a day off with the next working day's", () => {
    expect(show(endOfSameDay(calendar, at("2026-06-10 17:30")).at)).toBe("2026-06-10 17:30");
    expect(show(endOfSameDay(calendar, at("2026-06-10 17:31")).at)).toBe("2026-06-11 17:30");
    expect(show(endOfSameDay(calendar, at("2026-06-20 09:00")).at)).toBe("2026-06-22 17:30");
  });
});

describe("counting working hours", () => {
  const between = (from: string, to: string) => workingMsBetween(calendar, at(from), at(to)) / HOUR;

  test("lunch, nights and days off do not count", () => {
    expect(between("2026-06-10 11:00", "2026-06-10 14:30")).toBe(2);
    expect(between("2026-06-10 17:00", "2026-06-11 09:00")).toBe(1);
    expect(between("2026-06-18 16:30", "2026-06-22 09:30")).toBe(2);
    expect(between("2026-06-11 09:00", "2026-06-10 09:00")).toBe(0);
    expect(workingDayMs(calendar) / HOUR).toBe(7.5);
  });

  test("time that ends with a part of the day ends there, not at the start of the next", () => {
    expect(show(addWorkingMs(calendar, at("2026-06-10 11:00"), HOUR).at)).toBe("2026-06-10 12:00");
    expect(show(addWorkingMs(calendar, at("2026-06-10 12:15"), HOUR).at)).toBe("2026-06-10 14:30");
    expect(show(addWorkingMs(calendar, at("2026-06-18 17:00"), HOUR).at)).toBe("2026-06-22 09:00");
    expect(show(subtractWorkingMs(calendar, at("2026-06-25 17:30"), 7.5 * HOUR))).toBe("2026-06-24 17:30");
    expect(show(subtractWorkingMs(calendar, at("2026-06-23 10:30"), 7.5 * HOUR))).toBe("2026-06-22 10:30");
  });

  const instant = fc
    .integer({ min: at("2025-01-01 00:00").getTime() / 60_000, max: at("2026-12-01 00:00").getTime() / 60_000 })
    .map((minutes) => new Date(minutes * 60_000));

  test("adding and taking away working time are measured by it", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 6000 }), (from, minutes) => {
        const later = addWorkingMs(calendar, from, minutes * 60_000).at;
        const earlier = subtractWorkingMs(calendar, from, minutes * 60_000);
        expect(workingMsBetween(calendar, from, later)).toBe(minutes * 60_000);
        expect(workingMsBetween(calendar, earlier, from)).toBe(minutes * 60_000);
      }),
      { numRuns: 200 },
    );
  });

  test("working time of a whole equals that of its parts", () => {
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), (instants) => {
        const [a, b, c] = instants.toSorted((one, other) => one.getTime() - other.getTime());
        if (a !== undefined && b !== undefined && c !== undefined) {
          const sum = workingMsBetween(calendar, a, b) + workingMsBetween(calendar, b, c);
          expect(workingMsBetween(calendar, a, c)).toBe(sum);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("other hours may be set", () => {
    const short = buildWorkCalendar([], OfficeHours.parse([{ from: "09:00", to: "12:00" }]));
    expect(show(addWorkingDays(short, at("2026-06-10 10:00"), 1).at)).toBe("2026-06-11 12:00");
    expect(workingDayMs(short)).toBe(3 * HOUR);
  });
});

describe("slips of the clerk", () => {
  const year = (changes: Record<string, unknown>, holiday: Record<string, unknown> = {}) =>
    CalendarYear.safeParse({
      year: 2026,
      announced: true,
      source: "https://example.org",
      holidays: [{ name: "春节", from: "2026-02-15", to: "2026-02-23", work: ["2026-02-14"], ...holiday }],
      ...changes,
    }).success;

  test("a right file passes, also where the new year's holiday begins in December", () => {
    expect(year({})).toBe(true);
    expect(year({}, { from: "2025-12-31", to: "2026-01-02", work: ["2026-01-04"] })).toBe(true);
  });
  test("an end before its start, a made-up day in the week, another year's day, no source: refused", () => {
    expect(year({}, { to: "2026-02-13" })).toBe(false);
    expect(year({}, { work: ["2026-02-13"] })).toBe(false);
    expect(year({}, { to: "2062-02-23" })).toBe(false);
    expect(year({ source: null })).toBe(false);
    expect(year({ source: null, announced: false })).toBe(true);
  });
  test("hours that overlap or are no time of day are refused", () => {
    const hours = (...parts: [string, string][]) =>
      OfficeHours.safeParse(parts.map(([from, to]) => ({ from, to }))).success;
    expect(hours(["08:30", "12:00"], ["13:30", "17:30"])).toBe(true);
    expect(hours(["08:30", "12:00"], ["11:30", "17:30"])).toBe(false);
    expect(hours(["8:30", "12:00"])).toBe(false);
    expect(hours(["08:30", "24:00"])).toBe(false);
  });
});
