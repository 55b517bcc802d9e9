/** BM25 weights. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { BM25, inverseDocumentFrequency, questionTermWeight, termWeight } from "../../../src/domain/bm25.ts";

test("a term that occurs once in a document of average length weighs 1", () => {
  expect(termWeight({ frequency: 1, length: 80, averageLength: 80 }, BM25)).toBeCloseTo(1);
});

test("a term that does not occur weighs nothing, also where no length counts", () => {
  expect(termWeight({ frequency: 0, length: 0, averageLength: 1 }, { k1: 1.6, b: 1 })).toBe(0);
});

test("an average length of 0 is a broken assumption", () => {
  expect(() => termWeight({ frequency: 1, length: 1, averageLength: 0 }, BM25)).toThrow("averageLength");
});

test("weight grows with frequency, falls with length and stays below k1 + 1", () => {
  const counts = fc.record({
    frequency: fc.integer({ min: 1, max: 500 }),
    length: fc.integer({ min: 1, max: 5000 }),
    averageLength: fc.integer({ min: 1, max: 5000 }),
  });
  fc.assert(
    fc.property(counts, (term) => {
      const weight = termWeight(term, BM25);
      const more = termWeight({ ...term, frequency: term.frequency + 1 }, BM25);
      const longer = termWeight({ ...term, length: term.length + 1 }, BM25);
      return weight > 0 && more > weight && longer < weight && more < BM25.k1 + 1;
    }),
  );
});

test("rare terms tell more, and even a term of every document tells no less than nothing", () => {
  const rare = inverseDocumentFrequency({
    documentCount: 900,
    documentFrequency: 1,
  });
  const common = inverseDocumentFrequency({
    documentCount: 900,
    documentFrequency: 600,
  });
  const everywhere = inverseDocumentFrequency({
    documentCount: 900,
    documentFrequency: 900,
  });
  expect(rare).toBeGreaterThan(common);
  expect(common).toBeGreaterThan(everywhere);
  expect(everywhere).toBeGreaterThan(0);
});

test("a term said four times in a question counts twice", () => {
  expect(questionTermWeight({ frequency: 4, idf: 3 })).toBe(6);
});
