/** Input that no page of ours sends, on every route: refused in Chinese words or harmless, never an error of the service. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWeb } from "../../../src/channels/web/web.ts";
import type { WebApp } from "../../../src/channels/web/web-context.ts";
import { inviteStaff } from "../../../src/core/invite-staff.ts";
import { withTransaction } from "../../../src/db/database.ts";
import { saveEnterprise } from "../../../src/db/directory.ts";
import { makeEnterprise } from "../../support/make-enterprise.ts";
import { DIE_NEED, fileNeed, makeStaff } from "../../support/make-need.ts";
import { emptyTables, openTestDatabase, type TestDatabase } from "../../support/test-app.ts";
import { formPost, jsonPost, openBrowser, SETTINGS } from "./web-under-test.ts";

const ORIGIN = "http://127.0.0.1:3000";
const NUL = "\u0000";
/** Values that a database, a date or a list of codes chokes on. */
const VALUES = [NUL, `甲${NUL}乙`, "", "abc", "-1", "9".repeat(25), "1e308", "字".repeat(5000)];
const IDS = [
  "%00",
  "XQ-2026-0001%00",
  "abc",
  "-1",
  "0",
  "9".repeat(25),
  "%FF",
  "%27",
  "..%2F..",
  "%E5%AD%97".repeat(99),
];
const QUERY_NAMES =
  "view group cluster category state bottleneck text enterprise kind question department level status".split(" ");
const CURSORS = ["9999999999999999-1", "8640000000000001-1", `1-${"9".repeat(25)}`, "-5-1", "1-1%00", "a-b", "-"];

let database: TestDatabase;
let web: WebApp;
const failures: Record<string, unknown>[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const quiet = (): void => undefined;
  const log = { info: quiet, warn: quiet, error: (fields: Record<string, unknown>) => void failures.push(fields) };
  web = createWeb({ ...database.deps, log }, { ...SETTINGS, messagesPerMinute: 1_000_000 });
});

afterAll(async () => {
  await emptyTables(database.pool);
  await database.close();
});

type Browser = ReturnType<typeof openBrowser>;

/** A browser whose person is an admin and has filed a need and begun a draft; `paths` fills a route's ids. */
async function openFull(): Promise<{ browser: Browser; staffId: string; paths(route: string): string }> {
  await emptyTables(database.pool);
  const { deps, pool } = database;
  const admin = await makeStaff(deps, "admin", null, "邀请人");
  const { token } = await inviteStaff(deps, admin, { name: null, role: "admin", groupId: null });
  const browser = openBrowser(web, ORIGIN);
  await browser.send(`/console/sign-in/${token}`, formPost({ name: "某人", email: "" }));
  const firm = makeEnterprise({ id: "E-1", name: DIE_NEED.enterprise });
  await withTransaction(pool, (tx) => saveEnterprise(tx, firm, deps.clock()));
  await browser.send("/", formPost({ text: "压铸件气孔率高，想找人看看" }));
  const { rows } = await pool.query("select requester_id, state->'drafts'->0->>'id' as draft from intake");
  const number = await fileNeed(deps, { requesterId: rows[0]?.requester_id });
  const ids: Record<string, string> = { enterprises: "E-1", people: admin.id, drafts: rows[0]?.draft ?? "" };
  const paths = (route: string) =>
    route
      .replace(":number", number)
      .replace(":token", token)
      .replace(/(\w+)\/:id/u, (_, kind: string) => `${kind}/${ids[kind] ?? "QA-0001"}`);
  return { browser, staffId: admin.id, paths };
}

/** What an answer does wrong: a failure of the service, or a refusal that is no Chinese sentence. */
async function faultOf(response: Response): Promise<string | null> {
  const text = response.status < 400 ? "" : await response.text();
  const isClear = response.status < 400 || (/\p{Script=Han}{4}/u.test(text) && !/Invalid|expected/u.test(text));
  return response.status >= 500 || !isClear ? `${response.status} ${text.slice(0, 2000)}` : null;
}

function routes(method: string): string[] {
  const own = web.routes.filter((route) => route.method === method && !route.path.includes("*"));
  return [...new Set(own.map(({ path }) => path))];
}

async function collect(
  browser: Browser,
  requests: readonly (readonly [path: string, init: RequestInit])[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const [path, init] of requests) {
    const fault = await faultOf(await browser.send(path, init));
    faults.push(...(fault === null ? [] : [`${init.method ?? "GET"} ${path} ${init.body ?? ""}: ${fault}`]));
  }
  return faults;
}

test("an id that cannot be one is not found, whatever page or form it is for", async () => {
  const { browser } = await openFull();
  const withIds = (method: string) => routes(method).filter((path) => path.includes("/:"));
  const fill = (path: string) => IDS.map((id) => path.replaceAll(/:\w+/gu, id));
  const pages = withIds("GET").flatMap((path) => fill(path).map((at) => [at, { method: "GET" }] as const));
  const forms = withIds("POST").flatMap((path) => {
    const form = FORMS.find(([route]) => route === path)?.[1] ?? {};
    return fill(path).map((at) => [at, formPost(form)] as const);
  });
  for (const [path, init] of [...pages, ...forms]) {
    const response = await browser.send(path, init);
    expect([path, await faultOf(response.clone())]).toEqual([path, null]);
    // The page of an invitation says on the same page that the link cannot be used.
    const isInvite = path.startsWith("/console/sign-in/") && init.method === "GET";
    expect([path, isInvite && response.status === 200 ? 404 : response.status]).toEqual([path, 404]);
  }
  expect(pages.length + forms.length).toBeGreaterThan(100);
  expect(failures).toEqual([]);
});

test("an address's query with NUL, a cursor out of every calendar or a huge number filters nothing and breaks nothing", async () => {
  const { browser, paths } = await openFull();
  // Each value is read on its own, so one address spoils them all.
  const all = (value: string) => new URLSearchParams(QUERY_NAMES.map((name) => [name, value])).toString();
  const queries = [...VALUES.map(all), ...CURSORS.map((cursor) => `before=${cursor}`), "a[]=%00&text=%ff"];
  const pages = routes("GET").filter((path) => !/^\/(?:assets|metrics|openapi)|templates|sign-in/u.test(path));
  const requests = pages.flatMap((path) => queries.map((query) => [`${paths(path)}?${query}`, {}] as const));
  expect(await collect(browser, requests)).toEqual([]);
  expect(failures).toEqual([]);
});

const TEXT = { text: "已联系", key: "k" };
const SOURCE = { source: "区科协电话答复", sourceOn: "2026-06-29", department: "区科协", level: "district" };
/** A sound form for each route; fields are spoiled one at a time. */
const FORMS: readonly (readonly [route: string, fields: Record<string, string>])[] = [
  ["/", { text: "高企奖励多少", conversationId: "c", key: "k", locale: "en" }],
  ["/conversations", {}],
  ["/feedback", { messageId: "1", helpful: "true" }],
  ["/handoffs", { messageId: "1" }],
  [
    "/drafts/:id",
    { enterprise: "宁波甲", contact: "周", phone: "13800004001", budget: "50 万元", disclosure: "public" },
  ],
  ["/needs/open", { number: "XQ-2026-0001", tail: "4001" }],
  ["/needs/:number", { kind: "answered", ...TEXT }],
  ["/needs/:number", { kind: "confirmed", outcome: "solved", key: "k" }],
  ["/needs/:number", { kind: "reopened", reason: "没有解决", key: "k" }],
  ["/console/sign-in/:token", { name: "李", email: "a@b.cn" }],
  ["/console/needs/:number/moves", { kind: "claimed", key: "k" }],
  ["/console/needs/:number/moves", { kind: "returned", key: "k", reason: "不归我们", proposedGroup: "T2" }],
  ["/console/needs/:number/moves", { kind: "ruled", key: "k", reason: "归你们", group: "T2" }],
  ["/console/needs/:number/moves", { kind: "reassigned", key: "k", reason: "换人", group: "T2", assigneeId: "1" }],
  ["/console/needs/:number/moves", { kind: "replied", ...TEXT, substantive: "on" }],
  ["/console/needs/:number/moves", { kind: "matched", ...TEXT, solver: "某所" }],
  ["/console/needs/:number/moves", { kind: "extended", key: "k", workingDays: "20", reason: "要试验" }],
  ["/console/needs/:number/moves", { kind: "closed", ...TEXT, outcome: "solved" }],
  ["/console/needs/:number/moves", { kind: "noted", ...TEXT }],
  ["/console/needs/:number/merge", { survivor: "XQ-2026-0002" }],
  ["/console/people/invites", { name: "李", role: "clerk", group: "T2" }],
  ["/console/people/:id", { role: "clerk", group: "T2", active: "true" }],
  ["/console/import", { file: "x" }],
  ["/console/enterprises/import", { file: "x" }],
  ["/console/solvers/import", { file: "x", kind: "expert" }],
  ["/console/enterprises/:id/visits", { visitedOn: "2026-06-29", ...TEXT }],
  ["/console/questions", { question: "夏令营有补贴吗", answer: "没有", ...SOURCE, reviewOn: "2027-01-01" }],
  ["/console/questions/:id/withdraw", {}],
  ["/needs/data/delete", { sure: "x" }],
  ["/console/scheme", { scheme: "361-2025" }],
  ["/console/jobs/:id/retry", {}],
  ["/console/jobs/posts/:id/retry", {}],
  ["/console/sign-out", {}],
];

test("no field of any form can break the service, and what is wrong is said in Chinese", async () => {
  const { browser, paths } = await openFull();
  const forms = routes("POST").filter((path) => !path.startsWith("/api/"));
  expect(forms.filter((path) => !FORMS.some(([route]) => route === path))).toEqual([]);
  const requests = FORMS.flatMap(([route, fields]) => {
    const spoiled = Object.keys(fields).flatMap((name) => VALUES.map((value) => ({ ...fields, [name]: value })));
    // A press counts once: without a key of its own a spoiled form would be taken for a repetition.
    const own = spoiled.map((form, index) => (form["key"] === "k" ? { ...form, key: `k${index}` } : form));
    const missing = Object.keys(fields).map((name) =>
      Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name)),
    );
    return [...own, ...missing].map((form) => [paths(route), formPost(form)] as const);
  });
  expect(await collect(browser, requests)).toEqual([]);
  expect(failures).toEqual([]);
});

test("a body that is no form, and a file where a text belongs, are refused in words", async () => {
  const { browser, paths } = await openFull();
  const torn = { method: "POST", headers: { "content-type": "multipart/form-data" }, body: "x" };
  const cut = { method: "POST", headers: { "content-type": "multipart/form-data; boundary=b" }, body: "--b\r\nx" };
  const requests = FORMS.filter(([route]) => route !== "/console/sign-out").flatMap(([route, fields]) => {
    const files = new FormData();
    for (const name of Object.keys(fields)) {
      files.append(name, new File(["x"], `${NUL}.txt`));
    }
    return [torn, cut, { method: "POST", body: files }].map((init) => [paths(route), init] as const);
  });
  expect(await collect(browser, requests)).toEqual([]);
  expect(failures).toEqual([]);
});

test("a program's JSON with NUL or half a character is stored or refused, never a failure", async () => {
  const { browser } = await openFull();
  const bodies = [
    ["/api/messages", { text: `高企${NUL}奖励` }],
    ["/api/messages", { text: "高企", key: `k${NUL}\ud800` }],
    ["/api/messages", { text: "高企", conversationId: NUL }],
    ["/api/messages", { text: [], locale: 5 }],
    ["/api/feedback", { messageId: "9".repeat(30), helpful: true }],
    ["/api/feedback", { messageId: NUL }],
    ["/api/handoffs", { messageId: "1" }],
    ["/api/handoffs", null],
  ] as const;
  const requests = bodies.map(([path, body]) => [path, jsonPost(body, "application/json")] as const);
  expect(await collect(browser, requests)).toEqual([]);
  expect(failures).toEqual([]);
});
