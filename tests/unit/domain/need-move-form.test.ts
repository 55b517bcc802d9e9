/** Forms of moves: what is offered on a card that everybody sees, and what a form comes to. */
import { expect, test } from "vitest";
import { courseOf } from "../../../src/domain/need-course.ts";
import {
  isFormMove,
  isNeedMove,
  listOffered,
  MOVE_FIELDS,
  MOVE_ORDER,
  readMoveForm,
} from "../../../src/domain/need-move-form.ts";
import { listMoves } from "../../../src/domain/need-moves.ts";
import { Role } from "../../../src/domain/role.ts";
import { claimed, entry, filed } from "../need-log.ts";

const LOGS = [
  filed("2026-06-10 09:00"),
  claimed("2026-06-10 09:00", "2026-06-10 10:00"),
  [...filed("2026-06-10 09:00"), entry("2026-06-10 10:00", "returned")],
  [...claimed("2026-06-10 09:00", "2026-06-10 10:00"), entry("2026-06-11 09:00", "closed")],
  [...filed("2026-06-10 09:00"), entry("2026-06-10 10:00", "merged")],
];

test("a card offers all that anybody's role allows, and nothing that nobody's does", () => {
  for (const log of LOGS) {
    const course = courseOf(log);
    if (course === null) {
      expect.unreachable();
    }
    const each = Role.options.flatMap((role) => listMoves(course, "staff", { role, group: course.group }));
    expect(new Set(listOffered(course))).toEqual(new Set(each.filter(isNeedMove)));
  }
});

test("every move has one place in the order", () => {
  expect(new Set(MOVE_ORDER).size).toBe(MOVE_ORDER.length);
  expect(Object.keys(MOVE_FIELDS).every((kind) => MOVE_ORDER.some((move) => move === kind))).toBe(true);
});

test("a form is an entry, or names the field that is wrong", () => {
  expect(readMoveForm("closed", { outcome: "solved", text: "已换国产轴承" })).toEqual({
    ok: true,
    event: { kind: "closed", outcome: "solved", text: "已换国产轴承" },
  });
  expect(readMoveForm("closed", { outcome: "magic", text: "x" })).toMatchObject({ ok: false, field: "outcome" });
  expect(readMoveForm("reassigned", { group: "T1", assigneeId: "x1", reason: "忙" })).toMatchObject({
    field: "assigneeId",
  });
  for (const kind of MOVE_ORDER.filter(isFormMove)) {
    const read = readMoveForm(kind, { text: 1, reason: 1, substantive: 1 });
    expect(read.ok ? "" : read.message).toMatch(/^$|\p{Script=Han}/u);
  }
  expect(readMoveForm("claimed", {})).toEqual({ ok: true, event: { kind: "claimed" } });
});
