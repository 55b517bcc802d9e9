/** Notices to firms and reminders to staff. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderText } from "../../../../src/channels/slack/message.ts";
import { renderNotice, renderReminder } from "../../../../src/channels/slack/render-notice.ts";
import { anyLength, makeStoredNeed, sound, WORDS } from "./make-slack.ts";

const NUMBER = "XQ-2026-0001";

test("a firm reads its words and can answer where something was asked", () => {
  const asked = sound(renderNotice({ number: NUMBER, text: "XQ-2026-0001 需要您补充：图纸", canAnswer: true }));
  expect(asked.text).toBe("XQ-2026-0001 需要您补充：图纸");
  expect(JSON.stringify(asked)).toContain("own:answered");
  expect(JSON.stringify(renderNotice({ number: NUMBER, text: "已认领", canAnswer: false }))).not.toContain(
    "own:answered",
  );
});

test("a reminder says which need, which clock and when it was due", () => {
  const event = { kind: "escalated", clock: "claim", rung: "group_lead", dueAt: "2026-06-11T09:30:00Z" } as const;
  const { text } = sound(renderReminder(makeStoredNeed(), event, WORDS));
  expect(text).toContain("XQ-2026-0001 认领超期");
  expect(text).toContain("6/11 17:30 前");
});

test("whatever the words, Slack takes them", () => {
  fc.assert(
    fc.property(anyLength, (text) => {
      sound(renderNotice({ number: NUMBER, text: `答复：${text}`.slice(0, 4000), canAnswer: true }));
      sound(renderText(text));
    }),
    { numRuns: 40 },
  );
});
