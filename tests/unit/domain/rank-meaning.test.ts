/** Meaning in the ranking: mixed in by normalised score where there are vectors, without any effect where there are none. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Candidate, meaningShare, rankClauses } from "../../../src/domain/rank-clauses.ts";
import { make } from "../make.ts";

const SUBJECT = { facets: make.facets(), documents: [] };

function candidate(path: string, changes: Partial<Candidate>): Candidate {
  const body = () => new Map([["奖", 1]]);
  const clause = make.clause({ path });
  return {
    clause,
    document: make.document(),
    textScore: 0.5,
    meaning: null,
    body,
    questions: [],
    ...changes,
  };
}

function rank(candidates: Candidate[]): { path: string; score: number }[] {
  const query = new Map([["奖", 1]]);
  return rankClauses(query, candidates, SUBJECT, () => 1).map(({ clause, score }) => ({ path: clause.path, score }));
}

test("a clause without a vector keeps exactly the score of its words, whatever the others mean", () => {
  const [alone] = rank([candidate("要点1", {})]);
  const mixed = rank([candidate("要点1", {}), candidate("要点2", { meaning: 1 })]);
  expect(mixed.find(({ path }) => path === "要点1")?.score).toBe(alone?.score);
});

test("between clauses of equal words the nearer meaning comes first", () => {
  const ranked = rank([candidate("要点1", { meaning: 0.2 }), candidate("要点2", { meaning: 0.7 })]);
  expect(ranked.map(({ path }) => path)).toEqual(["要点2", "要点1"]);
});

test("a middling meaning alone does not overtake a clause that says the question's words", () => {
  const other = { textScore: 0, body: () => new Map<string, number>() };
  const ranked = rank([candidate("要点1", { meaning: 0.1 }), candidate("要点2", { ...other, meaning: 0.6 })]);
  expect(ranked.map(({ path }) => path)).toEqual(["要点1", "要点2"]);
});

test("the share is 0 from the average on, 1 at the same meaning, and falls with the distance", () => {
  expect(meaningShare({ distance: 0, averageDistance: 0.8 })).toBe(1);
  expect(meaningShare({ distance: 0.8, averageDistance: 0.8 })).toBe(0);
  expect(meaningShare({ distance: 1.2, averageDistance: 0.8 })).toBe(0);
  expect(meaningShare({ distance: 0, averageDistance: 0 })).toBe(0);
  const distance = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(distance, distance, distance, (a, b, averageDistance) => {
      const [near, far] = [Math.min(a, b), Math.max(a, b)].map((one) =>
        meaningShare({ distance: one, averageDistance }),
      );
      return near !== undefined && far !== undefined && near >= far && far >= 0 && near <= 1;
    }),
  );
});
