/** Search by meaning: the real openai SDK against a stand-in service, vectors in the real database. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EmbedLimits, type EmbedReport, embedPassages } from "../../src/core/embed-passages.ts";
import { handleMessage } from "../../src/core/handle-message.ts";
import type { Deps, Embedder } from "../../src/core/ports.ts";
import { ANSWER_DEPTH, retrievePassages } from "../../src/core/retrieve-passages.ts";
import { storeEntries } from "../../src/core/store-entries.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { createEmbedder } from "../../src/llm/embedder.ts";
import { type EmbeddingService, type Fault, startEmbeddingService } from "../support/embedding-service.ts";
import { NOW, openTestDatabase, type TestDatabase } from "../support/test-app.ts";
import { make } from "../unit/make.ts";

type Warning = { fields: Record<string, unknown>; message: string };

let service: EmbeddingService;
let database: TestDatabase;
let warnings: Warning[];

beforeEach(async () => {
  service = await startEmbeddingService();
  database = await openTestDatabase();
  warnings = [];
  const texts = ["首次认定的企业，奖励20万元。", "新引进的人才，房租由区里承担。", "大型仪器向中小企业开放共享。"];
  const entry = {
    ...make.entry({ front: { id: "T-1" }, clauses: texts }),
    contentHash: "1",
  };
  await storeEntries(database.deps, { entries: [entry], stored: [], gone: [] }, () => undefined);
});

afterEach(async () => {
  await database.close();
  await service.close();
});

const LIMITS: EmbedLimits = { batch: 2, deadlineMs: 5000 };
const MISS = "Zaster";

function embedder(model: string): Embedder {
  return createEmbedder({ apiKey: "toy", baseUrl: service.url, model });
}

function depsWith(changes: Partial<Deps>): Deps {
  const warn = (fields: Record<string, unknown>, message: string) => void warnings.push({ fields, message });
  return { ...database.deps, log: { ...database.deps.log, warn }, ...changes };
}

function fill(deps: Deps, limits: Partial<EmbedLimits>): Promise<EmbedReport> {
  return embedPassages(deps, { ...LIMITS, ...limits }, () => undefined);
}

async function rank(deps: Deps, focus: string): Promise<{ path: string; score: number; meaning: number | null }[]> {
  const query = {
    focus,
    circumstances: "",
    background: "",
    documents: [],
    facets: make.facets(),
  };
  const { passages } = await retrievePassages(deps, query, ANSWER_DEPTH);
  return passages.map(({ clause, score, meaning }) => ({
    path: clause.path,
    score,
    meaning,
  }));
}

function ask(deps: Deps, text: string): Promise<Reply> {
  const conversationId = randomUUID();
  const who = {
    conversationId,
    requesterId: "tester",
    channel: "web" as const,
  };
  const inbound = { ...who, key: conversationId, text, locale: null };
  return handleMessage(deps, inbound, () => undefined);
}

async function vectorsByModel(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query(
    "select coalesce(embedding_model, 'none') as model, count(embedding)::int as vectors from passage group by 1 order by 1",
  );
  return Object.fromEntries(rows.map((row) => [row.model, row.vectors]));
}

describe("filling in vectors", () => {
  test("sends each passage once, in batches, and nothing the second time", async () => {
    const deps = depsWith({ embedder: embedder("toy-1") });
    const heard: string[] = [];
    const report = await embedPassages(deps, LIMITS, (done, total) => void heard.push(`${done}/${total}`));
    expect(report).toEqual({ embedded: 3, missing: 0 });
    expect(heard).toEqual(["2/3", "3/3"]);
    expect(service.calls.map(({ input }) => input.length)).toEqual([2, 1]);
    expect(service.calls.every((call) => call.model === "toy-1" && call.encoding_format === "float")).toBe(true);
    expect(await fill(deps, {})).toEqual({ embedded: 0, missing: 0 });
    expect(service.calls).toHaveLength(2);
  });

  test("without an embedder nothing is sent", async () => {
    expect(await fill(depsWith({ embedder: null }), {})).toEqual({
      embedded: 0,
      missing: 0,
    });
    await rank(depsWith({ embedder: null }), "奖励多少");
    expect(service.calls).toEqual([]);
  });

  test.each<[Fault, string, number]>([
    [429, "model_rate_limited", 2],
    [500, "model_unavailable", 2],
    [401, "model_unavailable", 1],
    ["truncated", "model_malformed", 1],
    ["short vector", "model_malformed", 1],
    ["zero vector", "model_malformed", 1],
    ["one too few", "model_malformed", 1],
  ])("a service that answers %s ends it with one warning, and the next start goes on", async (fault, code, sent) => {
    const deps = depsWith({ embedder: embedder("toy-1") });
    service.always = fault;
    expect(await fill(deps, {})).toEqual({ embedded: 0, missing: 3 });
    expect(warnings.map(({ fields }) => [fields["code"], fields["missing"]])).toEqual([[code, 3]]);
    expect(service.calls).toHaveLength(sent);
    service.always = null;
    expect(await fill(deps, {})).toEqual({ embedded: 3, missing: 0 });
  });

  test("a call that is never answered ends at its deadline", async () => {
    const deps = depsWith({ embedder: embedder("toy-1") });
    service.always = "hang";
    expect(await fill(deps, { deadlineMs: 100 })).toEqual({
      embedded: 0,
      missing: 3,
    });
    expect(warnings.map(({ fields }) => fields["code"])).toEqual(["model_timeout"]);
  });

  test("a service that is not there is a warning too", async () => {
    const deps = depsWith({ embedder: embedder("toy-1") });
    await service.close();
    expect(await fill(deps, {})).toEqual({ embedded: 0, missing: 3 });
    expect(warnings.map(({ fields }) => fields["code"])).toEqual(["model_unavailable"]);
  });

  test("one busy moment is waited out", async () => {
    service.faults = [429];
    expect(await fill(depsWith({ embedder: embedder("toy-1") }), {})).toEqual({
      embedded: 3,
      missing: 0,
    });
    expect(warnings).toEqual([]);
  });

  test("stored batches stay when a later one fails", async () => {
    const deps = depsWith({ embedder: embedder("toy-1") });
    const heard: number[] = [];
    const report = await embedPassages(deps, LIMITS, (done) => {
      heard.push(done);
      service.always = 500;
    });
    expect(report).toEqual({ embedded: 2, missing: 1 });
    expect(await vectorsByModel()).toEqual({ none: 0, "toy-1": 2 });
  });

  test("texts that the service refuses are passed over, the others get their vectors", async () => {
    service.faults = [400];
    expect(await fill(depsWith({ embedder: embedder("toy-1") }), { batch: 1 })).toEqual({ embedded: 2, missing: 1 });
    expect(warnings.map(({ fields }) => [fields["code"], fields["status"]])).toEqual([["model_refused", 400]]);
  });

  test("vectors of another length than the stored ones of the same model are not stored", async () => {
    const deps = depsWith({ embedder: embedder("toy-1") });
    service.faults = [400];
    await fill(deps, { batch: 1 });
    service.always = "longer vectors";
    expect(await fill(deps, {})).toEqual({ embedded: 0, missing: 1 });
    expect(warnings.at(-1)?.fields["code"]).toBe("model_malformed");
  });
});

describe("asking", () => {
  test("a question without a shared word finds its clause by meaning", async () => {
    expect(await rank(depsWith({}), MISS)).toEqual([]);
    const deps = depsWith({ embedder: embedder("toy-1") });
    await fill(deps, {});
    const [best, ...others] = await rank(deps, MISS);
    expect(best).toMatchObject({ path: "要点1", meaning: 1 });
    expect(others.every(({ meaning }) => meaning === 0)).toBe(true);
    const [item] = (await ask(deps, MISS)).items;
    expect(item).toMatchObject({
      kind: "policy_question",
      status: "answered",
      policies: ["T-1"],
    });
  });

  test.each<[Fault, string]>([
    [429, "model_rate_limited"],
    [500, "model_unavailable"],
    ["truncated", "model_malformed"],
    ["hang", "model_timeout"],
  ])("a service that answers %s changes nothing but the log, and is left alone for a while", async (fault, code) => {
    let now = NOW;
    const deps = depsWith({ embedder: embedder("toy-1"), clock: () => now });
    await fill(deps, {});
    service.always = fault;
    const plain = await ask(depsWith({}), "首次认定奖励多少");
    const degraded = await ask(deps, "首次认定奖励多少");
    expect([degraded.text, degraded.items]).toEqual([plain.text, plain.items]);
    expect(await rank(deps, "房租谁承担")).toEqual(await rank(depsWith({}), "房租谁承担"));
    expect(warnings.map(({ fields }) => fields["code"])).toEqual([code]);
    service.always = null;
    now = new Date(NOW.getTime() + 31_000);
    expect((await rank(deps, MISS))[0]).toMatchObject({
      path: "要点1",
      meaning: 1,
    });
  });

  test("a question vector of another length than the stored ones is not compared", async () => {
    const deps = depsWith({ embedder: embedder("toy-1") });
    await fill(deps, {});
    service.always = "longer vectors";
    expect(await rank(deps, "奖励多少")).toEqual(await rank(depsWith({}), "奖励多少"));
  });

  test("vectors of two models never meet, and a changed model takes over batch by batch", async () => {
    await fill(depsWith({ embedder: embedder("toy-1") }), {});
    const deps = depsWith({ embedder: embedder("toy-2") });
    expect(await rank(deps, MISS)).toEqual([]);
    await embedPassages(deps, { ...LIMITS, batch: 1 }, () => {
      service.always = 500;
    });
    expect(await vectorsByModel()).toEqual({ "toy-1": 2, "toy-2": 1 });
    service.always = null;
    expect(await rank(deps, "Gizmo")).toHaveLength(1);
    await fill(deps, {});
    expect(await vectorsByModel()).toEqual({ "toy-2": 3 });
  });

  test("phones and mail addresses stay here", async () => {
    await rank(depsWith({ embedder: embedder("toy-1") }), "奖励多少，回我 13800138000 或 a.b@example.com");
    expect(service.calls.at(-1)?.input).toEqual(["奖励多少,回我 （电话） 或 （邮箱）"]);
  });
});
