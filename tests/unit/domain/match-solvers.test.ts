/** Matching with solvers: what ties one to a need, and what a firm may see of it. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readDirectory, readSamples } from "../../../src/core/directory-files.ts";
import { buildGroupBook } from "../../../src/domain/group.ts";
import { forRequester, matchSolvers, type NeedToMatch } from "../../../src/domain/match-solvers.ts";
import { Solver } from "../../../src/domain/solver.ts";

const KNOWLEDGE = fileURLToPath(new URL("../../../knowledge", import.meta.url));
const files = readDirectory(KNOWLEDGE, null);
const directory = files.ok ? files.value : expect.unreachable("directory");
const read = readSamples(KNOWLEDGE);
const samples = read.ok ? read.value : expect.unreachable("samples");
const book = buildGroupBook(directory.groups, new Map([["key_components", "关键基础件"]]));
const need = (changes: Partial<NeedToMatch>): NeedToMatch => ({
  cluster: "key_components",
  category: "process",
  group: "T2",
  text: "压铸模仁热裂",
  ...changes,
});
const ids = (one: NeedToMatch, solvers = directory.solvers) =>
  matchSolvers(one, solvers, book).map(({ solver }) => solver.id);

const expert = (changes: Record<string, unknown>) =>
  Solver.parse({
    kind: "expert",
    id: "e-1",
    name: "王某某",
    group: "T2",
    clusters: ["key_components"],
    categories: ["process"],
    capabilities: ["压铸", "热裂"],
    contact: { person: "王某某", phone: "13800001111", email: "wang@example.com" },
    consent: false,
    source: "企业科协名单",
    sample: false,
    employer: "某某大学",
    languages: [],
    overseas: false,
    services: [],
    ...changes,
  });

describe("matching with the public institutes", () => {
  test.each([
    ["die-casting-complex", need({})],
    ["die-casting-testing", need({ category: "platform", text: "压铸件要做CT，借设备" })],
    ["microelectronics", need({ cluster: "electronics_info", group: "T4", text: "红外光幕想做一颗集成芯片" })],
    [
      "overseas-engineers",
      need({ cluster: "high_end_equipment", group: "T3", category: "other", text: "想请海外工程师" }),
    ],
    ["science-park", need({ cluster: null, group: "T5", category: "other", text: "想找场地入驻" })],
    ["urban-environment-pilot", need({ cluster: "energy_environment", group: "T1", text: "喷涂废气VOCs超标" })],
  ])("%s comes first or second where it fits", (id, one) => {
    expect(ids(one).slice(0, 2)).toContain(id);
  });

  test("an institute without a word or cluster of the need is not offered", () => {
    expect(ids(need({}))).not.toContain("microelectronics");
    expect(ids(need({ cluster: null, group: "T5", category: "other", text: "随便问问" }))).toEqual([]);
  });

  test("the reason names words, cluster and the group's care", () => {
    const [first] = matchSolvers(need({ text: "压铸，热裂" }), directory.solvers, book);
    expect(first?.reason).toContain("能力里有“压铸”");
    expect(first?.reason).toContain("服务关键基础件集群");
    expect(first?.reason).toContain("由主办组汽车与基础件组（T2，默认分组）对口");
    expect(first?.consent).toBe(false);
  });

  test("scores lie in 0–1 and fall; more words count more", () => {
    const scores = matchSolvers(need({ text: "压铸模具热裂粘模气孔缩孔" }), directory.solvers, book).map(
      ({ score }) => score,
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    const one = matchSolvers(need({ text: "压铸" }), [expert({})], book)[0]?.score ?? 0;
    expect(matchSolvers(need({ text: "压铸热裂" }), [expert({})], book)[0]?.score).toBeGreaterThan(one);
  });
});

describe("what the firm sees", () => {
  const shown = (changes: Record<string, unknown>) => matchSolvers(need({}), [expert(changes)], book).map(forRequester);

  test("an expert who has not agreed has neither name, employer nor number", () => {
    const [match] = shown({});
    const text = JSON.stringify(match);
    for (const secret of ["王某某", "某某大学", "13800001111", "wang@example.com"]) {
      expect(text).not.toContain(secret);
    }
    expect(match).toMatchObject({ consent: false, contact: null, note: expect.stringContaining("尚未征得对方同意") });
    expect(match?.title).toContain("压铸、热裂方向的专家");
  });

  test("one who has agreed is named with the contact", () => {
    expect(shown({ consent: true })[0]).toMatchObject({
      title: "人才库：王某某",
      contact: "王某某 13800001111 wang@example.com",
      note: "已征得对方同意。",
    });
  });

  test("an institute is public, its contact is not until it agrees", () => {
    const [match] = matchSolvers(need({}), directory.solvers, book).map(forRequester);
    expect(match?.title).toMatch(/^平台机构库：/u);
    expect(match?.contact).toBeNull();
  });

  test("no sample expert without consent shows through any match", () => {
    const silent = samples.solvers.filter((solver) => solver.kind === "expert" && !solver.consent);
    expect(silent.length).toBeGreaterThan(0);
    for (const solver of silent) {
      const matches = matchSolvers(
        need({ cluster: solver.clusters[0] ?? null, text: solver.capabilities.join("，") }),
        [solver],
        book,
      );
      expect(matches).toHaveLength(1);
      expect(JSON.stringify(matches.map(forRequester))).not.toContain(solver.name);
    }
  });
});

describe("the shipped directory", () => {
  test("holds institutes only, each with its source, and no person", () => {
    expect(directory.solvers.length).toBeGreaterThanOrEqual(15);
    for (const solver of directory.solvers) {
      expect(solver).toMatchObject({ kind: "institute", contact: null, consent: false, sample: false });
      expect(solver.source).not.toBeNull();
    }
  });

  test("samples are marked one by one, and every kind of solver is there", () => {
    for (const { name, sample } of [...samples.enterprises, ...samples.solvers]) {
      expect({ name, sample }).toEqual({ name: expect.stringContaining("示例"), sample: true });
    }
    expect(new Set(samples.solvers.map(({ kind }) => kind))).toEqual(
      new Set(["expert", "enterprise", "technology", "investor"]),
    );
    const firms = samples.enterprises.map(({ name }) => name);
    expect(samples.needs.filter(({ fields }) => !firms.includes(fields.enterprise ?? ""))).toEqual([]);
  });

  test("a sample without the mark, and a real entry without a source, are refused", () => {
    expect(() => expert({ sample: true })).toThrow(/示例/u);
    expect(() => expert({ source: null })).toThrow(/来源/u);
  });
});
