/** Directory files: what is wrong between them is named with the file and what to do. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readDirectory, readSamples } from "../../../src/core/directory-files.ts";
import { renderProblem } from "../../../src/domain/problem.ts";

const KNOWLEDGE = fileURLToPath(new URL("../../../knowledge", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yiduiyi-directory-"));
  for (const name of [
    "groups.yaml",
    "clusters.yaml",
    "categories.yaml",
    "policy-matches.yaml",
    "directory",
    "samples",
  ]) {
    cpSync(join(KNOWLEDGE, name), join(folder, name), { recursive: true });
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function change(file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const problems = () => {
  const read = readDirectory(folder, null);
  return read.ok ? [] : read.problems.map(renderProblem);
};

describe("a folder", () => {
  test("as shipped is sound; clause ids are checked only where they are given", () => {
    expect(problems()).toEqual([]);
    const read = readDirectory(folder, new Set());
    expect(read.ok ? 0 : read.problems.length).toBeGreaterThan(20);
  });

  test("gives the names that the clerk wrote for clusters and categories", () => {
    change("clusters.yaml", "name: 汽车", "name: 汽车制造");
    change("categories.yaml", "name_en: Key material", "name_en: Materials");
    const read = readDirectory(folder, null);
    const names = read.ok ? read.value.names : null;
    expect([names?.clusters.get("automotive")?.name, names?.categories.get("key_material")]).toEqual([
      "汽车制造",
      { name: "关键材料", nameEn: "Materials" },
    ]);
  });

  test.each([
    [
      "a group that is not there",
      "directory/institutes.yaml",
      "group: T1",
      "group: T9",
      /对口组 T9 不在 groups.yaml 里。 处理：改成 T1/u,
    ],
    [
      "an id that stands twice",
      "directory/institutes.yaml",
      "id: nimte",
      "id: sioc-ningbo",
      /编号 sioc-ningbo 写了两次/u,
    ],
    [
      "an unknown cluster",
      "directory/institutes.yaml",
      "[petrochemical, new_materials]",
      "[chemistry]",
      /institutes\.yaml:\d+ .*没有产业集群“chemistry”/u,
    ],
    ["a group with an empty name", "groups.yaml", "name: 石化新材料组", "name: ''", /groups\.yaml:\d+ .*不能为空/u],
    ["a broken file", "groups.yaml", "rules:", "rules: [", /YAML 写法有误/u],
  ])("with %s says so", (_, file, from, to, message) => {
    change(file, from, to);
    expect(problems().join("\n")).toMatch(message);
  });

  test("with a sample among the real entries says where it belongs", () => {
    cpSync(join(folder, "samples/solvers.yaml"), join(folder, "directory/solvers.yaml"));
    expect(problems().join("\n")).toMatch(/sample-expert-1 是示例数据。 处理：移到 samples 文件夹/u);
  });

  test("without groups names the file", () => {
    rmSync(join(folder, "groups.yaml"));
    expect(problems().join("\n")).toMatch(/groups\.yaml 读不出来/u);
  });
});

test("a sample without its mark is refused", () => {
  expect(readSamples(folder).ok).toBe(true);
  change("samples/enterprises.yaml", "sample: true", "sample: false");
  const read = readSamples(folder);
  expect(read.ok ? "" : read.problems.map(renderProblem).join()).toContain("示例数据要写 sample: true");
});
