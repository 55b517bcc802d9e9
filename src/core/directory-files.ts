/** Reads what routing and matching need from the knowledge folder: groups, policy matches, directories, and samples for a trial. */
import { join } from "node:path";
import { z } from "zod";
import { CategoryId } from "../domain/category.ts";
import { Cluster, ClusterId } from "../domain/cluster.ts";
import type { SchemeBook } from "../domain/cluster-scheme.ts";
import { Enterprise } from "../domain/enterprise.ts";
import { GroupsFile } from "../domain/group.ts";
import { type PolicyRule, policyRules } from "../domain/match-policies.ts";
import type { NeedName, NeedNames } from "../domain/need-names.ts";
import { NeedRow } from "../domain/needs-sheet.ts";
import type { Parsed, Problem } from "../domain/problem.ts";
import { Solver } from "../domain/solver.ts";
import { listYaml, problemsOf, readYaml } from "./knowledge-files.ts";

/** The clerk's groups, programmes and solvers, as the files say them. */
export type DirectoryFiles = {
  groups: GroupsFile;
  names: NeedNames;
  schemes: SchemeBook;
  policyRules: PolicyRule[];
  solvers: Solver[];
};

/** What `npm run seed` adds: everything in it is marked 示例. */
export type Samples = { enterprises: Enterprise[]; solvers: Solver[]; needs: NeedRow[] };

/**
 * Reads `groups.yaml`, `policy-matches.yaml`, `directory/*.yaml` and the names of `clusters.yaml` and `categories.yaml`.
 *
 * Shape   `clauseIds` are the clauses there are, as `policy#path`; null leaves them unchecked, for callers without the policies
 */
export function readDirectory(folder: string, clauseIds: ReadonlySet<string> | null): Parsed<DirectoryFiles> {
  const groups = readYaml(join(folder, "groups.yaml"), GroupsFile);
  const rules = readYaml(join(folder, "policy-matches.yaml"), policyRules(clauseIds));
  const clusters = readYaml(
    join(folder, "clusters.yaml"),
    z.array(Named.extend({ id: ClusterId, schemes: Cluster.shape.schemes })),
  );
  const categories = readYaml(join(folder, "categories.yaml"), z.array(Named.extend({ id: CategoryId })));
  const files = listYaml(join(folder, "directory")).map((name) => join(folder, "directory", name));
  const lists = files.map((file) => ({ file, parsed: readYaml(file, z.array(Solver)) }));
  const solvers = lists.flatMap(({ parsed }) => (parsed.ok ? parsed.value : []));
  const problems = [
    ...problemsOf(groups),
    ...problemsOf(rules),
    ...problemsOf(clusters),
    ...problemsOf(categories),
    ...lists.flatMap(({ parsed }) => problemsOf(parsed)),
    ...lists.flatMap(({ file, parsed }) => (parsed.ok ? misplaced(file, parsed.value, solvers) : [])),
    ...(groups.ok
      ? lists.flatMap(({ file, parsed }) => (parsed.ok ? homeless(file, parsed.value, groups.value) : []))
      : []),
  ];
  if (problems.length > 0 || !groups.ok || !rules.ok || !clusters.ok || !categories.ok) {
    return { ok: false, problems };
  }
  const names = { clusters: namesOf(clusters.value), categories: namesOf(categories.value) };
  const schemes = new Map(clusters.value.map(({ id, name, schemes: later }) => [id, { "246": [name], ...later }]));
  const value = { groups: groups.value, names, schemes, policyRules: rules.value, solvers };
  return { ok: true, value };
}

/** What a list calls its entries; the rest of the file is checked where its words are read. */
const Named = z.looseObject({ name: z.string().min(1), name_en: z.string().min(1) });

function namesOf<Id extends string>(list: readonly { id: Id; name: string; name_en: string }[]): Map<Id, NeedName> {
  return new Map(list.map(({ id, name, name_en }) => [id, { name, nameEn: name_en }]));
}

/** Reads `samples/`; every entry is marked as a sample. */
export function readSamples(folder: string): Parsed<Samples> {
  const place = (name: string) => join(folder, "samples", name);
  const marked = { error: "示例数据要写 sample: true" };
  const enterprises = readYaml(place("enterprises.yaml"), z.array(Enterprise.refine(({ sample }) => sample, marked)));
  const solvers = readYaml(place("solvers.yaml"), z.array(Solver.refine(({ sample }) => sample, marked)));
  const needs = readYaml(place("needs.yaml"), z.array(NeedRow));
  return enterprises.ok && solvers.ok && needs.ok
    ? { ok: true, value: { enterprises: enterprises.value, solvers: solvers.value, needs: needs.value } }
    : { ok: false, problems: [...problemsOf(enterprises), ...problemsOf(solvers), ...problemsOf(needs)] };
}

/** An id that stands twice, and a sample among the real ones. */
function misplaced(file: string, own: readonly Solver[], all: readonly Solver[]): Problem[] {
  const repeated = own.filter(({ id }) => all.filter((one) => one.id === id).length > 1).map(({ id }) => id);
  const samples = own.filter(({ sample }) => sample).map(({ id }) => id);
  return [
    ...repeated.map((id) => ({
      file,
      line: null,
      message: `编号 ${id} 写了两次。`,
      remedy: "改掉一个编号，或删掉重复的一条。",
    })),
    ...samples.map((id) => ({
      file,
      line: null,
      message: `${id} 是示例数据。`,
      remedy: "移到 samples 文件夹，或改成真实的并写 sample: false。",
    })),
  ];
}

/** A group that `groups.yaml` does not have. */
function homeless(file: string, own: readonly Solver[], { groups }: GroupsFile): Problem[] {
  const ids = groups.map(({ id }) => id);
  return own
    .filter(({ group }) => group !== null && !ids.includes(group))
    .map(({ id, group }) => ({
      file,
      line: null,
      message: `${id} 的对口组 ${group} 不在 groups.yaml 里。`,
      remedy: `改成 ${ids.join("、")} 中的一个，或写 null。`,
    }));
}
