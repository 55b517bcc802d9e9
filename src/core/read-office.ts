/** Reads how the office works from `knowledge/`: its calendar by year, its hours and its deadlines. */
import { basename, join } from "node:path";
import { Deadlines } from "../domain/deadlines.ts";
import type { ClockRules } from "../domain/need-clock.ts";
import type { Parsed, Problem } from "../domain/problem.ts";
import { buildWorkCalendar, CalendarYear, OfficeHours } from "../domain/work-calendar.ts";
import { listYaml, problemsOf, readYaml } from "./knowledge-files.ts";

const YEAR_FILE = /^\d{4}\.yaml$/u;
const HOURS_FILE = "hours.yaml";

/** Reads `calendar/<year>.yaml`, `calendar/hours.yaml` and `deadlines.yaml` of a knowledge folder. */
export function readOffice(folder: string): Parsed<ClockRules> {
  const calendarFolder = join(folder, "calendar");
  const names = listYaml(calendarFolder);
  const years = names.filter((name) => YEAR_FILE.test(name)).map((name) => readYear(join(calendarFolder, name)));
  const strays = names.filter((name) => !YEAR_FILE.test(name) && name !== HOURS_FILE);
  const hours = readYaml(join(calendarFolder, HOURS_FILE), OfficeHours);
  const deadlines = readYaml(join(folder, "deadlines.yaml"), Deadlines);
  const problems = [
    ...[...years, hours, deadlines].flatMap(problemsOf),
    ...strays.map((name) => stray(join(calendarFolder, name))),
  ];
  if (problems.length > 0 || !hours.ok || !deadlines.ok) {
    return { ok: false, problems };
  }
  const calendar = buildWorkCalendar(
    years.flatMap((one) => (one.ok ? [one.value] : [])),
    hours.value,
  );
  return { ok: true, value: { calendar, deadlines: deadlines.value } };
}

/** A year's file is found by its name: what it says inside must agree. */
function readYear(file: string): Parsed<CalendarYear> {
  const parsed = readYaml(file, CalendarYear);
  if (!parsed.ok || `${parsed.value.year}.yaml` === basename(file)) {
    return parsed;
  }
  const problem = {
    file,
    line: null,
    message: `文件名和里面的 year: ${parsed.value.year} 不一致。`,
    remedy: "改成同一年。",
  };
  return { ok: false, problems: [problem] };
}

function stray(file: string): Problem {
  return {
    file,
    line: null,
    message: "看不出是哪一年。",
    remedy: `文件名写成“年份.yaml”，如 2027.yaml；上下班时间写在 ${HOURS_FILE}。`,
  };
}
