/** The search index after any sequence of changes is the index that a full ingestion would have made. */
import { cpSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { ingestDocuments } from "../../../src/core/ingest-documents.ts";
import { selectRows } from "../../../src/db/database.ts";
import { BM25, termWeight } from "../../../src/domain/bm25.ts";
import { documentTerms } from "../../../src/domain/terms.ts";
import { findInIndex, findPassages, type Hit } from "../../support/find-passages.ts";
import { readGolden } from "../../support/golden.ts";
import { makeFolder, policyText, writeFiles } from "../../support/make-policy.ts";
import { emptyTables, KNOWLEDGE, openTestDatabase, type TestDatabase, testApp } from "../../support/test-app.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => emptyTables(db.pool));

function ingest(folder: string) {
  return ingestDocuments(db.deps, [folder], () => undefined);
}

const StateRow = z.object({
  kind: z.string(),
  passage_count: z.number(),
  total_terms: z.coerce.number(),
  average_length: z.number(),
});
const PassageRow = z.object({
  kind: z.string(),
  text: z.string(),
  term_count: z.number(),
  weights: z.string(),
});
const TermRow = z.object({
  id: z.number(),
  kind: z.string(),
  text: z.string(),
  document_frequency: z.number(),
});

/** What is stored, without the ids that depend on history. */
async function readIndex() {
  const terms = await selectRows(db.pool, TermRow, "select id, kind, text, document_frequency from term", []);
  const words = new Map(terms.map(({ id, text }) => [id, text]));
  const passages = await selectRows(
    db.pool,
    PassageRow,
    "select kind, text, term_count, weights::text from passage",
    [],
  );
  return {
    state: await selectRows(db.pool, StateRow, "select * from search_index order by kind", []),
    frequencies: new Map(terms.map(({ kind, text, document_frequency }) => [`${kind} ${text}`, document_frequency])),
    passages: passages.map(({ weights, ...rest }) => ({
      ...rest,
      weights: parseWeights(weights, words),
    })),
  };
}

function parseWeights(stored: string, words: ReadonlyMap<number, string>): Map<string, number> {
  const pairs = [...stored.matchAll(/(\d+):([\d.e-]+)/g)];
  return new Map(pairs.map(([, id, weight]) => [words.get(Number(id)) ?? `no term ${id}`, Number(weight)]));
}

type Index = Awaited<ReturnType<typeof readIndex>>;

/** The figures that the stored passages should have, worked out from their texts alone. */
function workOut(passages: Index["passages"]) {
  const frequencies = new Map<string, number>();
  const totals = new Map([
    ["question", { passages: 0, terms: 0 }],
    ["text", { passages: 0, terms: 0 }],
  ]);
  for (const { kind, text } of passages) {
    const total = totals.get(kind);
    for (const [term, count] of documentTerms(text, db.deps.vocabulary.lexicon)) {
      frequencies.set(`${kind} ${term}`, (frequencies.get(`${kind} ${term}`) ?? 0) + 1);
      totals.set(kind, {
        passages: total?.passages ?? 0,
        terms: (totals.get(kind)?.terms ?? 0) + count,
      });
    }
    totals.set(kind, {
      passages: (total?.passages ?? 0) + 1,
      terms: totals.get(kind)?.terms ?? 0,
    });
  }
  return { frequencies, totals };
}

function expectExact(index: Index): void {
  const { frequencies, totals } = workOut(index.passages);
  expect(index.frequencies).toEqual(frequencies);
  expect(index.state).toEqual(
    [...totals].map(([kind, { passages, terms }]) => ({
      kind,
      passage_count: passages,
      total_terms: terms,
      average_length: passages === 0 ? expect.any(Number) : terms / passages,
    })),
  );
  const averages = new Map(index.state.map(({ kind, average_length }) => [kind, average_length]));
  for (const passage of index.passages) {
    expectWeights(passage, averages.get(passage.kind) ?? 0);
  }
}

function expectWeights({ text, term_count, weights }: Index["passages"][number], averageLength: number): void {
  const terms = documentTerms(text, db.deps.vocabulary.lexicon);
  const length = [...terms.values()].reduce((sum, count) => sum + count, 0);
  expect(term_count).toBe(length);
  expect([...weights.keys()].sort()).toEqual([...terms.keys()].sort());
  for (const [term, frequency] of terms) {
    expect(weights.get(term)).toBeCloseTo(termWeight({ frequency, length, averageLength }, BM25), 5);
  }
}

const WORDS = ["翡翠", "珊瑚", "琥珀", "玛瑙", "奖励", "补助", "高新技术企业", "12万元", "2025年", "申报"];
const Body = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }).map((words) => words.join(""));
const Step = fc.record({
  document: fc.constantFrom("A", "B", "C", "D"),
  change: fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 3,
      arbitrary: fc.record({
        body: Body,
        questions: fc.array(Body, { maxLength: 2 }),
      }),
    },
  ),
});

test("after any sequence of adding, changing and removing, frequencies, totals and weights are exact", async () => {
  const property = fc.asyncProperty(
    fc.array(fc.array(Step, { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 5,
    }),
    async (runs) => {
      await emptyTables(db.pool);
      const folder = makeFolder({});
      for (const steps of runs) {
        for (const { document, change } of steps) {
          apply(folder, document, change);
        }
        expect((await ingest(folder)).refused).toEqual([]);
      }
      expectExact(await readIndex());
    },
  );
  await fc.assert(property, { numRuns: 12, seed: 20260630 });
});

function apply(folder: string, document: string, change: { body: string; questions: string[] } | null): void {
  if (change === null) {
    rmSync(join(folder, `${document}.md`), { force: true });
    rmSync(join(folder, `${document}.yaml`), { force: true });
    return;
  }
  const id = `T-${document}`;
  writeFiles(folder, {
    [`${document}.md`]: policyText(id, `## 要点1 奖励\n\n${change.body}`, {}),
    [`${document}.yaml`]: JSON.stringify({
      document: id,
      clauses: { 要点1: { questions: change.questions } },
    }),
  });
}

test("an index that lost its last passage can be filled again", async () => {
  const folder = makeFolder({
    "a.md": policyText("T-A", "## 要点1 奖励\n\n翡翠项目。", {}),
  });
  await ingest(folder);
  rmSync(join(folder, "a.md"));
  await ingest(folder);
  expect(await findPassages(db.deps, "翡翠")).toEqual([]);
  expect((await readIndex()).frequencies.size).toBe(0);
  writeFiles(folder, {
    "b.md": policyText("T-B", "## 要点1 奖励\n\n珊瑚项目。", {}),
  });
  await ingest(folder);
  expectExact(await readIndex());
});

test("the version of the index grows with every change, and only then", async () => {
  const versions = async () => (await db.pool.query("select version from search_index order by kind")).rows;
  const folder = makeFolder({
    "a.md": policyText("T-A", "## 要点1 奖励\n\n翡翠项目。", {}),
  });
  await ingest(folder);
  expect(await versions()).toEqual([{ version: 1 }, { version: 1 }]);
  await ingest(folder);
  expect(await versions()).toEqual([{ version: 1 }, { version: 1 }]);
  rmSync(join(folder, "a.md"));
  await ingest(folder);
  expect(await versions()).toEqual([{ version: 2 }, { version: 2 }]);
});

/** As if the index held so many passages more of that average length, too many to follow the average exactly. */
async function pretendLarge(averageLength: number): Promise<void> {
  await db.pool.query(
    "update search_index set passage_count = 20000, total_terms = $1, average_length = $2 where kind = 'text'",
    [20_000 * averageLength, averageLength],
  );
}

test("a large index keeps its weights while the average moves by less than a twentieth, and its totals stay exact", async () => {
  const folder = makeFolder({
    "a.md": policyText("T-A", "## 要点1 奖励\n\n翡翠项目奖励。", {}),
  });
  await ingest(folder);
  await pretendLarge(100);
  const before = (await readIndex()).passages;
  writeFiles(folder, {
    "b.md": policyText("T-B", `## 要点1 奖励\n\n${"珊瑚项目补助。".repeat(200)}`, {}),
  });
  await ingest(folder);
  const { state, passages } = await readIndex();
  expect(passages).toEqual(expect.arrayContaining(before));
  const added = passages.filter(({ text }) => text.includes("珊瑚"));
  expect(added).toHaveLength(1);
  for (const passage of added) {
    expectWeights(passage, 100);
    expect(state[1]).toEqual({
      kind: "text",
      passage_count: 20_001,
      total_terms: 2_000_000 + passage.term_count,
      average_length: 100,
    });
  }
});

test.each([107, 93])(
  "a large index makes all weights anew when the average has moved too far (100 to %d)",
  async (average) => {
    const folder = makeFolder({
      "a.md": policyText("T-A", "## 要点1 奖励\n\n翡翠项目奖励。", {}),
    });
    await ingest(folder);
    await pretendLarge(100);
    await db.pool.query("update search_index set total_terms = $1 where kind = 'text'", [20_000 * average]);
    writeFiles(folder, {
      "b.md": policyText("T-B", "## 要点1 奖励\n\n珊瑚项目补助。", {}),
    });
    await ingest(folder);
    const { state, passages } = await readIndex();
    const text = state.find(({ kind }) => kind === "text");
    expect(text?.average_length).toBe((text?.total_terms ?? 0) / 20_001);
    expect(text?.average_length).toBeCloseTo(average, 0);
    for (const passage of passages) {
      expectWeights(passage, text?.average_length ?? 0);
    }
  },
);

test("the shipped knowledge brought in piece by piece ranks every golden question as a full ingestion does", async () => {
  const folder = makeFolder({});
  const sources = readdirSync(join(KNOWLEDGE, "policies"), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const copy = (wanted: (name: string) => boolean) => {
    for (const source of sources.filter((path) => wanted(basename(path)))) {
      cpSync(source, join(folder, basename(source)));
    }
  };
  writeFiles(folder, {
    "gone.md": policyText("T-GONE", `## 要点1 奖励\n\n${"高新技术企业奖励12万元。".repeat(50)}`, {}),
  });
  copy((name) => /^(?:BL|GK)/.test(name));
  writeFiles(folder, {
    "BL-02.md": policyText("BL-02", "## 要点1 奖励\n\n暂时的文字。", {}),
  });
  rmSync(join(folder, "BL-02.yaml"));
  await ingest(folder);
  rmSync(join(folder, "gone.md"));
  copy(() => true);
  const report = await ingest(folder);
  expect([report.refused, report.changed, report.added.length > 20]).toEqual([[], ["BL-02"], true]);
  const full = (await testApp()).deps;
  const questions = readGolden().map(({ text }) => text);
  expect(questions.length).toBeGreaterThanOrEqual(50);
  for (const question of questions) {
    for (const kind of ["text", "question"] as const) {
      expectSameRanking(await findInIndex(db.deps, kind, question), await findInIndex(full, kind, question));
    }
  }
});

/** The same passages at the same ranks; only passages of equal score may have changed places, or been cut at the end. */
function expectSameRanking(piecewise: Hit[], full: Hit[]): void {
  const scores = new Map(full.map(({ clauseId, text, score }) => [`${clauseId} ${text}`, score]));
  const last = full.at(-1)?.score ?? 0;
  expect(piecewise).toHaveLength(full.length);
  for (const [rank, { clauseId, text, score }] of piecewise.entries()) {
    expect(score / (full[rank]?.score ?? 0)).toBeCloseTo(1, 5);
    expect(score / (scores.get(`${clauseId} ${text}`) ?? last)).toBeCloseTo(1, 5);
  }
}
