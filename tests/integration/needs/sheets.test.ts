/** Excel in and out: the ledger masked by role, the collection form row by row, the directories kept up to date. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { exportLedger } from "../../../src/core/export-ledger.ts";
import { importEnterprises, importSolvers } from "../../../src/core/import-directory.ts";
import { importNeeds } from "../../../src/core/import-needs.ts";
import { listCommonNeeds } from "../../../src/core/list-common-needs.ts";
import { EVERYTHING } from "../../../src/core/list-needs.ts";
import { listLibrary } from "../../../src/core/list-solvers.ts";
import { findEnterprises, readEnterprise } from "../../../src/core/read-enterprises.ts";
import { recordVisit } from "../../../src/core/record-visit.ts";
import { triageNeed } from "../../../src/core/triage-need.ts";
import { writeTemplate } from "../../../src/core/write-template.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { saveEnterprise } from "../../../src/db/directory.ts";
import type { Staff } from "../../../src/db/staff.ts";
import { ForbiddenError, InvalidInputError, NotFoundError } from "../../../src/errors.ts";
import { makeEnterprise } from "../../support/make-enterprise.ts";
import { act, DIE_NEED, fileNeed, makeStaff } from "../../support/make-need.ts";
import { makeWorkbook, readRows } from "../../support/make-workbook.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";

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

async function audits(actor: string): Promise<[string, string, boolean][]> {
  const sql = "select action, subject, allowed from audit where actor = $1 order by id";
  const { rows } = await database.pool.query(sql, [actor]);
  return rows.map(({ action, subject, allowed }) => [action, subject, allowed]);
}

test("the ledger holds what the filters find, with deadlines and results, and is in the audit log", async () => {
  const first = await fileNeed(database.deps, {});
  const second = await fileNeed(database.deps, { enterprise: "=cmd|calc", text: "注塑件缩水，找工艺专家" });
  await act(database.deps, clerk, first, { kind: "claimed" });
  await act(database.deps, clerk, first, { kind: "replied", text: "已联系", substantive: true });
  await act(database.deps, clerk, first, { kind: "closed", outcome: "partly", text: "先试样" });
  const all = await readRows(await exportLedger(database.deps, clerk, { ...EVERYTHING, view: "all" }));
  expect(all.map((row) => row["单号"])).toEqual([first, second]);
  expect(all[0]).toMatchObject({ 联系电话: "13800004001", 状态: "办结", 办结结果: "部分解决", 办结日期: "2026-06-30" });
  expect(all[0]?.["办结期限"]).toMatch(/^2026-\d\d-\d\d$/u);
  expect(all[1]?.["企业名称"]).toBe("=cmd|calc");
  const open = await readRows(await exportLedger(database.deps, clerk, { ...EVERYTHING, text: "注塑" }));
  expect(open.map((row) => row["单号"])).toEqual([second]);
  expect(await audits("办公室")).toContainEqual(["ledger.export", "all", true]);
});

test("a leader's ledger masks people, an auditor's firms too, and a group member gets none", async () => {
  await fileNeed(database.deps, { text: `${DIE_NEED.text}，电话13800004001` });
  const leader = await makeStaff(database.deps, "leader", null, "局领导");
  const auditor = await makeStaff(database.deps, "auditor", null, "监督员");
  const [seen] = await readRows(await exportLedger(database.deps, leader, EVERYTHING));
  expect(seen).toMatchObject({ 联系电话: "138****4001", 企业名称: DIE_NEED.enterprise });
  const strict = JSON.stringify(await readRows(await exportLedger(database.deps, auditor, EVERYTHING)));
  expect(["13800004001", "周敏甲", "甲模具"].filter((word) => strict.includes(word))).toEqual([]);
  const member = await makeStaff(database.deps, "group_member", "T1", "组员");
  await expect(exportLedger(database.deps, member, EVERYTHING)).rejects.toThrow(ForbiddenError);
  expect(await audits("组员")).toEqual([["ledger.export", "open", false]]);
});

const FORM = [
  ["企业名称", "联系人", "联系电话", "需求描述"],
  ["宁波丙机械有限公司", "郑丙", "13700006003", "进口主轴轴承断供，想找国产替代"],
  ["宁波丁塑料有限公司", "何丁", "不知道", "注塑件缩水"],
  ["宁波戊科技有限公司", "孙戊", "13700006005", "军工涉密项目，需要机密材料配方"],
];

test("a collection form is filed row by row; sent again nothing is doubled, and classified rows are kept nowhere", async () => {
  const bytes = await makeWorkbook(FORM);
  const first = await importNeeds(database.deps, clerk, bytes);
  expect(first.rows.map(({ row, kind }) => [row, kind])).toEqual([
    [2, "filed"],
    [3, "refused"],
    [4, "refused"],
  ]);
  expect(JSON.stringify(first.rows[1])).toContain("不像电话号码");
  const again = await importNeeds(database.deps, clerk, bytes);
  expect(again.rows[0]).toMatchObject({ kind: "filed before", number: "XQ-2026-0001" });
  const { rows } = await database.pool.query("select need::text as all from need");
  expect(rows).toHaveLength(1);
  expect(rows[0]?.all).not.toContain("机密");
});

test("an empty template filled in by hand is read; other files and other people are refused", async () => {
  const template = await readRows(await writeTemplate(database.deps, "needs"));
  expect(template).toEqual([]);
  const text = new TextEncoder().encode("企业名称,联系人");
  await expect(importNeeds(database.deps, clerk, text)).rejects.toThrow("不是 Excel 文件");
  const auditor = await makeStaff(database.deps, "auditor", null, "监督员");
  await expect(importNeeds(database.deps, auditor, await makeWorkbook(FORM))).rejects.toThrow(ForbiddenError);
  expect(await audits("监督员")).toEqual([["need.import", "xlsx", false]]);
});

test("an imported directory updates known firms under their id, keeps what the sheet leaves empty, and reports each row", async () => {
  const known = makeEnterprise({
    id: "E-1",
    name: DIE_NEED.enterprise,
    street: "大碶",
    liaison: "陈联络",
    disclosure_default: "public",
    contacts: [{ name: "周敏甲", title: "厂长", phone: "13800004001", email: null, reminders: true }],
  });
  await withTransaction(database.pool, (tx) => saveEnterprise(tx, known, database.deps.clock()));
  const sheet = [
    ["企业名称", "统一社会信用代码", "所属街道", "主要产品", "联系人", "联系电话"],
    [DIE_NEED.enterprise, "91330206MA2AF1RX68", "", "压铸模", "周敏甲", "13800004009"],
    ["宁波己轴承有限公司", "123", "", "", "", ""],
    ["宁波庚轴承有限公司", "", "小港", "轴承", "", ""],
  ];
  const report = await importEnterprises(database.deps, clerk, await makeWorkbook(sheet));
  expect(report.rows.map(({ kind }) => kind)).toEqual(["updated", "refused", "added"]);
  const { enterprise } = await readEnterprise(database.deps, clerk, "E-1");
  expect(enterprise).toMatchObject({
    uscc: "91330206MA2AF1RX68",
    street: "大碶",
    liaison: "陈联络",
    disclosure_default: "public",
  });
  expect(enterprise.contacts).toMatchObject([{ name: "周敏甲", title: "厂长", phone: "13800004009", reminders: true }]);
  const again = await importEnterprises(database.deps, clerk, await makeWorkbook(sheet));
  expect(again.rows.map(({ kind }) => kind)).toEqual(["updated", "refused", "updated"]);
});

test("a firm is found by any of its names, with its needs under all of them and its visits, newest first", async () => {
  const firm = makeEnterprise({ id: "E-1", name: DIE_NEED.enterprise, aliases: ["甲模"], main_products: ["压铸模"] });
  await withTransaction(database.pool, (tx) => saveEnterprise(tx, firm, database.deps.clock()));
  const first = await fileNeed(database.deps, {});
  const second = await fileNeed(database.deps, { enterprise: "甲模" });
  await fileNeed(database.deps, { enterprise: "宁波乙压铸有限公司" });
  for (const text of ["甲模", "甲模具", "压铸模", "甲模具有限公司"]) {
    expect([text, (await findEnterprises(database.deps, clerk, text)).enterprises.length]).toEqual([text, 1]);
  }
  expect((await findEnterprises(database.deps, clerk, "没有这家%_")).enterprises).toEqual([]);
  const visit = { enterpriseId: "E-1", text: "看了车间", key: "k1" };
  await recordVisit(database.deps, clerk, { ...visit, visitedOn: "2026-06-01" });
  await recordVisit(database.deps, clerk, { ...visit, visitedOn: "2026-06-01" });
  await recordVisit(database.deps, clerk, { ...visit, visitedOn: "2026-06-20", text: "复访", key: "k2" });
  const file = await readEnterprise(database.deps, clerk, "E-1");
  expect(file.needs.map(({ number }) => number).sort()).toEqual([first, second]);
  expect(file.visits.map(({ visitedOn, text }) => [visitedOn, text])).toEqual([
    ["2026-06-20", "复访"],
    ["2026-06-01", "看了车间"],
  ]);
  expect(await audits("办公室")).toContainEqual(["directory.read", "E-1", true]);
  await expect(database.pool.query("update visit set text = ''")).rejects.toThrow("append-only");
});

test("a visit is refused to come, about nobody, of secrets, and by an auditor", async () => {
  const firm = makeEnterprise({ id: "E-1", name: DIE_NEED.enterprise });
  await withTransaction(database.pool, (tx) => saveEnterprise(tx, firm, database.deps.clock()));
  const visit = { enterpriseId: "E-1", visitedOn: "2026-06-01", text: "看了车间", key: "k" };
  const record = (changes: Partial<typeof visit>, staff: Staff) =>
    recordVisit(database.deps, staff, { ...visit, ...changes });
  await expect(record({ visitedOn: "2026-07-01" }, clerk)).rejects.toThrow(InvalidInputError);
  await expect(record({ enterpriseId: "E-2" }, clerk)).rejects.toThrow(NotFoundError);
  await expect(record({ text: "谈了涉密的军工项目，图纸是机密" }, clerk)).rejects.toThrow("没有保存");
  const auditor = await makeStaff(database.deps, "auditor", null, "监督员");
  await expect(record({}, auditor)).rejects.toThrow(ForbiddenError);
  expect((await database.pool.query("select * from visit")).rows).toEqual([]);
});

test("imported solvers stand beside those of the files, marked by source; without a word of consent there is none", async () => {
  const sheet = [
    ["姓名", "研究方向", "工作单位", "是否同意公开"],
    ["何专家", "轴承、主轴", "某大学", ""],
  ];
  const bytes = await makeWorkbook(sheet);
  const first = await importSolvers(database.deps, clerk, bytes, "expert");
  const again = await importSolvers(database.deps, clerk, bytes, "expert");
  expect([first.rows[0]?.kind, again.rows[0]?.kind]).toEqual(["added", "updated"]);
  const experts = await listLibrary(database.deps, clerk, "expert");
  expect(experts.entries).toMatchObject([{ keptIn: "import", solver: { name: "何专家", consent: false } }]);
  const all = await listLibrary(database.deps, clerk, null);
  expect(all.counts.institute).toBe(all.entries.filter(({ keptIn }) => keptIn === "file").length);
  expect(all.counts.institute).toBeGreaterThan(0);
});

async function triageAll(): Promise<void> {
  for (const { id } of (await database.pool.query("select id from need order by id")).rows) {
    await triageNeed(database.deps, String(id));
  }
}

test("common needs group open needs of several firms; one firm alone shares nothing with itself", async () => {
  const first = await fileNeed(database.deps, {});
  await fileNeed(database.deps, { text: "压铸模热裂，模具寿命短" });
  await triageAll();
  expect((await listCommonNeeds(database.deps, clerk)).themes).toEqual([]);
  await fileNeed(database.deps, { enterprise: "宁波乙压铸有限公司", text: "压铸模仁热裂严重，三万模就要修" });
  await triageAll();
  const { themes, cut } = await listCommonNeeds(database.deps, clerk);
  expect(cut).toBe(false);
  expect(themes).toHaveLength(1);
  expect(themes[0]?.enterprises).toBe(2);
  expect(themes[0]?.needs.map(({ number }) => number)).toContain(first);
  const stranger = await makeStaff(database.deps, "group_member", "T4", "外组");
  expect((await listCommonNeeds(database.deps, stranger)).themes).toEqual([]);
});
