/** The evidence gate: what is answered, what is left open, what is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_CLAUSES, weighEvidence } from "../../../src/domain/evidence-gate.ts";
import type { Passage } from "../../../src/domain/rank-clauses.ts";
import { make } from "../make.ts";

const gap = (score: number, document = make.document()) =>
  make.passage({
    score,
    document,
    clause: make.clause({
      path: "空缺1",
      kind: "gap",
      text: "批次没有收入。其他另说。",
      department: "税务局",
    }),
  });
const scored = (score: number, path: string, document = make.document()) =>
  make.passage({
    score,
    document,
    clause: make.clause({ documentId: document.id, path }),
  });
const weigh = (passages: Passage[], facets: Parameters<typeof make.facets>[0] = {}) =>
  weighEvidence(passages, make.facets(facets), MAX_CLAUSES.plain);

describe("answers", () => {
  test("near clauses of the best document join, at most three, best first", () => {
    const passages = [0.9, 0.88, 0.86, 0.85, 0.3].map((score, index) => scored(score, `要点${index + 1}`));
    const evidence = weigh(passages);
    expect(evidence).toMatchObject({ kind: "answer" });
    const paths = evidence.kind === "answer" ? evidence.passages.map(({ clause }) => clause.path) : [];
    expect(paths).toEqual(["要点1", "要点2", "要点3"]);
  });

  test("clauses far behind the best stay out", () => {
    const evidence = weigh([scored(0.9, "要点1"), scored(0.5, "要点2")]);
    expect(evidence.kind === "answer" ? evidence.passages : []).toHaveLength(1);
  });

  test("a clause of another document never joins, however near", () => {
    const other = make.document({ id: "T-2" });
    const evidence = weigh([scored(0.9, "要点1"), scored(0.9, "要点1", other)]);
    const ids = evidence.kind === "answer" ? evidence.passages.map(({ document }) => document.id) : [];
    expect(ids).toEqual(["T-1"]);
  });
});

describe("nothing", () => {
  test("no passage, or none near enough", () => {
    expect(weigh([])).toEqual({ kind: "nothing", nearest: null });
    expect(weigh([scored(0.05, "要点1")])).toMatchObject({
      kind: "nothing",
      nearest: { score: 0.05 },
    });
  });
});

describe("gaps", () => {
  test("a gap that fits better than every clause is the answer's end", () => {
    expect(weigh([gap(0.9), scored(0.8, "要点1")])).toMatchObject({
      kind: "gap",
      reason: "批次没有收入",
      department: "税务局",
    });
  });

  test("a clause that fits better than the gap answers", () => {
    expect(weigh([scored(0.9, "要点1"), gap(0.8)]).kind).toBe("answer");
  });

  test("a gap of another document does not stop the best", () => {
    expect(weigh([scored(0.9, "要点1"), gap(0.89, make.document({ id: "T-2" }))]).kind).toBe("answer");
  });

  test("a question about one level's money is not answered from another level", () => {
    const municipal = scored(0.9, "要点1", make.document({ level: "municipal" }));
    expect(weigh([municipal], { payer: "district", aspects: ["amount"] }).kind).not.toBe("answer");
    expect(weigh([municipal], { payer: "municipal", aspects: ["amount"] }).kind).toBe("answer");
  });
});

describe("documents whose text was not supplied", () => {
  const unsupplied = make.document({ status: "text not supplied" });

  test.each(["amount", "condition", "window", "validity", "materials", "procedure", "score", "statistics"] as const)(
    "never answer what is asked of their %s, at no score",
    (aspect) => {
      const score = fc.double({ min: 0.21, max: 1.5, noNaN: true });
      fc.assert(
        fc.property(score, score, (best, other) => {
          const passages = [scored(best, "要点1", unsupplied), gap(other, unsupplied)].toSorted(
            (a, b) => b.score - a.score,
          );
          return weigh(passages, { aspects: [aspect] }).kind === "gap";
        }),
      );
    },
  );

  test("may say that they exist", () => {
    expect(weigh([scored(0.9, "要点1", unsupplied)], { aspects: ["history"] }).kind).toBe("answer");
  });
});

test("whatever is found: an answer holds clauses of its one document, above the threshold, and no gap", () => {
  const passage = fc
    .record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      id: fc.constantFrom("A", "B"),
      isGap: fc.boolean(),
    })
    .map(({ score, id, isGap }) => {
      const document = make.document({ id });
      return isGap ? gap(score, document) : scored(score, "要点1", document);
    });
  const aspects = fc.subarray(["amount", "window", "condition"] as const);
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 6 }), aspects, (found, asked) => {
      const ranked = found.toSorted((a, b) => b.score - a.score);
      const evidence = weigh(ranked, { aspects: asked });
      return (
        evidence.kind !== "answer" ||
        (evidence.passages.length >= 1 &&
          evidence.passages.length <= 3 &&
          (ranked[0]?.score ?? 0) >= 0.2 &&
          evidence.passages.every(
            ({ clause, document }) => clause.kind !== "gap" && document.id === ranked[0]?.document.id,
          ))
      );
    }),
  );
});
