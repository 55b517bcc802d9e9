/** What a requester can do with an own need at each point of its life. */
import { expect, test } from "vitest";
import { isOwnMove, listOwnMoves } from "../../../src/domain/own-move.ts";
import { claimed, entry } from "../need-log.ts";

const log = claimed("2026-06-10 09:00", "2026-06-10 10:00");
const open = { need: { state: "claimed", outcome: null }, joint: null, log } as const;
const closed = { need: { state: "closed", outcome: "solved" }, joint: null, log } as const;

test("an open need can be added to and taken back", () => {
  expect(listOwnMoves(open)).toEqual(["answered", "withdrawn"]);
});

test("an end can be agreed with or not, once each", () => {
  expect(listOwnMoves(closed)).toEqual(["confirmed", "reopened"]);
  expect(listOwnMoves({ ...closed, log: [...log, entry("2026-06-12 09:00", "reopened")] })).toEqual(["confirmed"]);
  expect(listOwnMoves({ ...closed, log: [...log, entry("2026-06-12 09:00", "confirmed")] })).toEqual([]);
});

test("a merged need ends as the one that it is handled with", () => {
  const merged = { need: { state: "merged", outcome: null }, log } as const;
  const joint = { state: "closed", outcome: "solved", isConfirmed: false } as const;
  expect(listOwnMoves({ ...merged, joint })).toEqual(["confirmed", "reopened"]);
  expect(listOwnMoves({ ...merged, joint: { ...joint, isConfirmed: true } })).toEqual([]);
});

test("a need that was taken back is over", () => {
  expect(listOwnMoves({ ...open, need: { state: "withdrawn", outcome: null } })).toEqual([]);
  expect(isOwnMove("claimed")).toBe(false);
});
