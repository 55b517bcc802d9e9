/** What a question finds: by number, script, language, level and year, and how each document stands on the day. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ingestDocuments } from "../../../src/core/ingest-documents.ts";
import type { Deps } from "../../../src/core/ports.ts";
import { ANSWER_DEPTH, retrievePassages } from "../../../src/core/retrieve-passages.ts";
import { findDocuments, listDocuments } from "../../../src/db/documents.ts";
import { findTerms } from "../../../src/db/search-index.ts";
import { readIndexes } from "../../../src/db/term-indexes.ts";
import { findFacets } from "../../../src/domain/facets.ts";
import { toTraditional } from "../../../src/domain/script.ts";
import { normaliseText } from "../../../src/domain/text.ts";
import { findPassages } from "../../support/find-passages.ts";
import { readGolden } from "../../support/golden.ts";
import { makeFolder, policyText } from "../../support/make-policy.ts";
import { cited, makeMessage, policyItems, send } from "../../support/talk.ts";
import { emptyTables, openTestDatabase, type TestDatabase, testApp } from "../../support/test-app.ts";

let shipped: Deps;
let own: TestDatabase;

beforeAll(async () => {
  shipped = (await testApp()).deps;
  own = await openTestDatabase();
});
afterAll(() => own.close());
beforeEach(() => emptyTables(own.pool));

async function retrieve(deps: Deps, text: string) {
  const facets = findFacets(normaliseText(text), "2026-06-30");
  const query = { focus: text, circumstances: "", background: "", documents: [], facets };
  return (await retrievePassages(deps, query, ANSWER_DEPTH)).passages;
}

/** The documents found, best first. */
async function documentsFor(deps: Deps, text: string): Promise<string[]> {
  return [...new Set((await retrieve(deps, text)).map(({ document }) => document.id))];
}

/** Other documents, as every collection has them: in one of two texts no word would be rare. */
const OTHERS = [
  "海港船舶靠泊",
  "城市公园绿化",
  "学校食堂卫生",
  "图书借阅登记",
  "老旧电梯更新",
  "农产品检测",
  "古建筑修缮",
  "夜间公交线路",
];

/** Brings documents into the own database, among others. */
async function shelve(...files: string[]): Promise<void> {
  const others = OTHERS.map((topic, index) =>
    policyText(`T-OTHER${index}`, `## 要点1 ${topic}要求\n\n${topic}应当符合安全要求，由主管单位每季检查。`, {
      title: `${topic}管理规定`,
    }),
  );
  const folder = makeFolder(Object.fromEntries([...files, ...others].map((text, index) => [`${index}.md`, text])));
  expect((await ingestDocuments(own.deps, [folder], () => undefined)).refused).toEqual([]);
}

test.each([
  "甬科外〔2025〕106号是什么文件",
  "甬科外[2025]106号讲什么",
  "甬科外（2025）106号",
  "請問甬科外〔2025〕106號的內容",
])("a document number finds its document, however its brackets are written: %s", async (text) => {
  expect((await documentsFor(shipped, text))[0]).toBe("NB-21");
});

test("every document that has one number is found first by it", async () => {
  const numbered = (await listDocuments(shipped.pool)).flatMap(({ id, front }) =>
    front.documentNumber !== null && /^\p{Script=Han}+〔\d{4}〕\d+号$/u.test(front.documentNumber)
      ? [{ id, number: front.documentNumber }]
      : [],
  );
  expect(numbered.length).toBeGreaterThanOrEqual(5);
  const found: { id: string | undefined; number: string }[] = [];
  for (const { number } of numbered) {
    found.push({ id: (await documentsFor(shipped, `${number}里有什么规定`))[0], number });
  }
  expect(found).toEqual(numbered);
});

test("a document number that stands nowhere in the text finds the clauses of its document", async () => {
  await shelve(policyText("T-NUMBER", AWARD("20万元"), { documentNumber: "甬沙发〔2025〕7号" }));
  expect((await findPassages(own.deps, "甬沙发〔2025〕7号"))[0]?.clauseId).toBe("T-NUMBER#要点1");
});

test("a question in Traditional finds what it finds in Simplified", async () => {
  const questions = readGolden().filter(({ lang, answerable }) => lang === "zh-Hans" && answerable);
  expect(questions.length).toBeGreaterThan(20);
  for (const { text } of questions.slice(0, 25)) {
    const ids = async (words: string) => (await retrieve(shipped, words)).slice(0, 5).map(({ clause }) => clause.id);
    expect(await ids(toTraditional(text))).toEqual(await ids(text));
  }
});

test("English questions find the Chinese documents", async () => {
  const questions = readGolden().filter(({ lang, answerable }) => lang === "en" && answerable);
  expect(questions.length).toBeGreaterThan(5);
  for (const { text, policies } of questions) {
    expect((await documentsFor(shipped, text)).slice(0, 3)).toEqual(expect.arrayContaining(policies));
  }
});

test("scores fall from rank to rank, and no clause comes twice", async () => {
  for (const { text } of readGolden().slice(0, 20)) {
    const passages = await retrieve(shipped, text);
    const scores = passages.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(passages.map(({ clause }) => clause.id)).size).toBe(passages.length);
  }
});

test("a question without any known word finds nothing", async () => {
  expect(await retrieve(shipped, "")).toEqual([]);
  expect(await retrieve(shipped, "ଓଡ଼ିଆ")).toEqual([]);
});

const AWARD = (amount: string) => `## 要点1 绿洲项目奖励\n\n企业完成绿洲项目的，给予一次性奖励${amount}。`;

test("the level that a question names answers it, the other level does not", async () => {
  await shelve(
    policyText("T-CITY", AWARD("20万元"), { title: "市绿洲项目办法", level: "municipal", region: "宁波市" }),
    policyText("T-DISTRICT", AWARD("8万元"), { title: "区绿洲项目办法", level: "district", region: "北仑区" }),
  );
  expect((await documentsFor(own.deps, "区里绿洲项目奖励多少"))[0]).toBe("T-DISTRICT");
  expect((await documentsFor(own.deps, "市里绿洲项目奖励多少"))[0]).toBe("T-CITY");
  expect((await documentsFor(own.deps, "北仑绿洲项目奖励多少"))[0]).toBe("T-DISTRICT");
  const district = await send(own.deps, makeMessage({ text: "区里绿洲项目奖励多少" }));
  expect(district.text).toContain("8万元");
  expect(district.text).not.toContain("20万元");
  const city = await send(own.deps, makeMessage({ text: "市里绿洲项目奖励多少" }));
  expect(city.text).toContain("20万元");
});

test("a question about a level that has no document gets no figure of another level", async () => {
  await shelve(
    policyText("T-CITY", AWARD("20万元"), { title: "市绿洲项目办法", level: "municipal", region: "宁波市" }),
  );
  const reply = await send(own.deps, makeMessage({ text: "区里绿洲项目奖励多少" }));
  expect(reply.text).not.toContain("20万元");
  expect(cited(reply)).toEqual([]);
});

test("the year that a question names chooses among the notices of several years", async () => {
  const notice = (year: number, amount: string) =>
    policyText(`T-${year}`, AWARD(amount), {
      title: `${year}年绿洲项目申报通知`,
      issuedOn: `${year}-03-01`,
      status: "annual notice",
    });
  await shelve(notice(2024, "11万元"), notice(2025, "12万元"), notice(2026, "13万元"));
  expect((await documentsFor(own.deps, "2024年绿洲项目奖励多少"))[0]).toBe("T-2024");
  expect((await documentsFor(own.deps, "2025年绿洲项目奖励多少"))[0]).toBe("T-2025");
  expect((await documentsFor(own.deps, "今年绿洲项目奖励多少"))[0]).toBe("T-2026");
});

const DAYS: [string, string, string][] = [
  ["2024-12-31", "not yet in force", "尚未生效"],
  ["2025-01-01", "in force", "现行"],
  ["2026-12-31", "in force", "现行"],
  ["2027-01-01", "expired", "已到期"],
];

test.each(DAYS)("asked on %s a document of 2025 and 2026 is %s, and the reply says so", async (day, status, word) => {
  const dates = { title: "绿洲项目办法", effectiveOn: "2025-01-01", expiresOn: "2026-12-31" };
  await shelve(policyText("T-DATED", AWARD("20万元"), dates));
  const deps = { ...own.deps, clock: () => new Date(`${day}T10:00:00+08:00`) };
  const reply = await send(deps, makeMessage({ text: "绿洲项目奖励多少" }));
  expect(policyItems(reply).flatMap(({ citations }) => citations.map((one) => one.status))).toEqual([status]);
  expect(reply.text).toContain(word);
});

test("the day is the bureau's day: one minute before midnight in Shanghai still counts", async () => {
  await shelve(policyText("T-DATED", AWARD("20万元"), { title: "绿洲项目办法", expiresOn: "2026-12-31" }));
  const at = async (instant: string) => {
    const deps = { ...own.deps, clock: () => new Date(instant) };
    const reply = await send(deps, makeMessage({ text: "绿洲项目奖励多少" }));
    return policyItems(reply)[0]?.citations[0]?.status;
  };
  expect(await at("2026-12-31T23:59:00+08:00")).toBe("in force");
  expect(await at("2027-01-01T00:01:00+08:00")).toBe("expired");
});

test("historical text is never shown without that label", async () => {
  const chain = { title: "绿洲项目旧办法", status: "historical", replacedBy: ["T-NEW"] };
  await shelve(
    policyText("T-OLD", AWARD("5万元"), chain),
    policyText("T-NEW", AWARD("20万元"), { title: "绿洲项目新办法", replaces: ["T-OLD"] }),
  );
  const now = await send(own.deps, makeMessage({ text: "绿洲项目奖励多少" }));
  expect(cited(now)).toEqual(["T-NEW"]);
  expect(now.text).not.toContain("5万元");
  const then = await send(own.deps, makeMessage({ text: "绿洲项目旧办法以前奖励多少" }));
  expect(then.text).toContain("5万元");
  expect(then.text).toContain("历史文件");
  expect(policyItems(then)[0]?.citations[0]?.status).toBe("historical");
});

test("a document whose text was not supplied yields no amount and leads to its department", async () => {
  const body = "## 要点1 背景\n\n绿洲项目的奖励办法正在编制。";
  await shelve(
    policyText("T-MISSING", body, { title: "绿洲项目办法", status: "text not supplied", department: "市绿洲局" }),
  );
  const reply = await send(own.deps, makeMessage({ text: "绿洲项目奖励多少" }));
  expect(cited(reply)).toEqual([]);
  expect(reply.text).not.toMatch(/\d/);
  expect(reply.text).toContain("市绿洲局");
});

test("official text is called by its article and quoted, a summary is called a summary", async () => {
  await shelve(policyText("T-LAW", "第三条 绿洲项目完成的，给予奖励20万元。", { title: "绿洲项目办法" }));
  const official = await send(own.deps, makeMessage({ text: "绿洲项目奖励多少" }));
  expect(policyItems(official)[0]?.citations[0]).toMatchObject({ clause: "第三条", textKind: "official" });
  expect(official.text).not.toContain("要点摘编");
  await emptyTables(own.pool);
  await shelve(policyText("T-SUM", AWARD("20万元"), { title: "绿洲项目办法", textKind: "summary" }));
  const summary = await send(own.deps, makeMessage({ text: "绿洲项目奖励多少" }));
  expect(summary.text).toContain("要点摘编");
});

test("a document that was read before is read again once it has changed, and no more once it is gone", async () => {
  const ingest = (title: string) => {
    const body = "## 要点1 标准\n\n甲类设备补助五万元。";
    return ingestDocuments(own.deps, [makeFolder({ "T-9.md": policyText("T-9", body, { title }) })], () => undefined);
  };
  const titleFound = async () => (await findDocuments(own.pool, ["T-9"])).map(({ front }) => front.title);
  await ingest("旧题");
  expect(await titleFound()).toEqual(["旧题"]);
  expect(await titleFound()).toEqual(["旧题"]);
  await ingest("新题");
  expect(await titleFound()).toEqual(["新题"]);
  await emptyTables(own.pool);
  expect(await titleFound()).toEqual([]);
});

test("both indexes are read at once: how many passages, and the terms that each knows", async () => {
  const indexes = await readIndexes(shipped.pool, ["高企", "没有这样的词"]);
  for (const kind of ["text", "question"] as const) {
    expect(indexes[kind].passageCount).toBeGreaterThan(100);
    expect([...indexes[kind].terms.keys()]).toEqual(["高企"]);
    expect(await findTerms(shipped.pool, kind, ["高企"])).toEqual([...indexes[kind].terms.values()]);
  }
});
