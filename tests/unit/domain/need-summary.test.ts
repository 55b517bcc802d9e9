/** What of a firm's words becomes summary and problem. */
import { describe, expect, test } from "vitest";
import { extractSlots } from "../../../src/domain/extract-slots.ts";
import { distilClauses, distilProblem, distilSummary } from "../../../src/domain/need-summary.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");
const distil = (text: string) => distilClauses(text, extractSlots(text, NOW));

describe("what tells of the need", () => {
  test.each([
    ["您好,想登记一个需求,我们做注塑机的,合模精度不稳", ["我们做注塑机的", "合模精度不稳"]],
    ["我们是甬北压铸,做水泵壳体的,试过改浇口没用", ["做水泵壳体的", "试过改浇口没用"]],
    ["甬晶电子,封焊漏气率6%,想降到1%,预算100万", ["封焊漏气率6%"]],
    ["谢谢。还有个事,空调压缩机噪音大", ["空调压缩机噪音大"]],
    ["我們報一個需求:模具鋼熱裂嚴重,聯絡人老孫 13800004001", ["模具鋼熱裂嚴重"]],
    ["Our castings are porous. Contact: Anna Wu, 13800004001", ["Our castings are porous"]],
  ])("%s", (text, told) => {
    expect(distil(text)).toEqual(told);
  });

  test.each([
    "联系人老梁 13800004001",
    "信息对的,提交吧",
    "时间预算都没定,给我看摘要",
    "别的没有了",
    "写错了,电话改成13800004006",
    "好的 谢谢",
    "第二个不要了",
  ])("%s tells nothing", (text) => {
    expect(distil(text)).toEqual([]);
  });

  test("every clause is a slice of what was written", () => {
    const text = "您好，我们厂里的阀门密封老漏，一个月要换两次，换过三家供应商";
    expect(distil(text).every((clause) => text.includes(clause))).toBe(true);
  });
});

describe("summary and problem", () => {
  test("the summary takes the first clauses, without who speaks", () => {
    expect(distilSummary(["我们压铸件老有气孔", "气孔率2%左右", "试过改浇口没用"])).toBe(
      "压铸件老有气孔，气孔率2%左右",
    );
  });

  test("a trouble told late still heads the summary", () => {
    expect(distilSummary(["我们做泵的", "有二十年了", "在大碶", "机封老是漏水"])).toBe("在大碶，机封老是漏水");
  });

  test("the problem is all that was told", () => {
    expect(distilProblem(["阀门老漏", "换过密封圈"])).toBe("阀门老漏，换过密封圈");
  });

  test("nothing told gives neither", () => {
    expect([distilSummary([]), distilProblem([])]).toEqual([null, null]);
  });
});
