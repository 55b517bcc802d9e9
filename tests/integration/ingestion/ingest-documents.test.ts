/** Policy files come into the database once, change and leave whole, and what is wrong is named while the rest comes in. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type IngestReport, ingestDocuments } from "../../../src/core/ingest-documents.ts";
import { listClauses } from "../../../src/db/documents.ts";
import { ConflictError } from "../../../src/errors.ts";
import { findPassages } from "../../support/find-passages.ts";
import { makeFolder, policyText, writeFiles } from "../../support/make-policy.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => emptyTables(db.pool));

function ingest(...paths: string[]): Promise<IngestReport> {
  return ingestDocuments(db.deps, paths, () => undefined);
}

async function clausesFor(words: string): Promise<string[]> {
  return (await findPassages(db.deps, words)).map(({ clauseId }) => clauseId);
}

/** Every stored row with the transaction that wrote it: equal before and after means that nothing was written. */
async function rowVersions(): Promise<unknown[]> {
  const tables = ["policy_document", "clause", "passage", "term", "search_index"];
  const results = await Promise.all(
    tables.map((table) =>
      db.pool.query(`select '${table}' as name, xmin::text, ctid::text from ${table} order by ctid`),
    ),
  );
  return results.flatMap(({ rows }) => rows);
}

const TWO = {
  "a.md": policyText("T-A", "## 要点1 奖励\n\n翡翠项目奖励12万元。", {}),
  "b.txt": policyText("T-B", "第一条 琥珀项目补助30万元。", {}),
};

test("the first run adds everything, the second finds it unchanged and writes nothing", async () => {
  const folder = makeFolder(TWO);
  expect(await ingest(folder)).toEqual({
    added: ["T-A", "T-B"],
    changed: [],
    unchanged: [],
    removed: [],
    refused: [],
  });
  const before = await rowVersions();
  expect(await ingest(folder)).toMatchObject({
    added: [],
    changed: [],
    unchanged: ["T-A", "T-B"],
    removed: [],
  });
  expect(await rowVersions()).toEqual(before);
});

test("progress counts every stored passage up to the total", async () => {
  const heard: [number, number][] = [];
  await ingestDocuments(db.deps, [makeFolder(TWO)], (done, total) => heard.push([done, total]));
  const { rows } = await db.pool.query("select count(*)::int as count from passage");
  expect(heard.at(-1)).toEqual([rows[0]?.count, rows[0]?.count]);
});

test("a changed clause is found by its new words only, and other documents keep their rows", async () => {
  const folder = makeFolder(TWO);
  await ingest(folder);
  const kept = await db.pool.query("select id, weights::text from passage where clause_id like 'T-B#%'");
  writeFiles(folder, {
    "a.md": policyText("T-A", "## 要点1 奖励\n\n珊瑚项目奖励12万元。", {}),
  });
  expect(await ingest(folder)).toMatchObject({
    added: [],
    changed: ["T-A"],
    unchanged: ["T-B"],
    removed: [],
  });
  expect(await clausesFor("翡翠")).toEqual([]);
  expect(await clausesFor("珊瑚")).toEqual(["T-A#要点1"]);
  expect((await db.pool.query("select id, weights::text from passage where clause_id like 'T-B#%'")).rows).toEqual(
    kept.rows,
  );
});

test("a change of the data beside a document, or of its front matter, is a change", async () => {
  const folder = makeFolder(TWO);
  await ingest(folder);
  writeFiles(folder, {
    "a.yaml": "document: T-A\nclauses:\n  要点1: { questions: [绿宝石给多少] }\n",
  });
  expect(await ingest(folder)).toMatchObject({ changed: ["T-A"] });
  const asked = await db.pool.query("select text from passage where kind = 'question'");
  expect(asked.rows).toEqual([{ text: "绿宝石给多少" }]);
  writeFiles(folder, {
    "b.txt": policyText("T-B", "第一条 琥珀项目补助30万元。", {
      expiresOn: "2026-12-31",
    }),
  });
  expect(await ingest(folder)).toMatchObject({
    changed: ["T-B"],
    unchanged: ["T-A"],
  });
});

test("a file that left its folder vanishes from documents, clauses and search; other folders stay", async () => {
  const folder = makeFolder(TWO);
  const other = makeFolder({
    "c.md": policyText("T-C", "## 要点1 其他\n\n玛瑙项目。", {}),
  });
  await ingest(folder, other);
  rmSync(join(folder, "a.md"));
  expect(await ingest(folder)).toMatchObject({
    removed: ["T-A"],
    unchanged: ["T-B"],
  });
  expect(await clausesFor("翡翠")).toEqual([]);
  expect(await clausesFor("玛瑙")).toEqual(["T-C#要点1"]);
  expect(await listClauses(db.pool, ["T-A"])).toEqual([]);
  expect((await db.pool.query("select count(*)::int as left from term where text = '翡翠'")).rows).toEqual([
    { left: 0 },
  ]);
});

test("a document that moved to another file is no removal", async () => {
  const folder = makeFolder(TWO);
  await ingest(folder);
  rmSync(join(folder, "a.md"));
  writeFiles(folder, { "moved/a.md": TWO["a.md"] });
  expect(await ingest(folder)).toMatchObject({ added: [], removed: [] });
  rmSync(join(folder, "b.txt"));
  expect(await ingest(folder)).toMatchObject({
    removed: ["T-B"],
    unchanged: ["T-A"],
  });
  expect(await clausesFor("翡翠")).toEqual(["T-A#要点1"]);
});

test("a file that became faulty keeps its last good version until it is mended", async () => {
  const folder = makeFolder(TWO);
  await ingest(folder);
  writeFiles(folder, { "a.md": "---\nid: [\n---\n" });
  expect(await ingest(folder)).toMatchObject({
    removed: [],
    unchanged: ["T-B"],
    refused: [{ file: join(folder, "a.md") }],
  });
  expect(await clausesFor("翡翠")).toEqual(["T-A#要点1"]);
});

test("a run that fails half-way leaves everything as it was", async () => {
  const folder = makeFolder(TWO);
  await ingest(folder);
  const before = await rowVersions();
  await db.pool.query(`create or replace function refuse_passage() returns trigger language plpgsql as
    $$ begin if new.text like '%珊瑚%' then raise exception 'on purpose'; end if; return new; end $$`);
  await db.pool.query("create trigger refuse before insert on passage for each row execute function refuse_passage()");
  writeFiles(folder, {
    "a.md": policyText("T-A", "## 要点1 奖励\n\n珊瑚项目奖励12万元。", {}),
  });
  rmSync(join(folder, "b.txt"));
  await expect(ingest(folder)).rejects.toThrow("on purpose");
  expect(await rowVersions()).toEqual(before);
  expect(await clausesFor("翡翠")).toEqual(["T-A#要点1"]);
  await db.pool.query("drop trigger refuse on passage");
  expect(await ingest(folder)).toMatchObject({
    changed: ["T-A"],
    removed: ["T-B"],
  });
});

const GBK = Uint8Array.from([0xd5, 0xfe, 0xb2, 0xdf]);
const POINT = "## 要点1 奖励\n\n奖励12万元。";

test.each<
  [
    string,
    {
      files: Record<string, string | Uint8Array>;
      file: string;
      line: number | null;
      says: RegExp;
    },
  ]
>([
  [
    "an id that two files have",
    {
      files: { "x.md": policyText("T-A", POINT, {}) },
      file: "x.md",
      line: 2,
      says: /T-A 和 .*a\.md 重复/,
    },
  ],
  [
    "broken front matter",
    {
      files: {
        "x.md": "---\nid: T-X\ntitle: 办法: 试行\nlevel: municipal\n---\n",
      },
      file: "x.md",
      line: 3,
      says: /YAML/,
    },
  ],
  ["no front matter", { files: { "x.md": POINT }, file: "x.md", line: 1, says: /没有文件头/ }],
  [
    "an unknown level",
    {
      files: { "x.md": policyText("T-X", POINT, { level: "town" }) },
      file: "x.md",
      line: 6,
      says: /level/,
    },
  ],
  [
    "an unknown field",
    {
      files: { "x.md": policyText("T-X", POINT, { expires: "2026-12-31" }) },
      file: "x.md",
      line: 2,
      says: /expires/,
    },
  ],
  [
    "a replacement that is not there",
    {
      files: { "x.md": policyText("T-X", POINT, { replacedBy: ["T-NONE"] }) },
      file: "x.md",
      line: 2,
      says: /T-NONE/,
    },
  ],
  [
    "a replacement that does not know of it",
    {
      files: { "x.md": policyText("T-X", POINT, { replaces: ["T-A"] }) },
      file: "x.md",
      line: 2,
      says: /replacedBy/,
    },
  ],
  [
    "a clause number twice",
    {
      files: { "x.md": policyText("T-X", `${POINT}\n\n${POINT}`, {}) },
      file: "x.md",
      line: 20,
      says: /要点1.*两次/,
    },
  ],
  [
    "a text without clauses",
    {
      files: { "x.md": policyText("T-X", "", {}) },
      file: "x.md",
      line: 15,
      says: /没有条款/,
    },
  ],
  ["another encoding", { files: { "x.txt": GBK }, file: "x.txt", line: null, says: /UTF-8/ }],
  [
    "data in another encoding",
    {
      files: { "x.md": policyText("T-X", POINT, {}), "x.yaml": GBK },
      file: "x.yaml",
      line: null,
      says: /UTF-8/,
    },
  ],
  [
    "data with a typing error",
    {
      files: {
        "x.md": policyText("T-X", POINT, {}),
        "x.yaml": "document: T-X\nclauses:\n  要点1: { question: [a] }\n",
      },
      file: "x.yaml",
      line: 3,
      says: /question/,
    },
  ],
  [
    "data for a clause that is not there",
    {
      files: {
        "x.md": policyText("T-X", POINT, {}),
        "x.yaml": "document: T-X\nclauses:\n  要点9: {}\n",
      },
      file: "x.yaml",
      line: null,
      says: /要点9/,
    },
  ],
  [
    "an amount that its clause does not state",
    {
      files: {
        "x.md": policyText("T-X", POINT, {}),
        "x.yaml": 'document: T-X\namounts: [{ clause: 要点1, label: 奖励, operator: "=", value: 13, unit: 万元 }]\n',
      },
      file: "x.yaml",
      line: null,
      says: /没有 13万元/,
    },
  ],
])("%s is named with file, line and remedy, and the rest comes in", async (_name, { files, file, line, says }) => {
  const folder = makeFolder({ ...TWO, ...files });
  const report = await ingest(folder);
  expect(report.added).toEqual(["T-A", "T-B"]);
  expect(report.refused).toEqual([
    {
      file: join(folder, file),
      problems: expect.arrayContaining([
        {
          file: join(folder, file),
          line,
          message: expect.stringMatching(says),
          remedy: expect.stringMatching(/.{4}/),
        },
      ]),
    },
  ]);
});

test.each([
  ["a path that is not there", "nothing.md", /不存在/],
  ["a type that cannot be read", "scan.pdf", /不支持/],
])("%s is named, and the rest comes in", async (_name, name, says) => {
  const folder = makeFolder(TWO);
  const other = makeFolder({ "scan.pdf": "%PDF-1.7" });
  const report = await ingest(folder, join(other, name));
  expect(report.added).toEqual(["T-A", "T-B"]);
  expect(report.refused).toMatchObject([
    {
      file: join(other, name),
      problems: [{ message: expect.stringMatching(says), remedy: expect.any(String) }],
    },
  ]);
});

async function expectExactTotals(passages: number): Promise<void> {
  const totals = await db.pool.query(`select passage_count, total_terms::int,
    (select count(*)::int from passage where kind = 'text') as passages,
    (select sum(term_count)::int from passage where kind = 'text') as terms from search_index where kind = 'text'`);
  const terms = totals.rows[0]?.terms;
  expect(totals.rows).toEqual([{ passage_count: passages, passages, total_terms: terms, terms }]);
  const frequency = await db.pool.query("select document_frequency from term where kind = 'text' and text = '翡翠'");
  expect(frequency.rows).toEqual([{ document_frequency: passages }]);
}

test("programs that ingest different folders at once leave exact totals", async () => {
  const folders = ["P", "Q", "R"].map((name) =>
    makeFolder({
      "x.md": policyText(`T-${name}`, `## 要点1 奖励\n\n${"翡翠项目奖励。".repeat(20)}`, {}),
    }),
  );
  await Promise.all(folders.map((folder) => ingest(folder)));
  await expectExactTotals(3);
});

test("of two programs that ingest the same folder at once one may hear of the conflict, but nothing is doubled", async () => {
  const folder = makeFolder({ "a.md": TWO["a.md"] });
  const settled = await Promise.allSettled([ingest(folder), ingest(folder)]);
  expect(settled.some(({ status }) => status === "fulfilled")).toBe(true);
  for (const one of settled) {
    expect(one.status === "rejected" ? one.reason : null).toEqual(
      one.status === "rejected" ? expect.any(ConflictError) : null,
    );
  }
  await expectExactTotals(1);
});
