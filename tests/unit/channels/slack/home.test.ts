/** Home tabs, the requester's own need, and the box for a question. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCallback, readWish } from "../../../../src/channels/slack/action-ids.ts";
import { readAskModal, renderAskModal } from "../../../../src/channels/slack/render-ask-modal.ts";
import {
  renderEnterpriseHome,
  renderQueue,
  renderStaffHome,
  type StaffHome,
} from "../../../../src/channels/slack/render-home.ts";
import { renderNeedMark } from "../../../../src/channels/slack/render-need-card.ts";
import { renderContactModal } from "../../../../src/channels/slack/render-need-modal.ts";
import { readOwnMoveModal, renderOwnMoveModal, renderOwnNeed } from "../../../../src/channels/slack/render-own-need.ts";
import type { OwnNeed } from "../../../../src/core/own-needs.ts";
import { at, claimed, entry } from "../../need-log.ts";
import {
  anyLength,
  CALENDAR,
  makeFile,
  makeState,
  makeStoredNeed,
  NO_SITE,
  SITE,
  sound,
  soundView,
  WORDS,
} from "./make-slack.ts";

const NOW = at("2026-06-12 09:00");
const notice = (changes: object = {}) => ({
  id: "1",
  number: "XQ-2026-0001",
  text: "XQ-2026-0001 已认领",
  createdAt: NOW,
  readAt: null,
  ...changes,
});

const CONTACT = { profile: null, confirmed: false };

describe("an enterprise's tab", () => {
  const merged = makeStoredNeed({ state: "merged" });
  const joint = { state: "closed", outcome: "solved", isConfirmed: false } as const;

  test("lists own needs with how they stand, and marks what is new", () => {
    const home = soundView(
      renderEnterpriseHome({ needs: [{ need: merged, joint }], notices: [notice()] }, CONTACT, WORDS),
    );
    const shown = JSON.stringify(home);
    expect(shown).toContain("已合并（办结：已解决）");
    expect(shown).toContain("● ");
    const row = home.blocks.find((block) => block.type === "section");
    expect(row !== undefined && "accessory" in row ? readWish(row.accessory) : null).toEqual({
      kind: "open own need",
      number: "XQ-2026-0001",
    });
  });

  test("says what to do when there is nothing yet", () => {
    expect(JSON.stringify(soundView(renderEnterpriseHome({ needs: [], notices: [] }, CONTACT, WORDS)))).toContain(
      "还没有报过需求",
    );
  });

  test("stays within a hundred blocks, whatever there is", () => {
    fc.assert(
      fc.property(anyLength, (text) => {
        const needs = Array.from({ length: 200 }, () => ({ need: makeStoredNeed({ summary: text }), joint: null }));
        soundView(
          renderEnterpriseHome({ needs, notices: Array.from({ length: 200 }, () => notice({ text })) }, CONTACT, WORDS),
        );
      }),
      { numRuns: 10 },
    );
  });
});

test("the form of a contact holds whatever is known of them, within Slack's limits", () => {
  fc.assert(
    fc.property(anyLength, (text) => {
      soundView(renderContactModal({ enterprise: text, contact: text, phone: null, email: text }));
    }),
    { numRuns: 20 },
  );
  soundView(renderContactModal(null));
});

test("a list that was asked for fits into one message, however long the needs are", () => {
  fc.assert(
    fc.property(anyLength, (text) => {
      const needs = Array.from({ length: 50 }, () => makeStoredNeed({ summary: text }));
      sound(renderQueue({ kind: "queue", view: "overdue", needs, total: 70, now: NOW }, WORDS));
    }),
    { numRuns: 10 },
  );
});

test("of a need in a shared channel nothing is shown but its number", () => {
  const { text, blocks } = sound(renderNeedMark("XQ-2026-0001", SITE));
  expect(text).toContain("XQ-2026-0001");
  expect(JSON.stringify(blocks)).not.toContain("move:");
  sound(renderNeedMark("XQ-2026-0001", NO_SITE));
});

describe("a member of staff's tab", () => {
  const counts = { open: 9, mine: 1, unclaimed: 60, nearly: 2, overdue: 3, common: 0, closed: 4, all: 13 };
  const tab = (lists: Partial<StaffHome["lists"]>) =>
    soundView(
      renderStaffHome(
        { name: "李组员", counts, lists: { mine: [], unclaimed: [], overdue: [], ...lists }, now: NOW },
        WORDS,
        SITE,
      ),
    );

  test("shows numbers, what is late first, and how to open a need", () => {
    const shown = JSON.stringify(
      tab({ overdue: [makeStoredNeed()], mine: [makeStoredNeed({ number: "XQ-2026-0002" })] }),
    );
    expect(shown).toContain("超期 3，将超期 2，未认领 60，我的 1");
    expect(shown.indexOf("XQ-2026-0001")).toBeLessThan(shown.indexOf("XQ-2026-0002"));
    expect(shown).toContain("认领已超期");
  });

  test("stays within a hundred blocks and says how many are not listed", () => {
    const many = Array.from({ length: 60 }, () => makeStoredNeed());
    expect(JSON.stringify(tab({ mine: many, unclaimed: many, overdue: many }))).toContain("另有 35 条没有列出");
  });
});

describe("an own need", () => {
  const own = (changes: Partial<OwnNeed> = {}): OwnNeed => ({
    need: makeStoredNeed(),
    joint: null,
    clocks: makeFile().clocks,
    notices: [notice()],
    alike: 2,
    log: claimed("2026-06-10 09:00", "2026-06-10 10:00"),
    ...changes,
  });
  const closed = own({
    need: makeStoredNeed({ state: "closed", outcome: "solved" }),
    log: [...own().log, entry("2026-06-11 09:00", "closed")],
  });

  test("shows progress, other firms as a number only, and what can be done", () => {
    const shown = JSON.stringify(soundView(renderOwnNeed(own(), WORDS, CALENDAR)));
    expect(shown).toContain("另有 2 家企业");
    expect(shown).toContain("own:answered");
    expect(shown).toContain("own:withdrawn");
    expect(shown).not.toContain("own:confirmed");
  });

  test("an end can be agreed with, as it was seen, or not", () => {
    expect(JSON.stringify(soundView(renderOwnNeed(closed, WORDS, CALENDAR)))).toContain("own:confirmed");
    const modal = soundView(renderOwnMoveModal("confirmed", closed));
    expect(readCallback(modal.callback_id ?? "")).toEqual({
      kind: "own move",
      move: "confirmed",
      number: "XQ-2026-0001",
    });
    expect(readOwnMoveModal("confirmed", { state: {}, metadata: modal.private_metadata ?? "" })).toEqual({
      ok: true,
      event: { kind: "confirmed", outcome: "solved" },
    });
    expect(readOwnMoveModal("reopened", { state: makeState({ reason: " " }), metadata: "solved" })).toEqual({
      ok: false,
      errors: { reason: "请写明哪里没有解决" },
    });
  });

  test.each(["answered", "reopened", "withdrawn"] as const)("%s has a form that Slack takes", (move) => {
    soundView(renderOwnMoveModal(move, own()));
  });

  test("words of the firm come back as they were written", () => {
    expect(readOwnMoveModal("answered", { state: makeState({ text: "图纸已发" }), metadata: "" })).toEqual({
      ok: true,
      event: { kind: "answered", text: "图纸已发" },
    });
    expect(readOwnMoveModal("withdrawn", { state: makeState({ reason: null }), metadata: "" })).toMatchObject({
      ok: true,
    });
  });

  test("whatever was said, Slack takes the view", () => {
    fc.assert(
      fc.property(anyLength, (text) => {
        const need = makeStoredNeed({ summary: text, sourceText: text });
        soundView(renderOwnNeed(own({ need, notices: [notice({ text })] }), WORDS, CALENDAR));
        soundView(renderAskModal({ text, metadata: "" }));
      }),
      { numRuns: 30 },
    );
  });
});

test("the box for a question gives back what was written", () => {
  soundView(renderAskModal({ text: "", metadata: "c" }));
  expect(readAskModal(makeState({ text: " 高企奖励多少 " }))).toBe("高企奖励多少");
});
