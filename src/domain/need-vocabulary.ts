/** The words by which needs are recognised: the clerk's three files, checked and made ready for use once. */
import { z } from "zod";
import { CategoryId } from "./category.ts";
import { Cluster, ClusterId } from "./cluster.ts";
import { foldText } from "./fold-text.ts";
import { buildWordIndex, type WordIndex } from "./word-index.ts";

/** A text between slashes is a regular expression (flag u), any other a substring; Latin ones match whole words. */
const Pattern = z.string().min(1).refine(isReadable, "正则表达式写法有误");
const Patterns = z.array(z.array(Pattern).min(1));

/** One category of `knowledge/categories.yaml`; `objects` are the things it lacks, `endings` how other such words end. */
const CategoryWords = z.strictObject({
  id: CategoryId,
  name: z.string().min(1),
  name_en: z.string().min(1),
  objects: z.array(z.string().min(1)),
  endings: z.array(Pattern).default([]),
});

/** The file `knowledge/categories.yaml`: each category once. */
export const CategoryList = z.array(CategoryWords).superRefine((list, context) => {
  addIdIssues(list, CategoryId.options, context);
});
export type CategoryList = z.infer<typeof CategoryList>;

/** The file `knowledge/clusters.yaml`: each cluster once, and no product in two of them. */
export const ClusterList = z.array(Cluster).superRefine((list, context) => {
  addIdIssues(list, ClusterId.options, context);
  const owners = new Map<string, string>();
  for (const [index, { name, products }] of list.entries()) {
    for (const [place, word] of products.entries()) {
      const owner = owners.get(foldText(word));
      if (owner === undefined) {
        owners.set(foldText(word), name);
      } else {
        context.addIssue({
          code: "custom",
          path: [index, "products", place],
          message: `“${word}”在“${owner}”里已经有了`,
        });
      }
    }
  }
});
export type ClusterList = z.infer<typeof ClusterList>;

function addIdIssues(list: readonly { id: string }[], ids: readonly string[], context: z.RefinementCtx): void {
  for (const [index, { id }] of list.entries()) {
    if (list.findIndex((one) => one.id === id) < index) {
      context.addIssue({ code: "custom", path: [index, "id"], message: `${id} 写了两次` });
    }
  }
  const missing = ids.filter((id) => !list.some((one) => one.id === id));
  if (missing.length > 0) {
    context.addIssue({ code: "custom", path: [], message: `缺少 ${missing.join("、")}` });
  }
}

/** A word of two clusters: `instead` counts where one of `when` stands in the need, `also` is the other view. */
const AmbiguousWord = z.strictObject({
  word: z.string().min(1),
  cluster: ClusterId,
  also: ClusterId,
  instead: ClusterId.optional(),
  when: z.array(z.string().min(1)).default([]),
});
type AmbiguousWord = z.infer<typeof AmbiguousWord>;

/** The file `knowledge/need-words.yaml`. */
export const NeedWords = z.strictObject({
  signals: z.strictObject({
    troubles: Patterns,
    resolved: Patterns,
    tried: Patterns,
    wishes: Patterns,
    seeks: Patterns,
    solvers: Patterns,
    lacks: Patterns,
    automates: Patterns,
    platform: Patterns,
    others: Patterns,
    core: Patterns,
    clueless: Patterns,
    policies: Patterns,
    asks: Patterns,
    policy_predicates: Patterns,
    status: Patterns,
    lost_numbers: Patterns,
    contacts: Patterns,
    details: Patterns,
    identity: Patterns,
    topics: Patterns,
    announced: Patterns,
  }),
  bottleneck: z.strictObject({
    imports: Patterns,
    risks: Patterns,
    cries: Patterns,
    imports_denied: Patterns,
    risks_denied: Patterns,
    substitutes: Patterns,
    substitutes_fail: Patterns,
  }),
  generic: z.array(z.string().min(1)),
  ambiguous: z.array(AmbiguousWord),
});
export type NeedWords = z.infer<typeof NeedWords>;

/** What a word says about the industry: a product counts more than the name of an industry or a word of many industries. */
export type ClusterWord = { cluster: ClusterId; rank: "product" | "generic" | "industry" };

type Compiled<Names extends string> = Readonly<Record<Names, RegExp>>;

/** Everything `understandMessage` reads, ready for use. All expressions carry the flags g and u. */
export type NeedVocabulary = {
  signals: Compiled<keyof NeedWords["signals"]>;
  bottleneck: Compiled<keyof NeedWords["bottleneck"]>;
  clusterWords: WordIndex<ClusterWord>;
  categoryObjects: WordIndex<CategoryId>;
  categoryEndings: readonly (readonly [CategoryId, RegExp])[];
  ambiguous: ReadonlyMap<string, AmbiguousWord>;
};

/** Builds the vocabulary from the three files. */
export function buildNeedVocabulary(files: {
  clusters: ClusterList;
  categories: CategoryList;
  words: NeedWords;
}): NeedVocabulary {
  const { words } = files;
  return {
    signals: compileAll(words.signals),
    bottleneck: compileAll(words.bottleneck),
    clusterWords: buildWordIndex(listClusterWords(files.clusters, new Set(words.generic.map(foldText)))),
    categoryObjects: buildWordIndex(
      files.categories.flatMap(({ id, objects }) => objects.map((word) => [foldText(word), id] as const)),
    ),
    categoryEndings: files.categories.map(({ id, endings }) => [id, compile(endings)] as const),
    ambiguous: new Map(words.ambiguous.map((one) => [foldText(one.word), one])),
  };
}

function listClusterWords(
  clusters: readonly Cluster[],
  generic: ReadonlySet<string>,
): (readonly [string, ClusterWord])[] {
  return clusters.flatMap(({ id, aliases, products }) => [
    ...aliases.map((word) => [foldText(word), { cluster: id, rank: "industry" }] as const),
    ...products
      .map(foldText)
      .map((word) => [word, { cluster: id, rank: generic.has(word) ? "generic" : "product" }] as const),
  ]);
}

function compileAll<Names extends string>(rows: Record<Names, string[][]>): Compiled<Names>;
function compileAll(rows: Record<string, string[][]>): Record<string, RegExp> {
  return Object.fromEntries(Object.entries(rows).map(([name, patterns]) => [name, compile(patterns.flat())]));
}

/** One expression for a whole list; an empty list matches nothing. */
function compile(patterns: readonly string[]): RegExp {
  const sources = patterns.map((pattern) => bodyOf(pattern) ?? toSource(foldText(pattern)));
  return new RegExp(sources.length === 0 ? "(?!)" : sources.join("|"), "gu");
}

function toSource(word: string): string {
  const escaped = word.replace(/[$()*+.?[\\\]^{|}/]/gu, "\\$&");
  return /^[a-z]/u.test(word) ? `\\b${escaped}\\b` : escaped;
}

function bodyOf(pattern: string): string | null {
  return /^\/(.+)\/$/su.exec(pattern)?.[1] ?? null;
}

function isReadable(pattern: string): boolean {
  const body = bodyOf(pattern);
  try {
    return body === null || new RegExp(body, "u").test("") !== null;
  } catch {
    return false;
  }
}
