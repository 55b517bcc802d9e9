/** The files of the office: what a clerk's slip in them is answered with. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOffice } from "../../src/core/read-office.ts";
import { renderProblem } from "../../src/domain/problem.ts";

const KNOWLEDGE = fileURLToPath(new URL("../../knowledge", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yiduiyi-office-"));
  for (const name of ["calendar", "deadlines.yaml"]) {
    cpSync(join(KNOWLEDGE, name), join(folder, name), { recursive: true });
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const problems = (): string[] => {
  const office = readOffice(folder);
  return office.ok ? [] : office.problems.map((problem) => renderProblem(problem).replace(`${folder}/`, ""));
};

test("the shipped files are right and hold the agreed terms", () => {
  const office = readOffice(folder);
  expect(office.ok && office.value.deadlines).toMatchObject({
    claim_days: 1,
    consult_days: 2,
    first_reply_days: 7,
    close_days: 10,
    extended_close_days: 25,
    objection_days: 1,
  });
});

test("a day made up in the week is named with its line", () => {
  const year = `year: 2028\nannounced: true\nsource: https://example.org\nholidays:\n  - { name: 元旦, from: 2028-01-01, to: 2028-01-03, work: [2028-01-04] }\n`;
  writeFileSync(join(folder, "calendar/2028.yaml"), year);
  expect(problems()).toEqual([expect.stringMatching(/^calendar\/2028\.yaml:5 .*调休上班日应是周六或周日.*处理：/u)]);
});

test("a file of another year, a file of no year and missing files are named", () => {
  cpSync(join(KNOWLEDGE, "calendar/2026.yaml"), join(folder, "calendar/2028.yaml"));
  writeFileSync(join(folder, "calendar/next.yaml"), "year: 2028\n");
  rmSync(join(folder, "calendar/hours.yaml"));
  expect(problems()).toEqual([
    expect.stringContaining("calendar/2028.yaml 文件名和里面的 year: 2026 不一致"),
    expect.stringContaining("calendar/hours.yaml 读不出来"),
    expect.stringContaining("calendar/next.yaml 看不出是哪一年"),
  ]);
  rmSync(join(folder, "calendar"), { recursive: true });
  rmSync(join(folder, "deadlines.yaml"));
  expect(problems()).toHaveLength(2);
});

test("a term that is no number of days, and an extension that extends nothing, are named", () => {
  writeFileSync(join(folder, "deadlines.yaml"), "claim_days: 0\nclose_days: 一旬\n");
  expect(problems().join("\n")).toMatch(/deadlines\.yaml:1 字段 claim_days 不对：至少1个工作日/u);
  const rest = "claim_days: 1\nconsult_days: 2\nfirst_reply_days: 7\nclose_days: 10\nextended_close_days: 10\n";
  writeFileSync(
    join(folder, "deadlines.yaml"),
    `${rest}extension_notice_days: 1\nobjection_days: 1\nescalation_step_days: 1\nnearly_days: 0.5\n`,
  );
  expect(problems()).toEqual([expect.stringMatching(/^deadlines\.yaml:5 .*延期后的期限要比办结期限长/u)]);
});
