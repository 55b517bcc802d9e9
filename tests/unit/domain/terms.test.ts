/** Search terms of documents and questions. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildLexicon, documentTerms, lexiconKey, questionTerms } from "../../../src/domain/terms.ts";

const none = buildLexicon([]);
const lexicon = buildLexicon(["高新技术企业", "首台（套）", "R&D补贴", "高企", " "]);

describe("documents", () => {
  test("Chinese becomes characters and bigrams with their counts", () => {
    expect(documentTerms("研发研发", none)).toEqual(
      new Map([
        ["研", 2],
        ["研发", 2],
        ["发", 2],
        ["发研", 1],
      ]),
    );
  });

  test("words stay whole, in the singular, beside the parts of a compound", () => {
    expect([...documentTerms("Subsidies for KAT-TUN classes", none).keys()]).toEqual([
      "subsidy",
      "for",
      "kat-tun",
      "kat",
      "tun",
      "class",
    ]);
  });

  test("a number does not swallow the Chinese behind it", () => {
    const terms = documentTerms("2016年5月出生", none);
    expect(terms.has("出生")).toBe(true);
    expect(terms.has("2016年")).toBe(true);
    expect(terms.has("2016")).toBe(true);
  });

  test("figures are kept with their unit, whatever way they are written", () => {
    for (const text of ["补助20万元", "补助二十万元", "補助 ２０ 萬元"]) {
      expect(documentTerms(text, none).has("20万元")).toBe(true);
    }
  });

  test.each(["国科发火〔2016〕32号", "国科发火[2016]32号", "根据国科发火（2016）32号"])(
    "the document number of %s is one term",
    (text) => {
      const terms = documentTerms(text, none);
      expect(terms.has("[2016]32号")).toBe(true);
      expect(terms.has("国科发火[2016]32号")).toBe(true);
    },
  );

  test("protected terms are kept whole beside their characters", () => {
    const terms = documentTerms("首台(套)和高新技術企業", lexicon);
    expect(terms.get("首台(套)")).toBe(1);
    expect(terms.get("高新技术企业")).toBe(1);
    expect(terms.get("高新")).toBe(1);
    expect(documentTerms("高新技术企业", none).has("高新技术企业")).toBe(false);
  });

  test("a title and the text below share no bigram", () => {
    expect(documentTerms("奖励\n办法", none).has("励办")).toBe(false);
  });
});

describe("questions", () => {
  test("question words and politeness are left out and join nothing", () => {
    expect([...questionTerms("请问高企怎么申报呢？", none).keys()]).toEqual(["高", "高企", "企", "申", "申报", "报"]);
  });

  test("names that begin like question words stay", () => {
    expect(questionTerms("何皇后为什么被降封？", none).has("何皇")).toBe(true);
  });

  test("a question of nothing but question words keeps them", () => {
    expect(questionTerms("怎么办？", none).size).toBeGreaterThan(0);
    expect(questionTerms("What is it?", none).size).toBeGreaterThan(0);
  });

  test("English function words are left out", () => {
    expect([...questionTerms("How do we apply for the subsidies?", none).keys()]).toEqual(["apply", "subsidy"]);
  });
});

describe("lexicon", () => {
  test("its key changes with its terms and not with their order", () => {
    expect(lexiconKey(buildLexicon(["甲乙丙", "丁戊己"]))).toBe(lexiconKey(buildLexicon(["丁戊己", "甲乙丙"])));
    expect(lexiconKey(buildLexicon(["甲乙丙"]))).not.toBe(lexiconKey(none));
  });
});

describe("properties", () => {
  const sentence = fc.array(fc.constantFrom(..."请问怎么高新企业申报吗的何几哪0５,. a%元年〔〕号", "什么", "20万元"), {
    maxLength: 20,
  });

  test("terms are never empty for a text with a Chinese character", () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const text = `${before.join("")}企${after.join("")}`;
        return documentTerms(text, lexicon).size > 0 && questionTerms(text, lexicon).size > 0;
      }),
    );
  });

  test("Traditional and Simplified give the same terms", () => {
    expect(questionTerms("高新技術企業獎勵多少萬元", lexicon)).toEqual(
      questionTerms("高新技术企业奖励多少万元", lexicon),
    );
  });

  test("every term of a question without stop phrases is a term of the same text as a document", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(..."高新技术企业认定奖励20万元5%ab "), {
          maxLength: 20,
        }),
        (characters) => {
          const text = characters.join("");
          const document = documentTerms(text, lexicon);
          return [...questionTerms(text, lexicon).keys()].every((term) => document.has(term));
        },
      ),
    );
  });
});
