/** Groups (工作小组): who takes which needs, as a clerk writes it in `knowledge/groups.yaml`. */
import { z } from "zod";
import { CategoryId } from "./category.ts";
import { ClusterId } from "./cluster.ts";
import { buildWordFinder, isWord, type WordFinder } from "./word-finder.ts";

const Text = z.string("要写文字").trim().min(1, "不能为空，请填写");
const Word = Text.refine(isWord, "这个词用不了：不能只有标点；两条斜杠之间要是正确的正则表达式");
const Words = z.array(Word, "要写成词的列表，没有就写 []");
const GroupId = Text.regex(/^[A-Za-z][A-Za-z0-9_-]*$/u, "编号只能用字母开头的字母、数字、- 和 _，如 T1");

/** A cluster id as a clerk writes it; an unknown one is answered with the list. */
export const WrittenCluster = z.enum(ClusterId.options, {
  error: ({ input }) => `没有产业集群“${String(input)}”，可写：${ClusterId.options.join("、")}`,
});

/** A category id as a clerk writes it; an unknown one is answered with the list. */
export const WrittenCategory = z.enum(CategoryId.options, {
  error: ({ input }) => `没有需求类别“${String(input)}”，可写：${CategoryId.options.join("、")}`,
});

/**
 * One group.
 *
 * Shape   `members`, `leads` and `duty_order` hold staff ids; `terms` are typical matters that the reason may name
 */
const Group = z.strictObject({
  id: GroupId,
  name: Text,
  note: Text,
  clusters: z.array(WrittenCluster),
  categories: z.array(WrittenCategory),
  terms: Words,
  members: z.array(Text),
  leads: z.array(Text),
  duty_order: z.array(Text),
  slack_channel: Text.regex(/^(?:#\S+|[CG][A-Z0-9]{6,})$/u, "要写 #频道名 或频道编号 C…，没有写 null").nullable(),
});
export type Group = z.infer<typeof Group>;

/**
 * A rule before the clusters: all given conditions must hold, the first rule that matches decides.
 *
 * Shape   `cluster: unknown` means that no cluster was recognised; empty lists ask for nothing
 */
const RoutingRule = z.strictObject({
  id: Text,
  group: GroupId,
  cluster: z.enum(["any", "unknown"], "要写 any 或 unknown"),
  clusters: z.array(WrittenCluster),
  categories: z.array(WrittenCategory),
  words: Words,
  reason: Text,
});
export type RoutingRule = z.infer<typeof RoutingRule>;

/** A copy rule: the host stays, the named group is told when one of the words is there. */
const CopyRule = z.strictObject({
  id: Text,
  group: GroupId,
  words: z.array(Word).min(1, "至少写一个词"),
  none: Words,
  reason: Text,
});
type CopyRule = z.infer<typeof CopyRule>;

/** The whole file, checked so that every need has exactly one host group. */
export const GroupsFile = z
  .strictObject({
    label: Text,
    duty_group: Text,
    groups: z.array(Group).min(1, "至少要有一个组"),
    rules: z.array(RoutingRule),
    cc: z.array(CopyRule),
  })
  .superRefine((file, context) => {
    for (const { path, message } of findFaults(file)) {
      context.addIssue({ code: "custom", path, message });
    }
  });
export type GroupsFile = z.infer<typeof GroupsFile>;

type Fault = { path: (string | number)[]; message: string };
type Written = { duty_group: string; groups: Group[]; rules: RoutingRule[]; cc: CopyRule[] };

function findFaults(file: Written): Fault[] {
  const ids = new Set(file.groups.map((group) => group.id));
  const choices = `可写：${[...ids].join("、")}`;
  const named = [
    { id: file.duty_group, path: ["duty_group"] },
    ...file.rules.map((rule, index) => ({ id: rule.group, path: ["rules", index, "group"] })),
    ...file.cc.map((rule, index) => ({ id: rule.group, path: ["cc", index, "group"] })),
  ];
  return [
    ...named
      .filter(({ id }) => !ids.has(id))
      .map(({ id, path }) => ({ path, message: `没有编号是“${id}”的组，${choices}` })),
    ...findRepeats(file),
    ...findHomeless(file.groups),
    ...file.groups.flatMap(findStrangers),
  ];
}

function findRepeats({ groups, rules, cc }: Written): Fault[] {
  const lists = [
    ["groups", groups],
    ["rules", rules],
    ["cc", cc],
  ] as const;
  const ids = lists.flatMap(([list, entries]) =>
    entries.map(({ id }, index) => ({ key: `${list} ${id}`, path: [list, index, "id"], id })),
  );
  const names = groups.map(({ name }, index) => ({ key: `name ${name}`, path: ["groups", index, "name"], id: name }));
  return [...ids, ...names]
    .filter((one, index, all) => all.findIndex(({ key }) => key === one.key) < index)
    .map(({ path, id }) => ({ path, message: `“${id}”写了两次，改掉一个` }));
}

/** A cluster in two groups, and a cluster in none. */
function findHomeless(groups: readonly Group[]): Fault[] {
  const homes = new Map<ClusterId, string>();
  const faults: Fault[] = [];
  for (const [index, group] of groups.entries()) {
    for (const [at, cluster] of group.clusters.entries()) {
      const other = homes.get(cluster);
      if (other !== undefined) {
        const message = `${cluster} 已经写在 ${other} 里，一个集群只能归一个组，从其中一处删掉`;
        faults.push({ path: ["groups", index, "clusters", at], message });
      }
      homes.set(cluster, other ?? group.id);
    }
  }
  const homeless = ClusterId.options.filter((cluster) => !homes.has(cluster));
  return homeless.length === 0
    ? faults
    : [...faults, { path: ["groups"], message: `${homeless.join("、")} 没有组负责，写进某个组的 clusters` }];
}

/** Leads and people on duty who are no members. */
function findStrangers(group: Group, index: number): Fault[] {
  return (["leads", "duty_order"] as const).flatMap((list) =>
    group[list].flatMap((person, at) => {
      const message = `“${person}”不在 ${group.id} 的 members 里，先加进 members 再写到 ${list}`;
      return group.members.includes(person) ? [] : [{ path: ["groups", index, list, at], message }];
    }),
  );
}

/** A group with its finder. */
type ReadyGroup = { group: Group; find: WordFinder };

/**
 * The groups, ready for routing.
 *
 * Shape   `label` says that they are defaults; `clusterNames` are Chinese
 */
export type GroupBook = {
  label: string;
  duty: Group;
  groups: ReadonlyMap<string, ReadyGroup>;
  homes: ReadonlyMap<ClusterId, Group>;
  rules: readonly { rule: RoutingRule; find: WordFinder }[];
  cc: readonly { rule: CopyRule; find: WordFinder; findNone: WordFinder }[];
  clusterNames: ReadonlyMap<string, string>;
};

/**
 * Builds the book from the checked file.
 *
 * Shape   `clusterNames` maps ids to the names of `knowledge/clusters.yaml`; an id without a name is shown as it is
 * Errors  Error where the duty group is missing, which `GroupsFile` refuses
 */
export function buildGroupBook(file: GroupsFile, clusterNames: ReadonlyMap<string, string>): GroupBook {
  const duty = file.groups.find((group) => group.id === file.duty_group);
  if (duty === undefined) {
    throw new Error(`no duty group ${file.duty_group}`);
  }
  return {
    label: file.label,
    duty,
    groups: new Map(file.groups.map((group) => [group.id, { group, find: buildWordFinder(group.terms) }])),
    homes: new Map(file.groups.flatMap((group) => group.clusters.map((cluster) => [cluster, group] as const))),
    rules: file.rules.map((rule) => ({ rule, find: buildWordFinder(rule.words) })),
    cc: file.cc.map((rule) => ({ rule, find: buildWordFinder(rule.words), findNone: buildWordFinder(rule.none) })),
    clusterNames,
  };
}
