/** Curated answers: a question refused before is answered from what staff wrote, until its review day, and survives every ingestion. */
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { curateAnswer, listCurated, type WrittenAnswer, withdrawCurated } from "../../../src/core/curate-answers.ts";
import { giveFeedback } from "../../../src/core/give-feedback.ts";
import { ingestDocuments } from "../../../src/core/ingest-documents.ts";
import { listQuestionGaps } from "../../../src/core/list-questions.ts";
import type { Deps } from "../../../src/core/ports.ts";
import { getDocumentView } from "../../../src/core/read-document.ts";
import { requestHandoff } from "../../../src/core/request-handoff.ts";
import type { Staff } from "../../../src/db/staff.ts";
import { findQuantities } from "../../../src/domain/quantity.ts";
import { buildLexicon } from "../../../src/domain/terms.ts";
import { normaliseText } from "../../../src/domain/text.ts";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../../../src/errors.ts";
import { makeStaff } from "../../support/make-need.ts";
import { makeFolder, policyText } from "../../support/make-policy.ts";
import { cited, makeMessage, messageIdOf, policyItems, send, talk } from "../../support/talk.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

const QUESTION = "企业家参加科技夏令营有补贴吗";
const ANSWER: WrittenAnswer = {
  question: QUESTION,
  answer: "参加市科协组织的科技夏令营，食宿费由主办方承担，每人每期不超过800元。",
  source: "区科协电话答复",
  sourceOn: "2026-06-29",
  department: "区科协",
  level: "district",
  reviewOn: "2027-03-31",
};
const POLICY = "## 要点1 奖励\n高新技术企业首次认定奖励20万元。\n\n## 要点2 材料\n申报时提交营业执照和审计报告。";

let database: TestDatabase;
let clerk: Staff;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

beforeEach(async () => {
  await emptyTables(database.pool);
  clerk = await makeStaff(database.deps, "clerk", null, "办公室");
});

function ingest(deps: Deps, folder: string) {
  return ingestDocuments(deps, [folder], () => undefined);
}

function makePolicies(): string {
  return makeFolder({ "X-01.md": policyText("X-01", POLICY, { title: "高企奖励办法" }) });
}

/** Runs the rest of the test in a folder: there even a name that is no path seems to lie under it. */
function runIn(folder: string): void {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
}

function on(day: string): Deps {
  return { ...database.deps, clock: () => new Date(`${day}T10:00:00+08:00`) };
}

test("a refused question is answered after curation, citing QA-0001, with no figure but those of the answer", async () => {
  await ingest(database.deps, makePolicies());
  const [before] = await talk(database.deps, QUESTION);
  expect(policyItems(before)[0]?.status).toBe("abstained");
  expect(await curateAnswer(database.deps, clerk, ANSWER)).toBe("QA-0001");
  const [after] = await talk(database.deps, `请问${QUESTION}？`);
  expect(policyItems(after)[0]?.status).toBe("answered");
  expect(cited(after)).toEqual(["QA-0001"]);
  const money = findQuantities(normaliseText(after?.text ?? "")).filter(({ dimension }) => dimension === "money");
  expect([...new Set(money.map(({ value }) => value))]).toEqual([0.08]); // 万元
  const view = await getDocumentView(database.deps, "QA-0001");
  expect(view).toMatchObject({ status: "in force", department: "区科协", textKind: "summary", expires: "2027-03-31" });
});

test("it is used up to its review day and not after; then the question counts as open again", async () => {
  await ingest(database.deps, makePolicies());
  await talk(database.deps, QUESTION);
  await curateAnswer(database.deps, clerk, ANSWER);
  expect(await listQuestionGaps(database.deps, clerk)).toEqual([]);
  const [lastDay] = await talk(on("2027-03-31"), QUESTION);
  expect(cited(lastDay)).toEqual(["QA-0001"]);
  const [after] = await talk(on("2027-04-01"), QUESTION);
  expect(policyItems(after)[0]).toMatchObject({ status: "abstained", citations: [] });
  expect(after?.text).not.toContain("800");
  expect((await getDocumentView(on("2027-04-01"), "QA-0001")).status).toBe("expired");
  const [gap] = await listQuestionGaps(on("2027-04-01"), clerk);
  expect(gap).toMatchObject({ question: QUESTION, times: 2, lapsed: "QA-0001" });
});

test("it survives ingestion again, also of the folder that the program runs in, and with other search terms", async () => {
  const folder = makePolicies();
  runIn(folder);
  await ingest(database.deps, folder);
  await curateAnswer(database.deps, clerk, ANSWER);
  expect((await ingest(database.deps, folder)).removed).toEqual([]);
  expect((await ingest(database.deps, ".")).removed).toEqual([]);
  const other = { ...database.deps.vocabulary, lexicon: buildLexicon(["科技夏令营"]) };
  const changed = { ...database.deps, vocabulary: other };
  expect((await ingest(changed, folder)).changed).toEqual(["X-01", "QA-0001"]);
  expect(cited((await talk(changed, QUESTION))[0])).toEqual(["QA-0001"]);
});

test("a file cannot take the number of a curated answer", async () => {
  await curateAnswer(database.deps, clerk, ANSWER);
  const id = (await listCurated(database.deps, clerk))[0]?.id ?? "";
  const folder = makeFolder({ "x.md": policyText(id, POLICY, {}) });
  runIn(folder);
  const report = await ingest(database.deps, ".");
  expect(report.refused[0]?.problems[0]?.message).toContain("重复");
  expect(cited((await talk(database.deps, QUESTION))[0])).toEqual([id]);
});

test("withdrawn it is gone from answers and documents; a new answer takes the place of the old one", async () => {
  await ingest(database.deps, makePolicies());
  const first = await curateAnswer(database.deps, clerk, ANSWER);
  const second = await curateAnswer(database.deps, clerk, {
    ...ANSWER,
    answer: "今年的科技夏令营不收费，也没有补贴。",
  });
  expect(cited((await talk(database.deps, QUESTION))[0])).toEqual([second]);
  await expect(getDocumentView(database.deps, first)).rejects.toThrow(NotFoundError);
  await withdrawCurated(database.deps, clerk, second);
  expect(policyItems((await talk(database.deps, QUESTION))[0])[0]?.status).toBe("abstained");
  await expect(withdrawCurated(database.deps, clerk, second)).rejects.toThrow(NotFoundError);
  expect((await listCurated(database.deps, clerk)).map(({ id, withdrawnOn }) => [id, withdrawnOn])).toEqual([
    [second, "2026-06-30"],
    [first, "2026-06-30"],
  ]);
});

test("a source that is a clause of ours is named by its title; one that is not there is refused", async () => {
  await ingest(database.deps, makePolicies());
  await curateAnswer(database.deps, clerk, { ...ANSWER, source: "X-01 要点2" });
  const [kept] = await listCurated(database.deps, clerk);
  expect(kept).toMatchObject({ source: "《高企奖励办法》要点2（X-01）", clauseId: "X-01#要点2" });
  const wrong = { ...ANSWER, source: "X-01 要点9" };
  await expect(curateAnswer(database.deps, clerk, wrong)).rejects.toThrow("没有“要点9”");
});

test("days out of range, classified texts and other roles are refused, and nothing is kept", async () => {
  for (const changes of [{ reviewOn: "2027-07-01" }, { reviewOn: "2026-06-29" }, { sourceOn: "2026-07-01" }]) {
    await expect(curateAnswer(database.deps, clerk, { ...ANSWER, ...changes })).rejects.toThrow(InvalidInputError);
  }
  const secret = { ...ANSWER, answer: "这是涉密军工项目，配方是机密" };
  await expect(curateAnswer(database.deps, clerk, secret)).rejects.toThrow("涉密");
  const leader = await makeStaff(database.deps, "leader", null, "局领导");
  await expect(curateAnswer(database.deps, leader, ANSWER)).rejects.toThrow(ForbiddenError);
  expect(await listCurated(database.deps, clerk)).toEqual([]);
});

test("the gap list counts the same question once, the one due first at the head, with unhelpful answers, and masks numbers", async () => {
  await ingest(database.deps, makePolicies());
  await talk(database.deps, QUESTION);
  await talk(on("2026-07-01"), `请问${QUESTION}？`);
  const message = makeMessage({ text: "高企首次认定奖励多少钱" });
  const messageId = messageIdOf(await send(on("2026-07-02"), message));
  await giveFeedback(on("2026-07-02"), { messageId, requesterId: message.requesterId, helpful: false });
  await talk(on("2026-07-03"), "无人机飞手培训找谁报名，我电话13800004001");
  const gaps = await listQuestionGaps(database.deps, clerk);
  expect(gaps.find(({ question }) => question.includes("夏令营"))).toMatchObject({ times: 2, unhelpful: 0 });
  expect(gaps.find(({ question }) => question.includes("高企"))).toMatchObject({ times: 1, unhelpful: 1 });
  expect(JSON.stringify(gaps)).not.toContain("13800004001");
  const days = gaps.map(({ clock }) => clock?.dueAt.getTime() ?? 0);
  expect(days).toEqual(days.toSorted((a, b) => a - b));
  expect(gaps[0]?.question).toContain("夏令营");
});

test("a question handed to a person is due within the working days of a consultation, from its first asking or the wish for a person", async () => {
  await ingest(database.deps, makePolicies());
  await talk(on("2026-06-26"), QUESTION);
  await talk(on("2026-06-30"), QUESTION);
  const message = makeMessage({ text: "高企首次认定奖励多少钱" });
  const messageId = messageIdOf(await send(on("2026-06-29"), message));
  expect(await listQuestionGaps(database.deps, clerk)).toHaveLength(1);
  await requestHandoff(on("2026-06-30"), { messageId, requesterId: message.requesterId });
  const gaps = await listQuestionGaps(database.deps, clerk);
  // Friday: two working days later is Tuesday; Tuesday: Thursday.
  expect(gaps.map(({ handed, clock }) => [handed, clock?.dueAt.toISOString()])).toEqual([
    [0, "2026-06-30T09:30:00.000Z"],
    [1, "2026-07-02T09:30:00.000Z"],
  ]);
});

test("what an answer settled starts no clock when the answer has lapsed; a new asking does", async () => {
  await ingest(database.deps, makePolicies());
  await talk(database.deps, QUESTION);
  await curateAnswer(database.deps, clerk, ANSWER);
  expect(await listQuestionGaps(on("2027-04-01"), clerk)).toMatchObject([{ lapsed: "QA-0001", clock: null }]);
  await talk(on("2027-04-01"), QUESTION);
  const [gap] = await listQuestionGaps(on("2027-04-01"), clerk);
  expect(gap?.clock?.dueAt.toISOString()).toBe("2027-04-06T09:30:00.000Z");
});
