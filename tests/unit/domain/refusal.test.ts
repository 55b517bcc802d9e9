/** The words of a refusal. */
import { describe, expect, test } from "vitest";
import type { Evidence, GapCause } from "../../../src/domain/evidence-gate.ts";
import { frameFor } from "../../../src/domain/frame.ts";
import { refuse } from "../../../src/domain/refusal.ts";
import { Locale } from "../../../src/domain/reply.ts";
import { make } from "../make.ts";

const CAUSES: readonly GapCause[] = [
  "text missing",
  "not stated",
  "not counted",
  "outside range",
  "no figure",
  "old figure",
  "other year",
  "other level",
];

describe.each(Locale.options)("in %s", (locale) => {
  const frame = frameFor(locale);
  const document = make.document({ department: "某局" });

  test("every cause has words of its own, without a figure, that name who can say more", () => {
    const texts = CAUSES.map((because) => {
      const evidence: Evidence = {
        kind: "gap",
        document,
        reason: "没有写到",
        department: null,
        because,
      };
      return refuse(evidence, frame).text;
    });
    expect(new Set(texts).size).toBe(CAUSES.length);
    for (const text of texts) {
      expect(text).toContain("某局");
      expect(text).not.toMatch(/\d|undefined|null/u);
    }
  });

  test("the gap's own department goes before the document's", () => {
    const evidence: Evidence = {
      kind: "gap",
      document,
      reason: "没有写到",
      department: "乙局",
      because: "not stated",
    };
    expect(refuse(evidence, frame)).toMatchObject({
      department: "乙局",
      reason: "没有写到",
    });
  });

  test("where nothing was found somebody is named all the same", () => {
    const { text, department } = refuse({ kind: "nothing", nearest: null }, frame);
    expect(department).not.toBe("");
    expect(text).toContain("科技局");
  });
});
