/** The evidence score. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { BM25 } from "../../../src/domain/bm25.ts";
import { evidenceScore } from "../../../src/domain/evidence-score.ts";

const corpus = { saturation: BM25.k1 + 1, documentCount: 900 };

test("without a passage or a question there is no evidence", () => {
  expect(evidenceScore({ ...corpus, topScore: 0, questionMass: 40 })).toBe(0);
  expect(evidenceScore({ ...corpus, topScore: 0, questionMass: 0 })).toBe(0);
  expect(
    evidenceScore({
      topScore: 5,
      questionMass: 10,
      saturation: 2.6,
      documentCount: 0,
    }),
  ).toBe(0);
});

test("a question matched in half is supported, one matched in a tenth is not", () => {
  expect(evidenceScore({ ...corpus, topScore: 60, questionMass: 60 })).toBeGreaterThan(0.8);
  expect(evidenceScore({ ...corpus, topScore: 10, questionMass: 60 })).toBeLessThan(0.2);
});

test("the score lies between 0 and 1 and grows with the top score", () => {
  const figures = fc.record({
    topScore: fc.double({ min: 0.1, max: 150, noNaN: true }),
    questionMass: fc.double({ min: 60, max: 300, noNaN: true }),
  });
  fc.assert(
    fc.property(figures, ({ topScore, questionMass }) => {
      const score = evidenceScore({ ...corpus, topScore, questionMass });
      const higher = evidenceScore({
        ...corpus,
        topScore: topScore + 1,
        questionMass,
      });
      return score > 0 && score <= 1 && higher >= score;
    }),
  );
});
