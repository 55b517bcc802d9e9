/** No internal text reaches a requester. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ActivityEvent } from "../../../src/domain/activity.ts";
import { noticeText } from "../../../src/domain/need-notice.ts";
import { Locale } from "../../../src/domain/reply.ts";

const SECRET = "内部机密话术-QX7";
const INTERNAL = [
  { kind: "noted", text: SECRET },
  { kind: "returned", reason: SECRET, proposedGroup: "T2" },
  { kind: "ruled", group: "T2", reason: SECRET },
  { kind: "reassigned", group: "T2", assigneeId: "7", reason: SECRET },
  { kind: "extended", workingDays: 25, reason: SECRET },
  { kind: "routed", group: "T2", cc: [SECRET], reason: SECRET, score: 1, runnerUp: SECRET },
  { kind: "escalated", clock: "claim", rung: "group_lead", dueAt: "2026-06-30T09:30:00Z" },
  { kind: "absorbed", number: SECRET },
  { kind: "released", number: SECRET },
  { kind: "merged", into: SECRET },
  { kind: "unmerged", from: SECRET },
];

test("no internal text is in any notice, in any language", () => {
  const event = fc.constantFrom(...INTERNAL.map((one) => ActivityEvent.parse(one)));
  fc.assert(
    fc.property(event, fc.constantFrom(...Locale.options), fc.string(), (one, locale, groupName) => {
      const text = noticeText(one, { locale, number: "XQ-2026-0001", groupName });
      expect(text ?? "").not.toContain(SECRET);
      expect(text ?? "").not.toContain("QX7");
    }),
  );
});

test("a reply is shown word for word", () => {
  const setting = { locale: "zh-Hans", number: "XQ-2026-0001", groupName: "智能装备组" } as const;
  const text = noticeText({ kind: "replied", text: "周三下午到厂里看样。", substantive: true }, setting);
  expect(text).toBe("XQ-2026-0001 有答复：周三下午到厂里看样。");
});

test("what the requester did needs no notice", () => {
  const setting = { locale: "zh-Hans", number: "XQ-2026-0001", groupName: "智能装备组" } as const;
  expect(noticeText({ kind: "withdrawn", reason: "" }, setting)).toBeNull();
  expect(noticeText({ kind: "answered", text: "图已发" }, setting)).toBeNull();
});
