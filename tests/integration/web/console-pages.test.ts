/** The console as each role gets it: which page opens for whom, forms that work without script, files in and out. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp } from "../../../src/channels/web/web-context.ts";
import { inviteStaff } from "../../../src/core/invite-staff.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { saveEnterprise } from "../../../src/db/directory.ts";
import { may, Role, type StaffAction } from "../../../src/domain/role.ts";
import { makeEnterprise } from "../../support/make-enterprise.ts";
import { DIE_NEED, fileNeed, makeStaff } from "../../support/make-need.ts";
import { makeWorkbook, readRows } from "../../support/make-workbook.ts";
import { makeMessage, send } from "../../support/talk.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";
import { type Browser, formPost, openBrowser, read, SETTINGS, signInStaff } from "./web-under-test.ts";

const ORIGIN = "http://127.0.0.1:3000";
let database: TestDatabase;
let web: WebApp;
let group: string;

beforeAll(async () => {
  database = await openTestDatabase();
  web = createWeb(database.deps, SETTINGS);
  group = database.deps.directory.groups.homes.get("key_components")?.id ?? "";
});

afterAll(() => database.close());

beforeEach(() => emptyTables(database.pool));

function signIn(role: Role, groupId: string | null): Promise<Browser> {
  return signInStaff(web, database.deps, { role, groupId });
}

function upload(bytes: Uint8Array, name: string, fields: Record<string, string>): RequestInit {
  const body = new FormData();
  body.append("file", new File([new Uint8Array(bytes)], name));
  for (const [field, value] of Object.entries(fields)) {
    body.append(field, value);
  }
  return { method: "POST", body };
}

const PAGES: readonly [string, StaffAction][] = [
  ["/console", "need.list_group"],
  ["/console/common", "need.list_group"],
  ["/console/ledger.xlsx", "ledger.export"],
  ["/console/import", "need.import"],
  ["/console/enterprises", "directory.read"],
  ["/console/enterprises/E-1", "directory.read"],
  ["/console/enterprises/import", "directory.edit"],
  ["/console/solvers", "directory.read"],
  ["/console/solvers/import", "directory.edit"],
  ["/console/questions", "policy.curate"],
  ["/console/jobs", "job.read"],
  ["/console/people", "staff.invite"],
  ["/console/audit", "audit.read"],
];

test.each(Role.options)(
  "each page opens for %s as the matrix says, and refusals are in the audit log",
  async (role) => {
    const firm = makeEnterprise({ id: "E-1", name: DIE_NEED.enterprise });
    await withTransaction(database.pool, (tx) => saveEnterprise(tx, firm, database.deps.clock()));
    const groupId = role === "group_member" || role === "group_lead" ? group : null;
    const browser = await signIn(role, groupId);
    const standing = { staffGroup: groupId, needGroup: groupId, needCc: [] };
    const seen: [string, number][] = [];
    for (const [path] of PAGES) {
      seen.push([path, (await browser.send(path, {})).status]);
    }
    expect(seen).toEqual(PAGES.map(([path, action]) => [path, may(role, action, standing) ? 200 : 403]));
    const sql = "select count(*)::int as refused from audit where not allowed and actor = $1";
    const { rows } = await database.pool.query(sql, [`某${role}`]);
    expect(rows[0]?.refused).toBe(seen.filter(([, status]) => status === 403).length);
  },
);

test("without a session every page of the console leads to the sign-in page, and a press changes nothing", async () => {
  const number = await fileNeed(database.deps, {});
  const stranger = openBrowser(web, ORIGIN);
  for (const path of [...PAGES.map(([page]) => page), `/console/needs/${number}`, "/console/templates/needs.xlsx"]) {
    const response = await stranger.send(path, {});
    expect([path, response.status, response.headers.get("location")]).toEqual([path, 303, "/console/sign-in"]);
  }
  const press = formPost({ kind: "claimed", key: "k" });
  expect((await stranger.send(`/console/needs/${number}/moves`, press)).status).toBe(303);
  const upload403 = await stranger.send("/console/import", upload(new Uint8Array(10), "a.xlsx", {}));
  expect(upload403.headers.get("location")).toBe("/console/sign-in");
  expect((await database.pool.query("select state from need")).rows).toEqual([{ state: "assigned" }]);
});

test("a link opens the console once; the second time it says so", async () => {
  const admin = await makeStaff(database.deps, "admin", null, "邀请人");
  const { token } = await inviteStaff(database.deps, admin, { name: "李", role: "clerk", groupId: null });
  const path = `/console/sign-in/${token}`;
  const first = await openBrowser(web, ORIGIN).send(path, formPost({ name: "李", email: "" }));
  const second = await openBrowser(web, ORIGIN).send(path, formPost({ name: "李", email: "" }));
  expect([first.status, second.status]).toEqual([303, 404]);
  expect(await second.text()).toContain("已经用过或过期");
});

test("a session ends the moment an admin marks its person as left", async () => {
  const browser = await signIn("clerk", null);
  const admin = await signIn("admin", null);
  const id = (await database.pool.query("select id from staff where role = 'clerk'")).rows[0]?.id;
  const left = formPost({ role: "clerk", group: "", active: "false" });
  expect((await admin.send(`/console/people/${id}`, left)).status).toBe(303);
  expect((await browser.send("/console", {})).headers.get("location")).toBe("/console/sign-in");
});

test("the queue links the ledger of what its filters find, and the file holds just that", async () => {
  const number = await fileNeed(database.deps, {});
  await fileNeed(database.deps, { enterprise: "宁波乙压铸有限公司", text: "注塑件缩水，找工艺专家" });
  const browser = await signIn("clerk", null);
  const page = await read(browser, "/console?view=open&text=压铸模");
  const link = /href="(\/console\/ledger\.xlsx[^"]*)"/u.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const response = await browser.send(link, {});
  expect(response.headers.get("content-disposition")).toContain("2026-06-30");
  const rows = await readRows(new Uint8Array(await response.arrayBuffer()));
  expect(rows.map((row) => row["单号"])).toEqual([number]);
});

test("an uploaded form is reported row by row, and files over 5 MB or of another kind are refused in words", async () => {
  const browser = await signIn("clerk", null);
  const form = [
    ["企业名称", "联系人", "联系电话", "需求描述"],
    ["宁波丙机械有限公司", "郑丙", "13700006003", "进口主轴轴承断供，想找国产替代"],
    ["宁波丁塑料有限公司", "何丁", "不知道", "注塑件缩水"],
  ];
  const bytes = await makeWorkbook(form);
  const page = await (await browser.send("/console/import", upload(bytes, "征集表.xlsx", {}))).text();
  expect(page).toContain("共 2 行，成功 1 行，没有导入 1 行");
  expect(page).toContain("/console/needs/XQ-2026-0001");
  expect(page).toContain("不像电话号码");
  const again = await (await browser.send("/console/import", upload(bytes, "征集表.xlsx", {}))).text();
  expect(again).toContain("以前登记过");
  const big = await browser.send("/console/import", upload(new Uint8Array(5_400_000), "a.xlsx", {}));
  expect([big.status, (await big.text()).includes("文件最大 5 MB")]).toEqual([413, true]);
  const other = await browser.send("/console/import", upload(bytes, "a.xls", {}));
  expect([other.status, (await other.text()).includes("另存为 .xlsx")]).toEqual([400, true]);
  const elsewhere = await browser.send("/console/people/invites", upload(new Uint8Array(100_000), "a.xlsx", {}));
  expect(elsewhere.status).toBe(413);
});

test("directories are imported, found, and a visit is kept on the firm's page", async () => {
  const browser = await signIn("clerk", null);
  const firms = await makeWorkbook([
    ["企业名称", "所属街道", "联系人", "联系电话"],
    [DIE_NEED.enterprise, "大碶", "周敏甲", "13800004001"],
  ]);
  const report = await (await browser.send("/console/enterprises/import", upload(firms, "企业.xlsx", {}))).text();
  expect(report).toContain("新加");
  await fileNeed(database.deps, {});
  const list = await read(browser, "/console/enterprises?text=甲模具");
  const path = /href="(\/console\/enterprises\/(?!import)[^"]+)"/u.exec(list)?.[1] ?? "";
  const visit = formPost({ visitedOn: "2026-06-29", text: "看了<b>车间</b>", key: "k" });
  expect((await browser.send(`${path}/visits`, visit)).status).toBe(303);
  const page = await read(browser, path);
  expect(["XQ-2026-0001", "13800004001", "看了&lt;b&gt;车间"].filter((word) => !page.includes(word))).toEqual([]);
  const experts = await makeWorkbook([
    ["姓名", "研究方向", "工作单位"],
    ["何专家", "轴承", "某大学"],
  ]);
  await browser.send("/console/solvers/import", upload(experts, "专家.xlsx", { kind: "expert" }));
  expect(await read(browser, "/console/solvers?kind=expert")).toContain("何专家");
});

test("staff write an answer in the gap list and withdraw it; what is wrong is said beside the form", async () => {
  const question = "企业家参加科技夏令营有补贴吗";
  await send(database.deps, makeMessage({ text: question }));
  const browser = await signIn("clerk", null);
  const page = await read(browser, "/console/questions");
  expect(page).toContain(question);
  expect(page).toContain("还剩2个工作日");
  const answer = {
    question,
    answer: "没有补贴。",
    source: "区科协电话答复",
    sourceOn: "2026-06-29",
    department: "区科协",
    level: "district",
    reviewOn: "2028-01-01",
  };
  const late = await browser.send("/console/questions", formPost(answer));
  expect([late.status, (await late.text()).includes("一年以内")]).toEqual([400, true]);
  const kept = await browser.send("/console/questions", formPost({ ...answer, reviewOn: "2027-03-31" }));
  expect(kept.headers.get("location")).toBe("/console/questions#QA-0001");
  expect((await browser.send("/documents/QA-0001", {})).status).toBe(200);
  await browser.send("/console/questions/QA-0001/withdraw", formPost({}));
  expect((await browser.send("/documents/QA-0001", {})).status).toBe(404);
});

test("a browser sees, downloads and deletes its own data, and no other browser's", async () => {
  const own = openBrowser(web, ORIGIN);
  await own.send("/", formPost({ text: "高企首次认定奖励多少" }));
  expect(await read(own, "/needs/data")).toContain("1 段");
  expect(await read(openBrowser(web, ORIGIN), "/needs/data")).toContain("什么也没有保存");
  const file = await own.send("/needs/data.json", {});
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(await file.text()).toContain("高企首次认定奖励多少");
  expect((await own.send("/needs/data/delete", formPost({}))).status).toBe(400);
  expect(await (await own.send("/needs/data/delete", formPost({ sure: "on" }))).text()).toContain("已经删除");
  expect(await read(own, "/needs/data")).toContain("什么也没有保存");
});

test("another firm's number and one that does not exist are not found in the same words", async () => {
  const number = await fileNeed(database.deps, {});
  const pages: string[] = [];
  for (const asked of [number, "XQ-2026-9999"]) {
    const response = await openBrowser(web, ORIGIN).send(`/needs/${asked}`, {});
    expect(response.status).toBe(404);
    pages.push((await response.text()).replaceAll(asked, "XQ").replace(/问题编号 \w+/u, ""));
  }
  expect(pages[0]).toBe(pages[1]);
});

test("pages for staff and for firms stand in one frame: language, viewport, look and the way past the menu", async () => {
  const frameOf = async (path: string) => {
    const page = await read(openBrowser(web, ORIGIN), path);
    return page
      .split("\n")
      .filter((line) => /<html|<meta (?:charset|name="(?:view|color))|rel="|class="skip"|<header/u.test(line));
  };
  const [firm, staff] = [await frameOf("/documents"), await frameOf("/console/sign-in")];
  expect(firm.length).toBeGreaterThan(7);
  expect(staff.filter((line) => !line.includes("/console."))).toEqual(firm);
});
