/** The card of a need in its group's channel: what everybody there may read and press, and the lines of its thread. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWish } from "../../../../src/channels/slack/action-ids.ts";
import { type NeedCard, renderLogLine, renderNeedCard } from "../../../../src/channels/slack/render-need-card.ts";
import { renderNeedView } from "../../../../src/channels/slack/render-need-view.ts";
import { ActivityEvent } from "../../../../src/domain/activity.ts";
import { entry, filed, SYSTEM } from "../../need-log.ts";
import {
  anyLength,
  anyText,
  CALENDAR,
  makeFile,
  makeStoredNeed,
  NO_SITE,
  SITE,
  sound,
  soundView,
  WORDS,
} from "./make-slack.ts";

const card = (changes: Partial<NeedCard> = {}): NeedCard => ({
  ...makeFile({ log: filed("2026-06-10 09:00") }),
  alike: 0,
  ...changes,
});

function pressesOf(changes: Partial<NeedCard>): unknown[] {
  const block = sound(renderNeedCard(card(changes), WORDS, NO_SITE)).blocks.find(({ type }) => type === "actions");
  const elements = block?.type === "actions" ? block.elements : [];
  return elements.flatMap((element) =>
    element.type === "static_select"
      ? (element.options ?? []).map((option) => readWish({ action_id: element.action_id, selected_option: option }))
      : [readWish(element)],
  );
}

describe("the card", () => {
  test("says what a group has to know, and not how to reach the firm", () => {
    const { text } = sound(renderNeedCard(card({ alike: 2 }), WORDS, SITE));
    for (const part of ["XQ-2026-0001", "鼎力机械", "卡脖子", "分派理由：集群", "认领 6/11", "2 条", "还没有人认领"]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("13800001234");
    expect(text).not.toContain("王工");
  });

  test("offers what somebody of the staff may do now, whoever looks", () => {
    const kinds = pressesOf({}).map((press) => (press as { move?: string }).move);
    expect(kinds).toEqual(expect.arrayContaining(["claimed", "returned", "reassigned", "noted", "extended", "merged"]));
    expect(kinds).not.toContain("closed");
    expect(kinds).not.toContain("escalated");
  });

  test("a claimed need can be answered, asked about, moved on and closed, but not claimed", () => {
    const kinds = pressesOf({ log: makeFile().log }).map((press) => (press as { move?: string }).move);
    expect(kinds).toEqual(expect.arrayContaining(["replied", "asked", "progressed", "matched", "closed"]));
    expect(kinds).not.toContain("claimed");
  });

  test("every press names the need", () => {
    for (const press of pressesOf({})) {
      expect(press).toMatchObject({ number: "XQ-2026-0001" });
    }
  });

  test("links to the console only where it has a public address", () => {
    expect(JSON.stringify(renderNeedCard(card(), WORDS, NO_SITE))).not.toContain("办理台");
    expect(JSON.stringify(renderNeedCard(card(), WORDS, SITE))).toContain(
      "https://yiduiyi.example/console/needs/XQ-2026-0001",
    );
  });

  test("whatever a firm wrote, Slack takes it", () => {
    fc.assert(
      fc.property(anyLength, anyText, (summary, enterprise) => {
        const need = makeStoredNeed({ summary, enterprise, assigneeName: enterprise });
        sound(renderNeedCard(card({ need }), WORDS, SITE));
        soundView(
          renderNeedView(makeFile({ need: { ...need, problem: summary, sourceText: summary } }), WORDS, CALENDAR),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("the thread", () => {
  test("each kind of entry has a line", () => {
    for (const kind of ActivityEvent.options.map(({ shape }) => shape.kind.value)) {
      expect(sound(renderLogLine(entry("2026-06-10 10:00", kind), WORDS)).text).not.toBe("");
    }
  });

  test("says who reads it", () => {
    expect(renderLogLine(entry("2026-06-10 10:00", "noted"), WORDS).text).toContain("仅专班");
    expect(renderLogLine(entry("2026-06-10 10:00", "replied"), WORDS).text).toContain("企业可见");
  });

  test("does not repeat what the firm of a merged need said", () => {
    const line = renderLogLine(
      entry("2026-06-10 10:00", "noted", { text: "别家的秘密", about: "XQ-2026-0009" }, SYSTEM),
      WORDS,
    );
    expect(line.text).not.toContain("别家的秘密");
    expect(line.text).toContain("XQ-2026-0009");
  });

  test("whatever was written, Slack takes it", () => {
    fc.assert(
      fc.property(anyLength, (text) => {
        sound(renderLogLine(entry("2026-06-10 10:00", "answered", { text: `答${text}` }), WORDS));
      }),
      { numRuns: 40 },
    );
  });
});

describe("the need's view", () => {
  const likeness = { number: "XQ-2026-0009", likeness: "same", groupId: "T2", theme: "", open: null } as const;

  test("shows words of look-alikes only to those who may open them", () => {
    const hidden = JSON.stringify(soundView(renderNeedView(makeFile({ likenesses: [likeness] }), WORDS, CALENDAR)));
    expect(hidden).toContain("详情请找该组");
    const open = { enterprise: "乙厂", summary: "轴承", reason: "同一产品" };
    const shown = JSON.stringify(
      soundView(renderNeedView(makeFile({ likenesses: [{ ...likeness, open }] }), WORDS, CALENDAR)),
    );
    expect(shown).toContain("乙厂：轴承");
  });

  test("offers the reader's own moves", () => {
    const view = JSON.stringify(
      soundView(renderNeedView(makeFile({ moves: ["noted", "escalated"] }), WORDS, CALENDAR)),
    );
    expect(view).toContain("move:noted");
    expect(view).not.toContain("move:replied");
    expect(view).not.toContain("escalated");
  });
});
