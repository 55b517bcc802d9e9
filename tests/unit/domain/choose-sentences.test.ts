/** Which sentences of the cited clauses are said. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseSentences } from "../../../src/domain/choose-sentences.ts";
import type { Aspect } from "../../../src/domain/companion.ts";
import { buildLexicon, questionTerms } from "../../../src/domain/terms.ts";
import { make } from "../make.ts";

const lexicon = buildLexicon([]);
const choose = (question: string, texts: string[], aspects: Aspect[] = []) =>
  chooseSentences(
    {
      clauses: texts.map((text, index) => make.clause({ path: `要点${index + 1}`, text })),
      terms: questionTerms(question, lexicon),
      aspects,
    },
    () => 1,
    lexicon,
  );

describe("choice", () => {
  test("the sentence that shares the question's words is said, the others are not", () => {
    const text = "企业须在每年五月底前填报。首次认定的企业奖励20万元。名称变更须报告。";
    expect(choose("首次认定奖励", [text])).toEqual(["首次认定的企业奖励20万元。"]);
  });

  test("a question for an amount prefers the sentence with a figure among equals", () => {
    const text = "认定奖励甲。认定奖励乙。认定奖励丙。认定奖励20万元。";
    expect(choose("认定奖励", [text], ["amount"])).toContain("认定奖励20万元。");
    expect(choose("认定奖励", [text], ["procedure"])).not.toContain("认定奖励20万元。");
  });

  test("sentences keep the order of the clauses, and list lines are sentences without their dash", () => {
    expect(choose("奖励标准", ["- 奖励标准甲\n- 奖励标准乙", "奖励标准丙。"])).toEqual([
      "奖励标准甲",
      "奖励标准乙",
      "奖励标准丙。",
    ]);
  });

  test("at most three are said", () => {
    expect(choose("奖励", ["奖励一。奖励二。奖励三。奖励四。奖励五。"])).toHaveLength(3);
  });

  test("a question that shares no word still gets a sentence of the clause", () => {
    expect(choose("xyz", ["首次认定奖励。"])).toEqual(["首次认定奖励。"]);
  });

  test("no clauses, no sentences", () => {
    expect(choose("奖励", [])).toEqual([]);
  });
});

test("every chosen sentence stands word for word in a clause, none twice more than there, in order", () => {
  const sentence = fc.constantFrom("首次认定奖励20万元。", "每年填报。", "- 条件一", "不得重复享受！", "按5%计算；");
  const text = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("认定奖励", "填报", "条件"),
      (texts, question) => {
        const whole = texts.join("\n");
        let from = 0;
        const chosen = choose(question, texts, ["amount"]);
        return (
          chosen.length >= 1 &&
          chosen.every((one) => {
            const at = whole.indexOf(one, from);
            from = at + one.length;
            return at >= 0;
          })
        );
      },
    ),
  );
});
