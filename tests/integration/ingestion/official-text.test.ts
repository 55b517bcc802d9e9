/** How official texts become clauses that can be cited and found. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ingestDocuments } from "../../../src/core/ingest-documents.ts";
import { listClauses } from "../../../src/db/documents.ts";
import { findPassages } from "../../support/find-passages.ts";
import { makeFolder, policyText } from "../../support/make-policy.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => emptyTables(db.pool));

async function clausesOf(body: string) {
  const report = await ingestDocuments(
    db.deps,
    [makeFolder({ "law.txt": policyText("T-LAW", body, {}) })],
    () => undefined,
  );
  expect(report.refused).toEqual([]);
  return listClauses(db.pool, ["T-LAW"]);
}

const LAW = `为规范奖励，制定本办法。

第一章 总则

第一条 本办法适用于注册在本市的企业。
企业应当依法纳税。

第二章　奖励标准

第二条　符合下列条件之一的，给予奖励：
（一）首次认定的，奖励20万元；
（二）重新认定的，奖励10万元。
重新认定须在有效期内。
第十三条之一 本办法自2025年1月1日起施行。`;

test("chapters, articles and items give the paths that people cite", async () => {
  const clauses = await clausesOf(LAW);
  expect(clauses.map(({ id, path, heading }) => [id, path, heading])).toEqual([
    ["T-LAW#导语", "导语", "导语"],
    ["T-LAW#第一条", "第一条", "第一章 总则"],
    ["T-LAW#第二条（一）", "第二条（一）", "第二章　奖励标准"],
    ["T-LAW#第二条（二）", "第二条（二）", "第二章　奖励标准"],
    ["T-LAW#第十三条之一", "第十三条之一", "第二章　奖励标准"],
  ]);
});

test("an article keeps all its lines, an item carries the opening words that it belongs to", async () => {
  const texts = new Map((await clausesOf(LAW)).map(({ path, text }) => [path, text]));
  expect(texts.get("第一条")).toBe("本办法适用于注册在本市的企业。\n企业应当依法纳税。");
  expect(texts.get("第二条（一）")).toBe("符合下列条件之一的，给予奖励：\n（一）首次认定的，奖励20万元；");
  expect(texts.get("第二条（二）")).toBe(
    "符合下列条件之一的，给予奖励：\n（二）重新认定的，奖励10万元。\n重新认定须在有效期内。",
  );
});

test("line ends of Windows and a byte order mark change nothing", async () => {
  const plain = await clausesOf(LAW);
  await emptyTables(db.pool);
  const folder = makeFolder({
    "law.txt": `\uFEFF${policyText("T-LAW", LAW, {}).replaceAll("\n", "\r\n")}`,
  });
  await ingestDocuments(db.deps, [folder], () => undefined);
  expect(await listClauses(db.pool, ["T-LAW"])).toEqual(plain);
});

test("each row of a table is a clause that keeps the header", async () => {
  const table =
    "## 附表\n\n标准如下。\n\n| 类型 | 首次 | 重新 |\n|---|---|---|\n| 国家级 | 50万元 | 25万元 |\n| 市级 | 20万元 |  |";
  const clauses = await clausesOf(table);
  expect(clauses.map(({ path, text }) => [path, text])).toEqual([
    ["附表", "标准如下。"],
    ["附表 表第1行", "类型：国家级；首次：50万元；重新：25万元。"],
    ["附表 表第2行", "类型：市级；首次：20万元；重新：。"],
  ]);
  expect((await findPassages(db.deps, "国家级重新多少"))[0]?.clauseId).toBe("T-LAW#附表 表第1行");
});

test("a clause of 20,000 characters is stored whole and found by words from its start, middle and end", async () => {
  const filler = "企业应当按照规定提交申报材料并对真实性负责。";
  const half = filler.repeat(Math.ceil(10_000 / filler.length));
  const text = `翡翠开头。${half}珊瑚中间。${half}琥珀末尾。`;
  expect(text.length).toBeGreaterThan(20_000);
  const clauses = await clausesOf(`第一条 ${text}\n第二条 玛瑙另条。`);
  expect(clauses[0]?.text).toBe(text);
  const parts = await db.pool.query(
    "select max(length(text)) as longest, count(*)::int as parts from passage where clause_id = $1",
    ["T-LAW#第一条"],
  );
  expect(parts.rows[0]?.parts).toBeGreaterThanOrEqual(5);
  expect(parts.rows[0]?.longest).toBeLessThan(4200);
  for (const word of ["翡翠", "珊瑚", "琥珀"]) {
    expect((await findPassages(db.deps, word)).map(({ clauseId }) => clauseId)).toEqual(["T-LAW#第一条"]);
  }
});
