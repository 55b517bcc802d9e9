/** Front matter, and how a document stands on a day. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FrontMatter, parsePolicyDocument, statusOn } from "../../../src/domain/policy-document.ts";
import { make } from "../make.ts";

const FRONT = `id: T-1
title: 测试办法
documentNumber: 测科〔2024〕1号
issuer: null
level: district
region: 测试区
effectiveOn: 2024-01-01
expiresOn: 2026-12-31
status: in force
source: https://example.org
department: 区科技局
contact: null
review: false
textKind: official`;

const file = (front: string, body = "第一条 内容。\n") => `---\n${front}\n---\n\n${body}`;

describe("parsing", () => {
  test("front matter and clauses come out with the line they stand at", () => {
    const parsed = parsePolicyDocument("a.md", file(FRONT));
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        front: {
          id: "T-1",
          level: ["district"],
          expiresOn: "2026-12-31",
          replaces: [],
          answerRule: null,
        },
        clauses: [{ path: "第一条", text: "内容。", line: 18 }],
      },
    });
  });

  test("a byte order mark and Windows line ends change nothing", () => {
    const content = `\uFEFF${file(FRONT).replaceAll("\n", "\r\n")}`;
    expect(parsePolicyDocument("a.md", content)).toEqual(parsePolicyDocument("a.md", file(FRONT)));
  });

  test("a file without front matter is told how to get one", () => {
    expect(parsePolicyDocument("a.md", "第一条 内容。")).toMatchObject({
      ok: false,
      problems: [{ file: "a.md", line: 1, remedy: expect.stringContaining("---") }],
    });
  });

  test.each([
    ["an unknown key", `${FRONT}\nexpireOn: 2026-01-01`, null],
    ["a wrong status", FRONT.replace("in force", "inforce"), 10],
    ["a day that is none", FRONT.replace("2026-12-31", "2026-02-30"), 9],
    ["an empty title", FRONT.replace("测试办法", '" "'), 3],
    ["an unknown level", FRONT.replace("district", "county"), 6],
    ["a missing field", FRONT.replace("department: 区科技局\n", ""), null],
    ["an id with a blank", FRONT.replace("T-1", "T 1"), 2],
    ["broken YAML", FRONT.replace("region: 测试区", "region: [测试区"), null],
  ])("%s is refused by line", (_, front, line) => {
    const parsed = parsePolicyDocument("a.md", file(front));
    expect(parsed.ok).toBe(false);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.every((one) => one.line !== null && one.line >= 2 && one.line <= 17)).toBe(true);
    if (line !== null) {
      expect(problems.map((one) => one.line)).toEqual([line]);
    }
  });

  test("a document of two levels keeps both", () => {
    expect(FrontMatter.parse({ ...make.front(), level: ["municipal", "district"] }).level).toEqual([
      "municipal",
      "district",
    ]);
  });
});

describe("standing on a day", () => {
  const front = make.front({
    effectiveOn: "2024-01-01",
    expiresOn: "2026-12-31",
  });

  test.each([
    ["2023-12-31", "not yet in force"],
    ["2024-01-01", "in force"],
    ["2026-12-31", "in force"],
    ["2027-01-01", "expired"],
  ])("on %s it is %s", (day, status) => {
    expect(statusOn(front, day)).toBe(status);
  });

  test("an annual notice is one until it expires", () => {
    const notice = make.front({
      status: "annual notice",
      expiresOn: "2025-12-31",
    });
    expect(statusOn(notice, "2025-12-31")).toBe("annual notice");
    expect(statusOn(notice, "2026-01-01")).toBe("expired");
  });

  const day = fc.date({
    min: new Date("2000-01-01"),
    max: new Date("2040-12-31"),
    noInvalidDate: true,
  });
  const iso = day.map((at) => at.toISOString().slice(0, 10));
  const maybe = fc.option(iso);

  test("historical and unsupplied texts are so on every day, whatever their dates", () => {
    fc.assert(
      fc.property(fc.constantFrom("historical", "text not supplied"), maybe, maybe, iso, (status, from, to, on) => {
        return statusOn(make.front({ status, effectiveOn: from, expiresOn: to }), on) === status;
      }),
    );
  });

  test("in force means exactly: not before the first day, not after the last", () => {
    fc.assert(
      fc.property(maybe, maybe, iso, (from, to, on) => {
        const isIn = (from === null || on >= from) && (to === null || on <= to);
        return (statusOn(make.front({ effectiveOn: from, expiresOn: to }), on) === "in force") === isIn;
      }),
    );
  });

  test("once expired, expired for good", () => {
    fc.assert(
      fc.property(maybe, iso, iso, iso, (from, to, on, later) => {
        fc.pre(later >= on);
        const dated = make.front({ effectiveOn: from, expiresOn: to });
        return statusOn(dated, on) !== "expired" || statusOn(dated, later) === "expired";
      }),
    );
  });
});
