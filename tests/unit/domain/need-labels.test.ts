/** Chinese names of what happens to needs, and the one line about a clock. */
import { describe, expect, test } from "vitest";
import { ActivityEvent, ClockId, Rung } from "../../../src/domain/activity.ts";
import { clocksOf } from "../../../src/domain/need-clock.ts";
import {
  ACTIVITY_LABELS,
  CLOCK_LABELS,
  CLOCK_STATE_LABELS,
  OUTCOME_LABELS,
  REFUSAL_LABELS,
  RUNG_LABELS,
  renderClock,
  renderWorkingTime,
  STATE_LABELS,
} from "../../../src/domain/need-labels.ts";
import { NeedState, Outcome } from "../../../src/domain/need-state.ts";
import { at, claimed, entry, filed, RULES } from "../need-log.ts";

test("every state, outcome, entry, clock and rung has a Chinese name of its own", () => {
  const kinds = ActivityEvent.options.map(({ shape }) => shape.kind.value);
  const tables: [Record<string, string>, readonly string[]][] = [
    [STATE_LABELS, NeedState.options],
    [OUTCOME_LABELS, Outcome.options],
    [ACTIVITY_LABELS, kinds],
    [CLOCK_LABELS, ClockId.options],
    [RUNG_LABELS, Rung.options],
  ];
  for (const [labels, keys] of tables) {
    expect(Object.keys(labels).toSorted()).toEqual(keys.toSorted());
    expect(new Set(Object.values(labels)).size).toBe(keys.length);
  }
  const all = [...tables.map(([labels]) => labels), CLOCK_STATE_LABELS, REFUSAL_LABELS].flatMap(Object.values);
  expect(all.filter((text) => !/^\p{Script=Han}[\p{Script=Han}，。：；、]*$/u.test(text))).toEqual([]);
});

describe("the line about a clock", () => {
  const line = (log: Parameters<typeof clocksOf>[0], now: string, index = 0) => {
    const clock = clocksOf(log, RULES, at(now))[index] ?? expect.unreachable("no clock");
    return renderClock(clock, RULES.calendar);
  };
  const log = filed("2026-06-10 09:00");

  test("says what is left, what is over, and what was kept", () => {
    expect(line(log, "2026-06-10 09:00")).toBe("还剩1个工作日");
    expect(line(log, "2026-06-11 14:30")).toBe("还剩3小时");
    expect(line(log, "2026-06-11 17:10")).toBe("还剩20分钟");
    expect(line(log, "2026-06-15 17:30")).toBe("已超期2个工作日");
    expect(line(claimed("2026-06-10 09:00", "2026-06-11 09:00"), "2026-06-15 17:30")).toBe("按时完成");
    expect(line(claimed("2026-06-10 09:00", "2026-06-12 10:30"), "2026-06-15 17:30")).toBe("超期2小时完成");
    expect(line([...log, entry("2026-06-10 10:00", "withdrawn")], "2026-06-15 17:30")).toBe("不再计时");
  });
  test("says that it waits", () => {
    const waiting = [...claimed("2026-06-10 09:00", "2026-06-10 10:00"), entry("2026-06-23 16:30", "asked")];
    expect(line(waiting, "2026-06-30 10:00", 2)).toBe("暂停计时，还剩2个工作日");
  });
  test("never says nothing is left", () => {
    expect(renderWorkingTime(0, RULES.calendar)).toBe("1分钟");
  });
});
