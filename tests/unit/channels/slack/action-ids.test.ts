/** Presses and submissions: only what we sent out is understood. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCallback, readWish } from "../../../../src/channels/slack/action-ids.ts";

test.each([
  [
    { action_id: "say:0", value: "提交" },
    { kind: "say", text: "提交" },
  ],
  [{ action_id: "form:d-1" }, { kind: "form", draftId: "d-1" }],
  [
    { action_id: "handoff", value: "7" },
    { kind: "handoff", messageId: "7" },
  ],
  [
    { action_id: "move:claimed", value: "XQ-2026-0001" },
    { kind: "move", move: "claimed", number: "XQ-2026-0001" },
  ],
  [
    { action_id: "more", selected_option: { value: "merged:XQ-2026-0001" } },
    { kind: "move", move: "merged", number: "XQ-2026-0001" },
  ],
  [
    { action_id: "own:confirmed", value: "XQ-2026-0001" },
    { kind: "own move", move: "confirmed", number: "XQ-2026-0001" },
  ],
  [{ action_id: "ask", value: "" }, { kind: "ask" }],
])("%j is understood", (action, press) => {
  expect(readWish(action)).toEqual(press);
});

test.each([
  { action_id: "link" },
  { action_id: "say:0", value: "" },
  { action_id: "move:escalated", value: "XQ-2026-0001" },
  { action_id: "own:claimed", value: "XQ-2026-0001" },
  { action_id: "toString", value: "x" },
  { action_id: "constructor", value: "x" },
  null,
  "say:0",
])("%j asks for nothing", (action) => {
  expect(readWish(action)).toBeNull();
});

test("a modal of somebody else's is not ours", () => {
  expect(readCallback("move:escalated:XQ-2026-0001")).toBeNull();
  expect(readCallback("need")).toBeNull();
  fc.assert(fc.property(fc.string(), (id) => void readCallback(id)));
});
