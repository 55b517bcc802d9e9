/** A reply as HTML: cards instead of the citation line, badges, and buttons that remember what was pressed. */
import { expect, test } from "vitest";
import { renderReply } from "../../../src/channels/web/render-reply.ts";
import type { Citation, Reply } from "../../../src/domain/reply.ts";

const QUOTE = "首次认定的，奖励不超过20万元。";
const LINE = "依据：《奖补办法》 · [要点1](/documents/NB-01#%E8%A6%81%E7%82%B91) · 市级 · 现行";

function citation(changes: Partial<Citation>): Citation {
  return {
    policy: "NB-01",
    title: "奖补办法",
    documentNumber: "甬科〔2020〕1号",
    clause: "要点1",
    quote: QUOTE,
    status: "in force",
    textKind: "summary",
    url: "https://example.com/1",
    ...changes,
  };
}

function reply(text: string, citations: Citation[]): Reply {
  return {
    conversationId: "c",
    text,
    items: [
      {
        kind: "policy_question",
        status: "answered",
        question: "问",
        answer: text,
        policies: citations.map(({ policy }) => policy),
        citations,
        mode: "extractive",
        handoff: null,
      },
    ],
    asks: [],
    actions: [
      { id: "helpful", label: "有用", style: "default", value: "7" },
      { id: "unhelpful", label: "没用", style: "default", value: "7" },
      { id: "handoff", label: "转人工", style: "default", value: "7" },
    ],
  };
}

async function render(
  shown: Reply,
  pressed: { helpful: boolean | null; handedOff: boolean } = {
    helpful: null,
    handedOff: false,
  },
): Promise<string> {
  return String(await renderReply(shown, new Map([["NB-01", ["municipal"] as const]]), pressed));
}

test("the card stands in the place of the citation line and does not repeat the quotation", async () => {
  const page = await render(reply(`${QUOTE}\n\n${LINE}\n\n归口：市科技局。`, [citation({})]));
  expect(page).not.toContain("依据：");
  expect(page.match(/奖励不超过20万元/g)).toHaveLength(1);
  expect(page.indexOf('class="card"')).toBeLessThan(page.indexOf("归口"));
  expect(page).toContain("市级");
  expect(page).toContain("甬科〔2020〕1号");
  expect(page).toContain("要点摘编，非原文");
  expect(page).toContain('href="/documents/NB-01#%E8%A6%81%E7%82%B91"');
});

test("an answer to an English question has an English card, one in Traditional script a Traditional card", async () => {
  const asked = (question: string) => {
    const shown = reply("答复。", [citation({})]);
    return {
      ...shown,
      items: shown.items.map((item) => ({ ...item, question })),
    };
  };
  const english = await render(asked("How much is the reward for the first certification?"));
  expect(english).toMatch(/In force[\s\S]*Municipal[\s\S]*Our summary[\s\S]*Original page/);
  expect(await render(asked("高新技術企業認定獎勵多少錢，怎麼領"))).toMatch(/現行[\s\S]*市級[\s\S]*要點摘編/);
});

test("a quotation that the answer does not print stands on the card", async () => {
  expect(await render(reply("最多20万元。", [citation({})]))).toContain(`<blockquote>${QUOTE}</blockquote>`);
});

test("clauses of one document share a card", async () => {
  const page = await render(reply(QUOTE, [citation({}), citation({ clause: "要点2" })]));
  expect(page.match(/class="card"/g)).toHaveLength(1);
  expect(page).toContain(">要点2</a>");
});

test.each([
  ["in force", "现行"],
  ["annual notice", "年度通知"],
  ["historical", "历史，非现行"],
  ["expired", "已到期"],
  ["not yet in force", "未生效"],
  ["text not supplied", "原文未入库"],
] as const)("status %s is shown as %s", async (status, label) => {
  expect(await render(reply(QUOTE, [citation({ status })]))).toContain(`>${label}</span>`);
});

test("a document that was taken out is named without a link", async () => {
  const page = await render(reply("答复。", [citation({ policy: "NB-99", title: "旧办法" })]));
  expect(page).toContain("旧办法");
  expect(page).not.toContain("/documents/NB-99");
});

test("a source that is no web address gives no link", async () => {
  const page = await render(reply("答复。", [citation({ url: "javascript:alert(1)" })]));
  expect(page).not.toContain("javascript:");
});

test("what was pressed is shown as pressed", async () => {
  const page = await render(reply("答复。", []), {
    helpful: true,
    handedOff: false,
  });
  expect(page).toMatch(/value="true" aria-pressed="true"/);
  expect(page).toMatch(/value="false" aria-pressed="false"/);
  expect(page).toContain("已记录");
});

test("HTML in titles and quotations is shown as text", async () => {
  const page = await render(reply("答复。", [citation({ title: "<b>x</b>", quote: "<script>alert(1)</script>" })]));
  expect(page).not.toMatch(/<b>|<script/);
});
