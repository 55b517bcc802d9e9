/** Replies in Slack: what is shown, what can be pressed, where links lead, and that Slack takes all of it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWish } from "../../../../src/channels/slack/action-ids.ts";
import { renderReply } from "../../../../src/channels/slack/render-reply.ts";
import { listLinks } from "../../../support/check-slack-payload.ts";
import { ANSWER_ACTIONS, anyLength, makeAnswer, makeCitation, makeReply, NO_SITE, SITE, sound } from "./make-slack.ts";

const LINE = "依据：《奖补办法》 · [要点1](</documents/NB-01#要点1>) · 现行 · [来源](https://gov.example/1)";

const answer = (text = `**20万元（含）**的，按要点1。\n\n> 首次认定的，奖励不超过20万元。\n\n${LINE}`) =>
  makeReply({ text, items: [makeAnswer([makeCitation()])], actions: ANSWER_ACTIONS });

describe("an answer", () => {
  test("bold stands beside Chinese, quotations are quotations, and the source is linked", () => {
    const [message] = renderReply(answer(), SITE).map(sound);
    expect(message?.blocks[0]).toEqual({
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "20万元（含）", style: { bold: true } },
            { type: "text", text: "的，按要点1。" },
          ],
        },
      ],
    });
    expect(message?.blocks[1]).toMatchObject({ elements: [{ type: "rich_text_quote" }] });
    expect(listLinks(message)).toEqual([
      "https://yiduiyi.example/documents/NB-01#%E8%A6%81%E7%82%B91",
      "https://gov.example/1",
    ]);
  });

  test("without a public address our own pages are named, not linked", () => {
    const [message] = renderReply(answer(), NO_SITE).map(sound);
    expect(listLinks(message)).toEqual(["https://gov.example/1"]);
    expect(message?.text).toContain("要点1");
  });

  test("the text says what the blocks say, for notifications", () => {
    const [message] = renderReply(answer("气孔率<0.5% & 寿命>3年\n\n- 一\n- 二"), NO_SITE).map(sound);
    expect(message?.text).toBe("气孔率&lt;0.5% &amp; 寿命&gt;3年\n• 一\n• 二");
  });

  test("有用 and 没用 are feedback buttons, 转人工 is a button, and both name the message", () => {
    const [message] = renderReply(answer(), NO_SITE).map(sound);
    const [actions, feedback] = message?.blocks.slice(-2) ?? [];
    expect(actions).toMatchObject({ type: "actions", elements: [{ action_id: "handoff", value: "7" }] });
    expect(feedback).toMatchObject({
      type: "context_actions",
      elements: [{ type: "feedback_buttons", positive_button: { value: "helpful:7" } }],
    });
    expect(readWish({ action_id: "feedback", value: "unhelpful:7" })).toEqual({
      kind: "feedback",
      messageId: "7",
      helpful: false,
    });
  });
});

describe("a need's card", () => {
  const reply = makeReply({
    text: "**需求摘要，请核对**\n\n- 企业名称：鼎力机械\n- 联系人：王工",
    actions: [
      { id: "say", label: "提交", style: "primary", value: "提交" },
      { form: "9812add7", title: "用表格填", fields: [], draft: {} },
      { id: "say", label: "取消登记", style: "danger", value: "取消登记", confirm: "真的不报了吗？" },
    ],
  });

  test("what may be said are buttons that say it, the form is a button that names its draft", () => {
    const [message] = renderReply(reply, NO_SITE).map(sound);
    const block = message?.blocks.at(-1);
    const buttons = block?.type === "actions" ? block.elements : [];
    expect(buttons.map(readWish)).toEqual([
      { kind: "say", text: "提交" },
      { kind: "form", draftId: "9812add7" },
      { kind: "say", text: "取消登记" },
    ]);
    expect(buttons[2]).toMatchObject({ style: "danger", confirm: { text: { text: "真的不报了吗？" } } });
  });
});

describe("a long answer", () => {
  const text = Array.from({ length: 80 }, (_, index) => `第${index}段。${"很长的一段话。".repeat(60)}`).join("\n\n");

  test("is several messages in order, nothing lost, buttons on the last", () => {
    const messages = renderReply(answer(text), NO_SITE).map(sound);
    expect(messages.length).toBeGreaterThan(2);
    const shown = JSON.stringify(messages.flatMap(({ blocks }) => blocks));
    expect([...shown.matchAll(/第(\d+)段。/gu)].map(([, place]) => Number(place))).toEqual([...Array(80).keys()]);
    const withButtons = messages.map(({ blocks }) => blocks.some(({ type }) => type === "actions"));
    expect(withButtons).toEqual([...messages.slice(1).map(() => false), true]);
  });

  test("one paragraph that is too long is cut at sentences", () => {
    const [message] = renderReply(answer("这一句有十个字呀呀。".repeat(700)), NO_SITE).map(sound);
    const first = message?.blocks[0];
    expect(JSON.stringify(first)).toMatch(/呀呀。"\}/u);
  });
});

test("a text nested deeper than any reader is shown as it was written", () => {
  const [message] = renderReply(makeReply({ text: `${"- ".repeat(2000)}x` }), NO_SITE).map(sound);
  expect(message?.text).toContain("- - - -");
});

test("whatever anybody wrote, Slack takes it, it mentions nobody, and links lead to what is cited only", () => {
  fc.assert(
    fc.property(anyLength, fc.array(anyLength, { maxLength: 3 }), fc.boolean(), (text, labels, isCited) => {
      const reply = makeReply({
        text,
        items: isCited ? [makeAnswer([makeCitation()])] : [],
        actions: [
          ...labels.map((label) => ({ id: "say", label, style: "default" as const, value: label })),
          ...ANSWER_ACTIONS,
        ],
      });
      const messages = renderReply(reply, SITE).map(sound);
      const allowed = isCited
        ? [expect.stringMatching(/^https:\/\/(?:gov\.example\/1$|yiduiyi\.example\/documents\/)/u)]
        : [];
      for (const link of listLinks(messages)) {
        expect(allowed).toContainEqual(link);
      }
    }),
    { numRuns: 100 },
  );
});
