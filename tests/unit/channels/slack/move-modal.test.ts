/** Modals of moves: the fields of each, the preview of what a firm will read, and what is entered in the end. */
import type { ModalView } from "@slack/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCallback } from "../../../../src/channels/slack/action-ids.ts";
import { readMoveModal } from "../../../../src/channels/slack/read-move-modal.ts";
import {
  readMergeModal,
  renderMergeModal,
  renderUnmergeModal,
} from "../../../../src/channels/slack/render-merge-modal.ts";
import { type MoveSetting, renderMoveModal } from "../../../../src/channels/slack/render-move-modal.ts";
import { type FormMove, isFormMove, MOVE_FIELDS, MOVE_ORDER } from "../../../../src/domain/need-move-form.ts";
import { anyLength, DEADLINES, makeFile, makeState, makeStoredNeed, soundView, WORDS } from "./make-slack.ts";

const COLLEAGUE = { id: "5", name: "李组员", email: null, role: "group_member", groupId: "T1", active: true } as const;
const setting: MoveSetting = { file: makeFile({ colleagues: [COLLEAGUE] }), words: WORDS, deadlines: DEADLINES };
const FORMS = MOVE_ORDER.filter(isFormMove);

const read = (kind: FormMove, state: Parameters<typeof makeState>[0], metadata = "") =>
  readMoveModal(kind, { state: makeState(state), metadata }, setting);

function previewOf(kind: FormMove, state: Parameters<typeof makeState>[0], metadata = ""): ModalView {
  const sent = read(kind, state, metadata);
  return sent.kind === "preview" ? soundView(sent.view) : expect.unreachable(`${sent.kind} instead of a preview`);
}

describe("the modals", () => {
  test.each(FORMS)("%s has its fields and names its need", (kind) => {
    const view = soundView(renderMoveModal(kind, setting));
    const names = view.blocks.filter(({ type }) => type === "input").map((block) => block.block_id);
    expect(names).toEqual(MOVE_FIELDS[kind].map(({ name }) => name));
    expect(readCallback(view.callback_id ?? "")).toEqual({
      kind: "move",
      move: kind,
      number: "XQ-2026-0001",
      isPreviewed: false,
    });
  });

  test("an internal note says that it stays inside, a reply that the firm reads it", () => {
    expect(JSON.stringify(renderMoveModal("noted", setting))).toContain("只有专班看得到");
    expect(JSON.stringify(renderMoveModal("replied", setting))).toContain("企业会原样看到");
  });

  test("reassigning offers the groups and the colleagues", () => {
    const view = JSON.stringify(renderMoveModal("reassigned", setting));
    expect(view).toContain("李组员");
    expect(view).toContain("汽车与基础件组");
  });
});

describe("what is sent", () => {
  test("an internal move is entered at once", () => {
    expect(read("noted", { text: " 电话没人接 " })).toEqual({
      kind: "event",
      event: { kind: "noted", text: "电话没人接" },
    });
    expect(read("returned", { reason: "不归本组", proposedGroup: { chosen: "T2" } })).toEqual({
      kind: "event",
      event: { kind: "returned", reason: "不归本组", proposedGroup: "T2" },
    });
    expect(read("reassigned", { group: { chosen: "T1" }, assigneeId: { chosen: "-" }, reason: "忙" })).toEqual({
      kind: "event",
      event: { kind: "reassigned", group: "T1", assigneeId: null, reason: "忙" },
    });
    expect(read("extended", { workingDays: "25", reason: "试验要两周" })).toMatchObject({ event: { workingDays: 25 } });
  });

  test("what is wrong is said beside its field", () => {
    expect(read("noted", { text: "  " })).toEqual({ kind: "errors", errors: { text: "不能为空" } });
    expect(read("ruled", { group: null, reason: "x" })).toMatchObject({ errors: { group: "要选小组" } });
    expect(read("extended", { workingDays: "很久", reason: "x" })).toMatchObject({
      errors: { workingDays: "要写工作日数" },
    });
  });

  test("a reply is shown as the firm will read it, and sent when it was seen", () => {
    const words = { text: "下周一派专家上门", substantive: { ticked: ["on"] } };
    const preview = previewOf("replied", words);
    expect(JSON.stringify(preview)).toContain("XQ-2026-0001 有答复：下周一派专家上门");
    expect(readCallback(preview.callback_id ?? "")).toMatchObject({ move: "replied", isPreviewed: true });
    expect(read("replied", words, preview.private_metadata)).toEqual({
      kind: "event",
      event: { kind: "replied", text: "下周一派专家上门", substantive: true },
    });
  });

  test("words that were changed after the preview are shown again", () => {
    const { private_metadata } = previewOf("asked", { text: "请补图纸" });
    expect(JSON.stringify(previewOf("asked", { text: "请补图纸和材质" }, private_metadata))).toContain(
      "请补图纸和材质",
    );
  });

  test("a box that was not ticked is not ticked again by the preview", () => {
    const preview = JSON.stringify(previewOf("replied", { text: "收到", substantive: { ticked: [] } }));
    expect(preview).not.toContain("initial_options");
  });

  test("what a firm will read holds the words and nothing internal, whatever they are", () => {
    fc.assert(
      fc.property(anyLength, (text) => {
        const sent = read("closed", { outcome: { chosen: "solved" }, text: text.slice(0, 3000) });
        expect(sent.kind).not.toBe("event");
        if (sent.kind === "preview") {
          soundView(sent.view);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("merging", () => {
  const open = { enterprise: "乙厂", summary: "轴承", reason: "同一产品" };
  const likeness = { number: "XQ-2026-0009", likeness: "same", groupId: "T2", theme: "" } as const;

  test("offers look-alikes that the reader may open, else asks for the number alone", () => {
    const { need } = makeFile();
    const offered = soundView(renderMergeModal({ need, likenesses: [{ ...likeness, open }] }));
    expect(JSON.stringify(offered)).toContain("XQ-2026-0009 相同 轴承");
    const hidden = soundView(renderMergeModal({ need, likenesses: [{ ...likeness, open: null }] }));
    expect(JSON.stringify(hidden)).not.toContain("XQ-2026-0009");
    expect(readCallback(hidden.callback_id ?? "")).toMatchObject({ move: "merged", number: need.number });
  });

  test("takes the chosen or the written one, not two different ones, and no other words", () => {
    expect(readMergeModal(makeState({ survivor: { chosen: "XQ-2026-0009" }, number: null }))).toEqual({
      ok: true,
      survivor: "XQ-2026-0009",
    });
    expect(readMergeModal(makeState({ survivor: null, number: " xq-2026-0010 " }))).toEqual({
      ok: true,
      survivor: "XQ-2026-0010",
    });
    expect(readMergeModal(makeState({ survivor: { chosen: "XQ-2026-0009" }, number: "XQ-2026-0010" }))).toMatchObject({
      ok: false,
    });
    expect(readMergeModal(makeState({ number: "那一条" }))).toMatchObject({
      errors: { number: expect.stringContaining("XQ-") },
    });
  });

  test("undoing asks once more", () => {
    const view = soundView(renderUnmergeModal(makeStoredNeed({ mergedNumber: "XQ-2026-0009" })));
    expect(JSON.stringify(view)).toContain("XQ-2026-0009");
    expect(readCallback(view.callback_id ?? "")).toMatchObject({ move: "unmerged" });
  });
});
