/** Calendar days of the bureau. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { toDay } from "../../../src/domain/day.ts";

test("the day changes at midnight in Shanghai, not in London", () => {
  expect(toDay(new Date("2026-06-30T15:59:59.999Z"))).toBe("2026-06-30");
  expect(toDay(new Date("2026-06-30T16:00:00Z"))).toBe("2026-07-01");
  expect(toDay(new Date("2026-12-31T20:00:00+08:00"))).toBe("2026-12-31");
});

test("every instant since 1992 lies eight hours ahead of its UTC day", () => {
  const instant = fc.date({
    min: new Date("1992-01-01"),
    max: new Date("2099-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, (at) => toDay(at) === new Date(at.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10)),
  );
});
