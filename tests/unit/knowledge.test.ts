/** The shipped knowledge folder: whole, consistent, and nowhere named in the code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkKnowledge } from "../../src/core/check-knowledge.ts";
import { listPolicyFiles, readEntry, readReference } from "../../src/core/knowledge-files.ts";
import { readOffice } from "../../src/core/read-office.ts";
import { buildBoundaries, fillDays } from "../../src/domain/boundary.ts";
import type { Companion } from "../../src/domain/companion.ts";
import { buildGlossary, expandWithGlossary } from "../../src/domain/glossary.ts";
import { renderProblem } from "../../src/domain/problem.ts";
import { normaliseText } from "../../src/domain/text.ts";
import { findUnsupported } from "../../src/domain/verify-figures.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const KNOWLEDGE = join(ROOT, "knowledge");
const entries = listPolicyFiles(join(KNOWLEDGE, "policies")).files.flatMap((file) => {
  const entry = readEntry(file);
  return entry.ok ? [entry.value] : [];
});
const parsed = readReference(KNOWLEDGE);
const reference = parsed.ok ? parsed.value : expect.unreachable(parsed.problems.map(renderProblem).join("\n"));

describe("the folder", () => {
  test("passes the check that ingestion runs", () => {
    const report = checkKnowledge(KNOWLEDGE);
    expect(report.problems.map(renderProblem)).toEqual([]);
    expect(report.documents).toBe(49);
  });

  test("holds every family of documents at every level", () => {
    const families = Map.groupBy(entries, ({ document }) => document.front.id.split("-")[0]);
    const counts = Object.fromEntries([...families].map(([family, list]) => [family, list.length]));
    expect(counts).toEqual({ BL: 16, NB: 26, NA: 6, GK: 1 });
    const levels = new Set(entries.flatMap(({ document }) => document.front.level));
    expect([...levels].toSorted()).toEqual(["district", "municipal", "national", "provincial"]);
  });

  test("a document lies in the folder of its first level, under its id, with its data beside it", () => {
    const places = entries.map(({ document: { front } }) => `${front.level[0]}/${front.id}`);
    expect(entries.map(({ document }) => document.file.split("/").slice(-2).join("/"))).toEqual(
      places.map((place) => `${place}.md`),
    );
    const data = readdirSync(join(KNOWLEDGE, "policies"), {
      recursive: true,
      encoding: "utf8",
    });
    expect(data.filter((file) => file.endsWith(".yaml")).toSorted()).toEqual(
      places.map((place) => `${place}.yaml`).toSorted(),
    );
  });

  test("every clause can be asked for", () => {
    const silent = entries.flatMap(({ document, companion }) =>
      document.clauses
        .filter(({ path }) => (companion.clauses[path]?.questions ?? []).length === 0)
        .map(({ path }) => `${document.front.id} ${path}`),
    );
    expect(silent).toEqual([]);
  });
});

describe("policy ids stay out of the code", () => {
  test("no file of src/ names a document", () => {
    const ids = entries.map(({ document }) => document.front.id);
    const named = new RegExp(`(?<![A-Za-z0-9])(?:${ids.join("|")})(?![A-Za-z0-9])`, "u");
    expect(ids.every((id) => named.test(`在 ${id} 里`))).toBe(true);
    const files = readdirSync(join(ROOT, "src"), {
      recursive: true,
      withFileTypes: true,
    }).filter((one) => one.isFile());
    expect(files.length).toBeGreaterThan(50);
    const guilty = files
      .map((file) => join(file.parentPath, file.name))
      .filter((path) => named.test(readFileSync(path, "utf8")));
    expect(guilty).toEqual([]);
  });
});

describe("documents whose text was not supplied", () => {
  const unsupplied = entries.filter(({ document }) => document.front.status === "text not supplied");
  const AMOUNT = /[\d一二三四五六七八九十百千]\s*(?:[万亿]?元|[万亿]|%|％|个百分点)|百分之/u;

  test("are there", () => {
    expect(unsupplied.length).toBeGreaterThanOrEqual(5);
  });

  test.each(unsupplied.map((entry) => [entry.document.front.id, entry] as const))("%s says no amount", (_, entry) => {
    const said = [
      ...entry.document.clauses.map((clause) => `${clause.heading} ${clause.text}`),
      ...entry.companion.gaps.map((gap) => gap.reason),
      ...entry.companion.overviews.map((overview) => overview.heading),
    ];
    expect(said.filter((text) => AMOUNT.test(text))).toEqual([]);
    const { amounts, conditions, bands, tiers, verdicts } = entry.companion;
    expect([amounts, conditions, bands, tiers, verdicts].flat()).toEqual([]);
  });
});

describe("the data's own words", () => {
  const words = ({ verdicts, conditions, bands, tiers }: Companion) => [
    ...verdicts.map(({ clause, text }) => ({ clause, text })),
    ...conditions.flatMap(({ clause, met, unmet }) => [met, unmet].map((text) => ({ clause, text }))),
    ...bands.flatMap(({ clause, label, rows }) => rows.map(({ outcome }) => ({ clause, text: label + outcome }))),
    ...tiers.flatMap(({ clause, label, rows }) => rows.map(({ outcome }) => ({ clause, text: label + outcome }))),
  ];

  test.each(entries.map((entry) => [entry.document.front.id, entry] as const))(
    "of %s hold no figure that their clause lacks, or they would never be said",
    (_, { document, companion }) => {
      const texts = new Map(document.clauses.map((clause) => [clause.path, clause.text]));
      const { title, issuedOn, issuedNote, effectiveOn, effectiveNote, expiresOn, expiresNote } = document.front;
      const own = [title, issuedOn, issuedNote, effectiveOn, effectiveNote, expiresOn, expiresNote].join(" ");
      const wrong = words(companion).flatMap(({ clause, text }) =>
        findUnsupported(text, [texts.get(clause) ?? "", own]).map((figure) => `${clause} ${text}: ${figure}`),
      );
      expect(wrong).toEqual([]);
    },
  );
});

describe("glossary", () => {
  test("has at least 120 groups, English words and words of Traditional texts among them", () => {
    const words = reference.glossary.flatMap((group) => group.same);
    expect(reference.glossary.length).toBeGreaterThanOrEqual(120);
    expect(words.filter((word) => /^[a-z][a-z -]+$/iu.test(word)).length).toBeGreaterThan(100);
    for (const [traditional, term] of [
      ["軟體公司", "软件"],
      ["資訊安全", "信息"],
      ["奈米材料", "纳米"],
    ] as const) {
      expect(expandWithGlossary(normaliseText(traditional), buildGlossary(reference.glossary))).toContain(term);
    }
  });

  test("no word is empty once normalised, and no group is without effect", () => {
    const glossary = buildGlossary(reference.glossary);
    expect([...glossary.keys()].filter((word) => word.trim() === "")).toEqual([]);
    const idle = reference.glossary.filter(({ term, same }) => {
      return !same.some((word) => glossary.get(normaliseText(word))?.includes(normaliseText(term)) === true);
    });
    expect(idle.map((group) => group.term)).toEqual([]);
  });
});

describe("boundaries", () => {
  const rules = buildBoundaries(reference.boundaries);
  const isExpression = (pattern: string) => /^\/.+\/$/su.test(pattern);

  test("have ids of their own, and every pattern compiles", () => {
    expect(new Set(reference.boundaries.map((one) => one.id)).size).toBe(reference.boundaries.length);
    expect(rules).toHaveLength(reference.boundaries.length);
  });

  test.each(rules.map((rule) => [rule.boundary.id, rule] as const))(
    "%s meets its own first words and leaves other messages alone",
    (_, { boundary, matches }) => {
      const first = boundary.all.map((row) => row.find((pattern) => !isExpression(pattern)));
      const words = first.filter((word) => word !== undefined);
      const text = normaliseText(words.join("，"));
      const short = !boundary.whole || text.length <= 16;
      if (words.length === boundary.all.length && short) {
        const plain = buildBoundaries([{ ...boundary, none: [] }]);
        expect(plain.every((rule) => rule.matches(text))).toBe(true);
      }
      for (const other of ["高企首次认定市里奖多少", "how much is the bonus for a first recognition", "x"]) {
        expect(matches(normaliseText(other)), other).toBe(false);
      }
    },
  );

  test("a reply names days of the clerk's file, and leaves no other place open", () => {
    const office = readOffice(KNOWLEDGE);
    const deadlines = office.ok ? office.value.deadlines : expect.unreachable();
    const replies = fillDays(reference.boundaries, deadlines).flatMap(({ reply, reply_en }) => [reply, reply_en]);
    expect(replies.filter((reply) => /[{}]/u.test(reply.replaceAll("{word}", "")))).toEqual([]);
  });

  test("every plain word is written as messages are compared, or it would never be met", () => {
    const plain = reference.boundaries.flatMap(({ id, all, none }) =>
      [...all.flat(), ...none].filter((pattern) => !isExpression(pattern)).map((pattern) => ({ id, pattern })),
    );
    expect(plain.length).toBeGreaterThan(500);
    expect(plain.filter(({ pattern }) => normaliseText(pattern) !== pattern.toLowerCase())).toEqual([]);
  });

  test("secrets stand before everything else, and every reply leads somewhere or ends politely", () => {
    const kinds = reference.boundaries.map((one) => one.kind);
    expect(kinds.lastIndexOf("secret")).toBeLessThan(kinds.findIndex((kind) => kind !== "secret"));
    const silent = reference.boundaries.filter(({ kind, department }) => {
      return department === null && ["secret", "abstained", "handoff"].includes(kind);
    });
    expect(silent.map((one) => one.id)).toEqual([]);
  });
});
