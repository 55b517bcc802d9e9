/** Routing (分派): chooses the host group of a need and who gets a copy, with the reason in words. */
import type { Bottleneck, CategoryId } from "./category.ts";
import type { ClusterId } from "./cluster.ts";
import type { Group, GroupBook, RoutingRule } from "./group.ts";
import { normaliseText } from "./text.ts";

/** What routing looks at. `clusterRunnerUp` is the firm's own industry or another good reading, else null. */
export type RoutingNeed = {
  cluster: ClusterId | null;
  clusterRunnerUp: ClusterId | null;
  category: CategoryId | null;
  text: string;
  bottleneck: Bottleneck;
};

/**
 * Where a need goes.
 *
 * Shape   `cc` never holds the host; `confident` false asks for the product once, then the host (duty group) takes it;
 *         `oneOnOne` puts it on the bureau leaders' 一对一 list
 * Unit    `score` 0–1
 */
export type Routing = {
  group: string;
  cc: string[];
  reason: string;
  score: number;
  runnerUp: string | null;
  confident: boolean;
  oneOnOne: boolean;
};

/** Parts of the score: what speaks for the host, one by one. */
const SCORE = { rule: 1, cluster: 0.7, unrivalled: 0.15, term: 0.1, category: 0.05, duty: 0.2 };
const MOST_WORDS = 3;

type Choice = { group: Group; sentence: string; score: number; confident: boolean };
type Copy = { group: string; sentence: string };

/** Routes a need: the clerk's rules in order, then the cluster, then the duty group; the category never changes the host. */
export function routeNeed(need: RoutingNeed, groups: GroupBook): Routing {
  const text = normaliseText(need.text);
  const choice = byRule(need, text, groups) ?? byCluster(need, text, groups) ?? toDuty(groups);
  const host = choice.group.id;
  const copies = [...copyToRival(need, groups), ...copyByWords(text, groups)].filter(({ group }) => group !== host);
  const oneOnOne = need.bottleneck === "yes";
  const leaders = oneOnOne ? ["判为卡脖子，另抄送组长和局领导，列入“一对一”清单。"] : [];
  return {
    group: host,
    cc: [...new Set(copies.map(({ group }) => group))],
    reason: [choice.sentence, ...copies.map(({ sentence }) => sentence), ...leaders].join(""),
    score: choice.score,
    runnerUp: findRunnerUp(need, text, { groups, host }),
    confident: choice.confident,
    oneOnOne,
  };
}

function byRule(need: RoutingNeed, text: string, groups: GroupBook): Choice | null {
  for (const { rule, find } of groups.rules) {
    const words = find(text);
    const group = groups.groups.get(rule.group)?.group;
    if (group !== undefined && holds(rule, need) && (rule.words.length === 0 || words.length > 0)) {
      const sentence = `按规则“${rule.id}”（${rule.reason}）${say(words, "，原话有")}，由${title(group, groups)}主办。`;
      return { group, sentence, score: SCORE.rule, confident: true };
    }
  }
  return null;
}

function holds(rule: RoutingRule, { cluster, category }: RoutingNeed): boolean {
  return (
    (rule.cluster === "any" || cluster === null) &&
    (rule.clusters.length === 0 || (cluster !== null && rule.clusters.includes(cluster))) &&
    (rule.categories.length === 0 || (category !== null && rule.categories.includes(category)))
  );
}

function byCluster(need: RoutingNeed, text: string, groups: GroupBook): Choice | null {
  const group = need.cluster === null ? undefined : groups.homes.get(need.cluster);
  if (need.cluster === null || group === undefined) {
    return null;
  }
  const words = groups.groups.get(group.id)?.find(text) ?? [];
  const rival = need.clusterRunnerUp === null ? undefined : groups.homes.get(need.clusterRunnerUp);
  const isRivalled = rival !== undefined && rival.id !== group.id;
  const isUsual = need.category !== null && group.categories.includes(need.category);
  const score =
    SCORE.cluster +
    (isRivalled ? 0 : SCORE.unrivalled) +
    (words.length > 0 ? SCORE.term : 0) +
    (isUsual ? SCORE.category : 0);
  const sentence = `按规则“集群定主办组”：技术落点是${nameOf(need.cluster, groups)}${say(words, "，原话有")}，由${title(group, groups)}主办。`;
  return { group, sentence, score: Math.round(score * 100) / 100, confident: true };
}

function toDuty(groups: GroupBook): Choice {
  const sentence = `还判断不出用在什么产品上、属于哪个产业集群，先由值班的${title(groups.duty, groups)}受理。`;
  return { group: groups.duty, sentence, score: SCORE.duty, confident: false };
}

/** Where the solution and the firm's industry lie apart, the other group hears of it. */
function copyToRival({ cluster, clusterRunnerUp }: RoutingNeed, groups: GroupBook): Copy[] {
  const rival = clusterRunnerUp === null || cluster === null ? undefined : groups.homes.get(clusterRunnerUp);
  if (rival === undefined || clusterRunnerUp === null) {
    return [];
  }
  const sentence = `也与${nameOf(clusterRunnerUp, groups)}有关，抄送${rival.name}（${rival.id}）。`;
  return [{ group: rival.id, sentence }];
}

function copyByWords(text: string, groups: GroupBook): Copy[] {
  return groups.cc.flatMap(({ rule, find, findNone }) => {
    const words = findNone(text).length > 0 ? [] : find(text);
    const group = groups.groups.get(rule.group)?.group;
    return words.length === 0 || group === undefined
      ? []
      : [{ group: group.id, sentence: `${say(words, "提到")}，${rule.reason}，抄送${group.name}（${group.id}）。` }];
  });
}

/** The group that a return (退回) proposes: of the other reading, else the one whose typical matters the text names most. */
function findRunnerUp(need: RoutingNeed, text: string, { groups, host }: { groups: GroupBook; host: string }) {
  const rivals = [need.cluster, need.clusterRunnerUp].map((one) => (one === null ? undefined : groups.homes.get(one)));
  const rival = rivals.find((group) => group !== undefined && group.id !== host);
  if (rival !== undefined) {
    return rival.id;
  }
  const [best] = [...groups.groups.values()]
    .filter(({ group }) => group.id !== host)
    .map(({ group, find }) => ({ id: group.id, length: find(text).join("").length }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  return best?.id ?? null;
}

function nameOf(cluster: ClusterId, groups: GroupBook): string {
  return groups.clusterNames.get(cluster) ?? cluster;
}

function title(group: Group, groups: GroupBook): string {
  return `${group.name}（${group.id}，${groups.label}）`;
}

function say(words: readonly string[], lead: string): string {
  return words.length === 0
    ? ""
    : `${lead}${words
        .slice(0, MOST_WORDS)
        .map((word) => `“${word}”`)
        .join("")}`;
}
