/** The words around answers, in three languages. */
import { describe, expect, test } from "vitest";
import { type Frame, frameFor } from "../../../src/domain/frame.ts";
import { CitationStatus, type Locale } from "../../../src/domain/reply.ts";
import { detectLocale, toSimplified } from "../../../src/domain/script.ts";

const LOCALES: readonly Locale[] = ["zh-Hans", "zh-Hant", "en"];

/** Every sentence of a frame, filled with words that hold no figure. */
function sentences(frame: Frame): Record<string, string> {
  return {
    yes: frame.yes,
    no: frame.no,
    depends: frame.depends,
    review: frame.review(null),
    reviewNoted: frame.review("某因"),
    historical: frame.historical,
    basis: frame.basis,
    sourceLink: frame.sourceLink,
    empty: frame.empty,
    lead: frame.lead("字"),
    summary: frame.summary("字"),
    level: frame.level(["national", "provincial", "municipal", "district"]),
    status: CitationStatus.options.map(frame.status).join("，"),
    department: frame.department("某局"),
    contact: frame.contact("某人"),
    notice: frame.notice,
    oldData: frame.oldData,
    askNow: frame.askNow("某局"),
    summaryNote: frame.summaryNote,
    noFigure: frame.noFigure("某文", "某局"),
    noCount: frame.noCount("某文", "某局"),
    outsideRange: frame.outsideRange("某文", "某局"),
    oldFigure: frame.oldFigure("某文", "某局"),
    otherYear: frame.otherYear("某文", "某局"),
    otherLevel: frame.otherLevel("某文", "某级", "某局"),
    issued: frame.issued("某日"),
    expired: frame.expired("某日"),
    validUntil: frame.validUntil("某日"),
    gap: frame.gap("某事", "某局"),
    unsupplied: frame.unsupplied("某文", "某局"),
    nothing: frame.nothing("某局"),
    seeAlso: frame.seeAlso("某文", "/a"),
    abstainedPart: frame.abstainedPart([]),
    otherYearBelow: frame.otherYearBelow,
    notAlone: frame.notAlone(["某条"], "某句。"),
    notAloneShort: frame.notAlone([], ""),
    notAloneOthers: frame.notAlone(["某条"], null),
    decided: frame.decided,
  };
}

describe.each(LOCALES)("in %s", (locale) => {
  const said = sentences(frameFor(locale));

  test("no sentence is empty or states a figure of its own", () => {
    for (const [name, text] of Object.entries(said)) {
      expect(text.trim(), name).not.toBe("");
      expect(text, name).not.toMatch(/\d|[%％]|undefined|null/u);
    }
  });

  test("a refusal names who can say more, and why nothing is said", () => {
    expect(said["gap"]).toContain("某局");
    expect(said["gap"]).toContain("某事");
    expect(said["unsupplied"]).toContain("某局");
    expect(said["nothing"]).toContain("某局");
  });

  test("each status has words of its own", () => {
    const words = CitationStatus.options.map(frameFor(locale).status);
    expect(new Set(words).size).toBe(words.length);
  });

  test("the limit of a message is said as it is", () => {
    expect(frameFor(locale).tooLong(4000)).toContain("4000");
  });
});

test("the Traditional frame says what the Simplified one says, in its own script", () => {
  const simplified = sentences(frameFor("zh-Hans"));
  const traditional = sentences(frameFor("zh-Hant"));
  for (const [name, text] of Object.entries(simplified)) {
    expect(toSimplified(traditional[name] ?? ""), name).toBe(toSimplified(text));
  }
  expect(detectLocale(Object.values(traditional).join(""))).toBe("zh-Hant");
});

test("the English frame is English around the documents' Chinese", () => {
  const { nothing = "", historical = "", review = "", empty = "" } = sentences(frameFor("en"));
  expect([nothing, historical, review, empty].map(detectLocale)).toEqual(["en", "en", "en", "en"]);
});
