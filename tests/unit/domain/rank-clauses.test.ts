/** The order of clauses for a question. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Facets } from "../../../src/domain/facets.ts";
import { type Candidate, rankClauses } from "../../../src/domain/rank-clauses.ts";
import { make } from "../make.ts";

const terms = (...words: string[]) => new Map(words.map((word) => [word, 1]));
const QUERY = terms("高企", "奖励");

function candidate(id: string, changes: Partial<Candidate> & { front?: Record<string, unknown> } = {}): Candidate {
  const { front, ...rest } = changes;
  return {
    clause: make.clause({ documentId: id }),
    document: make.document({ id, ...front }),
    textScore: 0.5,
    body: () => terms("高企"),
    questions: [{ text: "别的", terms: terms("别的") }],
    meaning: null,
    ...rest,
  };
}

const rank = (candidates: Candidate[], facets: Partial<Facets> = {}, documents: string[] = []) =>
  rankClauses(QUERY, candidates, { facets: make.facets(facets), documents }, () => 1);
const order = (...parameters: Parameters<typeof rank>) => rank(...parameters).map(({ document }) => document.id);

describe("what speaks for a clause", () => {
  test("a way to ask for it that is the question itself", () => {
    const asked = candidate("B", {
      questions: [{ text: "高企奖励", terms: QUERY }],
    });
    const [first, second] = rank([candidate("A"), asked]);
    expect(first).toMatchObject({ nearest: "高企奖励", asked: 1, known: 1 });
    expect(second).toMatchObject({ asked: 0, known: 0.5 });
  });

  test("its likest way to ask, not its first", () => {
    const questions = [
      { text: "别的", terms: terms("别的") },
      { text: "高企奖励", terms: QUERY },
    ];
    expect(rank([candidate("A", { questions })])[0]?.nearest).toBe("高企奖励");
  });

  test("its words", () => {
    expect(order([candidate("A", { textScore: 0.2 }), candidate("B", { textScore: 0.9 })])).toEqual(["B", "A"]);
  });

  test("another clause of its document that is well worded", () => {
    const strong = candidate("B", {
      textScore: 0.9,
      clause: make.clause({ documentId: "B", path: "要点2" }),
    });
    const ranked = order([candidate("A"), candidate("B"), strong]);
    expect(ranked).toEqual(["B", "B", "A"]);
  });

  test("where nobody wrote ways to ask, the words alone", () => {
    const plain = (id: string, textScore: number) => candidate(id, { textScore, questions: [], body: () => QUERY });
    const ranked = rank([plain("A", 0.3), plain("B", 0.6)]);
    expect(ranked.map(({ document, score, nearest }) => [document.id, score, nearest])).toEqual([
      ["B", 0.6, null],
      ["A", 0.3, null],
    ]);
  });

  test("the talk before", () => {
    expect(order([candidate("A"), candidate("B")], {}, ["B"])).toEqual(["B", "A"]);
  });
});

describe("facets", () => {
  const district = candidate("A", { front: { level: "district" } });
  const municipal = candidate("B", { front: { level: "municipal" } });

  test("a document of the level that pays stands before one of another", () => {
    expect(order([district, municipal], { payer: "municipal" })).toEqual(["B", "A"]);
    expect(order([district, municipal], { payer: "district" })).toEqual(["A", "B"]);
  });

  test("a level that is only named leans the same way", () => {
    expect(order([district, municipal], { leaning: ["municipal"] })).toEqual(["B", "A"]);
  });

  test("a document of both levels pays for both", () => {
    const both = candidate("A", {
      front: { level: ["municipal", "district"] },
    });
    const [district2, municipal2] = [{ payer: "district" as const }, { payer: "municipal" as const }];
    expect(rank([both], district2)[0]?.score).toBe(rank([both], municipal2)[0]?.score);
  });

  test("history comes last unless it or its year is asked for", () => {
    const old = candidate("A", {
      front: { status: "historical", issuedOn: "2016-05-01" },
    });
    const present = candidate("B");
    expect(order([old, present])).toEqual(["B", "A"]);
    expect(order([old, present], { history: true })).toEqual(["A", "B"]);
    expect(order([old, present], { years: [2016] })).toEqual(["A", "B"]);
  });

  test("a clause that names the year asked for stands before one that does not", () => {
    const named = candidate("B", {
      clause: make.clause({ documentId: "B", text: "2025年的标准。" }),
    });
    expect(order([candidate("A"), named], { years: [2025] })).toEqual(["B", "A"]);
  });

  test("a clause that answers what is asked stands before one that answers something else", () => {
    const window = candidate("B", {
      clause: make.clause({ documentId: "B", answers: ["window"] }),
    });
    const amount = candidate("A", {
      clause: make.clause({ documentId: "A", answers: ["amount"] }),
    });
    expect(order([amount, window], { aspects: ["window"] })).toEqual(["B", "A"]);
    expect(order([amount, window], { aspects: ["amount"] })).toEqual(["A", "B"]);
  });
});

describe("properties", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const words = fc.array(fc.constantFrom("高企", "奖励", "条件", "时间"), {
    maxLength: 4,
  });
  const candidates = fc
    .array(fc.record({ textScore: share, body: words, question: words }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((rows) =>
      rows.map(({ textScore, body, question }, index) =>
        candidate(`D${index}`, {
          textScore,
          body: () => terms(...body),
          questions: question.length === 0 ? [] : [{ text: question.join(""), terms: terms(...question) }],
        }),
      ),
    );

  test("the order is by score, ties by id, whatever order the search found them in", () => {
    fc.assert(
      fc.property(candidates, fc.infiniteStream(fc.nat()), (found, random) => {
        const shuffled = found
          .map((one) => ({ one, key: random.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const ranked = rank(found);
        expect(order(shuffled)).toEqual(ranked.map(({ document }) => document.id));
        return ranked.every((one, index) => {
          const next = ranked[index + 1];
          return (
            next === undefined || one.score > next.score || (one.score === next.score && one.clause.id < next.clause.id)
          );
        });
      }),
    );
  });

  test("nothing is lost, and every share lies between 0 and 1", () => {
    fc.assert(
      fc.property(candidates, (found) => {
        const ranked = rank(found);
        return (
          ranked.length === found.length &&
          ranked.every(({ asked, worded, known }) => [asked, worded, known].every((one) => one >= 0 && one <= 1 + 1e-9))
        );
      }),
    );
  });

  test("an empty question gives scores that are numbers", () => {
    const subject = { facets: make.facets(), documents: [] };
    const ranked = rankClauses(new Map(), [candidate("A"), candidate("B")], subject, () => 1);
    expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true);
  });
});
