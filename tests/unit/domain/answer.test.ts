/** Written answers: the direct fact first, the clause quoted, and never a figure that nobody stated. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type WrittenAnswer, writeAnswer } from "../../../src/domain/answer.ts";
import type { AnswerMaterial } from "../../../src/domain/answer-lead.ts";
import type { Aspect } from "../../../src/domain/companion.ts";
import { frameFor } from "../../../src/domain/frame.ts";
import { Citation, Locale } from "../../../src/domain/reply.ts";
import type { StoredClause, StoredDocument } from "../../../src/domain/stored.ts";
import { buildLexicon, questionTerms } from "../../../src/domain/terms.ts";
import { normaliseText } from "../../../src/domain/text.ts";
import { MEASURES, make } from "../make.ts";

const TODAY = "2026-06-30";
const { yes: YES, no: NO } = frameFor("zh-Hans");
const lexicon = buildLexicon([]);

type Case = {
  question: string;
  document?: StoredDocument;
  clauses?: StoredClause[];
  locale?: Locale;
  heading?: string;
  aspects?: Aspect[];
  on?: string;
};

function write(one: Case): WrittenAnswer {
  const { question, aspects = [], locale = "zh-Hans" } = one;
  const part = {
    question,
    clauses: one.clauses ?? [make.clause()],
    terms: questionTerms(question, lexicon),
    aspects,
  };
  const material: AnswerMaterial = {
    question,
    document: one.document ?? make.document(),
    parts: [part],
    heading: one.heading ?? null,
    outline: new Map(),
    weigh: () => 1,
    facets: make.facets({ aspects, on: one.on ?? null }),
  };
  return writeAnswer(material, {
    locale,
    frame: frameFor(locale),
    today: TODAY,
    measures: MEASURES,
    lexicon,
  });
}

describe("the direct fact", () => {
  const verdicts = [
    {
      clause: "要点1",
      when: ["纺织"],
      verdict: "yes",
      text: "传统行业符合条件的，同样受理",
    },
    {
      clause: "要点1",
      all: [["母公司"], ["专利"]],
      verdict: "no",
      text: "专利的权属人须是申请企业",
    },
    { clause: "要点1", when: ["兼职"], verdict: "yes", text: "可以算科技人员" },
  ];
  const document = make.document({}, { verdicts });

  test("yes or no comes first where the question asks whether one may", () => {
    expect(write({ question: "纺织企业能不能报", document }).lead).toBe(`${YES}传统行业符合条件的，同样受理。`);
    expect(write({ question: "母公司的专利可以用吗", document }).lead).toBe(`${NO}专利的权属人须是申请企业。`);
  });

  test("not where the clause's words say it themselves, nor where nobody asked whether one may", () => {
    expect(write({ question: "兼职的能不能算", document }).lead).toBe("可以算科技人员。");
    expect(write({ question: "母公司有专利怎么办", document }).lead).toBe("专利的权属人须是申请企业。");
  });

  test("a verdict holds only when a word of every row is there, in any script", () => {
    expect(write({ question: "母公司能不能报", document }).lead).not.toContain("权属人");
    expect(write({ question: "母公司的專利可以用嗎", document, locale: "zh-Hant" }).lead).toContain("權屬人");
  });

  test("a stated number is decided, exactly at its bound too", () => {
    const rows = [
      { upTo: 5000, inclusive: true, unit: "万元", outcome: "不低于5%" },
      { upTo: null, inclusive: false, unit: "万元", outcome: "不低于4%" },
    ];
    const bands = [{ clause: "要点1", fact: "sales", label: "研发费用占比", rows }];
    const clauses = [
      make.clause({
        text: "销售收入不超过5000万元的，不低于5%；其余不低于4%。",
      }),
    ];
    const lead = (question: string) => write({ question, clauses, document: make.document({}, { bands }) }).lead;
    expect(lead("销售收入正好5000万，要占多少")).toContain("不低于5%");
    expect(lead("销售收入5001万，要占多少")).toContain("不低于4%");
  });

  test("without data beside the clause its own sentence speaks", () => {
    expect(write({ question: "首次认定奖励多少", aspects: ["amount"] }).lead).toBe("首次认定的企业，奖励20万元。");
  });

  test("a sentence with a figure that stands nowhere is dropped", () => {
    const wrong = make.document(
      {},
      {
        verdicts: [{ clause: "要点1", when: ["认定"], verdict: "yes", text: "奖30万元" }],
      },
    );
    const written = write({ question: "首次认定奖多少", document: wrong });
    expect(written.text).not.toContain("30万");
    expect(written.text).toContain("20万元");
  });
});

describe("validity", () => {
  test("an expired document says so first, with its last day", () => {
    const document = make.document({ expiresOn: "2025-12-31" });
    const written = write({ question: "首次认定奖多少", document });
    expect(written.citations[0]?.status).toBe("expired");
    expect(written.lead).toMatch(/^[^。]*2025-12-31[^。]*。/u);
  });

  test("what is in force today may be expired on the day asked about", () => {
    const document = make.document({ expiresOn: "2026-12-31" });
    expect(write({ question: "奖多少", document }).citations[0]?.status).toBe("in force");
    expect(write({ question: "明年奖多少", document, on: "2027-01-01" }).citations[0]?.status).toBe("expired");
  });

  test("a historical document is never cited without that label", () => {
    const written = write({
      question: "奖多少",
      document: make.document({ status: "historical" }),
    });
    expect(written.lead).toContain("历史文件");
    expect(written.citations.map((one) => one.status)).toEqual(["historical"]);
    expect(written.text).toContain("历史文件，不是现行标准");
  });
});

describe("quotation and footer", () => {
  const clauses = [
    make.clause({
      heading: "标准",
      text: "第一句奖励20万元。\n第二句每年发放。\n第三句由区里承担。",
    }),
  ];

  test("the clause is quoted line by line as stored, a summary marked as such and never as original text", () => {
    const { text } = write({ question: "奖励", clauses });
    expect(text).toContain("> 第一句奖励20万元。\n> 第二句每年发放。\n> 第三句由区里承担。");
    expect(text).toContain("要点摘编");
  });

  test("official text is not called a summary", () => {
    const { text, citations } = write({
      question: "奖励",
      clauses,
      document: make.document({ textKind: "official" }),
    });
    expect(text).not.toContain("摘编");
    expect(citations[0]?.textKind).toBe("official");
  });

  test("title, document number, department and contact are named, the source is linked", () => {
    const document = make.document({
      documentNumber: "测科〔2024〕1号",
      contact: "王工",
      review: true,
    });
    const { text } = write({ question: "奖励", document });
    for (const part of [
      "《测试办法》",
      "测科〔2024〕1号",
      "区科技局",
      "王工",
      "https://example.org/policy",
      "最新口径",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("(</documents/T-1#要点1>)");
  });

  test("a source that is no web address is no link", () => {
    const document = make.document({ source: "javascript:alert(1)" });
    const written = write({ question: "奖励", document });
    expect(written.citations[0]?.url).toBeNull();
    expect(written.text).not.toContain("javascript:");
  });

  test("a clause that the lead already says whole is not said twice", () => {
    expect(write({ question: "首次认定奖励多少" }).text.split("奖励20万元")).toHaveLength(2);
  });

  test("an overview tells every clause under its heading", () => {
    const members = [
      make.clause({ path: "要点1", heading: "年限", text: "须满一年。" }),
      make.clause({ path: "要点2", heading: "比例", text: "不低于5%。" }),
    ];
    const { text, citations } = write({
      question: "条件有哪些",
      clauses: members,
      heading: "条件如下",
    });
    expect(citations.map((one) => one.clause)).toEqual(["要点1", "要点2"]);
    for (const words of ["条件如下", "须满一年。", "不低于5%。"]) {
      expect(text).toContain(words);
    }
  });

  test("a clause that answers two parts is cited once", () => {
    const clause = make.clause();
    expect(write({ question: "奖励", clauses: [clause, clause] }).citations).toHaveLength(1);
  });
});

describe("language", () => {
  test("Traditional in, Traditional out, while the clause stays as written", () => {
    const { lead, text } = write({
      question: "首次認定獎勵多少",
      locale: "zh-Hant",
      clauses: [LONG],
    });
    expect(lead).toContain("首次認定的企業，獎勵20萬元。");
    expect(text).toContain("> 首次认定的企业，奖励20万元。");
    expect(text).toContain("歸口：");
  });

  test("English gets an English frame around the Chinese clause", () => {
    const { text } = write({
      question: "首次认定 bonus",
      locale: "en",
      clauses: [LONG],
    });
    expect(text).toMatch(/^The documents say/u);
    expect(text).toContain("Source");
    expect(text).toContain("奖励20万元");
  });

  const LONG = make.clause({
    text: "首次认定的企业，奖励20万元。\n每年五月底前填报年度情况。",
  });
});

describe("properties", () => {
  const figure = fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom("万元", "亿元", "%", "人", "年", "个月", "分", "倍"))
    .map(([number, unit]) => `${number}${unit}`);
  const date = fc
    .record({
      year: fc.integer({ min: 2010, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ year, month }) => `${year}年${month}月1日`);
  const any = fc.oneof({ weight: 4, arbitrary: figure }, date);
  const statement = fc
    .tuple(fc.constantFrom("首次认定奖励", "年薪不低于", "销售收入不超过", "研发占比达到"), any)
    .map((words) => words.join(""));
  const text = fc.array(statement, { minLength: 1, maxLength: 4 }).map((all) => `${all.join("。")}。`);
  const clause = fc.record({ text, path: fc.constantFrom("要点1", "要点2", "要点3") }).map((one) => make.clause(one));
  const bound = fc.record({
    value: fc.integer({ min: 1, max: 999 }),
    operator: fc.constantFrom("<", "<=", ">", ">="),
  });
  /** Data beside the clause as a careless clerk might write it: its words hold figures that the clause need not have. */
  const companion = fc.record({
    verdicts: fc.array(
      statement.map((words) => ({
        clause: "要点1",
        when: ["能", "多少"],
        verdict: "yes",
        text: words,
      })),
      { maxLength: 2 },
    ),
    conditions: fc.array(
      fc.tuple(bound, statement, statement).map(([one, met, unmet]) => {
        return {
          ...one,
          clause: "要点1",
          fact: "sales",
          unit: "万元",
          met,
          unmet,
        };
      }),
      { maxLength: 2 },
    ),
    tiers: fc.array(
      fc.tuple(statement, statement, fc.integer({ min: 1, max: 900 })).map(([first, second, upTo]) => {
        const rows = [
          { upTo, unit: "万元", outcome: first },
          { upTo: null, unit: "万元", outcome: second },
        ];
        return { clause: "要点1", fact: "rd_expense", label: "分段", rows };
      }),
      { maxLength: 1 },
    ),
  });
  const question = fc
    .tuple(
      fc.constantFrom("销售收入", "研发费用", "年薪", "首次认定"),
      any,
      fc.constantFrom("能不能报", "奖多少", "行吗"),
    )
    .map((words) => words.join(""));
  const status = fc.constantFrom("in force", "historical", "annual notice");
  const cases = fc.record({
    question,
    clauses: fc.array(clause, { minLength: 1, maxLength: 3 }),
    document: fc
      .tuple(
        fc.record({
          status,
          expiresOn: fc.constantFrom(null, "2025-12-31", "2027-01-31"),
        }),
        companion,
      )
      .map(([front, data]) => make.document(front, data)),
    locale: fc.constantFrom(...Locale.options),
    aspects: fc.subarray<Aspect>(["amount", "condition"]),
  });

  /** Numbers with the unit behind them, and whole dates, read without the project's own parser. */
  const figuresOf = (words: string) => normaliseText(words).match(FIGURES) ?? [];
  const FIGURES = /\d{4}年\d+月\d+日|\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?(?:个月|万元|亿元|[%人年分倍])/gu;

  test("an answer's lead never holds a figure that its citations, its question and the document's dates lack", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { lead, citations } = write(one);
        const sources = [...citations.map(({ quote }) => quote), one.question, one.document.front.expiresOn ?? ""];
        const known = new Set(sources.flatMap(figuresOf));
        return figuresOf(lead).every((said) => known.has(said));
      }),
      { numRuns: 400 },
    );
  });

  test("every citation is a clause that was handed in, word for word, and every clause is cited", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { citations } = write(one);
        const given = new Map(one.clauses.map(({ path, text: words }) => [path, words]));
        expect(new Map(citations.map(({ clause: path, quote }) => [path, quote]))).toEqual(given);
        return citations.every((citation) => Citation.safeParse(citation).success);
      }),
    );
  });

  test("what is said before the quotation stays within 200 characters after its first sentence", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { lead } = write(one);
        const first = lead.indexOf("。") + 1;
        return lead.length <= Math.max(200, first);
      }),
    );
  });

  test("an answer always says something and names the department, whatever stands in question and clauses", () => {
    const odd = fc.string({ unit: "binary", maxLength: 24 });
    fc.assert(
      fc.property(odd, fc.array(odd, { maxLength: 3 }), fc.constantFrom(...Locale.options), (asked, texts, locale) => {
        const clauses = texts.map((words, index) => make.clause({ path: `要点${index + 1}`, text: words }));
        const written = write({ question: asked, clauses, locale });
        return written.citations.length === texts.length && written.text.includes("科技局");
      }),
    );
  });

  test("an answer without clauses or with a blank one is no exception", () => {
    expect(write({ question: "", clauses: [] }).citations).toEqual([]);
    expect(write({ question: "奖多少", clauses: [make.clause({ text: "" })] }).lead).toBe("");
    expect(write({ question: "条件", clauses: [], heading: "条件如下" }).text).toContain("条件如下");
  });
});
