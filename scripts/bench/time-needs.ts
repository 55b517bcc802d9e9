/** Times the console's list on very many needs: filters, search and counts as a page asks for them, beside a plain select of the same run. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { type App, createApp } from "../../src/app.ts";
import { countViews, EVERYTHING, listNeedsFor, type NeedQuery, NeedView } from "../../src/core/list-needs.ts";
import { execute, withTransaction } from "../../src/db/database.ts";
import { insertStaff, type Staff } from "../../src/db/staff.ts";
import { CategoryId } from "../../src/domain/category.ts";
import { ClusterId } from "../../src/domain/cluster.ts";
import { createLogger, STANDARD_ERROR } from "../../src/logger.ts";
import { showProgress } from "../../src/progress.ts";
import { fillNeeds, PRODUCTS } from "./fill-needs.ts";
import { medianTiming, type Timing, toTiming } from "./time-set.ts";

/** Where the needs were, and what took how long. `list`: one page with its count; `tabs`: the counts above it. */
export type NeedTimes = { place: string; list: Timing; tabs: Timing; plain: Timing };

/** What a list costs at the least: the newest rows as they lie in the index. */
const PLAIN = "select * from need order by changed_at desc, id desc limit 51";

/**
 * Fills a store of its own and asks for every page `runs` times.
 *
 * Shape   `server` is a connection string of a server that may create databases; null for PGlite in memory
 */
export async function timeNeeds(count: number, runs: number, server: string | null): Promise<NeedTimes> {
  const store = server === null ? null : await createStore(server);
  try {
    const app = await openEmpty(store?.url ?? null);
    try {
      const progress = showProgress("生成需求");
      await fillNeeds(app, count, (done) => progress.update(done, count));
      progress.end();
      return { place: server === null ? "PGlite" : "PostgreSQL", ...(await askPages(app, runs)) };
    } finally {
      await app.close();
    }
  } finally {
    await store?.drop();
  }
}

async function askPages(app: App, runs: number): Promise<Omit<NeedTimes, "place">> {
  const { deps } = app;
  const person = { name: "计时", email: null, role: "clerk" as const, groupId: null };
  const id = await withTransaction(deps.pool, (tx) => insertStaff(tx, person, deps.clock()));
  const clerk: Staff = { ...person, id, active: true };
  const queries = await makeQueries(app, clerk);
  const timings: Record<"list" | "tabs" | "plain", Timing[]> = { list: [], tabs: [], plain: [] };
  for (let run = 0; run < runs; run += 1) {
    const times: Record<"list" | "tabs" | "plain", number[]> = { list: [], tabs: [], plain: [] };
    for (const query of queries) {
      times.plain.push(await timeOf(() => execute(deps.pool, PLAIN, [])));
      times.list.push(await timeOf(() => listNeedsFor(deps, clerk, query)));
      times.tabs.push(await timeOf(() => countViews(deps, clerk)));
    }
    timings.list.push(toTiming(times.list));
    timings.tabs.push(toTiming(times.tabs));
    timings.plain.push(toTiming(times.plain));
  }
  const { list, tabs, plain } = timings;
  return { list: medianTiming(list), tabs: medianTiming(tabs), plain: medianTiming(plain) };
}

/** Each filter by itself, searches of one and two words, a firm, a number, all of it together, and deeper pages. */
async function makeQueries(app: App, clerk: Staff): Promise<NeedQuery[]> {
  const groups = [...app.deps.directory.groups.groups.keys()];
  const searches = [
    ...PRODUCTS,
    ...PRODUCTS.map((word) => `${word} 良率低`),
    "第4711精密制造",
    "XQ-2026-4711",
    "没有这个词",
  ];
  const queries: Partial<NeedQuery>[] = [
    ...NeedView.options.map((view) => ({ view })),
    ...groups.map((group) => ({ group })),
    ...ClusterId.options.map((cluster) => ({ cluster })),
    ...CategoryId.options.map((category) => ({ category, bottleneck: "yes" as const })),
    ...searches.map((text) => ({ view: "all" as const, text })),
    ...PRODUCTS.map((text, at) => ({ text, group: groups[at % groups.length] ?? null, category: "process" as const })),
  ];
  const pages: NeedQuery["before"][] = [null];
  for (let page = 0; page < 10; page += 1) {
    const { next } = await listNeedsFor(app.deps, clerk, { ...EVERYTHING, before: pages.at(-1) ?? null });
    pages.push(next);
  }
  return [...queries, ...pages.map((before) => ({ before }))].map((query) => ({ ...EVERYTHING, ...query }));
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function openEmpty(url: string | null): Promise<App> {
  return createApp({
    location: url === null ? { kind: "memory", snapshot: null } : { kind: "server", url },
    knowledgeDir: "knowledge",
    clock: () => new Date(),
    log: createLogger("silent", STANDARD_ERROR),
    embedder: null,
    working: false,
    slackApps: [],
  });
}

/** A database of our own on the server, so that nothing there is touched. */
async function createStore(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `yiduiyi_bench_${randomUUID().replaceAll("-", "")}`;
  await command(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => command(server, `drop database if exists ${name} with (force)`) };
}

async function command(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
